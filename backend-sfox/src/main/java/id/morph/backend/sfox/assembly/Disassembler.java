package id.morph.backend.sfox.assembly;

import id.morph.backend.sfox.image.CodeObject;
import id.morph.backend.sfox.image.Datum;
import id.morph.backend.sfox.image.DictFunction;
import id.morph.backend.sfox.image.FunctionCode;
import id.morph.backend.sfox.image.FunctionCode.Handler;
import id.morph.backend.sfox.image.FunctionCode.Line;
import id.morph.backend.sfox.image.FunctionCode.SourcePosition;
import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.image.Instruction;
import id.morph.backend.sfox.image.OperandKind;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Prints images as text. */
public final class Disassembler {

    private final StringBuilder out = new StringBuilder();
    private List<FunctionCode> functions = List.of();
    private List<Image.UnitTable> units = List.of();

    private Disassembler() {}

    /** The text of an image. */
    public static String print(Image image) {
        Disassembler printer = new Disassembler();
        printer.out.append(".image ").append(image.version()).append('\n');
        switch (image) {
            case Image.Single single -> {
                printer.out.append(".code ");
                printer.head(single.body());
                printer.body(single.body(), "");
                printer.out.append(".end\n");
            }
            case Image.Program program -> printer.program(program);
        }
        return printer.out.toString();
    }

    /** One operand as text, as traces show it. */
    public static String print(Datum datum) {
        Disassembler printer = new Disassembler();
        printer.datum(datum, "");
        return printer.out.toString();
    }

    private void program(Image.Program program) {
        functions = program.functions();
        units = program.units();
        for (Image.UnitTable unit : units) {
            out.append(".unit ").append(quote(unit.path()));
            out.append(" file ").append(quote(unit.file()));
            out.append(" name ").append(quote(unit.name()));
            out.append(" body ").append(quote(functions.get(unit.body()).symbol()));
            out.append(" globals ").append(globals(unit.globals())).append('\n');
        }
        program.entry()
                .ifPresent(entry -> out.append(".entry ")
                        .append(quote(functions.get(entry).symbol()))
                        .append('\n'));
        functions.forEach(this::function);
    }

    private void function(FunctionCode code) {
        out.append("\n.function ").append(quote(code.symbol()));
        out.append(" name ").append(quote(code.name()));
        out.append(" unit ").append(quote(units.get(code.unit()).path()));
        out.append(" captures ").append(code.captures());
        out.append(" arity ").append(code.arity());
        out.append(" slots ").append(code.slots());
        out.append(code.transparent() ? " transparent" : "");
        out.append(code.variadic() ? " variadic\n" : "\n");
        Map<Integer, SourcePosition> positions = new HashMap<>();
        for (Line line : code.lines()) {
            positions.put(line.start(), line.position());
        }
        TreeSet<Integer> labels = new TreeSet<>();
        for (Handler handler : code.handlers()) {
            labels.addAll(List.of(handler.start(), handler.end(), handler.target()));
        }
        collectLabels(code.instructions(), labels);
        for (int i = 0; i < code.instructions().size(); i++) {
            label(labels, i, "");
            if (positions.containsKey(i)) {
                out.append("    .at ");
                position(positions.get(i));
                out.append('\n');
            }
            instruction(code.instructions().get(i), "");
        }
        label(labels, code.instructions().size(), "");
        for (Handler handler : code.handlers()) {
            out.append(".handler L").append(handler.start());
            out.append(" L").append(handler.end());
            out.append(" L").append(handler.target()).append('\n');
        }
        out.append(".end\n");
    }

    private void position(SourcePosition position) {
        out.append(quote(position.file())).append(' ').append(quote(position.function()));
        out.append(' ').append(position.line()).append(' ').append(position.column());
        position.caller().ifPresent(caller -> {
            out.append(" in ");
            position(caller);
        });
    }

    private void head(CodeObject code) {
        out.append(quote(code.name())).append(' ').append(names(code.parameters()));
        if (!code.freeNames().isEmpty()) {
            out.append(" free ").append(names(code.freeNames()));
        }
        if (!code.cellNames().isEmpty()) {
            out.append(" cell ").append(names(code.cellNames()));
        }
        out.append(code.generator() ? " generator\n" : "\n");
    }

    private void body(CodeObject code, String indent) {
        TreeSet<Integer> labels = new TreeSet<>();
        collectLabels(code.instructions(), labels);
        for (int i = 0; i < code.instructions().size(); i++) {
            label(labels, i, indent);
            instruction(code.instructions().get(i), indent);
        }
        label(labels, code.instructions().size(), indent);
    }

    private static void collectLabels(List<Instruction> instructions, TreeSet<Integer> labels) {
        for (Instruction instruction : instructions) {
            List<OperandKind> kinds = instruction.opcode().operands();
            for (int i = 0; i < kinds.size(); i++) {
                if (kinds.get(i) == OperandKind.TARGET && instruction.operands().get(i) instanceof Datum.Int) {
                    labels.add(instruction.number(i));
                } else if (kinds.get(i) == OperandKind.TARGETS) {
                    for (int target : instruction.numbers()) {
                        labels.add(target);
                    }
                }
            }
        }
        labels.removeIf(label -> label < 0 || label > instructions.size());
    }

    private void label(TreeSet<Integer> labels, int index, String indent) {
        if (labels.contains(index)) {
            out.append(indent).append('L').append(index).append(":\n");
        }
    }

    private void instruction(Instruction instruction, String indent) {
        out.append(indent).append("    ").append(instruction.opcode());
        List<OperandKind> kinds = instruction.opcode().operands();
        if (kinds.equals(List.of(OperandKind.TARGETS))) {
            for (int target : instruction.numbers()) {
                out.append(" L").append(target);
            }
        } else {
            for (int i = 0; i < instruction.operands().size(); i++) {
                Datum operand = instruction.operands().get(i);
                Optional<OperandKind> kind = i < kinds.size() ? Optional.of(kinds.get(i)) : Optional.empty();
                if (kind.isEmpty() && operand.equals(Datum.NIL)) {
                    continue;
                }
                out.append(' ');
                operand(kind, operand, indent);
            }
        }
        out.append('\n');
    }

    private void operand(Optional<OperandKind> kind, Datum operand, String indent) {
        if (kind.isPresent() && operand instanceof Datum.Int(long number)) {
            switch (kind.get()) {
                case TARGET -> {
                    out.append('L').append(number);
                    return;
                }
                case FUNCTION -> {
                    out.append(quote(functions.get((int) number).symbol()));
                    return;
                }
                case UNIT -> {
                    out.append(quote(units.get((int) number).path()));
                    return;
                }
                case CONSTANT, NAME, OPTIONAL_NAME, COUNT, OPTIONAL_COUNT, TARGETS, SLOT, REGISTER -> {
                    // as any constant
                }
            }
        }
        datum(operand, indent);
    }

    private void datum(Datum datum, String indent) {
        switch (datum) {
            case Datum.Nil _ -> out.append("nil");
            case Datum.Bool(boolean value) -> out.append(value ? "benar" : "salah");
            case Datum.Int(long value) -> out.append(value);
            case Datum.Big(BigInteger value) -> out.append(value);
            case Datum.Float(double value) -> out.append(floatText(value));
            case Datum.Text(String value) -> out.append(quote(value));
            case Datum.Undefined _ -> out.append("undefined");
            case Datum.Items(List<Datum> values) -> {
                out.append('[');
                for (int i = 0; i < values.size(); i++) {
                    out.append(i > 0 ? ", " : "");
                    datum(values.get(i), indent);
                }
                out.append(']');
            }
            case Datum.Pairs pairs -> {
                Optional<CodeObject> function = DictFunction.decode(pairs);
                if (function.isPresent() && DictFunction.encode(function.get()).equals(pairs)) {
                    nested("function ", function.get(), indent);
                } else {
                    out.append('{');
                    for (int i = 0; i < pairs.values().size(); i++) {
                        out.append(i > 0 ? ", " : "");
                        datum(pairs.values().get(i).key(), indent);
                        out.append(": ");
                        datum(pairs.values().get(i).value(), indent);
                    }
                    out.append('}');
                }
            }
            case Datum.Code(CodeObject code) -> nested("code ", code, indent);
        }
    }

    private void nested(String word, CodeObject code, String indent) {
        out.append(word);
        head(code);
        body(code, indent + "    ");
        out.append(indent).append("    end");
    }

    /** The shortest text that reads back the same; the specials are words. */
    private static String floatText(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.toString(value);
    }

    private static String globals(List<Image.Global> globals) {
        return globals.stream()
                .map(global -> (global.constant() ? "tetap " : "") + quote(global.name()))
                .collect(Collectors.joining(" ", "(", ")"));
    }

    private static String names(List<String> names) {
        return names.stream().map(Disassembler::quote).collect(Collectors.joining(" ", "(", ")"));
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
