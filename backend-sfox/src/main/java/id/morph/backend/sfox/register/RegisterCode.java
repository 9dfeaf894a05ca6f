package id.morph.backend.sfox.register;

import id.morph.backend.sfox.image.FunctionCode.SourcePosition;
import id.morph.runtime.MorphError;

/**
 * A function ready to run.
 *
 * <p>A call's registers start as a copy of {@link #template}: captured cells, arguments (nil until given), locals and
 * temporaries, and behind them the function's constants, so that every operand is a register.
 */
final class RegisterCode {
    private static final int NO_HANDLER = -1;

    final String name;
    final int[] code;
    final Object[] template;
    /** What operands marked {@code o} point to. */
    final Object[] objects;

    final int captures;
    final int arity;
    final boolean variadic;
    /** One for a function that counts as a level of calls. */
    final int depthCost;

    /** The register in which a handler finds the error. */
    final int errorRegister;

    private final String file;
    /** Triples of start, end and target; the first that contains the place counts. */
    private final int[] handlers;

    private final int[] positionStarts;
    private final SourcePosition[] positions;

    RegisterCode(
            LinkedFunction function,
            int[] code,
            Object[] template,
            Object[] objects,
            int errorRegister,
            int[] handlers,
            int[] positionStarts,
            SourcePosition[] positions) {
        this.name = function.source.name();
        this.file = function.file();
        this.captures = function.source.captures();
        this.arity = function.source.arity();
        this.variadic = function.source.variadic();
        this.depthCost = function.source.transparent() ? 0 : 1;
        this.code = code;
        this.template = template;
        this.objects = objects;
        this.errorRegister = errorRegister;
        this.handlers = handlers;
        this.positionStarts = positionStarts;
        this.positions = positions;
    }

    /** Where an error of the instruction at {@code pc} is handled; negative if nowhere in this function. */
    int handlerOf(int pc) {
        for (int i = 0; i < handlers.length; i += 3) {
            if (pc >= handlers[i] && pc < handlers[i + 1]) {
                return handlers[i + 2];
            }
        }
        return NO_HANDLER;
    }

    /** Adds to an error that it passed the instruction at {@code pc}. */
    void record(MorphError error, int pc) {
        if (depthCost == 0) {
            return;
        }
        SourcePosition position = positionAt(pc);
        if (position == null) {
            return;
        }
        error.setPosition(position.file(), position.line(), position.column());
        while (position != null) {
            error.addFrame(position.function(), position.file(), position.line());
            position = position.caller().orElse(null);
        }
    }

    /** The source position of the instruction at {@code pc}, null if unknown. */
    SourcePosition positionAt(int pc) {
        int low = 0;
        int high = positionStarts.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (positionStarts[middle] <= pc) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high < 0 ? null : positions[high];
    }

    String file() {
        return file;
    }
}
