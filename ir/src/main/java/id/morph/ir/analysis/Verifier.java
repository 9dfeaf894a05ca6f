package id.morph.ir.analysis;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Layout;
import id.morph.ir.Module;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.text.IrPrinter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells what is wrong with IR. Well-formed IR gives no problems, whatever the program does; IR that gives none is what passes
 * and backends may rely on. Instructions and terminators by themselves are the business of {@link InstructionVerifier}; here
 * are functions as a whole, edges, and that definitions come before uses.
 */
public final class Verifier {

    private final Function function;
    private final Stage stage;
    private final List<String> problems;
    private final InstructionVerifier instructions;
    private final Map<Value, Place> places = new HashMap<>();
    private ControlFlowGraph graph;
    private DominatorTree tree;

    /** Where a value is defined: node of the graph, and index in the block; parameters come before instruction 0. */
    private record Place(int node, int index) {}

    private Verifier(Module module, Function function, Stage stage, List<String> problems) {
        this.function = function;
        this.stage = stage;
        this.problems = problems;
        this.instructions = new InstructionVerifier(module, function, stage, problems);
    }

    /** The problems of all functions and units, empty if there are none. */
    public static List<String> verify(Module module, Stage stage) {
        List<String> problems = new ArrayList<>();
        module.functions().forEach(function -> new Verifier(module, function, stage, problems).verify());
        module.units().forEach(unit -> {
            if (!unit.body().isEmpty() && module.function(unit.body()).isEmpty()) {
                problems.add("unit \"" + unit.path() + "\": its body @" + unit.body() + " does not exist");
            }
        });
        for (Layout layout : module.layouts()) {
            if (!layout.parent().isEmpty() && module.layout(layout.parent()).isEmpty()) {
                problems.add("layout \"" + layout.name() + "\": its parent does not exist");
            }
            layout.methods().forEach((method, symbol) -> {
                if (module.function(symbol).isEmpty()) {
                    problems.add("layout \"" + layout.name() + "\": method @" + symbol + " does not exist");
                }
            });
        }
        if (!module.entry().isEmpty() && module.function(module.entry()).isEmpty()) {
            problems.add("the entry function @" + module.entry() + " does not exist");
        }
        return problems;
    }

    /** The problems of one function; what it refers to is looked up in the module. */
    public static List<String> verify(Function function, Module module, Stage stage) {
        List<String> problems = new ArrayList<>();
        new Verifier(module, function, stage, problems).verify();
        return problems;
    }

    private void verify() {
        if (function.blocks().isEmpty()) {
            problem("has no blocks");
            return;
        }
        int before = problems.size();
        verifyParameters();
        verifyShape();
        if (problems.size() > before) {
            // Dominance means nothing in a graph that is not one.
            return;
        }
        graph = ControlFlowGraph.ofPoints(function);
        if (graph.predecessors(0).length > 0) {
            problem("an edge leads back to the entry block");
            return;
        }
        tree = DominatorTree.of(graph);
        findPlaces();
        for (int node = 0; node < graph.size(); node++) {
            verifyUses(node);
        }
    }

    private void problem(String text) {
        problems.add("@" + function.symbol() + ": " + text);
    }

    private void verifyParameters() {
        List<BlockParameter> parameters = function.entry().parameters();
        if (parameters.size() != function.captures() + function.arity()) {
            problem("the entry block has " + parameters.size() + " parameters, wanted " + function.captures()
                    + " captures and " + function.arity() + " parameters");
            return;
        }
        boolean resumes = parameters.size() == 1 && parameters.getFirst().type() == Type.FRAME;
        for (int i = 0; i < parameters.size() && !resumes; i++) {
            boolean cell = i < function.captures();
            Type wanted = cell ? Type.CELL : Type.ANY;
            Type type = parameters.get(i).type();
            if (cell ? type != wanted : !type.isData()) {
                problem("entry parameter " + i + " is of type " + type.text() + ", wanted " + wanted.text());
            }
        }
        if (stage != Stage.LOWERED && function.kind() != Function.Kind.PLAIN) {
            problem("is of kind " + function.kind() + " after generator lowering");
        }
    }

    private void verifyShape() {
        Set<Block> blocks = new HashSet<>(function.blocks());
        if (blocks.size() < function.blocks().size()) {
            problem("a block is listed twice");
        }
        Set<Instruction> seen = new HashSet<>();
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                if (!seen.add(instruction)) {
                    instructions.problem(block, instruction, "is listed twice");
                }
                instructions.verify(block, instruction);
                instruction.unwind().ifPresent(edge -> verifyEdge(block, edge, true, blocks));
            }
            instructions.verifyTerminator(block);
            List<Edge> edges = block.terminator().edges();
            for (int i = 0; i < edges.size(); i++) {
                boolean last = i == edges.size() - 1;
                verifyEdge(block, edges.get(i), last && InstructionVerifier.unwinds(block.terminator()), blocks);
            }
        }
    }

    /** Arguments fit parameters; the first parameter of an unwind edge's target is the error. */
    private void verifyEdge(Block block, Edge edge, boolean unwind, Set<Block> blocks) {
        Supplier<String> where = () -> "in ^" + IrPrinter.name(block, function) + ": the " + (unwind ? "unwind " : "")
                + "edge to ^" + IrPrinter.name(edge.target(), function);
        if (!blocks.contains(edge.target())) {
            problem("in ^" + IrPrinter.name(block, function) + ": an edge leads to a block named "
                    + edge.target().name() + ", which is not in the function");
            return;
        }
        List<BlockParameter> parameters = edge.target().parameters();
        int supplied = unwind ? 1 : 0;
        if (parameters.size() != edge.arguments().size() + supplied) {
            problem(where.get() + " has " + edge.arguments().size() + " arguments, wanted "
                    + (parameters.size() - supplied));
            return;
        }
        if (unwind && parameters.getFirst().type() != Type.ANY) {
            problem(where.get() + ": the first parameter is the error and must be of type any");
        }
        for (int i = 0; i < edge.arguments().size(); i++) {
            Value argument = edge.arguments().get(i);
            Type wanted = parameters.get(i + supplied).type();
            if (!instructions.fits(argument, wanted)) {
                problem(where.get() + ": argument " + i + " is of type "
                        + argument.type().text() + ", wanted " + wanted.text());
            }
        }
    }

    private void findPlaces() {
        for (int index = 0; index < graph.size(); index++) {
            ControlFlowGraph.Node node = graph.node(index);
            if (node.first()) {
                for (BlockParameter parameter : node.block().parameters()) {
                    places.put(parameter, new Place(index, -1));
                }
            }
            for (int i = node.from(); i < node.to(); i++) {
                places.put(node.block().instructions().get(i), new Place(index, i));
            }
        }
    }

    private void verifyUses(int index) {
        ControlFlowGraph.Node node = graph.node(index);
        Block block = node.block();
        for (int i = node.from(); i < node.to(); i++) {
            Instruction instruction = block.instructions().get(i);
            for (Value operand : instruction.operands()) {
                verifyUse(operand, index, i, block, () -> IrPrinter.print(instruction, function));
            }
        }
        Supplier<String> end = node.last()
                ? () -> IrPrinter.print(block.terminator(), function)
                : () -> IrPrinter.print(block.instructions().get(node.to()), function);
        if (node.last()) {
            for (Value operand : block.terminator().operands()) {
                verifyUse(operand, index, node.to(), block, end);
            }
        }
        for (Edge edge : graph.edges(index)) {
            for (Value argument : edge.arguments()) {
                verifyUse(argument, index, node.to(), block, end);
            }
        }
    }

    private void verifyUse(Value value, int node, int index, Block block, Supplier<String> where) {
        if (value instanceof Constant) {
            return;
        }
        Place place = places.get(value);
        boolean available =
                place != null && (place.node() == node ? place.index() < index : tree.dominates(place.node(), node));
        if (!available) {
            String what = place == null
                    ? "uses a value that is not defined in a reachable block"
                    : "uses " + IrPrinter.print(value, function) + ", which is not defined on every path to it";
            problem("in ^" + IrPrinter.name(block, function) + ": " + where.get() + ": " + what);
        }
    }
}
