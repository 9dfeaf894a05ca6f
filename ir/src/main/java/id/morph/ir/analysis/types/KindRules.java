package id.morph.ir.analysis.types;

import static id.morph.ir.analysis.types.Kinds.BYTES;
import static id.morph.ir.analysis.types.Kinds.FLOAT;
import static id.morph.ir.analysis.types.Kinds.INT;
import static id.morph.ir.analysis.types.Kinds.INTEGRAL;
import static id.morph.ir.analysis.types.Kinds.LIST;
import static id.morph.ir.analysis.types.Kinds.NUMBER;
import static id.morph.ir.analysis.types.Kinds.TEXT;

/** The kinds that operators give, for the kinds of their operands (reference 3.3 to 3.5). Never: they throw. */
final class KindRules {

    private KindRules() {}

    /** {@code + - * %} on numbers. */
    static int arithmetic(int a, int b) {
        int kinds = 0;
        if ((a & INTEGRAL) != 0 && (b & INTEGRAL) != 0) {
            kinds |= INT;
        }
        if (((a & FLOAT) != 0 && (b & NUMBER) != 0) || ((b & FLOAT) != 0 && (a & NUMBER) != 0)) {
            kinds |= FLOAT;
        }
        return kinds;
    }

    static int add(int a, int b) {
        return arithmetic(a, b) | (a & b & (TEXT | LIST | BYTES));
    }

    static int multiply(int a, int b) {
        int sequences = TEXT | LIST | BYTES;
        int kinds = arithmetic(a, b);
        if ((b & INTEGRAL) != 0) {
            kinds |= a & sequences;
        }
        if ((a & INTEGRAL) != 0) {
            kinds |= b & sequences;
        }
        return kinds;
    }

    static int divide(int a, int b) {
        return (a & NUMBER) != 0 && (b & NUMBER) != 0 ? FLOAT : 0;
    }

    static int bitwise(int a, int b) {
        return (a & INTEGRAL) != 0 && (b & INTEGRAL) != 0 ? INT : 0;
    }

    static int negate(int a) {
        return ((a & INTEGRAL) != 0 ? INT : 0) | (a & FLOAT);
    }

    /** Whether {@code ==} can find two values of these kinds equal; numbers compare across kinds. */
    static boolean mayEqual(int a, int b) {
        int left = (a & NUMBER) != 0 ? a | NUMBER : a;
        int right = (b & NUMBER) != 0 ? b | NUMBER : b;
        return (left & right & ~Kinds.UNKNOWN) != 0;
    }

    /** What the truth of a value of these kinds can be. */
    static TypeValue truth(int kinds) {
        boolean mayBeFalse = (kinds & Kinds.SOMETIMES_FALSE) != 0;
        boolean mayBeTrue = (kinds & ~(Kinds.NIL | Kinds.FALSE | Kinds.UNKNOWN | Kinds.UNDEFINED)) != 0;
        if (mayBeFalse && mayBeTrue) {
            return TypeValue.BOOL;
        }
        return mayBeFalse ? TypeValue.FALSE : mayBeTrue ? TypeValue.TRUE : TypeValue.NEVER;
    }
}
