package id.morph.backend.jvm;

import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/** Brings values to the operand stack and from there to where they live. */
final class ValueAccess {
    private static final int CACHED_LONGS = 128;

    private final Code code;
    private final ClassBuilder owner;
    private final ValueHomes homes;
    private final SmallWords words;
    private final int frameLocal;

    /** @param frameLocal the local variable of the frame array, if there is one */
    ValueAccess(Code code, ClassBuilder owner, ValueHomes homes, SmallWords words, int frameLocal) {
        this.code = code;
        this.owner = owner;
        this.homes = homes;
        this.words = words;
        this.frameLocal = frameLocal;
    }

    /** Pushes a value in the form of a type that it fits. */
    void load(Value value, Type wanted) {
        if (value instanceof Constant constant) {
            load(constant, wanted);
            return;
        }
        Integer slot = homes.frameSlot(value);
        if (slot != null) {
            code.local(Opcodes.ALOAD, frameLocal);
            code.push(slot);
            code.op(Opcodes.AALOAD);
            if (wanted != Type.ANY) {
                code.unbox(value.type());
                convert(value.type(), wanted);
            }
            return;
        }
        int local = homes.local(value);
        if (local < 0) {
            throw new IllegalStateException("a value without a place");
        }
        code.local(Jvm.loadOpcode(words.home(value)), local);
        if (value.type() == Type.INT) {
            code.local(Opcodes.ALOAD, local + 2);
        } else if (words.isKept(value)) {
            code.op(Opcodes.I2L);
        }
        convert(value.type(), wanted);
    }

    /** Pushes a value as an Object. */
    void load(Value value) {
        load(value, Type.ANY);
    }

    /** Pushes a word as an int of the JVM: its low half, if it is none. */
    void loadSmall(Value value) {
        Optional<Integer> constant = SmallWords.constant(value);
        if (constant.isPresent()) {
            code.push(constant.get());
        } else if (words.isKept(value) && homes.local(value) >= 0) {
            code.local(Opcodes.ILOAD, homes.local(value));
        } else {
            load(value, Type.I64);
            code.op(Opcodes.L2I);
        }
    }

    /** Pushes a value in the form in which another one is kept. */
    void loadFor(Value target, Value value) {
        if (words.isKept(target)) {
            loadSmall(value);
        } else {
            load(value, target.type());
        }
    }

    /** Pops what {@link #loadFor} has pushed. */
    void storeLoaded(Value target) {
        if (words.isKept(target)) {
            storeSmall(target);
        } else {
            store(target);
        }
    }

    /** Pops an int of the JVM, which is a word that is small, into the word's home. */
    void storeSmall(Value value) {
        if (words.isKept(value) && homes.frameSlot(value) == null) {
            int local = homes.local(value);
            if (local < 0) {
                code.op(Opcodes.POP);
            } else {
                code.local(Opcodes.ISTORE, local);
            }
        } else {
            code.op(Opcodes.I2L);
            store(value);
        }
    }

    /** Pushes the word of an int that is one; of any other int, some number. */
    void loadWord(Value value) {
        if (value instanceof Constant constant) {
            code.push(MachineOperations.word(constant).orElse(0L));
        } else if (value.type() == Type.INT && homes.local(value) >= 0) {
            code.local(Opcodes.LLOAD, homes.local(value));
        } else {
            load(value, value.type());
            if (value.type() == Type.INT) {
                code.op(Opcodes.POP);
            }
        }
    }

    /** Pushes what an int is that is no word, or null. */
    void loadBig(Value value) {
        if (value instanceof Constant.Int constant && constant.value().bitLength() >= Long.SIZE) {
            owner.big(code, constant.value());
        } else if (value instanceof Constant || value.type() == Type.I64) {
            code.op(Opcodes.ACONST_NULL);
        } else if (homes.local(value) >= 0) {
            code.local(Opcodes.ALOAD, homes.local(value) + 2);
        } else {
            load(value);
            code.callStatic(Jvm.INTS, "big", "(Ljava/lang/Object;)Ljava/lang/Object;");
        }
    }

    /** Pushes the memory of the system dialect, which is a constant for HotSpot. */
    void loadMemory() {
        owner.constant(code, Jvm.MEMORY, Jvm.MEMORY, initialiser -> {
            initialiser.getStatic(ProgramLayout.PROGRAM, "CONTEXT", Jvm.object(Jvm.CONTEXT));
            initialiser.callVirtual(Jvm.CONTEXT, "memory", "()" + Jvm.object(Jvm.MEMORY));
        });
    }

    /** A local variable of two words for use within one instruction. */
    int scratch() {
        return homes.locals();
    }

    private void convert(Type from, Type to) {
        if (from == Type.I64 && to == Type.INT) {
            code.op(Opcodes.ACONST_NULL);
        } else if (from != to && to == Type.ANY) {
            code.box(from);
        }
    }

    private void load(Constant constant, Type wanted) {
        switch (constant) {
            case Constant.Nil _ -> code.getStatic(Jvm.NIL, "NIL", Jvm.object(Jvm.NIL));
            case Constant.Bool(boolean value) -> {
                if (wanted == Type.BOOL) {
                    code.push(value ? 1 : 0);
                } else {
                    code.getStatic(Jvm.BOOLEAN, value ? "TRUE" : "FALSE", Jvm.object(Jvm.BOOLEAN));
                }
            }
            case Constant.Int(BigInteger value) -> {
                if (wanted == Type.I64 || wanted == Type.WORD) {
                    code.push(value.longValueExact());
                } else if (wanted == Type.INT) {
                    integer(value);
                } else if (value.bitLength() >= Long.SIZE) {
                    owner.big(code, value);
                } else {
                    boxed(value.longValue());
                }
            }
            case Constant.Float(double value) -> {
                if (wanted == Type.F64) {
                    code.push(value);
                } else {
                    owner.constant(code, constant, Jvm.DOUBLE, initialiser -> {
                        initialiser.push(value);
                        initialiser.boxDouble();
                    });
                }
            }
            case Constant.Text(String value) -> owner.text(code, value);
            // In generated code a variable without a value is null.
            case Constant.Undefined _ -> code.op(Opcodes.ACONST_NULL);
        }
    }

    private void integer(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            code.push(value.longValue());
            code.op(Opcodes.ACONST_NULL);
        } else {
            code.push(0L);
            owner.big(code, value);
        }
    }

    private void boxed(long value) {
        if (value >= -CACHED_LONGS && value < CACHED_LONGS) {
            code.push(value);
            code.boxLong();
        } else {
            owner.constant(code, value, Jvm.LONG, initialiser -> {
                initialiser.push(value);
                initialiser.boxLong();
            });
        }
    }

    /** Pops what is on the stack, a value of that one's type, into its home; drops it if nobody uses the value. */
    void store(Value value) {
        Integer slot = homes.frameSlot(value);
        if (slot != null) {
            code.box(value.type());
            code.local(Opcodes.ALOAD, frameLocal);
            code.op(Opcodes.SWAP);
            code.push(slot);
            code.op(Opcodes.SWAP);
            code.op(Opcodes.AASTORE);
            return;
        }
        int local = homes.local(value);
        if (local < 0) {
            code.pop(value.type());
        } else {
            if (value.type() == Type.INT) {
                code.local(Opcodes.ASTORE, local + 2);
            } else if (words.isKept(value)) {
                code.op(Opcodes.L2I);
            }
            code.local(Jvm.storeOpcode(words.home(value)), local);
        }
    }

    /** Whether a large instruction's operands have been collected in an array, step by step. */
    boolean collected(Instruction instruction) {
        return homes.collectedSlot(instruction) != null;
    }

    void loadCollected(Instruction instruction) {
        code.local(Opcodes.ALOAD, frameLocal);
        code.push(homes.collectedSlot(instruction));
        code.op(Opcodes.AALOAD);
        code.type(Opcodes.CHECKCAST, "[Ljava/lang/Object;");
    }

    void storeCollected(Instruction instruction) {
        code.local(Opcodes.ALOAD, frameLocal);
        code.op(Opcodes.SWAP);
        code.push(homes.collectedSlot(instruction));
        code.op(Opcodes.SWAP);
        code.op(Opcodes.AASTORE);
    }

    /** Whether two values share a home, so that nothing has to be moved from one to the other. */
    boolean sameHome(Value a, Value b) {
        return a == b || (a.type() == b.type() && homes.local(a) >= 0 && homes.local(a) == homes.local(b));
    }

    /** Pushes an array of some of the values. */
    void array(List<Value> values) {
        code.push(values.size());
        code.type(Opcodes.ANEWARRAY, Jvm.OBJECT);
        fill(values, 0);
    }

    /** Pushes an array of values, each in the form of its type and boxed. */
    void array(List<Value> values, List<Type> types) {
        code.push(values.size());
        code.type(Opcodes.ANEWARRAY, Jvm.OBJECT);
        for (int i = 0; i < values.size(); i++) {
            code.op(Opcodes.DUP);
            code.push(i);
            load(values.get(i), types.get(i));
            code.box(types.get(i));
            code.op(Opcodes.AASTORE);
        }
    }

    /** Puts values into the array on the stack, which stays there. */
    void fill(List<Value> values, int from) {
        for (int i = 0; i < values.size(); i++) {
            code.op(Opcodes.DUP);
            code.push(from + i);
            load(values.get(i));
            code.op(Opcodes.AASTORE);
        }
    }
}
