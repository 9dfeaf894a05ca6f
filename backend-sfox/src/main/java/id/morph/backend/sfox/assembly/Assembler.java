package id.morph.backend.sfox.assembly;

import id.morph.backend.sfox.image.CodeObject;
import id.morph.backend.sfox.image.Datum;
import id.morph.backend.sfox.image.DictFunction;
import id.morph.backend.sfox.image.FunctionCode;
import id.morph.backend.sfox.image.FunctionCode.Handler;
import id.morph.backend.sfox.image.FunctionCode.Line;
import id.morph.backend.sfox.image.FunctionCode.SourcePosition;
import id.morph.backend.sfox.image.FunctionVerifier;
import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.image.Instruction;
import id.morph.backend.sfox.image.Opcode;
import id.morph.backend.sfox.image.OperandKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the textual form of images. */
public final class Assembler {

    private final Tokens tokens;
    private final List<Image.UnitTable> units = new ArrayList<>();
    private final List<UnitHead> unitHeads = new ArrayList<>();
    private final Map<String, Integer> unitIndex = new HashMap<>();
    private final Map<String, Integer> functionIndex = new HashMap<>();
    private final List<PendingFunction> pending = new ArrayList<>();

    private record UnitHead(String path, String file, String name, String body, List<Image.Global> globals) {}

    /** An operand that becomes known when all labels and functions are. */
    private record PendingInstruction(Opcode opcode, List<Object> operands) {}

    private record Label(String name) {}

    private record FunctionName(String symbol) {}

    private record PendingBody(List<PendingInstruction> instructions, Map<String, Integer> labels) {}

    private record PendingFunction(
            String symbol,
            String name,
            int unit,
            int captures,
            int arity,
            int slots,
            boolean transparent,
            boolean variadic,
            PendingBody body,
            List<Line> lines,
            List<String> handlers) {}

    private Assembler(String text) {
        this.tokens = new Tokens(text);
    }

    /**
     * The image that a text describes.
     *
     * @throws AssemblyException if it describes none
     */
    public static Image assemble(String text) {
        return new Assembler(text).image();
    }

    private Image image() {
        tokens.expect(".image");
        return switch (tokens.number()) {
            case 1 -> {
                tokens.expect(".code");
                CodeObject code = code(".end");
                if (!tokens.atEnd()) {
                    throw tokens.fail("expected the end");
                }
                yield new Image.Single(code);
            }
            case 2 -> program();
            default -> throw tokens.fail("unknown version");
        };
    }

    private Image.Program program() {
        Optional<String> entry = Optional.empty();
        while (!tokens.atEnd()) {
            if (tokens.take(".unit")) {
                unit();
            } else if (tokens.take(".entry")) {
                entry = Optional.of(tokens.string());
            } else {
                tokens.expect(".function");
                function();
            }
        }
        for (UnitHead head : unitHeads) {
            units.add(new Image.UnitTable(head.path, head.file, head.name, head.globals, functionNumber(head.body)));
        }
        List<FunctionCode> functions = pending.stream().map(this::resolve).toList();
        return new Image.Program(units, functions, entry.map(this::functionNumber));
    }

    private void unit() {
        String path = tokens.string();
        tokens.expect("file");
        String file = tokens.string();
        tokens.expect("name");
        String name = tokens.string();
        tokens.expect("body");
        String body = tokens.string();
        tokens.expect("globals");
        unitIndex.put(path, unitHeads.size());
        unitHeads.add(new UnitHead(path, file, name, body, globals()));
    }

    private void function() {
        String symbol = tokens.string();
        tokens.expect("name");
        String name = tokens.string();
        tokens.expect("unit");
        int unit = unitNumber(tokens.string());
        tokens.expect("captures");
        int captures = tokens.number();
        tokens.expect("arity");
        int arity = tokens.number();
        tokens.expect("slots");
        int slots = tokens.number();
        boolean transparent = tokens.take("transparent");
        boolean variadic = tokens.take("variadic");
        List<PendingInstruction> instructions = new ArrayList<>();
        Map<String, Integer> labels = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        while (!tokens.looksAt(".handler") && !tokens.looksAt(".end")) {
            if (tokens.take(".at")) {
                if (!lines.isEmpty() && lines.getLast().start() == instructions.size()) {
                    lines.removeLast();
                }
                lines.add(new Line(instructions.size(), position()));
            } else {
                labelOrInstruction(instructions, labels, true);
            }
        }
        List<String> handlers = new ArrayList<>();
        while (tokens.take(".handler")) {
            for (int i = 0; i < 3; i++) {
                handlers.add(tokens.take().text());
            }
        }
        tokens.expect(".end");
        if (functionIndex.putIfAbsent(symbol, pending.size()) != null) {
            throw tokens.fail("duplicate function " + symbol);
        }
        pending.add(new PendingFunction(
                symbol,
                name,
                unit,
                captures,
                arity,
                slots,
                transparent,
                variadic,
                new PendingBody(instructions, labels),
                lines,
                handlers));
    }

    private SourcePosition position() {
        String file = tokens.string();
        String function = tokens.string();
        int line = tokens.number();
        int column = tokens.number();
        return new SourcePosition(
                file, function, line, column, tokens.take("in") ? Optional.of(position()) : Optional.empty());
    }

    private FunctionCode resolve(PendingFunction function) {
        List<Handler> handlers = new ArrayList<>();
        for (int i = 0; i < function.handlers.size(); i += 3) {
            handlers.add(new Handler(
                    target(function.body, function.handlers.get(i)),
                    target(function.body, function.handlers.get(i + 1)),
                    target(function.body, function.handlers.get(i + 2))));
        }
        FunctionCode code = new FunctionCode(
                function.symbol,
                function.name,
                function.unit,
                function.transparent,
                function.variadic,
                function.captures,
                function.arity,
                function.slots,
                resolve(function.body),
                handlers,
                function.lines);
        FunctionVerifier.check(code).ifPresent(defect -> {
            throw tokens.fail("function " + function.symbol + " is malformed: " + defect);
        });
        return code;
    }

    private List<Instruction> resolve(PendingBody body) {
        List<Instruction> instructions = new ArrayList<>();
        for (PendingInstruction instruction : body.instructions) {
            List<Datum> operands = new ArrayList<>();
            for (Object operand : instruction.operands) {
                operands.add(
                        switch (operand) {
                            case Datum datum -> datum;
                            case Label label -> Datum.of((long) target(body, label.name));
                            case FunctionName name -> Datum.of((long) functionNumber(name.symbol));
                            default -> throw new IllegalStateException(operand.toString());
                        });
            }
            instructions.add(new Instruction(instruction.opcode, operands));
        }
        return instructions;
    }

    private int target(PendingBody body, String label) {
        Integer index = body.labels.get(label);
        if (index == null) {
            throw tokens.fail("unknown label " + label);
        }
        return index;
    }

    private int functionNumber(String symbol) {
        Integer index = functionIndex.get(symbol);
        if (index == null) {
            throw tokens.fail("unknown function " + symbol);
        }
        return index;
    }

    private int unitNumber(String path) {
        Integer index = unitIndex.get(path);
        if (index == null) {
            throw tokens.fail("unknown unit " + path);
        }
        return index;
    }

    private CodeObject code(String end) {
        String name = tokens.string();
        List<String> parameters = names();
        List<String> free = tokens.take("free") ? names() : List.of();
        List<String> cell = tokens.take("cell") ? names() : List.of();
        boolean generator = tokens.take("generator");
        List<PendingInstruction> instructions = new ArrayList<>();
        Map<String, Integer> labels = new HashMap<>();
        while (!tokens.take(end)) {
            labelOrInstruction(instructions, labels, false);
        }
        return new CodeObject(name, parameters, free, cell, generator, resolve(new PendingBody(instructions, labels)));
    }

    private void labelOrInstruction(
            List<PendingInstruction> instructions, Map<String, Integer> labels, boolean program) {
        String word = tokens.take().text();
        if (tokens.take(":")) {
            labels.put(word, instructions.size());
            return;
        }
        Opcode opcode = Opcode.named(word)
                .filter(o -> program ? o.inVersion2() : o.since() == 1)
                .orElseThrow(() -> tokens.fail("unknown opcode " + word));
        List<Object> operands = new ArrayList<>();
        for (OperandKind kind : opcode.operands()) {
            switch (kind) {
                case TARGETS -> {
                    while (!tokens.atEnd() && isLabelUse()) {
                        operands.add(new Label(tokens.take().text()));
                    }
                }
                case TARGET -> operands.add(new Label(tokens.take().text()));
                case FUNCTION -> operands.add(new FunctionName(tokens.string()));
                case UNIT -> operands.add(Datum.of((long) unitNumber(tokens.string())));
                case CONSTANT, NAME, OPTIONAL_NAME, COUNT, OPTIONAL_COUNT, SLOT, REGISTER -> operands.add(datum());
            }
        }
        if (!program && operands.isEmpty()) {
            operands.add(Datum.NIL);
        }
        instructions.add(new PendingInstruction(opcode, operands));
    }

    /** A label that is used, not one that is defined: no colon follows, and it is no opcode. */
    private boolean isLabelUse() {
        Tokens.Token token = tokens.peek();
        return !token.quoted()
                && !token.text().startsWith(".")
                && !tokens.followedBy(":")
                && Opcode.named(token.text()).isEmpty();
    }

    private List<Image.Global> globals() {
        List<Image.Global> globals = new ArrayList<>();
        tokens.expect("(");
        while (!tokens.take(")")) {
            boolean constant = tokens.take("tetap");
            globals.add(new Image.Global(tokens.string(), constant));
        }
        return globals;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        tokens.expect("(");
        while (!tokens.take(")")) {
            names.add(tokens.string());
        }
        return names;
    }

    private Datum datum() {
        if (tokens.peek().quoted()) {
            return Datum.of(tokens.string());
        }
        String word = tokens.take().text();
        return switch (word) {
            case "nil" -> Datum.NIL;
            case "benar" -> Datum.TRUE;
            case "salah" -> Datum.FALSE;
            case "undefined" -> Datum.UNDEFINED;
            case "nan" -> Datum.of(Double.NaN);
            case "inf" -> Datum.of(Double.POSITIVE_INFINITY);
            case "-inf" -> Datum.of(Double.NEGATIVE_INFINITY);
            case "code" -> new Datum.Code(code("end"));
            case "function" -> DictFunction.encode(code("end"));
            case "[" -> {
                List<Datum> values = new ArrayList<>();
                while (!tokens.take("]")) {
                    values.add(datum());
                    tokens.take(",");
                }
                yield new Datum.Items(values);
            }
            case "{" -> {
                List<Datum.Pair> pairs = new ArrayList<>();
                while (!tokens.take("}")) {
                    Datum key = datum();
                    tokens.expect(":");
                    pairs.add(new Datum.Pair(key, datum()));
                    tokens.take(",");
                }
                yield new Datum.Pairs(pairs);
            }
            default -> number(word);
        };
    }

    private Datum number(String word) {
        try {
            return word.matches("-?[0-9]+") ? Datum.of(new BigInteger(word)) : Datum.of(Double.parseDouble(word));
        } catch (NumberFormatException _) {
            throw tokens.fail("expected a constant but found " + word);
        }
    }
}
