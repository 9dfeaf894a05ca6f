package id.morph.ir.binary;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads one function; the mirror of {@link FunctionWriter}. */
final class FunctionReader {

    private static final Op[] OPS = Op.values();
    private static final Type[] TYPES = Type.values();

    private final Input in;
    private final IntFunction<String> strings;
    private final int stringCount;
    private final List<Value> values = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private Position last = Position.NONE;

    FunctionReader(Input in, IntFunction<String> strings, int stringCount) {
        this.in = in;
        this.strings = strings;
        this.stringCount = stringCount;
    }

    Function read(String symbol) {
        String displayName = string();
        String unit = string();
        int flags = (int) in.number();
        Function.Kind kind = one(Function.Kind.values(), flags >> Format.KIND_SHIFT);
        int captures = in.count();
        int arity = in.count();
        Function function =
                new Function(symbol, displayName, unit, kind, (flags & Format.TRANSPARENT) != 0, captures, arity);
        function.setResultType(TYPES[in.index(TYPES.length)]);
        function.setVariadic((flags & Format.VARIADIC) != 0);
        int count = in.count();
        for (int i = 0; i < count; i++) {
            outline(function);
        }
        for (Block block : blocks) {
            for (Instruction instruction : block.instructions()) {
                instruction.operands().addAll(values());
                instruction.setUnwind(unwind());
                instruction.setPosition(position());
            }
            block.setTerminator(terminator());
        }
        return function;
    }

    private String string() {
        return strings.apply(in.index(stringCount));
    }

    private static <T> T one(T[] all, int index) {
        if (index < 0 || index >= all.length) {
            throw new BinaryFormatException(
                    "the IR file is damaged: " + index + " where less than " + all.length + " is due");
        }
        return all[index];
    }

    private void outline(Function function) {
        Block block = function.addBlock(string());
        blocks.add(block);
        int parameters = in.count();
        for (int i = 0; i < parameters; i++) {
            Type type = TYPES[in.index(TYPES.length)];
            values.add(block.addParameter(type, string()));
        }
        int instructions = in.count();
        for (int i = 0; i < instructions; i++) {
            Op op = OPS[in.index(OPS.length)];
            List<Attribute> attributes = new ArrayList<>(op.attributes().size());
            for (Attribute.Kind kind : op.attributes()) {
                attributes.add(
                        switch (kind) {
                            case NAME -> new Attribute.Name(string());
                            case FUNCTION, UNIT -> new Attribute.Symbol(string());
                            case INT -> new Attribute.Int(in.integer());
                            case TYPE -> new Attribute.OfType(TYPES[in.index(TYPES.length)]);
                        });
            }
            Instruction instruction = new Instruction(op, attributes, List.of(), Position.NONE);
            block.instructions().add(instruction);
            values.add(instruction);
        }
    }

    private List<Value> values() {
        int count = in.count();
        List<Value> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(value());
        }
        return list;
    }

    private Value value() {
        long tag = in.number();
        if (tag % 2 == 0) {
            if (tag < 0 || tag / 2 >= values.size()) {
                throw new BinaryFormatException("the IR file is damaged: there is no value " + tag / 2);
            }
            return values.get((int) (tag / 2));
        }
        return switch ((int) tag) {
            case Format.NIL -> Constant.NIL;
            case Format.TRUE -> Constant.TRUE;
            case Format.FALSE -> Constant.FALSE;
            case Format.UNDEFINED -> Constant.UNDEFINED;
            case Format.LONG -> Constant.of(in.signed());
            case Format.BIG -> Constant.of(new BigInteger(string()));
            case Format.FLOAT -> Constant.of(Double.longBitsToDouble(in.fixed(Double.BYTES)));
            case Format.TEXT -> Constant.of(string());
            default -> throw new BinaryFormatException("the IR file is damaged: no constant is written as " + tag);
        };
    }

    private Edge edge() {
        Block target = blocks.get(in.index(blocks.size()));
        return new Edge(target, values());
    }

    private Optional<Edge> unwind() {
        return in.index(2) == 1 ? Optional.of(edge()) : Optional.empty();
    }

    private Position position() {
        int what = (int) in.number();
        if (what == Format.NO_POSITION) {
            return Position.NONE;
        }
        if (what == Format.SAME_POSITION) {
            return last;
        }
        Position before = last;
        String file = (what & Format.NEW_FILE) != 0 ? string() : before.file();
        String function = (what & Format.NEW_FUNCTION) != 0 ? string() : before.function();
        int line = before.line() + in.integer();
        int column = before.column() + in.integer();
        Position caller = (what & Format.INLINED) != 0 ? position() : Position.NONE;
        last = new Position(file, function, line, column, caller);
        return last;
    }

    private Terminator terminator() {
        int kind = (int) in.number();
        return switch (kind) {
            case Format.JUMP -> new Terminator.Jump(edge());
            case Format.BRANCH -> new Terminator.Branch(value(), edge(), edge());
            case Format.SWITCH -> {
                Value state = value();
                int count = in.count();
                List<Edge> targets = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    targets.add(edge());
                }
                yield new Terminator.Switch(state, targets);
            }
            case Format.RETURN -> new Terminator.Return(value());
            case Format.THROW -> {
                Value value = value();
                Optional<Edge> unwind = unwind();
                yield new Terminator.Throw(value, position(), unwind);
            }
            case Format.SUSPEND -> {
                Terminator.Reason reason = one(Terminator.Reason.values(), (int) in.number());
                Value value = value();
                Edge resume = edge();
                Optional<Edge> unwind = unwind();
                yield new Terminator.Suspend(reason, value, resume, position(), unwind);
            }
            case Format.UNREACHABLE -> new Terminator.Unreachable();
            default -> throw new BinaryFormatException("the IR file is damaged: no terminator is written as " + kind);
        };
    }
}
