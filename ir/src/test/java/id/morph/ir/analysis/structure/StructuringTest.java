package id.morph.ir.analysis.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.analysis.structure.Structure.Choose;
import id.morph.ir.analysis.structure.Structure.Label;
import id.morph.ir.analysis.structure.Structure.Labeled;
import id.morph.ir.analysis.structure.Structure.Loop;
import id.morph.ir.analysis.structure.Structure.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StructuringTest {
    private static final int STEPS = 300;

    /** A function of so many blocks without edges. */
    private static Function function(int blocks) {
        Function function = new Function("f", "f", "", Function.Kind.PLAIN, false, 0, 1);
        for (int i = 0; i < blocks; i++) {
            function.addBlock("b" + i);
        }
        function.entry().addParameter(Type.BOOL, "x");
        function.blocks().forEach(block -> block.setTerminator(new Terminator.Return(Constant.NIL)));
        return function;
    }

    private static void connect(Function function, int from, int... to) {
        BlockParameter condition = function.entry().parameters().getFirst();
        List<Edge> edges = new ArrayList<>();
        for (int target : to) {
            edges.add(Edge.to(function.blocks().get(target)));
        }
        function.blocks()
                .get(from)
                .setTerminator(
                        switch (to.length) {
                            case 1 -> new Terminator.Jump(edges.getFirst());
                            case 2 -> new Terminator.Branch(condition, edges.get(0), edges.get(1));
                            default -> new Terminator.Switch(condition, edges);
                        });
    }

    /** Lets an instruction of a block fail to another block. */
    private static void unwind(Function function, int from, int to) {
        Instruction print = new Instruction(Op.PRINT, List.of(), List.of(Constant.NIL), Position.NONE);
        print.setUnwind(Optional.of(Edge.to(function.blocks().get(to))));
        function.blocks().get(from).instructions().add(print);
    }

    @Test
    void aDiamondNeedsOneLabel() {
        Function function = function(4);
        connect(function, 0, 1, 2);
        connect(function, 1, 3);
        connect(function, 2, 3);
        List<Structure> body = Structuring.of(function).body();
        assertEquals(2, body.size());
        assertTrue(body.get(0) instanceof Labeled);
        assertEquals(function.blocks().get(3), ((Run) body.get(1)).block());
    }

    @Test
    void whatALoopIsLeftForStandsBehindIt() {
        Function function = function(4);
        connect(function, 0, 1);
        connect(function, 1, 2, 3);
        connect(function, 2, 1);
        List<Structure> body = Structuring.of(function).body();
        assertTrue(body.getFirst() instanceof Run first && first.ways().getFirst() instanceof Way.Leave
                || body.getFirst() instanceof Run run
                        && run.ways().getFirst() instanceof Way.Into(List<Structure> code)
                        && code.get(0) instanceof Labeled(Label _, List<Structure> inner)
                        && inner.getFirst() instanceof Loop
                        && code.get(1) instanceof Run);
    }

    @Test
    void aCircleWithTwoEntrancesGetsADispatcher() {
        Function function = function(4);
        connect(function, 0, 1, 2);
        connect(function, 1, 2);
        connect(function, 2, 1, 3);
        assertEquals(1, Structuring.of(function).selectors());
        follow(function, new Random(1));
    }

    @Test
    void aReducibleGraphHasNone() {
        Function function = function(5);
        connect(function, 0, 1);
        connect(function, 1, 2, 4);
        connect(function, 2, 2, 3);
        connect(function, 3, 1);
        assertEquals(0, Structuring.of(function).selectors());
    }

    /** Random graphs, most of them irreducible: the same decisions lead through the same blocks. */
    @Test
    void everyPathIsThere() {
        Random random = new Random(20261121);
        for (int round = 0; round < 2_000; round++) {
            int size = 2 + random.nextInt(12);
            Function function = function(size);
            for (int block = 0; block < size; block++) {
                int edges = random.nextInt(5);
                int[] targets = random.ints(Math.min(edges, 3), 1, size).toArray();
                if (targets.length > 0) {
                    connect(function, block, targets);
                }
                if (edges == 4) {
                    unwind(function, block, 1 + random.nextInt(size - 1));
                }
            }
            for (int walk = 0; walk < 5; walk++) {
                follow(function, random);
            }
        }
    }

    @Test
    void aLongSequenceNeedsNoDeepRecursion() {
        int size = 30_001;
        Function function = function(size);
        for (int block = 0; block + 2 < size; block += 2) {
            connect(function, block, block + 1, block + 2);
            connect(function, block + 1, block + 2);
        }
        Set<Block> seen = new HashSet<>();
        collect(Structuring.of(function).body(), seen);
        assertEquals(size, seen.size());
    }

    private static void collect(List<Structure> list, Set<Block> seen) {
        for (Structure each : list) {
            switch (each) {
                case Run run -> {
                    seen.add(run.block());
                    run.ways().forEach(way -> {
                        if (way instanceof Way.Into(List<Structure> code)) {
                            collect(code, seen);
                        }
                    });
                }
                case Labeled block -> collect(block.body(), seen);
                case Loop loop -> collect(loop.body(), seen);
                case Choose _ -> throw new AssertionError("no dispatcher is needed");
            }
        }
    }

    private static void follow(Function function, Random random) {
        int[] decisions = random.ints(STEPS, 0, Integer.MAX_VALUE).toArray();
        List<Block> wanted = new ArrayList<>();
        Block block = function.entry();
        while (wanted.size() < STEPS) {
            wanted.add(block);
            List<Edge> edges = block.edges();
            if (edges.isEmpty()) {
                break;
            }
            block = edges.get(decisions[wanted.size() - 1] % edges.size()).target();
        }
        Structuring.Result structure = Structuring.of(function);
        Walk walk = new Walk(decisions, structure.selectors());
        walk.list(structure.body());
        assertEquals(wanted, walk.seen);
    }

    /** Goes through structured control flow as the machine would that it is for. */
    private static final class Walk {
        private final int[] decisions;
        private final int[] selectors;
        private final List<Block> seen = new ArrayList<>();
        /** Where control goes next; null: on, behind the piece. */
        private Way jump;

        private boolean ended;

        Walk(int[] decisions, int selectors) {
            this.decisions = decisions;
            this.selectors = new int[selectors];
        }

        void list(List<Structure> list) {
            for (Structure each : list) {
                if (ended || jump != null) {
                    return;
                }
                piece(each);
            }
        }

        private void piece(Structure structure) {
            switch (structure) {
                case Run run -> {
                    if (seen.size() == STEPS) {
                        ended = true;
                        return;
                    }
                    seen.add(run.block());
                    if (run.ways().isEmpty()) {
                        ended = true;
                    } else {
                        way(run.ways()
                                .get(decisions[seen.size() - 1] % run.ways().size()));
                    }
                }
                case Choose choose -> way(choose.ways().get(selectors[choose.selector()]));
                case Labeled block -> {
                    list(block.body());
                    if (jump instanceof Way.Leave(Label label) && label == block.label()) {
                        jump = null;
                    }
                }
                case Loop loop -> {
                    do {
                        jump = null;
                        list(loop.body());
                    } while (!ended && jump instanceof Way.Again(Label label) && label == loop.label());
                }
            }
        }

        private void way(Way way) {
            switch (way) {
                case Way.Into(List<Structure> code) -> list(code);
                case Way.Selecting(int selector, int choice, Way rest) -> {
                    selectors[selector] = choice;
                    way(rest);
                }
                case Way.Leave _, Way.Again _ -> jump = way;
            }
        }
    }
}
