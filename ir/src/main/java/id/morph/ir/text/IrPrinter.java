package id.morph.ir.text;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Layout;
import id.morph.ir.Module;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Unit;
import id.morph.ir.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes IR as text that {@link IrParser} reads back; the form is described at the package. */
public final class IrPrinter {

    private static final int POSITION_COLUMN = 40;

    private final StringBuilder out;
    private final ValueNames names;
    private final String file;
    private final String function;

    private IrPrinter(StringBuilder out, Function function) {
        this.out = out;
        this.names = new ValueNames(function);
        this.file = file(function);
        this.function = function.displayName();
    }

    /** The whole module: entry, units, functions, each in order. */
    public static String print(Module module) {
        StringBuilder out = new StringBuilder();
        out.append("module");
        if (!module.entry().isEmpty()) {
            out.append(" entry=").append(Literals.symbol(module.entry()));
        }
        out.append('\n');
        for (Unit unit : module.units()) {
            out.append('\n').append(print(unit));
        }
        for (Layout layout : module.layouts()) {
            out.append('\n').append(print(layout));
        }
        for (Function function : module.functions()) {
            out.append('\n').append(print(function));
        }
        return out.toString();
    }

    public static String print(Unit unit) {
        StringBuilder out = new StringBuilder("unit ").append(Literals.text(unit.path()));
        out.append(" file=").append(Literals.text(unit.file()));
        out.append(" name=").append(Literals.text(unit.name()));
        if (!unit.body().isEmpty()) {
            out.append(" body=").append(Literals.symbol(unit.body()));
        }
        out.append(" {\n");
        for (Unit.Global global : unit.globals()) {
            out.append("  ").append(word(global.kind())).append(' ').append(Literals.text(global.name()));
            if (global.arity() != 0 || !global.symbol().isEmpty()) {
                out.append(' ').append(global.arity());
            }
            if (!global.symbol().isEmpty()) {
                out.append(' ').append(Literals.symbol(global.symbol()));
            }
            if (global.type() != Type.ANY) {
                out.append(": ").append(global.type().text());
            }
            out.append('\n');
        }
        return out.append("}\n").toString();
    }

    public static String print(Layout layout) {
        StringBuilder out = new StringBuilder("layout ").append(Literals.text(layout.name()));
        out.append(" name=").append(Literals.text(layout.displayName()));
        if (!layout.parent().isEmpty()) {
            out.append(" parent=").append(Literals.text(layout.parent()));
        }
        out.append(" {\n");
        for (Layout.Field field : layout.fields()) {
            out.append("  field ").append(Literals.text(field.name())).append(": ");
            out.append(field.type().text());
            if (!field.reference().isEmpty()) {
                out.append(' ').append(Literals.text(field.reference()));
            }
            out.append('\n');
        }
        layout.methods()
                .forEach((method, symbol) -> out.append("  method ")
                        .append(Literals.text(method))
                        .append(' ')
                        .append(Literals.symbol(symbol))
                        .append('\n'));
        layout.sure()
                .forEach(name ->
                        out.append("  sure ").append(Literals.text(name)).append('\n'));
        return out.append("}\n").toString();
    }

    public static String print(Function function) {
        StringBuilder out = new StringBuilder();
        new IrPrinter(out, function).function(function);
        return out.toString();
    }

    /** One instruction as it reads in its function; for messages. */
    public static String print(Instruction instruction, Function function) {
        StringBuilder out = new StringBuilder();
        new IrPrinter(out, function).instruction(instruction);
        return out.toString().strip();
    }

    /** One terminator as it reads in its function; for messages. */
    public static String print(Terminator terminator, Function function) {
        StringBuilder out = new StringBuilder();
        new IrPrinter(out, function).terminator(terminator);
        return out.toString().strip();
    }

    /** A constant, or the instruction or parameter by its name; for messages. */
    public static String print(Value value, Function function) {
        return value instanceof Constant constant
                ? Literals.constant(constant)
                : "%" + new ValueNames(function).of(value);
    }

    /** The name that a block has in the printed function, without the {@code ^}. */
    public static String name(Block block, Function function) {
        return new ValueNames(function).of(block);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The file that most positions are likely to have: that of the first one that is not inlined. */
    private static String file(Function function) {
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                Position position = instruction.position();
                if (position.known()) {
                    while (position.caller() != null && position.caller().known()) {
                        position = position.caller();
                    }
                    return position.file();
                }
            }
        }
        return "";
    }

    private void function(Function function) {
        out.append("func ").append(Literals.symbol(function.symbol()));
        out.append(function.blocks().isEmpty() ? "()" : "(" + declared(function.entry()) + ")");
        out.append(" -> ").append(function.resultType().text());
        out.append(" kind=").append(word(function.kind()));
        if (function.captures() != 0) {
            out.append(" captures=").append(function.captures());
        }
        if (function.transparent()) {
            out.append(" transparent");
        }
        if (function.variadic()) {
            out.append(" variadic");
        }
        out.append(" name=").append(Literals.text(function.displayName()));
        out.append(" unit=").append(Literals.text(function.unit()));
        if (!file.isEmpty()) {
            out.append(" file=").append(Literals.text(file));
        }
        out.append(" {\n");
        for (Block block : function.blocks()) {
            out.append('^').append(names.of(block));
            if (!block.parameters().isEmpty()) {
                out.append('(').append(declared(block)).append(')');
            }
            out.append(":\n");
            block.instructions().forEach(this::instruction);
            terminator(block.terminator());
        }
        out.append("}\n");
    }

    private String declared(Block block) {
        return block.parameters().stream()
                .map(p -> "%" + names.of(p) + ": " + p.type().text())
                .collect(Collectors.joining(", "));
    }

    private void instruction(Instruction instruction) {
        int start = out.length();
        out.append("  ");
        if (instruction.type() != Type.NONE) {
            out.append('%').append(names.of(instruction)).append(" = ");
        }
        out.append(instruction.op().text());
        for (Attribute attribute : instruction.attributes()) {
            out.append(' ').append(attribute(attribute));
        }
        if (!instruction.operands().isEmpty()) {
            out.append(' ').append(values(instruction.operands()));
        }
        end(start, instruction.unwind(), instruction.position());
    }

    private void terminator(Terminator terminator) {
        int start = out.length();
        out.append("  ");
        switch (terminator) {
            case Terminator.Jump jump -> out.append("jump ").append(edge(jump.edge()));
            case Terminator.Branch branch ->
                out.append("branch ")
                        .append(value(branch.condition()))
                        .append(", ")
                        .append(edge(branch.then()))
                        .append(", ")
                        .append(edge(branch.otherwise()));
            case Terminator.Switch choice -> {
                out.append("switch ").append(value(choice.state()));
                choice.targets().forEach(target -> out.append(", ").append(edge(target)));
            }
            case Terminator.Return back -> out.append("return ").append(value(back.value()));
            case Terminator.Throw raise -> out.append("throw ").append(value(raise.value()));
            case Terminator.Suspend suspend ->
                out.append("suspend ")
                        .append(word(suspend.reason()))
                        .append(' ')
                        .append(value(suspend.value()))
                        .append(", ")
                        .append(edge(suspend.resume()));
            case Terminator.Unreachable _ -> out.append("unreachable");
        }
        switch (terminator) {
            case Terminator.Throw raise -> end(start, raise.unwind(), raise.position());
            case Terminator.Suspend suspend -> end(start, suspend.unwind(), suspend.position());
            default -> out.append('\n');
        }
    }

    private void end(int start, Optional<Edge> unwind, Position position) {
        unwind.ifPresent(edge -> out.append(" unwind ").append(edge(edge)));
        if (!position.equals(Position.NONE)) {
            do {
                out.append(' ');
            } while (out.length() - start < POSITION_COLUMN);
            position(position);
        }
        out.append('\n');
    }

    private void position(Position position) {
        out.append(':').append(position.line()).append(':').append(position.column());
        if (!position.function().equals(function)) {
            out.append(" in ").append(Literals.text(position.function()));
        }
        if (!position.file().equals(file)) {
            out.append(" of ").append(Literals.text(position.file()));
        }
        if (position.caller() != null && !position.caller().equals(Position.NONE)) {
            out.append(" via ");
            position(position.caller());
        }
    }

    private String attribute(Attribute attribute) {
        return switch (attribute) {
            case Attribute.Name name -> Literals.text(name.text());
            case Attribute.Symbol symbol -> Literals.symbol(symbol.text());
            case Attribute.Int number -> Integer.toString(number.value());
            case Attribute.OfType type -> type.type().text();
        };
    }

    private String edge(Edge edge) {
        String target = "^" + names.of(edge.target());
        return edge.arguments().isEmpty() ? target : target + "(" + values(edge.arguments()) + ")";
    }

    private String values(List<Value> values) {
        return values.stream().map(this::value).collect(Collectors.joining(", "));
    }

    private String value(Value value) {
        return value instanceof Constant constant ? Literals.constant(constant) : "%" + names.of(value);
    }
}
