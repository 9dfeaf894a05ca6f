package id.morph.backend.sfox.image;

import static id.morph.backend.sfox.image.OperandKind.CONSTANT;
import static id.morph.backend.sfox.image.OperandKind.COUNT;
import static id.morph.backend.sfox.image.OperandKind.FUNCTION;
import static id.morph.backend.sfox.image.OperandKind.NAME;
import static id.morph.backend.sfox.image.OperandKind.OPTIONAL_COUNT;
import static id.morph.backend.sfox.image.OperandKind.OPTIONAL_NAME;
import static id.morph.backend.sfox.image.OperandKind.REGISTER;
import static id.morph.backend.sfox.image.OperandKind.SLOT;
import static id.morph.backend.sfox.image.OperandKind.TARGET;
import static id.morph.backend.sfox.image.OperandKind.TARGETS;
import static id.morph.backend.sfox.image.OperandKind.UNIT;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The one table of opcodes. A row says: number, version of the format that introduced it, how many values it takes from
 * and puts on the operand stack, and the kinds of its operands. Reader, writer, assembler, loader and the table in
 * {@code docs/mvm.md} follow it.
 *
 * <p>{@link #VARIABLE} in the place of a number of values means that an operand or a value decides it.
 */
public enum Opcode {
    PUSH_CONST(1, 1, 0, 1, CONSTANT),
    POP(2, 1, 1, 0),
    DUP(3, 1, 1, 2),
    ADD(4, 1, 2, 1),
    SUB(5, 1, 2, 1),
    MUL(6, 1, 2, 1),
    DIV(7, 1, 2, 1),
    MOD(8, 1, 2, 1),
    EQ(9, 1, 2, 1),
    NEQ(10, 1, 2, 1),
    GT(11, 1, 2, 1),
    LT(12, 1, 2, 1),
    GTE(13, 1, 2, 1),
    LTE(14, 1, 2, 1),
    NOT(15, 1, 1, 1),
    AND(16, 1, 2, 1),
    OR(17, 1, 2, 1),
    /** The register file of 32: no compiler has ever emitted these. */
    LOAD_REG(18, 1, 0, 0, REGISTER),
    MOVE_REG(19, 1, 0, 0, REGISTER),
    ADD_REG(20, 1, 0, 0, REGISTER),
    PUSH_FROM_REG(21, 1, 0, 1, REGISTER),
    POP_TO_REG(22, 1, 1, 0, REGISTER),
    LOAD_VAR(23, 1, 0, 1, NAME),
    STORE_VAR(24, 1, 1, 0, NAME),
    LOAD_LOCAL(25, 1, 0, 1, NAME),
    STORE_LOCAL(26, 1, 1, 0, NAME),
    BUILD_LIST(27, 1, Opcode.VARIABLE, 1, COUNT),
    /** Pairs are taken from the top of the stack down, so a literal comes out in reverse order. */
    BUILD_DICT(28, 1, Opcode.VARIABLE, 1, COUNT),
    LOAD_INDEX(29, 1, 2, 1),
    STORE_INDEX(30, 1, 3, 0),
    UNPACK_SEQUENCE(31, 1, 1, Opcode.VARIABLE, COUNT),
    CHECK_LEN(32, 1, 1, 2, COUNT),
    CHECK_LEN_MIN(33, 1, 1, 2, COUNT),
    SNAPSHOT(34, 1, 0, 0),
    RESTORE(35, 1, Opcode.VARIABLE, 0),
    DISCARD_SNAPSHOT(36, 1, 0, 0),
    BUILD_CLASS(37, 1, 3, 1),
    LOAD_ATTR(38, 1, 1, 1, NAME),
    STORE_ATTR(39, 1, 2, 0, NAME),
    IS_INSTANCE(40, 1, Opcode.VARIABLE, 1, OPTIONAL_NAME),
    IS_VARIANT(41, 1, Opcode.VARIABLE, 1, OPTIONAL_NAME),
    UNPACK_VARIANT(42, 1, 1, Opcode.VARIABLE),
    BUILD_VARIANT(43, 1, Opcode.VARIABLE, 1, COUNT),
    JMP(44, 1, 0, 0, TARGET),
    JMP_IF_FALSE(45, 1, 1, 0, TARGET),
    JMP_IF_TRUE(46, 1, 1, 0, TARGET),
    CALL(47, 1, Opcode.VARIABLE, 1, COUNT),
    RET(48, 1, 1, 0),
    PUSH_TRY(49, 1, 0, 0, TARGET),
    POP_TRY(50, 1, 0, 0),
    THROW(51, 1, 1, 0),
    IMPORT(52, 1, 0, 1, NAME),
    PRINT(53, 1, Opcode.VARIABLE, 0, COUNT),
    PRINT_RAW(54, 1, 1, 0),
    HALT(55, 1, 0, 0),
    YIELD(56, 1, 1, 1),
    RESUME(57, 1, 1, 1),
    LOAD_SUPER_METHOD(58, 1, 1, 1, NAME),
    SLICE(59, 1, 3, 1),
    BUILD_FUNCTION(60, 1, 1, 1),
    IMPORT_NATIVE(61, 1, 0, 1, NAME),
    LEN(62, 1, 1, 1),
    TYPE(63, 1, 1, 1),
    STR(64, 1, 1, 1),
    LOAD_DEREF(65, 1, 0, 1, NAME),
    STORE_DEREF(66, 1, 1, 0, NAME),
    LOAD_CLOSURE(67, 1, 0, 1, NAME),
    MAKE_FUNCTION(68, 1, Opcode.VARIABLE, 1, OPTIONAL_COUNT),
    BIT_AND(69, 1, 2, 1),
    BIT_OR(70, 1, 2, 1),
    BIT_XOR(71, 1, 2, 1),
    BIT_NOT(72, 1, 1, 1),
    LSHIFT(73, 1, 2, 1),
    RSHIFT(74, 1, 2, 1),
    STR_LOWER(75, 1, 1, 1),
    STR_UPPER(76, 1, 1, 1),
    STR_FIND(77, 1, 2, 1),
    STR_REPLACE(78, 1, 3, 1),
    SYS_TIME(79, 1, 0, 1),
    SYS_SLEEP(80, 1, 1, 1),
    SYS_PLATFORM(81, 1, 0, 1),
    NET_SOCKET_NEW(82, 1, 2, 1),
    NET_CONNECT(83, 1, 3, 1),
    NET_SEND(84, 1, 2, 1),
    NET_RECV(85, 1, 2, 1),
    NET_CLOSE(86, 1, 1, 1),
    IO_OPEN(87, 1, 2, 1),
    IO_READ(88, 1, 2, 1),
    IO_WRITE(89, 1, 2, 1),
    IO_CLOSE(90, 1, 1, 1),
    IO_EXISTS(91, 1, 1, 1),
    IO_DELETE(92, 1, 1, 1),
    IO_LIST(93, 1, 1, 1),
    IO_MKDIR(94, 1, 1, 1),

    // ---- version 2: variables
    LOAD_SLOT(128, 2, 0, 1, SLOT),
    STORE_SLOT(129, 2, 1, 0, SLOT),
    /** Leaves its value, or throws NAMA if it is undefined. */
    CHECK_DEFINED(130, 2, 1, 1, NAME),
    IS_DEFINED(131, 2, 1, 1),
    LOAD_GLOBAL(132, 2, 0, 1, UNIT, NAME),
    /** The global, or undefined. */
    PROBE_GLOBAL(133, 2, 0, 1, UNIT, NAME),
    STORE_GLOBAL(134, 2, 1, 0, UNIT, NAME),
    CELL_NEW(135, 2, 1, 1),
    CELL_GET(136, 2, 1, 1),
    /** cell value -- */
    CELL_SET(137, 2, 2, 0),

    // ---- version 2: values
    NEG(140, 2, 1, 1),
    TRUTHY(141, 2, 1, 1),
    /** The texts of n values joined. */
    FORMAT(142, 2, Opcode.VARIABLE, 1, COUNT),
    /** Like BUILD_DICT, but in source order and the last of equal keys wins. */
    BUILD_MAP(143, 2, Opcode.VARIABLE, 1, COUNT),
    /** Throws unless the value is a sequence of at least n elements. */
    UNPACK_CHECK(144, 2, 1, 0, COUNT),

    // ---- version 2: classes and variants
    /** class self -- bound method of the class's parent */
    LOAD_SUPER(150, 2, 2, 1, NAME),
    /** parent, then n pairs of method name and function -- class */
    MAKE_CLASS(151, 2, Opcode.VARIABLE, 1, NAME, COUNT),
    /** Unit, type name, variant name, number of arguments. */
    CONSTRUCTOR(152, 2, 0, 1, UNIT, NAME, NAME, COUNT),
    TEST_VARIANT(153, 2, 1, 1, NAME, COUNT),
    PAYLOAD(154, 2, 1, 1, COUNT),
    TEST_LIST(155, 2, 1, 1, COUNT),
    TEST_LIST_MIN(156, 2, 1, 1, COUNT),

    // ---- version 2: functions and modules
    /** n cells -- function */
    CLOSURE(160, 2, Opcode.VARIABLE, 1, FUNCTION, COUNT),
    /** The one function value of a function without captures. */
    FUNCTION_REF(161, 2, 0, 1, FUNCTION),
    /** Calls a known function without captures with the n values on top. */
    CALL_STATIC(162, 2, Opcode.VARIABLE, 1, OperandKind.FUNCTION, COUNT),
    MODULE_INIT(163, 2, 0, 1, UNIT),
    /** A host primitive with n arguments. */
    PRIM(164, 2, Opcode.VARIABLE, 1, NAME, COUNT),
    SWITCH(165, 2, 1, 0, TARGETS),
    UNREACHABLE(166, 2, 0, 0),

    // ---- version 2: iteration and errors
    ITER(170, 2, 1, 1),
    /** iterator -- whether there is an element */
    ITER_NEXT(171, 2, 1, 1),
    ITER_VALUE(172, 2, 1, 1),
    /** message kind -- the dict that is thrown */
    ERROR_OF_KIND(173, 2, 2, 1),
    /** Throws the runtime error of that key of the error catalogue; n values fill its message. */
    RAISE(174, 2, Opcode.VARIABLE, 0, NAME, COUNT),

    // ---- version 2: generators and routines
    /** A suspended frame: the function that resumes it, the number of its slots. */
    FRAME_NEW(180, 2, 0, 1, FUNCTION, COUNT),
    FRAME_LOAD(181, 2, 1, 1, COUNT),
    /** frame value -- */
    FRAME_STORE(182, 2, 2, 0, COUNT),
    FRAME_STATE(183, 2, 1, 1),
    FRAME_SET_STATE(184, 2, 1, 0, COUNT),
    FRAME_FINISH(185, 2, 1, 0),
    GENERATOR_NEW(186, 2, 1, 1),
    ROUTINE_START(187, 2, 1, 1),
    ROUTINE_PENDING(188, 2, 1, 1),
    ROUTINE_RESULT(189, 2, 1, 1),
    ROUTINE_WAIT(190, 2, 1, 1),
    /** frame awaited -- */
    PARK_AWAIT(191, 2, 2, 0),
    PARK_YIELD(192, 2, 1, 0),
    /** frame seconds -- */
    PARK_SLEEP(193, 2, 2, 0),
    ROUTINE_DRAIN(194, 2, 0, 0),

    // ---- version 2: inlined calls
    /** Throws TUMPUKAN if n more frames on top of this one are too many. */
    DEPTH_CHECK(195, 2, 0, 0, COUNT),
    /** The next call comes out of code that was inlined through n calls: counts their frames as if they were there. */
    ENTER_INLINED(196, 2, 0, 0, COUNT),
    /** Takes them back; an error that is caught does so, too. */
    LEAVE_INLINED(197, 2, 0, 0, COUNT),

    // ---- version 2: the system dialect
    /** The operation of that name in docs/ir.md, on n values. */
    SYSTEM(198, 2, Opcode.VARIABLE, 1, NAME, COUNT),
    /** The same for one without a result. */
    SYSTEM_EFFECT(199, 2, Opcode.VARIABLE, 0, NAME, COUNT);

    /** Stands for a number of stack values that the row alone does not tell. */
    public static final int VARIABLE = -1;

    private static final Opcode[] BY_NUMBER = new Opcode[256];

    static {
        for (Opcode opcode : values()) {
            BY_NUMBER[opcode.number] = opcode;
        }
    }

    private final int number;
    private final int since;
    private final int pops;
    private final int pushes;
    private final List<OperandKind> operands;

    Opcode(int number, int since, int pops, int pushes, OperandKind... operands) {
        this.number = number;
        this.since = since;
        this.pops = pops;
        this.pushes = pushes;
        this.operands = List.of(operands);
    }

    /** The byte that stands for it in an image. */
    public int number() {
        return number;
    }

    /** The version of the format that introduced it. */
    public int since() {
        return since;
    }

    /** How many values it takes from the stack, or {@link #VARIABLE}. */
    public int pops() {
        return pops;
    }

    /** How many values it puts on the stack, or {@link #VARIABLE}. */
    public int pushes() {
        return pushes;
    }

    public List<OperandKind> operands() {
        return operands;
    }

    /** Whether a function of a version 2 image may contain it. */
    public boolean inVersion2() {
        return since == 2
                || switch (this) {
                    case PUSH_CONST, POP, DUP, ADD, SUB, MUL, DIV, MOD, EQ, NEQ, GT, LT, GTE, LTE, NOT -> true;
                    case BUILD_LIST, LOAD_INDEX, STORE_INDEX, LOAD_ATTR, STORE_ATTR, SLICE, LEN, TYPE -> true;
                    case JMP, JMP_IF_FALSE, JMP_IF_TRUE, CALL, RET, THROW, PRINT, RESUME -> true;
                    case BIT_AND, BIT_OR, BIT_XOR, BIT_NOT, LSHIFT, RSHIFT -> true;
                    default -> false;
                };
    }

    /** Whether control never goes on to the next instruction. */
    public boolean ends() {
        return this == JMP
                || this == RET
                || this == THROW
                || this == HALT
                || this == RAISE
                || this == SWITCH
                || this == UNREACHABLE;
    }

    public static Optional<Opcode> numbered(int number) {
        return number < 0 || number > 255 ? Optional.empty() : Optional.ofNullable(BY_NUMBER[number]);
    }

    /** Finds an opcode by the name that the textual form uses. */
    public static Optional<Opcode> named(String name) {
        try {
            return Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
