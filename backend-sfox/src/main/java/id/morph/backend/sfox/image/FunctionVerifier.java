package id.morph.backend.sfox.image;

import id.morph.backend.sfox.image.FunctionCode.Handler;
import id.morph.backend.sfox.image.FunctionCode.Line;
import id.morph.backend.sfox.image.ReadResult.Defect;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Checks a version 2 function before it is trusted: slots and targets exist, control does not run off the end, and
 * every instruction meets the same height of the operand stack on every path.
 */
public final class FunctionVerifier {

    /** No sane function has more local slots, and a frame of that many is still affordable. */
    static final int MAX_SLOTS = 1 << 16;

    private static final int MAX_HEIGHT = 1 << 16;

    private final FunctionCode code;
    private final List<Instruction> instructions;
    private final int[] heights;
    private final Deque<Integer> work = new ArrayDeque<>();

    private FunctionVerifier(FunctionCode code) {
        this.code = code;
        this.instructions = code.instructions();
        this.heights = new int[instructions.size()];
        Arrays.fill(heights, -1);
    }

    /** What is wrong with a function; empty if nothing is. */
    public static Optional<Defect> check(FunctionCode code) {
        return new FunctionVerifier(code).check();
    }

    /** The operand stack's height before each instruction, -1 where control never comes; the function must be sound. */
    public static int[] heights(FunctionCode code) {
        FunctionVerifier verifier = new FunctionVerifier(code);
        verifier.check();
        return verifier.heights;
    }

    /** How many values an instruction takes from the stack. */
    public static int pops(Instruction instruction) {
        Opcode opcode = instruction.opcode();
        if (opcode.pops() != Opcode.VARIABLE) {
            return opcode.pops();
        }
        return switch (opcode) {
            case BUILD_MAP -> 2 * instruction.number(0);
            case MAKE_CLASS -> 1 + 2 * instruction.number(1);
            case CALL -> 1 + instruction.number(0);
            case CLOSURE, CALL_STATIC, PRIM, RAISE, SYSTEM, SYSTEM_EFFECT -> instruction.number(1);
            default -> instruction.number(0);
        };
    }

    private Optional<Defect> check() {
        int size = instructions.size();
        if (size == 0 || !instructions.getLast().opcode().ends()) {
            return Optional.of(Defect.TRUNCATED);
        }
        int previous = -1;
        for (Line line : code.lines()) {
            if (line.start() <= previous) {
                return Optional.of(Defect.INDEX);
            }
            previous = line.start();
        }
        for (Handler handler : code.handlers()) {
            if (handler.start() > handler.end() || handler.end() > size || handler.target() >= size) {
                return Optional.of(Defect.INDEX);
            }
        }
        for (Instruction instruction : instructions) {
            Optional<Defect> defect = operands(instruction);
            if (defect.isPresent()) {
                return defect;
            }
        }
        return flow();
    }

    private Optional<Defect> operands(Instruction instruction) {
        int[] numbers = instruction.numbers();
        List<OperandKind> kinds = instruction.opcode().operands();
        for (int i = 0; i < kinds.size(); i++) {
            switch (kinds.get(i)) {
                case TARGET -> {
                    if (numbers[i] >= instructions.size()) {
                        return Optional.of(Defect.INDEX);
                    }
                }
                case TARGETS -> {
                    for (int target : numbers) {
                        if (target >= instructions.size()) {
                            return Optional.of(Defect.INDEX);
                        }
                    }
                }
                case SLOT -> {
                    if (numbers[i] >= code.slots()) {
                        return Optional.of(Defect.INDEX);
                    }
                }
                case COUNT -> {
                    if (numbers[i] > MAX_HEIGHT && instruction.opcode().pops() == Opcode.VARIABLE) {
                        return Optional.of(Defect.COUNT);
                    }
                }
                case CONSTANT, NAME, OPTIONAL_NAME, OPTIONAL_COUNT, FUNCTION, UNIT, REGISTER -> {
                    // checked by the reader, or unlimited
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Defect> flow() {
        boolean sound = reach(0, 0);
        for (Handler handler : code.handlers()) {
            sound &= reach(handler.target(), 1);
        }
        while (sound && !work.isEmpty()) {
            int at = work.pop();
            Instruction instruction = instructions.get(at);
            Opcode opcode = instruction.opcode();
            int height = heights[at] - pops(instruction);
            if (height < 0) {
                return Optional.of(Defect.STACK);
            }
            height += opcode.pushes();
            for (int i = 0; i < opcode.operands().size(); i++) {
                OperandKind kind = opcode.operands().get(i);
                if (kind == OperandKind.TARGET) {
                    sound &= reach(instruction.number(i), height);
                } else if (kind == OperandKind.TARGETS) {
                    for (int target : instruction.numbers()) {
                        sound &= reach(target, height);
                    }
                }
            }
            if (!opcode.ends()) {
                sound &= reach(at + 1, height);
            }
        }
        return sound ? Optional.empty() : Optional.of(Defect.STACK);
    }

    private boolean reach(int target, int height) {
        if (height > MAX_HEIGHT) {
            return false;
        }
        if (heights[target] == -1) {
            heights[target] = height;
            work.push(target);
            return true;
        }
        return heights[target] == height;
    }
}
