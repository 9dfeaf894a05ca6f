package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts functions in the place of their calls, callees first. Two passes share the work:
 *
 * <ul>
 *   <li>{@code inlining} takes small transparent functions, those of the library's prelude. Traces and the counting of depth
 *       pass over such functions anyway, so everything that comes from one takes the position of the call, and what it
 *       throws goes where the call's error would have gone.
 *   <li>{@code call-inlining} takes functions of the program, too: small ones, and those with one call. Their frames are
 *       seen, so the position of what comes from one remembers the call ({@link id.morph.ir.Position#caller}), and a {@code
 *       depth.check} throws where the call would have been one too deep. A function that catches errors itself stays
 *       a call: a trace ends at the frame that catches, and here that would no longer be a frame.
 * </ul>
 *
 * A call of a closure that the same function has made is a call of a known function as well; the cells are at hand.
 */
public final class Inlining implements Pass {

    /** Largest number of instructions and terminators of a function that is inlined. */
    private static final int SMALL = 24;

    /** The same for a function with only one call, whose code moves rather than grows. */
    private static final int ONCE = 200;

    /**
     * The same for a function with a loop that is given a function to call: then the loop may get to know what it calls. Other
     * functions with loops gain nothing, and are compiled better by themselves.
     */
    private static final int LOOP = 60;

    /** A function stops growing at this many instructions beside four times those that it had. */
    private static final int GROWTH = 400;

    /**
     * A function does not grow beyond this by functions of the program. HotSpot never compiles a method of more than 8,000
     * bytes, and an instruction makes some ten of them.
     */
    private static final int LARGE = 500;

    private final boolean frames;

    private Inlining(boolean frames) {
        this.frames = frames;
    }

    /** The pass {@code inlining}. */
    public static Inlining ofPrelude() {
        return new Inlining(false);
    }

    /** The pass {@code call-inlining}. */
    public static Inlining ofCalls() {
        return new Inlining(true);
    }

    @Override
    public String name() {
        return frames ? "call-inlining" : "inlining";
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Module module) {
        Candidates candidates = new Candidates(new CallGraph(module), frames);
        for (Function function : candidates.graph.calleesFirst()) {
            inlineCalls(function, candidates);
        }
    }

    static int size(Function function) {
        int size = 0;
        for (Block block : function.blocks()) {
            size += 1 + block.instructions().size();
        }
        return size;
    }

    private static void inlineCalls(Function function, Candidates candidates) {
        int size = size(function);
        int budget = 4 * size + GROWTH;
        Replacement results = new Replacement();
        List<Block> blocks = new ArrayList<>();
        for (Block block : function.blocks()) {
            List<Instruction> instructions = List.copyOf(block.instructions());
            if (instructions.stream().noneMatch(Inlining::isCall)) {
                blocks.add(block);
                continue;
            }
            InlinedCalls parts = new InlinedCalls(block, results);
            for (Instruction instruction : instructions) {
                Optional<Function> callee = candidates.callee(function, instruction, size);
                if (callee.isPresent() && candidates.size(callee.get()) <= budget) {
                    budget -= candidates.size(callee.get());
                    size += candidates.size(callee.get());
                    parts.inline(instruction, callee.get(), arguments(instruction));
                } else {
                    parts.keep(instruction);
                }
            }
            blocks.addAll(parts.finish());
        }
        if (!results.isEmpty()) {
            function.blocks().clear();
            function.blocks().addAll(blocks);
            results.apply(function);
        }
    }

    private static boolean isCall(Instruction instruction) {
        return instruction.op() == Op.CALL_STATIC
                || instruction.op() == Op.CALL_TYPED
                || calledClosure(instruction).isPresent();
    }

    /** The closure that a dynamic call calls, if it is made in the same function. */
    private static Optional<Instruction> calledClosure(Instruction instruction) {
        return instruction.op() == Op.CALL
                        && instruction.operand(0) instanceof Instruction callee
                        && callee.op() == Op.CLOSURE
                ? Optional.of(callee)
                : Optional.empty();
    }

    /** What the callee's parameters are: captured cells, then arguments. */
    private static List<Value> arguments(Instruction call) {
        if (call.op() != Op.CALL) {
            return call.operands();
        }
        List<Value> arguments =
                new ArrayList<>(calledClosure(call).orElseThrow().operands());
        arguments.addAll(call.operands().subList(1, call.operands().size()));
        return arguments;
    }

    /** Which calls may be replaced. */
    private static final class Candidates {
        private final CallGraph graph;
        private final boolean frames;
        private final Map<Function, Integer> sizes = new HashMap<>();
        private final Map<Function, Boolean> suitable = new HashMap<>();
        private final Map<Function, Boolean> loops = new HashMap<>();

        Candidates(CallGraph graph, boolean frames) {
            this.graph = graph;
            this.frames = frames;
        }

        /** The size of a function that will not change any more, because the work on it is done. */
        int size(Function callee) {
            return sizes.computeIfAbsent(callee, Inlining::size);
        }

        /** Only calls that go back in the order are inlined, which leaves one call standing in every recursion. */
        Optional<Function> callee(Function caller, Instruction call, int callerSize) {
            if (!isCall(call)) {
                return Optional.empty();
            }
            return graph.callee(calledClosure(call).orElse(call))
                    .filter(callee -> graph.place(callee) < graph.place(caller))
                    .filter(callee -> suitable.computeIfAbsent(callee, this::suitable))
                    .filter(callee -> size(callee) <= limit(call, callee))
                    .filter(callee -> callee.transparent() || framesCanBeTold(caller, call, callee, callerSize))
                    .filter(callee -> fits(arguments(call), callee));
        }

        private boolean suitable(Function callee) {
            return (callee.transparent() || frames)
                    && callee.kind() == Function.Kind.PLAIN
                    && !graph.recursive(callee)
                    && (callee.transparent() || !catches(callee));
        }

        /** The largest size of a callee at this call. */
        private int limit(Instruction call, Function callee) {
            if (!frames) {
                return SMALL;
            }
            if (loops.computeIfAbsent(callee, Candidates::hasLoop)) {
                return call.operands().stream().anyMatch(Candidates::isFunction) ? LOOP : 0;
            }
            return graph.calls(callee) == 1 ? ONCE : SMALL;
        }

        private static boolean isFunction(Value value) {
            return value instanceof Instruction made && (made.op() == Op.CLOSURE || made.op() == Op.FUNCTION_REF);
        }

        private static boolean hasLoop(Function function) {
            ControlFlowGraph graph = ControlFlowGraph.ofBlocks(function);
            for (int node = 0; node < graph.size(); node++) {
                for (int target : graph.successors(node)) {
                    // In reverse postorder only the edges of circles lead back.
                    if (target <= node) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean framesCanBeTold(Function caller, Instruction call, Function callee, int callerSize) {
            return !caller.transparent() && call.position().known() && callerSize + size(callee) <= LARGE;
        }

        private static boolean catches(Function callee) {
            return callee.blocks().stream()
                    .anyMatch(block -> block.edges().stream().anyMatch(Candidates::unwinds));
        }

        private static boolean unwinds(Edge edge) {
            return edge.target().parameters().size() != edge.arguments().size();
        }

        /** A dynamic call may have too many arguments, or leave it to the callee to collect them. */
        private static boolean fits(List<Value> arguments, Function callee) {
            List<BlockParameter> parameters = callee.entry().parameters();
            if (arguments.size() > parameters.size() || (callee.variadic() && callee.captures() > 0)) {
                return false;
            }
            for (int i = 0; i < arguments.size(); i++) {
                if (!arguments.get(i).fits(parameters.get(i).type())) {
                    return false;
                }
            }
            return true;
        }
    }
}
