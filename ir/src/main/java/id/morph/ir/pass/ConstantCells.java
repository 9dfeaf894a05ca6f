package id.morph.ir.pass;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.Circles;
import id.morph.ir.analysis.ControlFlowGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Captured variables that are assigned once, before anybody reads or captures them: the function that has one uses the value
 * itself, and a closure reads it once, when it begins.
 */
final class ConstantCells {

    private final Module module;
    private final Map<Function, Map<Value, Cell>> cells = new LinkedHashMap<>();

    /** The cells that functions capture and that change after the capture, or may do so. */
    private final Set<Capture> changing = new HashSet<>();

    private final Set<Capture> captured = new HashSet<>();

    /** The cell at that place among the entry parameters. */
    private record Capture(String function, int index) {}

    /** What one function does with a cell. */
    private static final class Cell {
        private final List<Instruction> reads = new ArrayList<>();
        private final List<Instruction> writes = new ArrayList<>();

        /** What hands it to another function, as a capture. */
        private final List<Instruction> closures = new ArrayList<>();

        /** Whether it goes where nobody looks for it. */
        private boolean lost;
    }

    ConstantCells(Module module) {
        this.module = module;
    }

    void run() {
        module.functions().forEach(this::collect);
        if (cells.isEmpty()) {
            return;
        }
        propagateWrites();
        Map<Function, Map<Value, Value>> contents = new HashMap<>();
        cells.forEach((function, all) -> contents.put(function, contents(function, all)));
        propagateChanging(contents);
        cells.forEach((function, all) -> rewrite(function, all, contents.get(function)));
    }

    private void collect(Function function) {
        Map<Value, Cell> all = new LinkedHashMap<>();
        for (BlockParameter parameter : function.entry().parameters()) {
            if (parameter.type() == Type.CELL) {
                all.put(parameter, new Cell());
            }
        }
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                if (instruction.op() == Op.CELL_NEW) {
                    all.put(instruction, new Cell());
                }
            }
        }
        if (all.isEmpty()) {
            return;
        }
        Reachability.deleteUnreachable(function);
        cells.put(function, all);
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                for (Value operand : Set.copyOf(instruction.operands())) {
                    Optional.ofNullable(all.get(operand)).ifPresent(cell -> use(cell, instruction));
                }
            }
            for (Edge edge : block.edges()) {
                for (Value argument : edge.arguments()) {
                    Optional.ofNullable(all.get(argument)).ifPresent(cell -> cell.lost = true);
                }
            }
        }
    }

    private static void use(Cell cell, Instruction user) {
        switch (user.op()) {
            case CELL_GET -> cell.reads.add(user);
            case CELL_SET -> cell.writes.add(user);
            case CLOSURE, CALL_TYPED -> cell.closures.add(user);
            default -> cell.lost = true;
        }
    }

    /** The captures of closures that keep the cell. */
    private static List<Capture> captures(Value cell, Instruction closure) {
        List<Capture> captures = new ArrayList<>();
        for (int i = 0; i < closure.operands().size(); i++) {
            if (closure.operand(i) == cell) {
                captures.add(new Capture(closure.symbol(0), i));
            }
        }
        return captures;
    }

    private static Capture capture(Function function, Value parameter) {
        return new Capture(function.symbol(), function.entry().parameters().indexOf(parameter));
    }

    /** A cell changes after the capture if the function that captures it writes it, or one that it hands it on to. */
    private void propagateWrites() {
        Map<Capture, List<Capture>> givenBy = new HashMap<>();
        Deque<Capture> work = new ArrayDeque<>();
        cells.forEach((function, all) -> all.forEach((value, cell) -> {
            for (Instruction closure : cell.closures) {
                captured.addAll(captures(value, closure));
            }
            if (value instanceof BlockParameter) {
                Capture own = capture(function, value);
                cell.closures.forEach(closure -> captures(value, closure)
                        .forEach(to -> givenBy.computeIfAbsent(to, _ -> new ArrayList<>())
                                .add(own)));
                if ((cell.lost || !cell.writes.isEmpty()) && changing.add(own)) {
                    work.add(own);
                }
            }
        }));
        spread(work, givenBy);
    }

    private void spread(Deque<Capture> work, Map<Capture, List<Capture>> next) {
        while (!work.isEmpty()) {
            for (Capture capture : next.getOrDefault(work.poll(), List.of())) {
                if (changing.add(capture)) {
                    work.add(capture);
                }
            }
        }
    }

    /** The contents of the function's own cells that never change once they are read or captured. */
    private Map<Value, Value> contents(Function function, Map<Value, Cell> all) {
        Map<Value, Value> contents = new HashMap<>();
        Order order = null;
        for (Map.Entry<Value, Cell> entry : all.entrySet()) {
            Cell cell = entry.getValue();
            if (!(entry.getKey() instanceof Instruction made)
                    || cell.lost
                    || cell.writes.size() > 1
                    || isWritten(made, cell)) {
                continue;
            }
            if (cell.writes.isEmpty()) {
                if (made.operand(0) != Constant.UNDEFINED) {
                    contents.put(made, made.operand(0));
                }
                continue;
            }
            if (order == null) {
                order = new Order(function);
            }
            Instruction write = cell.writes.getFirst();
            if (order.happensOnce(made, write)
                    && order.isFirst(write, cell.reads)
                    && order.isFirst(write, cell.closures)) {
                contents.put(made, write.operand(1));
            }
        }
        return contents;
    }

    private boolean isWritten(Value value, Cell cell) {
        return cell.closures.stream()
                .anyMatch(closure -> captures(value, closure).stream().anyMatch(changing::contains));
    }

    /** What captures a cell that is not constant, from its function or from another closure, has none that is. */
    private void propagateChanging(Map<Function, Map<Value, Value>> contents) {
        Map<Capture, List<Capture>> givenTo = new HashMap<>();
        Deque<Capture> work = new ArrayDeque<>(changing);
        cells.forEach((function, all) -> all.forEach((value, cell) -> {
            for (Instruction closure : cell.closures) {
                for (Capture to : captures(value, closure)) {
                    if (value instanceof BlockParameter) {
                        givenTo.computeIfAbsent(capture(function, value), _ -> new ArrayList<>())
                                .add(to);
                    } else if (!contents.get(function).containsKey(value) && changing.add(to)) {
                        work.add(to);
                    }
                }
            }
        }));
        spread(work, givenTo);
    }

    private void rewrite(Function function, Map<Value, Cell> all, Map<Value, Value> contents) {
        Replacement replacement = new Replacement();
        List<Instruction> first = new ArrayList<>();
        all.forEach((value, cell) -> {
            Value content = contents.get(value);
            if (value instanceof BlockParameter && !cell.reads.isEmpty() && isConstant(capture(function, value))) {
                Instruction read = new Instruction(
                        Op.CELL_GET,
                        List.of(),
                        List.of(value),
                        cell.reads.getFirst().position());
                first.add(read);
                content = read;
            }
            if (content != null) {
                for (Instruction read : cell.reads) {
                    replacement.put(read, content);
                }
            }
        });
        if (!replacement.isEmpty()) {
            function.blocks().forEach(block -> block.instructions().removeIf(replacement::replaces));
            function.entry().instructions().addAll(0, first);
            replacement.apply(function);
        }
    }

    private boolean isConstant(Capture capture) {
        return captured.contains(capture) && !changing.contains(capture);
    }

    /** What comes before what in a function, and what comes again. */
    private static final class Order {
        private final Places places;
        private final boolean[] repeats;

        Order(Function function) {
            places = new Places(function);
            ControlFlowGraph graph = places.graph();
            int[][] next = new int[graph.size()][];
            Arrays.setAll(next, graph::successors);
            repeats = new boolean[graph.size()];
            for (int[] circle : Circles.of(next)) {
                boolean alone =
                        circle.length == 1 && Arrays.stream(next[circle[0]]).noneMatch(to -> to == circle[0]);
                for (int node : circle) {
                    repeats[node] = !alone;
                }
            }
        }

        /** Whether the cell is written no more than once after it was made. */
        boolean happensOnce(Instruction made, Instruction write) {
            return !repeats[places.node(write)] || places.node(made) == places.node(write);
        }

        boolean isFirst(Instruction write, List<Instruction> others) {
            return others.stream().allMatch(other -> places.comesBefore(write, other));
        }
    }
}
