package id.morph.ir.analysis.range;

import id.morph.ir.Op;
import java.util.Optional;

/** How two ints compare. */
enum Relation {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE;

    /** What an operation on ints or words tests. */
    static Optional<Relation> tested(Op op) {
        return switch (op) {
            case INT_EQ, I64_EQ -> Optional.of(EQ);
            case INT_NE, I64_NE -> Optional.of(NE);
            case INT_LT, I64_LT -> Optional.of(LT);
            case INT_LE, I64_LE -> Optional.of(LE);
            case INT_GT, I64_GT -> Optional.of(GT);
            case INT_GE, I64_GE -> Optional.of(GE);
            default -> Optional.empty();
        };
    }

    /** What holds when this does not. */
    Relation negated() {
        return switch (this) {
            case EQ -> NE;
            case NE -> EQ;
            case LT -> GE;
            case LE -> GT;
            case GT -> LE;
            case GE -> LT;
        };
    }

    /** The same seen from the second operand. */
    Relation swapped() {
        return switch (this) {
            case EQ -> EQ;
            case NE -> NE;
            case LT -> GT;
            case LE -> GE;
            case GT -> LT;
            case GE -> LE;
        };
    }
}
