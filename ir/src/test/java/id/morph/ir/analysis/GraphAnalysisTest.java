package id.morph.ir.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.RandomModules;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.pass.PassPipeline;
import id.morph.ir.text.IrParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The fast analyses against definitions spelled out slowly. */
class GraphAnalysisTest {

    private static List<ControlFlowGraph> randomGraphs() {
        List<ControlFlowGraph> graphs = new ArrayList<>();
        for (int seed = 0; seed < 150; seed++) {
            Function function = RandomModules.make(new Random(seed), Function.Kind.PLAIN)
                    .function("f")
                    .orElseThrow();
            graphs.add(ControlFlowGraph.ofBlocks(function));
            graphs.add(ControlFlowGraph.ofPoints(function));
        }
        return graphs;
    }

    private static Set<Integer> reachableWithout(ControlFlowGraph graph, int removed) {
        Set<Integer> reached = new HashSet<>();
        List<Integer> work = new ArrayList<>();
        if (removed != 0) {
            reached.add(0);
            work.add(0);
        }
        while (!work.isEmpty()) {
            for (int next : graph.successors(work.removeLast())) {
                if (next != removed && reached.add(next)) {
                    work.add(next);
                }
            }
        }
        return reached;
    }

    @Test
    void dominatorsAreWhatCannotBeGoneAround() {
        for (ControlFlowGraph graph : randomGraphs()) {
            DominatorTree tree = DominatorTree.of(graph);
            for (int above = 0; above < graph.size(); above++) {
                Set<Integer> around = reachableWithout(graph, above);
                for (int below = 0; below < graph.size(); below++) {
                    assertEquals(!around.contains(below), tree.dominates(above, below));
                }
                if (above > 0) {
                    assertTrue(tree.dominates(tree.parent(above), above));
                    assertEquals(tree.depth(tree.parent(above)) + 1, tree.depth(above));
                }
            }
        }
    }

    @Test
    void preorderListsSubtreesWithoutGaps() {
        for (ControlFlowGraph graph : randomGraphs()) {
            DominatorTree tree = DominatorTree.of(graph);
            for (int place = 0; place < graph.size(); place++) {
                int node = tree.preorder(place);
                for (int i = 0; i < graph.size() - place; i++) {
                    assertEquals(i < tree.subtreeSize(node), tree.dominates(node, tree.preorder(place + i)));
                }
            }
        }
    }

    @Test
    void frontierIsWhereDominanceEnds() {
        for (ControlFlowGraph graph : randomGraphs()) {
            DominatorTree tree = DominatorTree.of(graph);
            DominanceFrontiers frontiers = DominanceFrontiers.of(graph, tree);
            for (int node = 0; node < graph.size(); node++) {
                Set<Integer> expected = new TreeSet<>();
                for (int join = 0; join < graph.size(); join++) {
                    int from = node;
                    boolean leads = Arrays.stream(graph.predecessors(join)).anyMatch(p -> tree.dominates(from, p));
                    if (leads && (node == join || !tree.dominates(node, join))) {
                        expected.add(join);
                    }
                }
                Set<Integer> actual = new TreeSet<>();
                Arrays.stream(frontiers.of(node)).forEach(actual::add);
                assertEquals(expected, actual);
            }
        }
    }

    @Test
    void pointsCutBlocksWhereTheyUnwind() {
        Function function = IrParser.parseFunction("test", """
                func @f(%p: any) -> any kind=plain {
                ^entry(%p: any):
                  %0 = morph.neg %p unwind ^h
                  %1 = morph.list
                  %2 = morph.neg %0 unwind ^h
                  return %2
                ^h(%e: any):
                  return %e
                ^nowhere:
                  unreachable
                }
                """);
        ControlFlowGraph blocks = ControlFlowGraph.ofBlocks(function);
        assertEquals(2, blocks.size());
        assertEquals(2, blocks.predecessors(1).length);
        assertFalse(blocks.contains(function.blocks().get(2)));
        ControlFlowGraph points = ControlFlowGraph.ofPoints(function);
        assertEquals(4, points.size());
        int handler = points.start(function.blocks().get(1));
        assertEquals(2, points.predecessors(handler).length);
        assertEquals(function.entry(), points.node(0).block());
        assertTrue(points.node(0).first());
        assertFalse(points.node(0).last());
    }

    @Test
    void livenessOfValuesAndLocals() {
        Function function = IrParser.parseFunction("test", """
                func @f(%p: any) -> any kind=plain {
                ^entry(%p: any):
                  %0 = morph.list
                  local.set "x" 1
                  jump ^head
                ^head:
                  %1 = local.get "x"
                  %2 = morph.truthy %1
                  branch %2, ^body, ^done
                ^body:
                  local.set "x" %p
                  local.set "y" 1
                  jump ^head
                ^done:
                  return %0
                }
                """);
        ControlFlowGraph graph = ControlFlowGraph.ofBlocks(function);
        Liveness liveness = Liveness.of(graph);
        List<Block> blocks = function.blocks();
        Instruction list = blocks.get(0).instructions().get(0);
        assertEquals(List.of(), liveness.values(0));
        assertEquals(
                Set.of(list, function.entry().parameters().getFirst()),
                Set.copyOf(liveness.values(graph.start(blocks.get(1)))));
        assertEquals(List.of("x"), liveness.locals(graph.start(blocks.get(1))));
        assertEquals(List.of(), liveness.locals(graph.start(blocks.get(2))));
        assertEquals(List.of(list), liveness.values(graph.start(blocks.get(3))));
    }

    @Test
    void useCounts() {
        Function function = IrParser.parseFunction("test", """
                func @f(%p: any, %q: any) -> any kind=plain {
                ^entry(%p: any, %q: any):
                  %0 = morph.list %p, %p
                  jump ^a(%p)
                ^a(%x: any):
                  return %0
                }
                """);
        UseCounts uses = UseCounts.of(function);
        assertEquals(3, uses.of(function.entry().parameters().get(0)));
        assertEquals(0, uses.of(function.entry().parameters().get(1)));
        assertEquals(1, uses.of(function.entry().instructions().get(0)));
    }

    /** A long module body inside one handler, with many variables and joins: the whole pipeline stays near linear. */
    @Test
    void longFunctionsDoNotTakeLong() {
        int length = 10_000;
        Function function = new Function("f", "f", "", Function.Kind.PLAIN, false, 0, 1);
        id.morph.ir.Module module = new id.morph.ir.Module();
        module.add(function);
        module.setEntry("f");
        Block block = function.addBlock("entry");
        block.addParameter(Type.ANY, "p");
        Block handler = function.addBlock("handler");
        handler.addParameter(Type.ANY, "error");
        handler.setTerminator(new Terminator.Return(Constant.NIL));
        for (int i = 0; i < length; i++) {
            List<Attribute> name = List.of(new Attribute.Name("x" + i % 300));
            Instruction get = add(block, Op.LOCAL_GET, name);
            Instruction sum = add(block, Op.CALL, List.of(), get);
            sum.setUnwind(Optional.of(Edge.to(handler)));
            add(block, Op.LOCAL_SET, name, sum);
            Block then = function.addBlock("then");
            Block next = function.addBlock("next");
            block.setTerminator(
                    new Terminator.Branch(add(block, Op.TRUTHY, List.of(), sum), Edge.to(then), Edge.to(next)));
            add(then, Op.LOCAL_SET, List.of(new Attribute.Name("x" + (i * 7) % 300)), Constant.of(i));
            then.setTerminator(new Terminator.Jump(Edge.to(next)));
            block = next;
        }
        block.setTerminator(new Terminator.Return(Constant.NIL));
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> PassPipeline.level(1).run(module));
        assertEquals(List.of(), Verifier.verify(module, Stage.SSA));
    }

    private static Instruction add(Block block, Op op, List<Attribute> attributes, id.morph.ir.Value... operands) {
        Instruction instruction = new Instruction(op, attributes, List.of(operands), Position.NONE);
        block.instructions().add(instruction);
        return instruction;
    }
}
