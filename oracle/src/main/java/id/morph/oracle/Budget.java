package id.morph.oracle;

import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphList;
import java.math.BigInteger;

/**
 * How much work a run may do before it is stopped, counted in instructions, so that it does not depend on the machine. What
 * handles large values counts as more than one.
 */
final class Budget {
    /** Ends the run; no handler of the program sees it. */
    static final class Exhausted extends Error {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("the budget is exhausted", null, false, false);
        }
    }

    private long left;

    Budget(long instructions) {
        this.left = instructions;
    }

    /** Pays for one instruction. */
    void pay(Object[] operands, Object result) {
        long cost = 1 + size(result);
        for (Object operand : operands) {
            cost += size(operand);
        }
        pay(cost);
    }

    /** Pays for a step from block to block, so that an empty loop ends too. */
    void payStep() {
        pay(1);
    }

    private void pay(long cost) {
        left -= cost;
        if (left < 0) {
            throw new Exhausted();
        }
    }

    private static long size(Object value) {
        if (value instanceof BigInteger number) {
            // Multiplication and printing take the square of the length.
            long words = number.bitLength() >> 6;
            return words * words >> 4;
        }
        if (value instanceof CharSequence text) {
            return text.length() >> 4;
        }
        if (value instanceof MorphList list) {
            return list.size() >> 4;
        }
        return value instanceof MorphDict dict ? dict.size() >> 4 : 0;
    }
}
