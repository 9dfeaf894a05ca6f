package id.morph.backend.js;

import id.morph.ir.Block;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Layout;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.DominatorTree;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks of the depth that cannot fail: as many frames, or more, have been checked by what dominates them. A call that has come back proves it as
 * well, since the callee has checked its own frame.
 */
final class KnownDepth {
    private static final int NOTHING = -1;

    private final Module program;
    private final ControlFlowGraph graph;
    private final DominatorTree tree;
    private final Set<Instruction> known = new HashSet<>();
    private final Set<Block> handlers = new HashSet<>();

    private KnownDepth(Module program, Function function) {
        this.program = program;
        graph = ControlFlowGraph.ofBlocks(function);
        tree = DominatorTree.of(graph);
        for (Block block : function.blocks()) {
            for (Instruction i : block.instructions()) {
                i.unwind().map(Edge::target).ifPresent(handlers::add);
            }
            if (block.terminator() instanceof Terminator.Throw raise) {
                raise.unwind().map(Edge::target).ifPresent(handlers::add);
            }
        }
    }

    /**
     * Finds them in a function.
     *
     * @param checked whether the function checks its own frame when it is entered
     */
    static Set<Instruction> of(Module program, Function function, boolean checked) {
        boolean any = function.blocks().stream()
                .flatMap(block -> block.instructions().stream())
                .anyMatch(i -> i.op() == Op.DEPTH_CHECK);
        if (!any) {
            return Set.of();
        }
        KnownDepth made = new KnownDepth(program, function);
        made.search(checked ? 0 : NOTHING);
        return made.known;
    }

    /** How many frames more than the function has an instruction stands for. */
    static int frames(Instruction i) {
        return i.position().known() ? i.position().inlinedFrames() : 0;
    }

    private void search(int atEntry) {
        // How many frames are known to be allowed at a node's entrance and at its end, in the order of the dominator
        // tree.
        int[] entering = new int[graph.size()];
        int[] leaving = new int[graph.size()];
        for (int place = 0; place < graph.size(); place++) {
            int node = tree.preorder(place);
            Block block = graph.node(node).block();
            // The error that leads to a handler may have come before what the dominator's block proves.
            entering[node] = node == 0 ? atEntry : (handlers.contains(block) ? entering : leaving)[tree.parent(node)];
            int depth = entering[node];
            for (Instruction i : block.instructions()) {
                if (i.op() == Op.DEPTH_CHECK && frames(i) + i.number(0) <= depth) {
                    known.add(i);
                } else {
                    depth = Math.max(depth, proven(i));
                }
            }
            leaving[node] = depth;
        }
    }

    private int proven(Instruction i) {
        return switch (i.op()) {
            case DEPTH_CHECK -> frames(i) + i.number(0);
            case CALL_STATIC, CALL_TYPED -> checks(i.symbol(0)) ? frames(i) + 1 : NOTHING;
            case CALL_METHOD ->
                program.layouts().stream()
                                .map(Layout::methods)
                                .filter(methods -> methods.containsKey(i.name(1)))
                                .allMatch(methods -> checks(methods.get(i.name(1))))
                        ? frames(i) + 1
                        : NOTHING;
            default -> NOTHING;
        };
    }

    private boolean checks(String symbol) {
        return program.function(symbol)
                .filter(function -> !function.transparent())
                .isPresent();
    }
}
