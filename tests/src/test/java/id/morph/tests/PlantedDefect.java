package id.morph.tests;

import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Primitive;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.DominatorTree;
import id.morph.ir.analysis.LoopForest;
import id.morph.ir.analysis.Stage;
import id.morph.ir.pass.FunctionPass;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A pass that is wrong on purpose, as passes are wrong by mistake: to see whether random programs would show it. It runs
 * behind all others.
 */
enum PlantedDefect implements FunctionPass {
    SWAPPED_OPERANDS_OF_SUBTRACTION(each(i -> {
        if (i.op() == Op.INT_SUB || i.op() == Op.I64_SUB || i.op() == Op.SUB) {
            swapFirstTwo(i);
        }
    })),

    /** As if {@code a < b} were the same as not {@code a >= b}: not for what is no number. */
    NEGATED_FLOAT_COMPARISON(blocks((function, block) -> {
        for (int at = 0; at < block.instructions().size(); at++) {
            Instruction less = block.instructions().get(at);
            if (less.op() == Op.F64_LT || less.op() == Op.F64_LE) {
                Op opposite = less.op() == Op.F64_LT ? Op.F64_GE : Op.F64_GT;
                Instruction negated = new Instruction(opposite, List.of(), less.operands(), less.position());
                Instruction result = new Instruction(Op.NOT, List.of(), List.of(negated), less.position());
                block.instructions().set(at, negated);
                block.instructions().add(at + 1, result);
                replace(function, less, result);
            }
        }
    })),

    /** Elements at an index that is taken for proven. */
    DROPPED_BOUNDS_CHECK(blocks((function, block) -> {
        for (int at = 0; at < block.instructions().size(); at++) {
            Instruction get = block.instructions().get(at);
            if (get.op() == Op.LIST_GET
                    && get.operand(1) instanceof Constant.Int number
                    && number.value().signum() >= 0) {
                Instruction element =
                        new Instruction(Op.LIST_ELEMENT, get.attributes(), get.operands(), get.position());
                block.instructions().set(at, element);
                replace(function, get, element);
            }
        }
    })),

    /** The second of two equal reads in a block, whatever was written between them. */
    NUMBERED_ACROSS_A_WRITE(blocks((function, block) -> {
        Map<List<Object>, Instruction> known = new HashMap<>();
        for (Instruction read : List.copyOf(block.instructions())) {
            switch (read.op()) {
                case GLOBAL_GET, GLOBAL_LOAD, CELL_GET, ATTRIBUTE, FIELD_GET, INDEX, LIST_GET -> {
                    List<Object> key = List.of(read.op(), read.attributes(), List.copyOf(read.operands()));
                    Instruction first = known.putIfAbsent(key, read);
                    if (first != null) {
                        block.instructions().remove(read);
                        replace(function, read, first);
                    }
                }
                default -> {}
            }
        }
    })),

    LOST_UNWIND_EDGE(each(i -> {
        if (i.op() == Op.LIST_GET || i.op() == Op.INDEX || i.op() == Op.INT_MOD) {
            i.setUnwind(Optional.empty());
        }
    })),

    SLICE_ONE_TOO_LONG(each(i -> {
        if (i.op() == Op.SLICE && i.operand(2) instanceof Constant.Int end) {
            i.operands().set(2, new Constant.Int(end.value().add(BigInteger.ONE)));
        }
    })),

    /** Up instead of down: -(-a // b). */
    WRONGLY_ROUNDED_DIVISION(blocks((function, block) -> {
        for (int at = 0; at < block.instructions().size(); at++) {
            Instruction division = block.instructions().get(at);
            Op negation = switch (division.op()) {
                case INT_FLOOR_DIV -> Op.INT_NEG;
                case I64_FLOOR_DIV -> Op.I64_NEG;
                case PRIMITIVE -> division.name(0).equals(Primitive.FLOOR_DIV.text()) ? Op.NEG : null;
                default -> null;
            };
            if (negation != null) {
                Instruction before =
                        new Instruction(negation, List.of(), List.of(division.operand(0)), division.position());
                Instruction after = new Instruction(negation, List.of(), List.of(division), division.position());
                replace(function, division, after);
                after.operands().set(0, division);
                division.operands().set(0, before);
                block.instructions().add(at, before);
                block.instructions().add(at + 2, after);
                at += 2;
            }
        }
    })),

    /** Before a loop, although the loop may not come to it. */
    MOVED_WHAT_THROWS_OUT_OF_A_LOOP(PlantedDefect::moveOutOfLoops),

    SKIPPED_DEFINED_CHECK(blocks((function, block) -> {
        for (Instruction check : List.copyOf(block.instructions())) {
            if (check.op() == Op.DEFINED) {
                block.instructions().remove(check);
                replace(function, check, check.operand(0));
            }
        }
    })),

    WRONG_CELL_OF_A_CLOSURE(each(i -> {
        if (i.op() == Op.CLOSURE
                && i.operands().size() > 1
                && i.operand(0).type() == i.operand(1).type()) {
            swapFirstTwo(i);
        }
    }));

    private final Consumer<Function> change;

    PlantedDefect(Consumer<Function> change) {
        this.change = change;
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Function function) {
        if (!function.transparent()) {
            change.accept(function);
        }
    }

    private interface OnBlock {
        void change(Function function, Block block);
    }

    private static Consumer<Function> blocks(OnBlock change) {
        return function -> List.copyOf(function.blocks()).forEach(block -> change.change(function, block));
    }

    private static Consumer<Function> each(Consumer<Instruction> change) {
        return blocks((_, block) -> block.instructions().forEach(change));
    }

    private static void swapFirstTwo(Instruction instruction) {
        Value first = instruction.operand(0);
        instruction.operands().set(0, instruction.operand(1));
        instruction.operands().set(1, first);
    }

    private static void replace(Function function, Value old, Value by) {
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                instruction.operands().replaceAll(value -> value == old ? by : value);
                instruction.setUnwind(instruction.unwind().map(edge -> edge.map(value -> value == old ? by : value)));
            }
            block.setTerminator(block.terminator()
                    .map(value -> value == old ? by : value, edge -> edge.map(value -> value == old ? by : value)));
        }
    }

    private static void moveOutOfLoops(Function function) {
        ControlFlowGraph graph = ControlFlowGraph.ofBlocks(function);
        for (LoopForest.Loop loop :
                LoopForest.of(graph, DominatorTree.of(graph)).innermostFirst()) {
            List<Block> before = function.blocks().stream()
                    .filter(block -> !loop.blocks().contains(block))
                    .filter(block -> block.edges().stream().anyMatch(edge -> edge.target() == loop.header()))
                    .toList();
            if (before.size() == 1) {
                move(loop, before.getFirst());
            }
        }
    }

    private static void move(LoopForest.Loop loop, Block before) {
        Set<Value> inside = new HashSet<>();
        for (Block block : loop.blocks()) {
            inside.addAll(block.parameters());
            inside.addAll(block.instructions());
        }
        for (Block block : loop.blocks()) {
            for (Instruction instruction : new ArrayList<>(block.instructions())) {
                boolean throwing = switch (instruction.op()) {
                    case INDEX, LIST_GET, MOD, INT_MOD, INT_DIV, DIV, ATTRIBUTE, FIELD_GET, LT, SUB -> true;
                    default -> false;
                };
                boolean invariant = instruction.operands().stream().noneMatch(inside::contains)
                        && instruction.unwind().stream()
                                .flatMap(edge -> edge.arguments().stream())
                                .noneMatch(inside::contains);
                if (throwing && invariant && block != loop.header()) {
                    block.instructions().remove(instruction);
                    before.instructions().add(instruction);
                    inside.remove(instruction);
                }
            }
        }
    }
}
