package id.morph.backend.sfox.register;

/**
 * Operations of the register code. An instruction is the operation followed by its operands, all ints. Operands below:
 * {@code d} the register of the result, {@code a b c} registers, {@code t} a target, {@code i} a small constant, {@code o}
 * an index into {@link RegisterCode#objects}, {@code n a…} a number of registers and those registers.
 *
 * <p>The first group is what loops consist of and lies in the main switch. Operations from {@link #FIRST_RARE} on have one
 * layout, {@code d k n a…} with a number {@code k} of their own, and are executed by {@link RareOperations}.
 */
final class RegisterOp {
    /** d a */
    static final int MOVE = 0;

    // d a b
    static final int ADD = 1;
    static final int SUB = 2;
    static final int MUL = 3;
    static final int DIV = 4;
    static final int MOD = 5;
    static final int EQ = 6;
    static final int NE = 7;
    static final int LT = 8;
    static final int LE = 9;
    static final int GT = 10;
    static final int GE = 11;
    static final int INDEX = 12;

    // d a i
    static final int ADD_INT = 13;
    static final int SUB_INT = 14;

    // d a
    static final int NOT = 15;
    static final int TRUTHY = 16;

    /** t */
    static final int JUMP = 17;

    // a t
    static final int JUMP_TRUE = 18;
    static final int JUMP_FALSE = 19;

    // a b t: jump if the comparison holds
    static final int JUMP_EQ = 20;
    static final int JUMP_NE = 21;
    static final int JUMP_LT = 22;
    static final int JUMP_LE = 23;
    static final int JUMP_GT = 24;
    static final int JUMP_GE = 25;

    // a b t: jump unless the comparison holds; not the opposite comparison, because of nan
    static final int UNLESS_EQ = 26;
    static final int UNLESS_NE = 27;
    static final int UNLESS_LT = 28;
    static final int UNLESS_LE = 29;
    static final int UNLESS_GT = 30;
    static final int UNLESS_GE = 31;

    // a i t
    static final int UNLESS_EQ_INT = 32;
    static final int UNLESS_NE_INT = 33;
    static final int UNLESS_LT_INT = 34;
    static final int UNLESS_LE_INT = 35;
    static final int UNLESS_GT_INT = 36;
    static final int UNLESS_GE_INT = 37;

    /** d o slot: o is a module */
    static final int LOAD_GLOBAL = 38;
    /** o slot a */
    static final int STORE_GLOBAL = 39;

    /** d a */
    static final int CELL_GET = 40;
    /** a b */
    static final int CELL_SET = 41;

    /** d f n a…: f is a register */
    static final int CALL = 42;
    /** d o n a…: o is a function without captures; arguments are complete */
    static final int CALL_STATIC = 43;
    /** d a o n a…: o is a site; the attribute of a, called with these arguments */
    static final int INVOKE = 44;
    /** d s a o: the attribute of a as a callee: in d what is called, in s its receiver, null if it takes none */
    static final int LOAD_METHOD = 45;
    /** d m s n a…: calls what LOAD_METHOD found */
    static final int CALL_METHOD = 46;

    /** d a o */
    static final int GET_ATTRIBUTE = 47;
    /** a b o: a.name = b */
    static final int SET_ATTRIBUTE = 48;
    /** a b c: a[b] = c */
    static final int SET_INDEX = 49;
    /** a */
    static final int RETURN = 50;
    /** d a */
    static final int ITER_NEXT = 51;
    /** d a */
    static final int ITER_VALUE = 52;
    /** d a o: passes a, a name o for the error */
    static final int CHECK_DEFINED = 53;
    /** a n t…: to the target of the number in a */
    static final int SWITCH = 54;
    /** d a i */
    static final int PAYLOAD = 55;
    /** d o n a…: o is a primitive */
    static final int PRIMITIVE = 56;

    static final int FIRST_RARE = 64;

    // k: nothing
    static final int BIT_AND = 64;
    static final int BIT_OR = 65;
    static final int BIT_XOR = 66;
    static final int BIT_NOT = 67;
    static final int SHIFT_LEFT = 68;
    static final int SHIFT_RIGHT = 69;
    static final int NEGATE = 70;
    static final int FORMAT = 71;
    static final int PRINT = 72;
    static final int LIST = 73;
    static final int MAP = 74;
    static final int SLICE = 75;
    static final int LENGTH = 76;
    static final int TYPE = 77;
    static final int CELL_NEW = 78;
    static final int IS_DEFINED = 79;
    static final int ITER = 80;
    static final int ERROR_OF_KIND = 81;
    static final int THROW = 82;
    static final int RESUME = 83;
    static final int FRAME_STATE = 84;
    static final int FRAME_FINISH = 85;
    static final int GENERATOR_NEW = 86;
    static final int ROUTINE_START = 87;
    static final int ROUTINE_PENDING = 88;
    static final int ROUTINE_RESULT = 89;
    static final int ROUTINE_WAIT = 90;
    static final int PARK_AWAIT = 91;
    static final int PARK_YIELD = 92;
    static final int PARK_SLEEP = 93;
    static final int ROUTINE_DRAIN = 94;
    static final int UNREACHABLE = 95;

    // k: a number
    static final int UNPACK_CHECK = 100;
    static final int TEST_LIST = 101;
    static final int TEST_LIST_MIN = 102;
    static final int FRAME_LOAD = 103;
    static final int FRAME_STORE = 104;
    static final int FRAME_SET_STATE = 105;
    static final int PROBE_GLOBAL = 106;
    static final int DEPTH_CHECK = 107;
    static final int ENTER_INLINED = 108;
    static final int LEAVE_INLINED = 109;

    // k: an index into the objects
    static final int SUPER = 110;
    static final int CLASS = 111;
    static final int TEST_VARIANT = 112;
    static final int CLOSURE = 113;
    static final int MODULE_INIT = 114;
    static final int RAISE = 115;
    static final int FRAME_NEW = 116;
    /** The register is what a traced instruction gave. */
    static final int TRACE = 117;

    static final int SYSTEM = 118;

    private RegisterOp() {}
}
