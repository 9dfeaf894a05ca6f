package id.morph.runtime;

import java.math.BigInteger;

/**
 * The operations of the language on values. The methods here are the fast paths, small enough to be inlined; everything else is in
 * {@link Arithmetic}, {@link Comparison}, {@link Access} and {@link Attributes}. Errors thrown have no position yet.
 */
public final class Operations {
    /** No container that tells its length has more elements. */
    static final long LONGEST = 1L << 30;

    private Operations() {}

    // arithmetic

    public static Object add(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long l = x;
            long r = y;
            long sum = l + r;
            if (((l ^ sum) & (r ^ sum)) >= 0) {
                return sum;
            }
        } else if (a instanceof Double x && b instanceof Double y) {
            return x + y;
        } else if (a instanceof CharSequence x && b instanceof CharSequence y) {
            return Text.concat(x, y);
        }
        return Arithmetic.add(a, b);
    }

    public static Object sub(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long l = x;
            long r = y;
            long difference = l - r;
            if (((l ^ r) & (l ^ difference)) >= 0) {
                return difference;
            }
        } else if (a instanceof Double x && b instanceof Double y) {
            return x - y;
        }
        return Arithmetic.sub(a, b);
    }

    public static Object mul(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long l = x;
            long r = y;
            long product = l * r;
            if (Math.multiplyHigh(l, r) == product >> 63) {
                return product;
            }
        } else if (a instanceof Double x && b instanceof Double y) {
            return x * y;
        }
        return Arithmetic.mul(a, b);
    }

    /** {@code /}: always a float; ints are divided with correct rounding. */
    public static Object div(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y && y != 0) {
            return x / y;
        }
        return Arithmetic.div(a, b);
    }

    /** {@code %}: floored, has the divisor's sign. */
    public static Object mod(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && y != 0) {
            return Math.floorMod((long) x, (long) y);
        }
        return Arithmetic.mod(a, b);
    }

    /** {@code bagi_bulat}: floored division of ints. */
    public static Object floorDiv(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && y != 0 && x != Long.MIN_VALUE) {
            return Math.floorDiv((long) x, (long) y);
        }
        return Arithmetic.floorDiv(a, b);
    }

    public static Object neg(Object a) {
        if (a instanceof Long x && x != Long.MIN_VALUE) {
            return -x;
        }
        return Arithmetic.neg(a);
    }

    public static Object bitAnd(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x & y;
        }
        return Arithmetic.bitAnd(a, b);
    }

    public static Object bitOr(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x | y;
        }
        return Arithmetic.bitOr(a, b);
    }

    public static Object bitXor(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x ^ y;
        }
        return Arithmetic.bitXor(a, b);
    }

    public static Object bitNot(Object a) {
        if (a instanceof Long x) {
            return ~x;
        }
        return Arithmetic.bitNot(a);
    }

    public static Object shiftLeft(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long value = x;
            long count = y;
            if (count >= 0 && count < 63 && value << count >> count == value) {
                return value << count;
            }
        }
        return Arithmetic.shiftLeft(a, b);
    }

    /** {@code >>}: arithmetic. */
    public static Object shiftRight(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && y >= 0) {
            return (long) x >> Math.min(y, 63);
        }
        return Arithmetic.shiftRight(a, b);
    }

    // comparison

    public static boolean eq(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x.longValue() == y.longValue();
        }
        if (a instanceof String x && b instanceof String y) {
            return x.equals(y);
        }
        return Comparison.equal(a, b);
    }

    public static boolean ne(Object a, Object b) {
        return !eq(a, b);
    }

    public static boolean lt(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return (long) x < (long) y;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return (double) x < (double) y;
        }
        return Comparison.ordered(a, b, Comparison.Order.LT);
    }

    public static boolean le(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return (long) x <= (long) y;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return (double) x <= (double) y;
        }
        return Comparison.ordered(a, b, Comparison.Order.LE);
    }

    public static boolean gt(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return (long) x > (long) y;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return (double) x > (double) y;
        }
        return Comparison.ordered(a, b, Comparison.Order.GT);
    }

    public static boolean ge(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return (long) x >= (long) y;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return (double) x >= (double) y;
        }
        return Comparison.ordered(a, b, Comparison.Order.GE);
    }

    // logic and types

    public static boolean truthy(Object a) {
        if (a instanceof Boolean truth) {
            return truth;
        }
        return truthyOther(a);
    }

    private static boolean truthyOther(Object a) {
        if (a == Nil.NIL) {
            return false;
        }
        if (a instanceof Long number) {
            return number != 0;
        }
        if (a instanceof MorphList list) {
            return list.size() != 0;
        }
        if (a instanceof MorphDict dict) {
            return dict.size() != 0;
        }
        if (a instanceof Double number) {
            return number != 0;
        }
        if (a instanceof CharSequence text) {
            return !text.isEmpty();
        }
        return !(a instanceof MorphBytes bytes) || bytes.size() != 0;
    }

    public static boolean not(Object a) {
        return !truthy(a);
    }

    /** {@code tipe(x)}. */
    public static String typeName(Object a) {
        if (a instanceof CharSequence) {
            return "teks";
        }
        if (Numbers.isNumber(a)) {
            return a instanceof Boolean ? "boolean" : "angka";
        }
        if (a == Nil.NIL) {
            return "nil";
        }
        if (a instanceof MorphList) {
            return "daftar";
        }
        if (a instanceof MorphDict) {
            return "kamus";
        }
        if (a instanceof MorphFunction || a instanceof BoundMethod) {
            return "fungsi";
        }
        if (a instanceof Variant) {
            return "varian";
        }
        if (a instanceof MorphClass) {
            return "kelas";
        }
        if (a instanceof MorphBytes) {
            return "bytes";
        }
        if (a instanceof GeneratorHandle) {
            return "generator";
        }
        if (a instanceof MorphModule) {
            return "modul";
        }
        if (a instanceof Routine) {
            return "rutin";
        }
        return a instanceof ForeignValue foreign ? foreign.typeName() : "objek";
    }

    /** Whether it is an int (booleans are not). */
    public static boolean isInt(Object a) {
        return a instanceof Long || a instanceof BigInteger;
    }

    // elements and attributes

    public static Object index(Object container, Object index) {
        if (container instanceof MorphList list && index instanceof Long number) {
            long i = number;
            if (i >= 0 && i < list.size()) {
                return list.get((int) i);
            }
        } else if (container instanceof MorphDict dict) {
            Object value = dict.get(index);
            if (value != null) {
                return value;
            }
        } else if (container instanceof String text && index instanceof Long number) {
            long i = number;
            if (i >= 0 && i < text.length()) {
                return Text.at(text, (int) i);
            }
        }
        return Access.index(container, index);
    }

    public static void setIndex(Object container, Object index, Object value) {
        if (container instanceof MorphList list && index instanceof Long number) {
            long i = number;
            if (i >= 0 && i < list.size()) {
                list.set((int) i, value);
                return;
            }
        } else if (container instanceof MorphDict dict) {
            dict.put(index, value);
            return;
        }
        Access.setIndex(container, index, value);
    }

    /** {@code x[from:to]}; a bound that is nil is the start or the end. */
    public static Object slice(Object container, Object from, Object to) {
        return Access.slice(container, from, to);
    }

    /**
     * The plain index of an element, as {@code daftar} takes them: a negative one counts from the end.
     *
     * @throws MorphError if it is no int ({@code TIPE}) or there is no such element ({@code INDEKS})
     */
    public static int position(Object index, int length) {
        return Access.position(index, length, "INDEKS.daftar");
    }

    /**
     * Inserts before an index, which is brought into range: a negative one counts from the end, nil is the end.
     *
     * @throws MorphError if the index is no int
     */
    public static void insert(MorphList list, Object index, Object value) {
        if (index != Nil.NIL && !Numbers.isIntegral(index)) {
            throw MorphError.of("TIPE.argumen", "insert", "bilangan bulat", typeName(index));
        }
        list.insert(Access.bound(index, list.size(), list.size()), value);
    }

    /** Appends every element of a list, text, dict (its keys), bytes or generator. */
    public static void extend(MorphList list, Object values) {
        if (values instanceof MorphList other) {
            list.addAll(other);
            return;
        }
        for (MorphIterator i = MorphIterator.over(values); i.hasNext(); ) {
            list.add(i.next());
        }
    }

    /** {@code panjang(x)}. */
    public static long length(Object a) {
        if (a instanceof MorphList list) {
            return list.size();
        }
        if (a instanceof MorphDict dict) {
            return dict.size();
        }
        if (a instanceof CharSequence text) {
            return bounded(text.length(), "MEMORI.teks");
        }
        if (a instanceof MorphBytes bytes) {
            return bounded(bytes.size(), "MEMORI.bytes");
        }
        if (a instanceof ForeignValue foreign) {
            return bounded(foreign.length(), "MEMORI.daftar");
        }
        throw MorphError.of("TIPE.panjang", typeName(a));
    }

    /** What comes from outside, a file, may be longer than anything that the language makes; the compiler relies on a bound. */
    private static long bounded(long length, String error) {
        if (length > LONGEST) {
            throw MorphError.of(error);
        }
        return length;
    }

    /**
     * What destructuring demands before it takes elements out.
     *
     * @throws MorphError unless it is a list, text or bytes of at least that many elements
     */
    public static void requireElements(Object a, int count) {
        if (!(a instanceof MorphList || a instanceof CharSequence || a instanceof MorphBytes)) {
            throw MorphError.of("TIPE.bongkar", typeName(a));
        }
        long length = length(a);
        if (length < count) {
            throw MorphError.of("NILAI.bongkar", count, length);
        }
    }

    /** {@code receiver.name}. */
    public static Object getAttribute(Object receiver, String name) {
        return Attributes.get(receiver, name);
    }

    /** {@code ubah receiver.name = value}. */
    public static void setAttribute(Object receiver, String name, Object value) {
        Attributes.set(receiver, name, value);
    }

    // calls

    /** {@code callee(args)}: function, bound method, or class (makes an instance). */
    public static Object call(Object callee, Object[] args) {
        if (callee instanceof MorphFunction function) {
            return function.call(args);
        }
        if (callee instanceof BoundMethod method) {
            return method.call(args);
        }
        if (callee instanceof MorphClass type) {
            return type.instantiate(args);
        }
        if (callee instanceof ForeignValue foreign) {
            return foreign.call(args);
        }
        throw notCallable(callee);
    }

    /** The error for calling something that cannot be called. */
    public static MorphError notCallable(Object callee) {
        return MorphError.of("TIPE.panggil", typeName(callee));
    }

    /** {@code receiver.name(args)}, without making a bound method where that can be avoided. */
    public static Object callMethod(Object receiver, String name, Object[] args) {
        BuiltinMethod builtin = BuiltinMethods.find(receiver, name);
        if (builtin != null) {
            return builtin.invoke(receiver, args);
        }
        return call(getAttribute(receiver, name), args);
    }

    // text, iteration, generators

    /** {@code teks(x)} in Morph's style; {@link RuntimeContext#toText} follows the program's. */
    public static CharSequence toText(Object a) {
        return toText(a, PrintStyle.MORPH);
    }

    public static CharSequence toText(Object a, PrintStyle style) {
        return a instanceof CharSequence text ? text : Printer.toText(a, style);
    }

    /** The iteration of {@code untuk x dalam a}. */
    public static MorphIterator iterate(Object a) {
        return MorphIterator.over(a);
    }

    /** {@code lanjut(g)}: {@code Momen(value, continuation)} at a {@code bekukan}, at the end the return value itself. */
    public static Object resume(Object generator) {
        if (!(generator instanceof GeneratorHandle handle)) {
            throw MorphError.of("GENERATOR.bukan", "lanjut", typeName(generator));
        }
        Object value = handle.advance();
        return handle.isFinished()
                ? value
                : new Variant(
                        VariantType.MOMENT, new Object[] {value, handle.frame().handle()});
    }
}
