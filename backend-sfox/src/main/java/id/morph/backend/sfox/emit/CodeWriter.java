package id.morph.backend.sfox.emit;

import id.morph.backend.sfox.image.FunctionCode.Handler;
import id.morph.backend.sfox.image.FunctionCode.Line;
import id.morph.backend.sfox.image.FunctionCode.SourcePosition;
import id.morph.backend.sfox.image.Instruction;
import id.morph.backend.sfox.image.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects a function's instructions with labels for targets, and its handler and line tables. */
final class CodeWriter {

    /** A place in the code, known once it is {@linkplain CodeWriter#place placed}. */
    static final class Label {
        private int at = -1;

        boolean placed() {
            return at >= 0;
        }
    }

    private record Draft(Opcode opcode, Object[] operands) {}

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /** A handler range under construction. */
    private static final class Range {
        private final int start;
        private final Optional<Label> handler;
        private int end;

        Range(int start, Optional<Label> handler) {
            this.start = start;
            this.end = start + 1;
            this.handler = handler;
        }
    }

    void place(Label label) {
        label.at = drafts.size();
    }

    /** Appends an instruction that cannot throw; operands as in {@link Instruction#of}, or labels. */
    void emit(Opcode opcode, Object... operands) {
        drafts.add(new Draft(opcode, operands));
    }

    /**
     * Appends an instruction that may throw.
     *
     * @param handler where its errors go; empty: out of the function
     */
    void emitThrowing(SourcePosition position, Optional<Label> handler, Opcode opcode, Object... operands) {
        int at = drafts.size();
        if (lines.isEmpty() || !lines.getLast().position().equals(position)) {
            lines.add(new Line(at, position));
        }
        // What lies between two throwing instructions cannot throw, so one range may span it.
        if (!ranges.isEmpty() && ranges.getLast().handler.equals(handler)) {
            ranges.getLast().end = at + 1;
        } else {
            ranges.add(new Range(at, handler));
        }
        emit(opcode, operands);
    }

    List<Instruction> instructions() {
        List<Instruction> instructions = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            Object[] operands = draft.operands().clone();
            for (int i = 0; i < operands.length; i++) {
                operands[i] = switch (operands[i]) {
                    case Label label -> label.at;
                    case Label[] targets -> targets(targets);
                    default -> operands[i];
                };
            }
            instructions.add(Instruction.of(draft.opcode(), operands));
        }
        return instructions;
    }

    private static int[] targets(Label[] labels) {
        int[] targets = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            targets[i] = labels[i].at;
        }
        return targets;
    }

    List<Handler> handlers() {
        List<Handler> handlers = new ArrayList<>();
        for (Range range : ranges) {
            range.handler.ifPresent(label -> handlers.add(new Handler(range.start, range.end, label.at)));
        }
        return handlers;
    }

    List<Line> lines() {
        return lines;
    }
}
