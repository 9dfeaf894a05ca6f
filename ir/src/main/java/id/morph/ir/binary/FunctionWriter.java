package id.morph.ir.binary;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes one function. */
final class FunctionWriter {

    private final Output out;
    private final StringPool strings;
    private final Map<Value, Integer> values = new HashMap<>();
    private final Map<Block, Integer> blocks = new HashMap<>();
    private Position last = Position.NONE;

    FunctionWriter(Output out, StringPool strings) {
        this.out = out;
        this.strings = strings;
    }

    void write(Function function) {
        out.number(strings.number(function.displayName()));
        out.number(strings.number(function.unit()));
        out.number((function.transparent() ? Format.TRANSPARENT : 0)
                | (function.variadic() ? Format.VARIADIC : 0)
                | function.kind().ordinal() << Format.KIND_SHIFT);
        out.number(function.captures());
        out.number(function.arity());
        out.number(function.resultType().ordinal());
        out.number(function.blocks().size());
        function.blocks().forEach(this::outline);
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                values(instruction.operands());
                unwind(instruction.unwind());
                position(instruction.position());
            }
            terminator(block.terminator());
        }
    }

    /** What makes the block's values exist: parameters, operations, attributes. */
    private void outline(Block block) {
        blocks.put(block, blocks.size());
        out.number(strings.number(block.name()));
        out.number(block.parameters().size());
        for (BlockParameter parameter : block.parameters()) {
            out.number(parameter.type().ordinal());
            out.number(strings.number(parameter.name()));
            values.put(parameter, values.size());
        }
        out.number(block.instructions().size());
        for (Instruction instruction : block.instructions()) {
            out.number(instruction.op().ordinal());
            for (Attribute attribute : instruction.attributes()) {
                switch (attribute) {
                    case Attribute.Name name -> out.number(strings.number(name.text()));
                    case Attribute.Symbol symbol -> out.number(strings.number(symbol.text()));
                    case Attribute.Int number -> out.signed(number.value());
                    case Attribute.OfType type -> out.number(type.type().ordinal());
                }
            }
            values.put(instruction, values.size());
        }
    }

    private void values(List<Value> list) {
        out.number(list.size());
        list.forEach(this::value);
    }

    private void value(Value value) {
        switch (value) {
            case Constant constant -> constant(constant);
            case BlockParameter parameter -> out.number(2L * values.get(parameter));
            case Instruction instruction -> out.number(2L * values.get(instruction));
        }
    }

    private void constant(Constant constant) {
        switch (constant) {
            case Constant.Nil _ -> out.number(Format.NIL);
            case Constant.Bool bool -> out.number(bool.value() ? Format.TRUE : Format.FALSE);
            case Constant.Undefined _ -> out.number(Format.UNDEFINED);
            case Constant.Int number -> {
                if (number.value().bitLength() < Long.SIZE) {
                    out.number(Format.LONG);
                    out.signed(number.value().longValueExact());
                } else {
                    out.number(Format.BIG);
                    out.number(strings.number(number.value().toString()));
                }
            }
            case Constant.Float number -> {
                out.number(Format.FLOAT);
                out.fixed(Double.doubleToLongBits(number.value()), Double.BYTES);
            }
            case Constant.Text text -> {
                out.number(Format.TEXT);
                out.number(strings.number(text.value()));
            }
        }
    }

    private void edge(Edge edge) {
        out.number(blocks.get(edge.target()));
        values(edge.arguments());
    }

    private void unwind(Optional<Edge> edge) {
        out.number(edge.isPresent() ? 1 : 0);
        edge.ifPresent(this::edge);
    }

    private void position(Position position) {
        if (position.equals(Position.NONE)) {
            out.number(Format.NO_POSITION);
            return;
        }
        if (position.equals(last)) {
            out.number(Format.SAME_POSITION);
            return;
        }
        Position before = last;
        boolean file = !position.file().equals(before.file());
        boolean function = !position.function().equals(before.function());
        boolean inlined = position.caller() != null && !position.caller().equals(Position.NONE);
        out.number(Format.NEW_POSITION
                | (file ? Format.NEW_FILE : 0)
                | (function ? Format.NEW_FUNCTION : 0)
                | (inlined ? Format.INLINED : 0));
        if (file) {
            out.number(strings.number(position.file()));
        }
        if (function) {
            out.number(strings.number(position.function()));
        }
        out.signed((long) position.line() - before.line());
        out.signed((long) position.column() - before.column());
        if (inlined) {
            position(position.caller());
        }
        last = position;
    }

    private void terminator(Terminator terminator) {
        switch (terminator) {
            case Terminator.Jump jump -> {
                out.number(Format.JUMP);
                edge(jump.edge());
            }
            case Terminator.Branch branch -> {
                out.number(Format.BRANCH);
                value(branch.condition());
                edge(branch.then());
                edge(branch.otherwise());
            }
            case Terminator.Switch choice -> {
                out.number(Format.SWITCH);
                value(choice.state());
                out.number(choice.targets().size());
                choice.targets().forEach(this::edge);
            }
            case Terminator.Return back -> {
                out.number(Format.RETURN);
                value(back.value());
            }
            case Terminator.Throw raise -> {
                out.number(Format.THROW);
                value(raise.value());
                unwind(raise.unwind());
                position(raise.position());
            }
            case Terminator.Suspend suspend -> {
                out.number(Format.SUSPEND);
                out.number(suspend.reason().ordinal());
                value(suspend.value());
                edge(suspend.resume());
                unwind(suspend.unwind());
                position(suspend.position());
            }
            case Terminator.Unreachable _ -> out.number(Format.UNREACHABLE);
        }
    }
}
