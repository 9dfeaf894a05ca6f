package id.morph.ir.analysis.types;

import id.morph.ir.Primitive;
import id.morph.ir.analysis.types.AbstractObject.DictObject;
import id.morph.ir.analysis.types.AbstractObject.ListObject;

/** What the host primitives give, and what they write. Those that are not described here may do anything with their operands. */
final class PrimitiveTransfer {

    private final TypeInference solver;
    private final Memory memory;
    private final Transfer transfer;

    PrimitiveTransfer(TypeInference solver, Memory memory, Transfer transfer) {
        this.solver = solver;
        this.memory = memory;
        this.transfer = transfer;
    }

    TypeValue result(Place at, String name, TypeValue[] x) {
        return switch (Primitive.named(name).orElseThrow()) {
            case TEXT_LOWER, TEXT_UPPER, TEXT_STRIP, TEXT_REPLACE, TEXT_JOIN, CHR, REPR, PLATFORM -> TypeValue.TEXT;
            case TEXT_FIND, ORD, TO_INT, FLOOR_DIV, FLOAT_BITS -> TypeValue.INT;
            case TEXT_STARTS, TEXT_ENDS, DICT_HAS, DICT_REMOVE, FS_EXISTS -> TypeValue.BOOL;
            case TEXT_SPLIT -> transfer.newList(at, TypeValue.TEXT);
            case TEXT_ENCODE, BYTES_FROM_LIST -> TypeValue.BYTES;
            case BYTES_TO_LIST -> transfer.newList(at, TypeValue.INT);
            case BYTES_DECODE, IN_READ_LINE, FS_CWD -> TypeValue.of(Kinds.TEXT | Kinds.NIL);
            case TO_FLOAT, SQRT, FLOAT_FROM_BITS, TIME_NOW -> TypeValue.FLOAT;
            case IS_INT ->
                x[0].isOnly(Kinds.INT) ? TypeValue.TRUE : x[0].may(Kinds.INT) ? TypeValue.BOOL : TypeValue.FALSE;
            case OUT_WRITE, ERR_WRITE, SLEEP, ROUTINE_YIELD -> TypeValue.NIL;

            case LIST_APPEND -> {
                write(x[0], x[1]);
                yield TypeValue.NIL;
            }
            case LIST_INSERT -> {
                write(x[0], x[2]);
                yield TypeValue.NIL;
            }
            case LIST_EXTEND -> {
                write(x[0], transfer.elements(at, x[1]));
                yield TypeValue.NIL;
            }
            case LIST_POP -> transfer.listElements(at, x[0]).join(TypeValue.NIL);
            case LIST_COPY -> transfer.newList(at, transfer.listElements(at, x[0]));
            case LIST_FILLED -> transfer.newList(at, x[1]);

            case DICT_KEYS -> transfer.newList(at, dictPart(at, x[0], false));
            case DICT_VALUES -> transfer.newList(at, dictPart(at, x[0], true));
            case DICT_GET -> memory.join(dictPart(at, x[0], true), x[2]);
            case DICT_COPY -> {
                DictObject made = at.site(DictObject.class, memory::dict);
                solver.learn(made.keys, dictPart(at, x[0], false));
                solver.learn(made.values, dictPart(at, x[0], true));
                yield TypeValue.of(Kinds.DICT, made);
            }

            case JS_MODULE, JS_EXPORT -> {
                memory.seeEverything();
                yield elsewhere(x);
            }

            case EXIT -> TypeValue.NEVER;
            case FS_OPEN,
                    FS_READ,
                    FS_WRITE,
                    FS_CLOSE,
                    FS_REMOVE,
                    FS_MKDIR,
                    FS_LIST,
                    FS_INFO,
                    FS_RENAME,
                    FS_COPY,
                    FS_ABSOLUTE,
                    ARGV,
                    ENVIRONMENT,
                    CPU_INFO,
                    MEMORY_INFO,
                    PROCESS_RUN,
                    NET_CONNECT,
                    NET_LISTEN,
                    NET_ACCEPT,
                    NET_PORT,
                    NET_SEND,
                    NET_RECEIVE,
                    NET_CLOSE,
                    GENERATOR_CHECKPOINT,
                    RUN_IMAGE,
                    JAVA_CLASS -> elsewhere(x);
        };
    }

    /** Code that is not followed takes the operands and gives anything. */
    private TypeValue elsewhere(TypeValue[] x) {
        for (TypeValue operand : x) {
            memory.escape(operand);
        }
        return TypeValue.ANY;
    }

    private TypeValue dictPart(Place at, TypeValue dict, boolean values) {
        return dict.may(Kinds.DICT) ? transfer.dictPart(at, dict, values) : TypeValue.NEVER;
    }

    private void write(TypeValue list, TypeValue element) {
        memory.objects(list, ListObject.class).forEach(object -> solver.learn(object.elements, element));
        if (list.unknown()) {
            memory.escape(element);
        }
    }
}
