package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Edge;
import id.morph.ir.Effect;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.DominatorTree;
import id.morph.ir.analysis.Liveness;
import id.morph.ir.analysis.LoopForest;
import id.morph.ir.analysis.Memory;
import id.morph.ir.analysis.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a loop computes anew each time although nothing it depends on changes is computed once before it (Aho, Lam, Sethi and
 * Ullman, "Compilers", section 9.5). From anywhere in the loop that is what nobody can see: operations that cannot throw, and
 * reads of what the loop does not write. What may throw, or rests on something proven, moves only if the loop's header
 * begins with it, so that it is the first thing to happen in any case.
 */
public final class LoopInvariantMotion implements FunctionPass {

    @Override
    public String name() {
        return "loop-invariant-motion";
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Function function) {
        Reachability.deleteUnreachable(function);
        ControlFlowGraph graph = ControlFlowGraph.ofBlocks(function);
        List<LoopForest.Loop> loops =
                LoopForest.of(graph, DominatorTree.of(graph)).innermostFirst();
        for (LoopForest.Loop loop : loops) {
            if (loop.header() != function.entry()) {
                new Motion(function, loop).run(loops);
            }
        }
    }

    private static final class Motion {
        private final Function function;
        private final LoopForest.Loop loop;
        private final Set<Value> changing = new HashSet<>();
        private final Set<Memory.Part> written = new HashSet<>();
        private final List<Instruction> moved = new ArrayList<>();
        /** What handlers read; found when it is first asked for. */
        private Optional<HandlerReads> handlers = Optional.empty();

        Motion(Function function, LoopForest.Loop loop) {
            this.function = function;
            this.loop = loop;
        }

        void run(List<LoopForest.Loop> loops) {
            for (Block block : loop.blocks()) {
                changing.addAll(block.parameters());
                for (Instruction instruction : block.instructions()) {
                    changing.add(instruction);
                    written.addAll(Memory.writes(instruction));
                }
            }
            for (Block block : loop.blocks()) {
                collect(block);
            }
            if (!moved.isEmpty()) {
                Block before = preheader();
                for (LoopForest.Loop around : loops) {
                    if (around != loop && around.blocks().contains(loop.header())) {
                        around.blocks().add(before);
                    }
                }
            }
        }

        private void collect(Block block) {
            // Whether the instruction is executed whenever the loop is entered, and nothing can be seen to happen
            // before it.
            boolean first = block == loop.header();
            List<Instruction> kept = new ArrayList<>();
            for (Instruction instruction : block.instructions()) {
                if (moves(instruction, first)) {
                    moved.add(instruction);
                    changing.remove(instruction);
                } else {
                    kept.add(instruction);
                    first &= !instruction.has(Effect.THROWS) && !instruction.has(Effect.WRITES);
                }
            }
            if (kept.size() < block.instructions().size()) {
                block.instructions().clear();
                block.instructions().addAll(kept);
            }
        }

        private boolean moves(Instruction instruction, boolean first) {
            return Memory.repeatable(instruction)
                    && instruction.operands().stream().noneMatch(changing::contains)
                    && !overwritten(instruction)
                    && (Memory.harmless(instruction) || (first && handlerIsReachable(instruction)));
        }

        private boolean overwritten(Instruction instruction) {
            Set<Memory.Part> read = Memory.reads(instruction);
            if (read.isEmpty() || written.isEmpty()) {
                return false;
            }
            return read.equals(Memory.EVERYTHING)
                    || written.containsAll(Memory.EVERYTHING)
                    || read.stream().anyMatch(written::contains);
        }

        /**
         * The handler may be given what the loop is entered with, but nothing that is computed in it; and it must not read by itself what
         * the loop defines, not even the parameters of its header, because it will be reached from before the loop.
         */
        private boolean handlerIsReachable(Instruction instruction) {
            List<BlockParameter> parameters = loop.header().parameters();
            return instruction
                    .unwind()
                    .map(edge -> edge.arguments().stream()
                                    .allMatch(value -> !changing.contains(value)
                                            || (value instanceof BlockParameter parameter
                                                    && parameters.contains(parameter)))
                            && handlers().of(edge.target()).stream().noneMatch(changing::contains))
                    .orElse(true);
        }

        private HandlerReads handlers() {
            if (handlers.isEmpty()) {
                handlers = Optional.of(HandlerReads.of(function));
            }
            return handlers.get();
        }

        /** A new block that all edges into the loop lead to first, with what has moved. */
        private Block preheader() {
            Block header = loop.header();
            Block before = new Block("before");
            Map<Value, Value> entering = new HashMap<>();
            for (BlockParameter parameter : header.parameters()) {
                entering.put(parameter, before.addParameter(parameter.type(), parameter.name()));
            }
            for (Block block : function.blocks()) {
                if (!loop.blocks().contains(block)) {
                    redirect(block, header, before);
                }
            }
            for (Instruction instruction : moved) {
                Optional<Edge> unwind = instruction.unwind();
                instruction.setUnwind(unwind.map(edge -> edge.map(value -> entering.getOrDefault(value, value))));
                before.instructions().add(instruction);
            }
            before.setTerminator(new Terminator.Jump(new Edge(header, List.<Value>copyOf(before.parameters()))));
            function.blocks().add(function.blocks().indexOf(header), before);
            return before;
        }

        private static void redirect(Block block, Block from, Block to) {
            for (Instruction instruction : block.instructions()) {
                if (instruction.unwind().isPresent()) {
                    instruction.setUnwind(instruction.unwind().map(edge -> redirect(edge, from, to)));
                }
            }
            block.setTerminator(block.terminator().map(value -> value, edge -> redirect(edge, from, to)));
        }

        private static Edge redirect(Edge edge, Block from, Block to) {
            return edge.target() == from ? new Edge(to, edge.arguments()) : edge;
        }
    }

    /** Which values blocks need that are defined before them. */
    private record HandlerReads(ControlFlowGraph graph, Liveness liveness) {
        static HandlerReads of(Function function) {
            ControlFlowGraph graph = ControlFlowGraph.ofBlocks(function);
            return new HandlerReads(graph, Liveness.of(graph));
        }

        List<Value> of(Block handler) {
            return liveness.values(graph.start(handler));
        }
    }
}
