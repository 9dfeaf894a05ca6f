package id.morph.frontend.system;

import id.morph.ir.Op;
import id.morph.ir.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The functions of {@code mesin}: each is one operation of the IR, which says what it takes and gives. */
public enum MachineFunction {
    LOAD8("muat8", Op.MEM_LOAD8),
    LOAD8_SIGNED("muat8_bertanda", Op.MEM_LOAD8S),
    LOAD16("muat16", Op.MEM_LOAD16),
    LOAD16_SIGNED("muat16_bertanda", Op.MEM_LOAD16S),
    LOAD32("muat32", Op.MEM_LOAD32),
    LOAD32_SIGNED("muat32_bertanda", Op.MEM_LOAD32S),
    LOAD64("muat64", Op.MEM_LOAD64),
    LOAD_FLOAT("muat_pecahan", Op.MEM_LOADF64),
    STORE8("simpan8", Op.MEM_STORE8),
    STORE16("simpan16", Op.MEM_STORE16),
    STORE32("simpan32", Op.MEM_STORE32),
    STORE64("simpan64", Op.MEM_STORE64),
    STORE_FLOAT("simpan_pecahan", Op.MEM_STOREF64),
    ATOMIC_LOAD("atom_muat", Op.MEM_ATOMIC_LOAD),
    ATOMIC_STORE("atom_simpan", Op.MEM_ATOMIC_STORE),
    ATOMIC_ADD("atom_tambah", Op.MEM_ATOMIC_ADD),
    ATOMIC_COMPARE_EXCHANGE("atom_tukar_jika", Op.MEM_ATOMIC_CAS),
    COPY("salin", Op.MEM_COPY),
    FILL("isi", Op.MEM_FILL),
    SIZE("halaman", Op.MEM_SIZE),
    GROW("tumbuh", Op.MEM_GROW),
    LEADING_ZEROS("nol_depan", Op.WORD_CLZ),
    TRAILING_ZEROS("nol_belakang", Op.WORD_CTZ),
    POPULATION("hitung_bit", Op.WORD_POPCOUNT),
    SHIFT_RIGHT_UNSIGNED("geser_kanan", Op.WORD_USHR),
    MULTIPLY_HIGH("kali_atas", Op.WORD_MUL_HIGH),
    MULTIPLY_HIGH_UNSIGNED("kali_atas_tak_bertanda", Op.WORD_UMUL_HIGH),
    DIVIDE_UNSIGNED("bagi_tak_bertanda", Op.WORD_UDIV),
    REMAINDER_UNSIGNED("sisa_tak_bertanda", Op.WORD_UMOD),
    BELOW("di_bawah", Op.WORD_ULT),
    BELOW_OR_EQUAL("di_bawah_sama", Op.WORD_ULE),
    TO_FLOAT("ke_pecahan", Op.F64_OF_WORD),
    TO_WORD("ke_kata", Op.WORD_OF_F64),
    FLOAT_BITS("bit_pecahan", Op.F64_BITS),
    FLOAT_OF_BITS("pecahan_bit", Op.F64_OF_BITS),
    FREE_MEMORY("awal_bebas", Op.MEM_BASE);

    private final String spelling;
    private final Op op;

    MachineFunction(String spelling, Op op) {
        this.spelling = spelling;
        this.op = op;
    }

    /** What programs call it. */
    public String spelling() {
        return spelling;
    }

    public Op op() {
        return op;
    }

    List<Type> parameters() {
        return op.operands();
    }

    /** {@link Type#NONE} if it gives nothing. */
    Type result() {
        return op.result();
    }

    /** Whether it may stand in the value of a constant. */
    boolean isConstant() {
        return op.effects().isEmpty();
    }

    public static Optional<MachineFunction> named(String spelling) {
        return Arrays.stream(values())
                .filter(function -> function.spelling.equals(spelling))
                .findFirst();
    }
}
