package id.morph.backend.wasm.binary;

/** Instructions that have no operand but those on the stack, or a place in the memory. */
public enum Opcode {
    // spotless:off
    UNREACHABLE(0x00),
    NOP(0x01),
    RETURN(0x0f),
    DROP(0x1a),
    SELECT(0x1b),
    MEMORY_SIZE(0x3f),
    MEMORY_GROW(0x40),
    I32_EQZ(0x45),
    I32_EQ(0x46),
    I32_NE(0x47),
    I32_LT_S(0x48),
    I32_LT_U(0x49),
    I32_GT_S(0x4a),
    I32_GT_U(0x4b),
    I32_LE_S(0x4c),
    I32_LE_U(0x4d),
    I32_GE_S(0x4e),
    I32_GE_U(0x4f),
    I64_EQZ(0x50),
    I64_EQ(0x51),
    I64_NE(0x52),
    I64_LT_S(0x53),
    I64_LT_U(0x54),
    I64_GT_S(0x55),
    I64_GT_U(0x56),
    I64_LE_S(0x57),
    I64_LE_U(0x58),
    I64_GE_S(0x59),
    I64_GE_U(0x5a),
    F64_EQ(0x61),
    F64_NE(0x62),
    F64_LT(0x63),
    F64_GT(0x64),
    F64_LE(0x65),
    F64_GE(0x66),
    I32_ADD(0x6a),
    I32_SUB(0x6b),
    I32_MUL(0x6c),
    I32_AND(0x71),
    I32_OR(0x72),
    I32_XOR(0x73),
    I32_SHL(0x74),
    I32_SHR_S(0x75),
    I32_SHR_U(0x76),
    I64_CLZ(0x79),
    I64_CTZ(0x7a),
    I64_POPCNT(0x7b),
    I64_ADD(0x7c),
    I64_SUB(0x7d),
    I64_MUL(0x7e),
    I64_DIV_S(0x7f),
    I64_DIV_U(0x80),
    I64_REM_S(0x81),
    I64_REM_U(0x82),
    I64_AND(0x83),
    I64_OR(0x84),
    I64_XOR(0x85),
    I64_SHL(0x86),
    I64_SHR_S(0x87),
    I64_SHR_U(0x88),
    F64_ABS(0x99),
    F64_NEG(0x9a),
    F64_CEIL(0x9b),
    F64_FLOOR(0x9c),
    F64_TRUNC(0x9d),
    F64_NEAREST(0x9e),
    F64_SQRT(0x9f),
    F64_ADD(0xa0),
    F64_SUB(0xa1),
    F64_MUL(0xa2),
    F64_DIV(0xa3),
    F64_MIN(0xa4),
    F64_MAX(0xa5),
    F64_COPYSIGN(0xa6),
    I32_WRAP_I64(0xa7),
    I64_EXTEND_I32_S(0xac),
    I64_EXTEND_I32_U(0xad),
    F64_CONVERT_I64_S(0xb9),
    F64_CONVERT_I64_U(0xba),
    I64_REINTERPRET_F64(0xbd),
    F64_REINTERPRET_I64(0xbf),
    I64_TRUNC_SAT_F64_S(0xfc, 6),
    MEMORY_COPY(0xfc, 10),
    MEMORY_FILL(0xfc, 11),
    I32_LOAD(0x28),
    I64_LOAD(0x29),
    F64_LOAD(0x2b),
    I32_LOAD8_U(0x2d),
    I64_LOAD8_S(0x30),
    I64_LOAD8_U(0x31),
    I64_LOAD16_S(0x32),
    I64_LOAD16_U(0x33),
    I64_LOAD32_S(0x34),
    I64_LOAD32_U(0x35),
    I32_STORE(0x36),
    I64_STORE(0x37),
    F64_STORE(0x39),
    I64_STORE8(0x3c),
    I64_STORE16(0x3d),
    I64_STORE32(0x3e);
    // spotless:on

    private static final int NONE = -1;

    private final int code;
    private final int second;

    Opcode(int code) {
        this(code, NONE);
    }

    Opcode(int code, int second) {
        this.code = code;
        this.second = second;
    }

    /** Whether it accesses the memory at an address and has an offset. */
    public boolean isAccess() {
        return compareTo(I32_LOAD) >= 0;
    }

    void write(ByteWriter out) {
        out.raw(code);
        if (second != NONE) {
            out.unsigned(second);
        }
        switch (this) {
            case MEMORY_SIZE, MEMORY_GROW, MEMORY_FILL -> out.raw(0);
            case MEMORY_COPY -> {
                out.raw(0);
                out.raw(0);
            }
            default -> {
                // The others are only their code.
            }
        }
    }
}
