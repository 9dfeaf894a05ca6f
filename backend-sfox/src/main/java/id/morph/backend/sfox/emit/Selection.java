package id.morph.backend.sfox.emit;

import id.morph.backend.sfox.image.Opcode;
import id.morph.ir.Instruction;
import id.morph.ir.Type;

/** The opcode for an instruction whose operands are on the stack, with the opcode's own operands. */
record Selection(Opcode opcode, Object... operands) {

    static Selection of(Instruction i, ImageTables tables) {
        int count = i.operands().size();
        return switch (i.op()) {
            case NEG -> plain(Opcode.NEG);
            case ADD -> plain(Opcode.ADD);
            case SUB -> plain(Opcode.SUB);
            case MUL -> plain(Opcode.MUL);
            case DIV -> plain(Opcode.DIV);
            case MOD -> plain(Opcode.MOD);
            case BIT_AND -> plain(Opcode.BIT_AND);
            case BIT_OR -> plain(Opcode.BIT_OR);
            case BIT_XOR -> plain(Opcode.BIT_XOR);
            case BIT_NOT -> plain(Opcode.BIT_NOT);
            case SHIFT_LEFT -> plain(Opcode.LSHIFT);
            case SHIFT_RIGHT -> plain(Opcode.RSHIFT);
            case EQ -> plain(Opcode.EQ);
            case NE -> plain(Opcode.NEQ);
            case LT -> plain(Opcode.LT);
            case LE -> plain(Opcode.LTE);
            case GT -> plain(Opcode.GT);
            case GE -> plain(Opcode.GTE);
            case TRUTHY -> plain(Opcode.TRUTHY);
            case NOT -> plain(Opcode.NOT);

            case FORMAT -> with(Opcode.FORMAT, count);
            case PRINT -> with(Opcode.PRINT, count);

            case LIST -> with(Opcode.BUILD_LIST, count);
            case DICT -> with(Opcode.BUILD_MAP, count / 2);
            case INDEX -> plain(Opcode.LOAD_INDEX);
            case SET_INDEX -> plain(Opcode.STORE_INDEX);
            case SLICE -> plain(Opcode.SLICE);
            case LENGTH -> plain(Opcode.LEN);
            case TYPE_NAME -> plain(Opcode.TYPE);
            case UNPACK_CHECK -> with(Opcode.UNPACK_CHECK, i.number(0));

            case ATTRIBUTE -> with(Opcode.LOAD_ATTR, i.name(0));
            case SET_ATTRIBUTE -> with(Opcode.STORE_ATTR, i.name(0));
            case SUPER -> with(Opcode.LOAD_SUPER, i.name(0));
            case CLASS -> with(Opcode.MAKE_CLASS, i.name(0), (count - 1) / 2);
            case CONSTRUCTOR -> with(Opcode.CONSTRUCTOR, tables.unit(i.symbol(0)), i.name(1), i.name(2), i.number(3));
            case IS_VARIANT -> with(Opcode.TEST_VARIANT, i.name(0), i.number(1));
            case PAYLOAD -> with(Opcode.PAYLOAD, i.number(0));
            case IS_LIST -> with(Opcode.TEST_LIST, i.number(0));
            case IS_LIST_MIN -> with(Opcode.TEST_LIST_MIN, i.number(0));

            case DEFINED -> with(Opcode.CHECK_DEFINED, i.name(0));
            case IS_DEFINED -> plain(Opcode.IS_DEFINED);
            case GLOBAL_GET -> with(Opcode.LOAD_GLOBAL, tables.unit(i.symbol(0)), i.name(1));
            case GLOBAL_PROBE -> with(Opcode.PROBE_GLOBAL, tables.unit(i.symbol(0)), i.name(1));
            case GLOBAL_SET -> with(Opcode.STORE_GLOBAL, tables.unit(i.symbol(0)), i.name(1));
            case CELL_NEW -> plain(Opcode.CELL_NEW);
            case CELL_GET -> plain(Opcode.CELL_GET);
            case CELL_SET -> plain(Opcode.CELL_SET);

            case CLOSURE -> with(Opcode.CLOSURE, tables.function(i.symbol(0)), count);
            case FUNCTION_REF -> with(Opcode.FUNCTION_REF, tables.function(i.symbol(0)));
            case CALL -> with(Opcode.CALL, count - 1);
            case CALL_STATIC -> with(Opcode.CALL_STATIC, tables.function(i.symbol(0)), count);
            case MODULE_INIT -> with(Opcode.MODULE_INIT, tables.unit(i.symbol(0)));
            case DEPTH_CHECK ->
                with(Opcode.DEPTH_CHECK, i.number(0) + i.position().inlinedFrames());
            case PRIMITIVE -> with(Opcode.PRIM, i.name(0), count);

            case ITERATOR_NEW -> plain(Opcode.ITER);
            case ITERATOR_NEXT -> plain(Opcode.ITER_NEXT);
            case ITERATOR_VALUE -> plain(Opcode.ITER_VALUE);
            case ERROR_OF_KIND -> plain(Opcode.ERROR_OF_KIND);
            case RAISE -> with(Opcode.RAISE, i.name(0), count);

            case RESUME -> plain(Opcode.RESUME);
            case FRAME_NEW -> with(Opcode.FRAME_NEW, tables.function(i.symbol(0)), i.number(1));
            case FRAME_LOAD, FRAME_LOAD_ITERATOR, FRAME_LOAD_CELL -> with(Opcode.FRAME_LOAD, i.number(0));
            case FRAME_STORE, FRAME_STORE_ITERATOR, FRAME_STORE_CELL -> with(Opcode.FRAME_STORE, i.number(0));
            case FRAME_STATE -> plain(Opcode.FRAME_STATE);
            case FRAME_SET_STATE -> with(Opcode.FRAME_SET_STATE, i.number(0));
            case FRAME_FINISH -> plain(Opcode.FRAME_FINISH);
            case GENERATOR_NEW -> plain(Opcode.GENERATOR_NEW);
            case ROUTINE_START -> plain(Opcode.ROUTINE_START);
            case ROUTINE_PENDING -> plain(Opcode.ROUTINE_PENDING);
            case ROUTINE_RESULT -> plain(Opcode.ROUTINE_RESULT);
            case ROUTINE_WAIT -> plain(Opcode.ROUTINE_WAIT);
            case PARK_AWAIT -> plain(Opcode.PARK_AWAIT);
            case PARK_YIELD -> plain(Opcode.PARK_YIELD);
            case PARK_SLEEP -> plain(Opcode.PARK_SLEEP);
            case ROUTINE_DRAIN -> plain(Opcode.ROUTINE_DRAIN);
            case CALL_TYPED -> with(Opcode.CALL_STATIC, tables.function(i.symbol(0)), count);
            case GLOBAL_LOAD -> with(Opcode.LOAD_GLOBAL, tables.unit(i.symbol(0)), i.name(1));
            case GLOBAL_STORE -> with(Opcode.STORE_GLOBAL, tables.unit(i.symbol(0)), i.name(1));
            // spotless:off
            case BOX_F64, F64_NEG, F64_ADD, F64_SUB, F64_MUL, F64_EQ, F64_NE, F64_LT, F64_LE, F64_GT, F64_GE,
                    WORD_NEG, WORD_ADD, WORD_SUB, WORD_MUL, WORD_DIV, WORD_MOD, WORD_UDIV, WORD_UMOD,
                    WORD_MUL_HIGH, WORD_UMUL_HIGH, WORD_AND, WORD_OR, WORD_XOR, WORD_NOT, WORD_SHL, WORD_SHR,
                    WORD_USHR, WORD_CLZ, WORD_CTZ, WORD_POPCOUNT, WORD_EQ, WORD_NE, WORD_LT, WORD_LE, WORD_GT,
                    WORD_GE, WORD_ULT, WORD_ULE, F64_QUOTIENT, F64_OF_WORD, WORD_OF_F64, F64_BITS, F64_OF_BITS,
                    BOX_WORD, INT_OF_WORD, WORD_OF_ANY, WORD_OF_INT, F64_OF_ANY, BOOL_OF_ANY, MEM_LOAD8,
                    MEM_LOAD8S, MEM_LOAD16, MEM_LOAD16S, MEM_LOAD32, MEM_LOAD32S, MEM_LOAD64, MEM_LOADF64,
                    MEM_STORE8, MEM_STORE16, MEM_STORE32, MEM_STORE64, MEM_STOREF64, MEM_ATOMIC_LOAD,
                    MEM_ATOMIC_STORE, MEM_ATOMIC_ADD, MEM_ATOMIC_CAS, MEM_COPY, MEM_FILL, MEM_SIZE, MEM_GROW,
                    MEM_INIT ->
                with(i.type() == Type.NONE ? Opcode.SYSTEM_EFFECT : Opcode.SYSTEM, i.op().text(), count);
            case MEM_DATA, MEM_BASE -> throw new IllegalArgumentException("data must be placed before code is made");
            case HOST_CALL -> throw new IllegalArgumentException("there is no host below this one");
            // sfox gets programs in the dynamic dialect.
            case BOX_INT, UNBOX_INT, UNBOX_F64, UNBOX_BOOL, I64_OF_INT, F64_OF_I64, F64_OF_INT, INT_NEG,
                    INT_ADD, INT_SUB, INT_MUL, INT_MOD, INT_FLOOR_DIV, INT_DIV, INT_AND, INT_OR, INT_XOR, INT_NOT,
                    INT_SHL, INT_SHR, INT_EQ, INT_NE, INT_LT, INT_LE, INT_GT, INT_GE, I64_NEG, I64_ADD, I64_SUB,
                    I64_MUL, I64_MOD, I64_FLOOR_DIV, I64_AND, I64_OR, I64_XOR, I64_NOT, I64_SHL, I64_SHR, I64_EQ,
                    I64_NE, I64_LT, I64_LE, I64_GT, I64_GE, F64_DIV, F64_MOD, F64_SQRT, LIST_NEW, LIST_GET,
                    LIST_SET, LIST_APPEND, LIST_ELEMENT, LIST_SET_ELEMENT, CONTAINER_LENGTH, LIST_VERSION,
                    LIST_UNCHANGED, CLASS_NEW, OBJECT_NEW, FIELD_GET, FIELD_SET, OBJECT_CHECK, REF_EQ, REF_NE,
                    CALL_METHOD ->
                throw new IllegalArgumentException(i.op().text() + " is not of the dynamic dialect");
            // spotless:on
            case LOCAL_GET, LOCAL_SET ->
                throw new IllegalArgumentException("local variables must be in SSA form before code is made");
        };
    }

    private static Selection plain(Opcode opcode) {
        return new Selection(opcode);
    }

    private static Selection with(Opcode opcode, Object... operands) {
        return new Selection(opcode, operands);
    }
}
