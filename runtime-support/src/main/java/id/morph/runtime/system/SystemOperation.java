package id.morph.runtime.system;

import id.morph.runtime.RuntimeContext;
import java.util.HashMap;
import java.util.Map;

/**
 * An operation of the system dialect for executors that interpret: words are {@code Long}, floats {@code Double}, truth values
 * {@code Boolean}. Names are those of the IR.
 */
public interface SystemOperation {

    /**
     * @param x the operands, of the types that the operation takes
     * @return the result; null if there is none
     */
    Object apply(RuntimeContext context, Object[] x);

    /** The operation of that name; null if there is none. */
    static SystemOperation named(String name) {
        return Table.ALL.get(name);
    }

    /** Operations on one, two words or floats, and those on the memory. */
    final class Table {
        private static final Map<String, SystemOperation> ALL = new HashMap<>();

        private Table() {}

        private interface Unary {
            long of(long a);
        }

        private interface Binary {
            long of(long a, long b);
        }

        private interface Test {
            boolean of(long a, long b);
        }

        private interface FloatBinary {
            double of(double a, double b);
        }

        private interface FloatTest {
            boolean of(double a, double b);
        }

        private interface Load {
            Object of(LinearMemory memory, long address);
        }

        private interface Store {
            void of(LinearMemory memory, long address, long value);
        }

        static {
            words();
            tests();
            floats();
            conversions();
            memory();
        }

        private static void words() {
            unary("word.neg", a -> -a);
            unary("word.not", a -> ~a);
            unary("word.clz", Long::numberOfLeadingZeros);
            unary("word.ctz", Long::numberOfTrailingZeros);
            unary("word.popcount", Long::bitCount);
            binary("word.add", (a, b) -> a + b);
            binary("word.sub", (a, b) -> a - b);
            binary("word.mul", (a, b) -> a * b);
            binary("word.div", Words::div);
            binary("word.mod", Words::mod);
            binary("word.udiv", Words::udiv);
            binary("word.umod", Words::umod);
            binary("word.mulhigh", Math::multiplyHigh);
            binary("word.umulhigh", Words::umulHigh);
            binary("word.and", (a, b) -> a & b);
            binary("word.or", (a, b) -> a | b);
            binary("word.xor", (a, b) -> a ^ b);
            binary("word.shl", (a, b) -> a << b);
            binary("word.shr", (a, b) -> a >> b);
            binary("word.ushr", (a, b) -> a >>> b);
        }

        private static void tests() {
            test("word.eq", (a, b) -> a == b);
            test("word.ne", (a, b) -> a != b);
            test("word.lt", (a, b) -> a < b);
            test("word.le", (a, b) -> a <= b);
            test("word.gt", (a, b) -> a > b);
            test("word.ge", (a, b) -> a >= b);
            test("word.ult", (a, b) -> Long.compareUnsigned(a, b) < 0);
            test("word.ule", (a, b) -> Long.compareUnsigned(a, b) <= 0);
            floatTest("f64.eq", (a, b) -> a == b);
            floatTest("f64.ne", (a, b) -> a != b);
            floatTest("f64.lt", (a, b) -> a < b);
            floatTest("f64.le", (a, b) -> a <= b);
            floatTest("f64.gt", (a, b) -> a > b);
            floatTest("f64.ge", (a, b) -> a >= b);
        }

        private static void floats() {
            ALL.put("f64.neg", (c, x) -> -(Double) x[0]);
            floatBinary("f64.add", (a, b) -> a + b);
            floatBinary("f64.sub", (a, b) -> a - b);
            floatBinary("f64.mul", (a, b) -> a * b);
            floatBinary("f64.quotient", (a, b) -> a / b);
        }

        private static void conversions() {
            ALL.put("f64.of.word", (c, x) -> (double) (Long) x[0]);
            ALL.put("word.of.f64", (c, x) -> (long) (double) (Double) x[0]);
            ALL.put("f64.bits", (c, x) -> Double.doubleToLongBits((Double) x[0]));
            ALL.put("f64.of.bits", (c, x) -> Double.longBitsToDouble((Long) x[0]));
            ALL.put("word.of.any", (c, x) -> Words.ofAny(x[0]));
            ALL.put("word.of.int", (c, x) -> Words.ofAny(x[0]));
            ALL.put("f64.of.any", (c, x) -> Words.floatOfAny(x[0]));
            ALL.put("bool.of.any", (c, x) -> Words.boolOfAny(x[0]));
            // A word, a float and the number that shows the same are one Java object.
            ALL.put("box.word", (c, x) -> x[0]);
            ALL.put("int.of.word", (c, x) -> x[0]);
            ALL.put("box.f64", (c, x) -> x[0]);
        }

        private static void memory() {
            load("mem.load8", LinearMemory::load8);
            load("mem.load8s", LinearMemory::load8s);
            load("mem.load16", LinearMemory::load16);
            load("mem.load16s", LinearMemory::load16s);
            load("mem.load32", LinearMemory::load32);
            load("mem.load32s", LinearMemory::load32s);
            load("mem.load64", LinearMemory::load64);
            load("mem.loadf64", LinearMemory::loadF64);
            load("mem.atomic.load", LinearMemory::atomicLoad);
            store("mem.store8", LinearMemory::store8);
            store("mem.store16", LinearMemory::store16);
            store("mem.store32", LinearMemory::store32);
            store("mem.store64", LinearMemory::store64);
            store("mem.atomic.store", LinearMemory::atomicStore);
            effect("mem.storef64", (memory, x) -> memory.storeF64((Long) x[0], (Double) x[1]));
            effect("mem.copy", (memory, x) -> memory.copy((Long) x[0], (Long) x[1], (Long) x[2]));
            effect("mem.fill", (memory, x) -> memory.fill((Long) x[0], (Long) x[1], (Long) x[2]));
            effect("mem.init", (memory, x) -> memory.init((Long) x[0], (CharSequence) x[1]));
            ALL.put("mem.atomic.add", (c, x) -> c.memory().atomicAdd((Long) x[0], (Long) x[1]));
            ALL.put("mem.atomic.cas", (c, x) -> c.memory().atomicCas((Long) x[0], (Long) x[1], (Long) x[2]));
            ALL.put("mem.size", (c, x) -> c.memory().size());
            ALL.put("mem.grow", (c, x) -> c.memory().grow((Long) x[0]));
        }

        private interface Access {
            void to(LinearMemory memory, Object[] x);
        }

        private static void unary(String name, Unary operation) {
            ALL.put(name, (c, x) -> operation.of((Long) x[0]));
        }

        private static void binary(String name, Binary operation) {
            ALL.put(name, (c, x) -> operation.of((Long) x[0], (Long) x[1]));
        }

        private static void test(String name, Test operation) {
            ALL.put(name, (c, x) -> operation.of((Long) x[0], (Long) x[1]));
        }

        private static void floatBinary(String name, FloatBinary operation) {
            ALL.put(name, (c, x) -> operation.of((Double) x[0], (Double) x[1]));
        }

        private static void floatTest(String name, FloatTest operation) {
            ALL.put(name, (c, x) -> operation.of((Double) x[0], (Double) x[1]));
        }

        private static void load(String name, Load operation) {
            ALL.put(name, (c, x) -> operation.of(c.memory(), (Long) x[0]));
        }

        private static void store(String name, Store operation) {
            effect(name, (memory, x) -> operation.of(memory, (Long) x[0], (Long) x[1]));
        }

        private static void effect(String name, Access access) {
            ALL.put(name, (c, x) -> {
                access.to(c.memory(), x);
                return null;
            });
        }
    }
}
