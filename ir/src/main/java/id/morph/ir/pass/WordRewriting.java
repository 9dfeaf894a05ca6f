package id.morph.ir.pass;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.Word;
import id.morph.ir.analysis.range.Interval;
import id.morph.ir.analysis.range.Ranges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rewrites one function to words, as far as {@link Ranges} proves them. Signatures, layouts and globals have been changed already. */
final class WordRewriting {

    /** Every int within these bounds is a float, too. */
    private static final long EXACT = 1L << 53;

    private final Module module;
    private final Function function;
    private final Ranges ranges;
    private final Word word;
    private final Replacement replacement = new Replacement();

    /** The instructions of the block that is being rewritten. */
    private List<Instruction> out = new ArrayList<>();

    /** Blocks on edges. */
    private final List<Block> onTheWay = new ArrayList<>();

    /** What this block has converted already. */
    private final Map<Value, Instruction> converted = new HashMap<>();

    WordRewriting(Module module, Function function, Ranges ranges, Word word) {
        this.module = module;
        this.function = function;
        this.ranges = ranges;
        this.word = word;
    }

    /** Changes the types of block parameters and of the function's result. */
    void retypeParameters() {
        if (function.resultType() == Type.INT && ranges.result(function).fits(word)) {
            function.setResultType(Type.I64);
        }
        for (Block block : function.blocks()) {
            for (int i = 0; i < block.parameters().size(); i++) {
                BlockParameter parameter = block.parameters().get(i);
                if (becomesWord(parameter) && parameter.type() == Type.INT) {
                    replacement.put(parameter, block.replaceParameter(i, Type.I64));
                }
            }
        }
    }

    void rewrite() {
        for (Block block : function.blocks()) {
            out = new ArrayList<>();
            converted.clear();
            block.instructions().forEach(this::rewrite);
            rewriteEnd(block);
            block.instructions().clear();
            block.instructions().addAll(out);
        }
        function.blocks().addAll(onTheWay);
        replacement.apply(function);
    }

    /** Whether the value is a word once everything is rewritten. */
    private boolean becomesWord(Value value) {
        return value.fits(Type.I64)
                || (value.type() == Type.INT && ranges.definition(value).fits(word));
    }

    /** The operand as a word; it is proven to fit here. */
    private Value word(Value value) {
        if (becomesWord(value)) {
            return value;
        }
        return converted.computeIfAbsent(value, original -> {
            Instruction word = new Instruction(Op.I64_OF_INT, List.of(), List.of(original), Position.NONE);
            out.add(word);
            return word;
        });
    }

    private void rewrite(Instruction instruction) {
        if (instruction.unwind().isPresent()) {
            rewriteUnwind(instruction);
        }
        switch (instruction.op()) {
            case INT_EQ, INT_NE, INT_LT, INT_LE, INT_GT, INT_GE, I64_EQ, I64_NE, I64_LT, I64_LE, I64_GT, I64_GE ->
                compare(instruction);
            case INT_NEG, INT_ADD, INT_SUB, INT_MUL, INT_AND, INT_OR, INT_XOR, INT_NOT ->
                compute(instruction, operandsFit(instruction));
            case INT_MOD, INT_FLOOR_DIV -> {
                dropUnwindIf(instruction, !ranges.operand(instruction, 1).contains(0));
                compute(instruction, operandsFit(instruction));
            }
            case I64_MOD, I64_FLOOR_DIV -> {
                dropUnwindIf(instruction, !ranges.operand(instruction, 1).contains(0));
                out.add(instruction);
            }
            case INT_SHL, INT_SHR -> {
                boolean small = ranges.operand(instruction, 1).within(0, Long.SIZE - 1);
                dropUnwindIf(
                        instruction, small && ranges.definition(instruction).fits(word));
                compute(instruction, small && operandsFit(instruction));
            }
            case INT_DIV -> divide(instruction);
            case F64_OF_INT -> {
                if (ranges.operand(instruction, 0).fits(word)) {
                    replace(instruction, Op.F64_OF_I64, List.of(word(instruction.operand(0))), List.of(), false);
                } else {
                    out.add(instruction);
                }
            }
            case I64_OF_INT -> {
                if (becomesWord(instruction.operand(0))) {
                    replacement.put(instruction, instruction.operand(0));
                } else {
                    out.add(instruction);
                }
            }
            case UNBOX_INT -> keep(instruction);
            case LIST_GET, LIST_SET -> {
                if (ranges.operand(instruction, 1).fits(word)) {
                    instruction.operands().set(1, word(instruction.operand(1)));
                }
                if (ranges.inBounds(instruction)) {
                    Op op = instruction.op() == Op.LIST_GET ? Op.LIST_ELEMENT : Op.LIST_SET_ELEMENT;
                    replace(instruction, op, instruction.operands(), instruction.attributes(), false);
                } else {
                    out.add(instruction);
                }
            }
            case CALL_TYPED, CALL_METHOD -> call(instruction);
            case FIELD_GET -> {
                Type type = module.fieldType(instruction.name(0), instruction.name(1))
                        .orElseThrow();
                retype(instruction, type, List.of(instruction.operand(0)));
            }
            case FIELD_SET -> {
                Type type = module.fieldType(instruction.name(0), instruction.name(1))
                        .orElseThrow();
                retype(instruction, type, List.of(instruction.operand(0), as(type, instruction.operand(1))));
            }
            case GLOBAL_LOAD -> retype(instruction, globalType(instruction), List.of());
            case GLOBAL_STORE -> {
                Type type = globalType(instruction);
                retype(instruction, type, List.of(as(type, instruction.operand(0))));
            }
            default -> out.add(instruction);
        }
    }

    private Value as(Type type, Value value) {
        return type == Type.I64 ? word(value) : value;
    }

    private boolean operandsFit(Instruction instruction) {
        for (int i = 0; i < instruction.operands().size(); i++) {
            if (!ranges.operand(instruction, i).fits(word)) {
                return false;
            }
        }
        return true;
    }

    private void dropUnwindIf(Instruction instruction, boolean cannotThrow) {
        if (cannotThrow) {
            instruction.setUnwind(Optional.empty());
        }
    }

    private List<Value> words(Instruction instruction) {
        return instruction.operands().stream().map(this::word).toList();
    }

    /** An operation on ints becomes the same on words if the result is one and so are the operands. */
    private void compute(Instruction instruction, boolean onWords) {
        if (onWords && ranges.definition(instruction).fits(word)) {
            replace(instruction, onWords(instruction.op()), words(instruction), List.of(), true);
        } else {
            keep(instruction);
        }
    }

    /** Leaves the operation as it is; if its result is a word, everybody gets that. */
    private void keep(Instruction instruction) {
        if (!ranges.definition(instruction).fits(word)) {
            out.add(instruction);
            return;
        }
        // A copy, because every use of the original will mean the word, and the conversion must not use itself.
        Instruction copy = copy(instruction, instruction.op(), instruction.operands(), instruction.attributes());
        copy.setUnwind(instruction.unwind());
        out.add(copy);
        Instruction word = new Instruction(Op.I64_OF_INT, List.of(), List.of(copy), Position.NONE);
        out.add(word);
        replacement.put(instruction, word);
    }

    private static Op onWords(Op op) {
        return Op.of("i64." + op.text().substring("int.".length())).orElseThrow();
    }

    private void compare(Instruction instruction) {
        Optional<Boolean> decision = ranges.decision(instruction);
        if (decision.isPresent()) {
            replacement.put(instruction, Constant.of(decision.get()));
        } else if (instruction.op().operands().contains(Type.INT) && operandsFit(instruction)) {
            replace(instruction, onWords(instruction.op()), words(instruction), List.of(), true);
        } else {
            out.add(instruction);
        }
    }

    /** A float of 2^53 is exact, but a word need not hold it. */
    private boolean isExact(Interval interval) {
        return interval.within(-EXACT, EXACT) && interval.fits(word);
    }

    /** A quotient of ints is the quotient of their floats if both are exact. */
    private void divide(Instruction instruction) {
        Interval divisor = ranges.operand(instruction, 1);
        // The quotient of a large dividend may be too large for a float.
        dropUnwindIf(
                instruction,
                !divisor.contains(0) && ranges.operand(instruction, 0).fits(word));
        if (!isExact(ranges.operand(instruction, 0)) || !isExact(divisor)) {
            out.add(instruction);
            return;
        }
        List<Value> floats = new ArrayList<>();
        for (Value word : words(instruction)) {
            if (word instanceof Constant.Int number) {
                floats.add(Constant.of(number.value().doubleValue()));
            } else {
                Instruction converted = new Instruction(Op.F64_OF_I64, List.of(), List.of(word), Position.NONE);
                out.add(converted);
                floats.add(converted);
            }
        }
        replace(instruction, Op.F64_DIV, floats, List.of(), true);
    }

    private void call(Instruction instruction) {
        Function callee = callee(instruction);
        List<BlockParameter> parameters = callee.entry().parameters();
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            arguments.add(as(parameters.get(i).type(), instruction.operand(i)));
        }
        retype(instruction, callee.resultType(), arguments);
    }

    private Function callee(Instruction call) {
        Optional<String> symbol = call.op() == Op.CALL_TYPED
                ? Optional.of(call.symbol(0))
                : module.methodSymbol(call.name(0), call.name(1));
        return symbol.flatMap(module::function).orElseThrow();
    }

    private Type globalType(Instruction instruction) {
        return module.global(instruction.symbol(0), instruction.name(1))
                .orElseThrow()
                .type();
    }

    /** The same instruction with another type attribute, if it changes. */
    private void retype(Instruction instruction, Type type, List<Value> operands) {
        if (type == instruction.declaredType()) {
            instruction.operands().clear();
            instruction.operands().addAll(operands);
            out.add(instruction);
            return;
        }
        List<Attribute> attributes = new ArrayList<>(instruction.attributes());
        attributes.set(attributes.size() - 1, new Attribute.OfType(type));
        replace(instruction, instruction.op(), operands, attributes, true);
    }

    private void replace(Instruction old, Op op, List<Value> operands, List<Attribute> attributes, boolean unwinds) {
        Instruction made = copy(old, op, operands, attributes);
        if (unwinds && made.mayThrow()) {
            made.setUnwind(old.unwind());
        }
        out.add(made);
        replacement.put(old, made);
    }

    private static Instruction copy(Instruction old, Op op, List<Value> operands, List<Attribute> attributes) {
        return new Instruction(op, attributes, operands, old.position());
    }

    private void rewriteUnwind(Instruction instruction) {
        Edge edge = instruction.unwind().orElseThrow();
        instruction.setUnwind(Optional.of(words(edge)));
    }

    private void rewriteEnd(Block block) {
        Terminator terminator = block.terminator();
        terminator = terminator instanceof Terminator.Branch
                ? terminator.map(value -> value, this::wordsOnTheWay)
                : terminator.map(value -> value, this::words);
        if (terminator instanceof Terminator.Return back && function.resultType() == Type.I64) {
            terminator = new Terminator.Return(word(back.value()));
        }
        block.setTerminator(terminator);
    }

    /**
     * The same for an edge that is not always taken: what comes along it may fit because of the branch, so it becomes a word
     * in a block on the edge, not before the branch.
     */
    private Edge wordsOnTheWay(Edge edge) {
        List<Instruction> before = out;
        Map<Value, Instruction> convertedBefore = Map.copyOf(converted);
        out = new ArrayList<>();
        Edge rewritten = words(edge);
        List<Instruction> conversions = out;
        out = before;
        converted.clear();
        converted.putAll(convertedBefore);
        if (conversions.isEmpty()) {
            return rewritten;
        }
        Block way = new Block("word");
        way.instructions().addAll(conversions);
        way.setTerminator(new Terminator.Jump(rewritten));
        onTheWay.add(way);
        return Edge.to(way);
    }

    /** The edge with words where its target wants them; what comes along it fits. */
    private Edge words(Edge edge) {
        List<BlockParameter> parameters = edge.target().parameters();
        int supplied = parameters.size() - edge.arguments().size();
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < edge.arguments().size(); i++) {
            arguments.add(
                    as(parameters.get(i + supplied).type(), edge.arguments().get(i)));
        }
        return new Edge(edge.target(), arguments);
    }
}
