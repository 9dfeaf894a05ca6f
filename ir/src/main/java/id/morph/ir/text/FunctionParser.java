package id.morph.ir.text;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.text.Lexer.Kind;
import id.morph.ir.text.Lexer.Token;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads one function. Names may be used before the text defines them, so operands and edges are kept as
 * {@linkplain Supplier promises} and looked up at the end of the function.
 */
final class FunctionParser {

    private final Tokens tokens;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Block> blocks = new HashMap<>();
    private final List<Runnable> atEnd = new ArrayList<>();
    private String file = "";
    private String displayName = "";

    FunctionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    Function parse() {
        Function function = header();
        int parameters = function.captures() + function.arity();
        while (!tokens.takeMark("}")) {
            Token start = tokens.peek();
            block(function);
            if (function.blocks().size() == 1 && function.entry().parameters().size() != parameters) {
                throw tokens.error(
                        start, "the entry block should have the " + parameters + " parameters of the function");
            }
        }
        tokens.endLine();
        atEnd.forEach(Runnable::run);
        return function;
    }

    private Function header() {
        tokens.expectWord("func");
        String symbol = tokens.symbol();
        int parameters = 0;
        tokens.expectMark("(");
        while (!tokens.takeMark(")")) {
            if (parameters++ > 0) {
                tokens.expectMark(",");
            }
            tokens.expect(Kind.VALUE, "a parameter");
            tokens.expectMark(":");
            tokens.type();
        }
        tokens.expectMark("->");
        Type result = tokens.type();
        Function.Kind kind = Function.Kind.PLAIN;
        int captures = 0;
        boolean transparent = false;
        boolean variadic = false;
        displayName = symbol;
        String unit = "";
        Token token = tokens.peek();
        while (!tokens.takeMark("{")) {
            token = tokens.expect(Kind.WORD, "an attribute of the function");
            if (token.text().equals("transparent") || token.text().equals("variadic")) {
                transparent |= token.text().equals("transparent");
                variadic |= token.text().equals("variadic");
                continue;
            }
            tokens.expectMark("=");
            switch (token.text()) {
                case "kind" -> kind = tokens.oneOf(Function.Kind.class, "kind of function");
                case "captures" -> captures = tokens.number();
                case "name" -> displayName = tokens.text("the function's name");
                case "unit" -> unit = tokens.text("the path of a unit");
                case "file" -> file = tokens.text("a file name");
                default -> throw tokens.error(token, "a function has no attribute '" + token.text() + "'");
            }
        }
        if (captures < 0 || captures > parameters) {
            throw tokens.error(token, "there are more captures than parameters");
        }
        tokens.endLine();
        int arity = parameters - captures;
        Function function = new Function(symbol, displayName, unit, kind, transparent, captures, arity);
        function.setVariadic(variadic);
        function.setResultType(result);
        return function;
    }

    private void block(Function function) {
        Token name = tokens.expect(Kind.BLOCK, "a block");
        Block block = function.addBlock(ValueNames.hint(name.text()));
        if (blocks.putIfAbsent(name.text(), block) != null) {
            throw tokens.error(name, "there are two blocks ^" + name.text());
        }
        if (tokens.takeMark("(")) {
            do {
                Token parameter = tokens.expect(Kind.VALUE, "a parameter");
                tokens.expectMark(":");
                BlockParameter made = block.addParameter(tokens.type(), ValueNames.hint(parameter.text()));
                define(parameter, made);
            } while (tokens.takeMark(","));
            tokens.expectMark(")");
        }
        tokens.expectMark(":");
        tokens.endLine();
        while (!terminator(block)) {
            block.instructions().add(instruction());
        }
    }

    private void define(Token name, Value value) {
        if (values.putIfAbsent(name.text(), value) != null) {
            throw tokens.error(name, "there are two values %" + name.text());
        }
    }

    private Instruction instruction() {
        Optional<Token> result = Optional.empty();
        if (tokens.peek().kind() == Kind.VALUE) {
            result = Optional.of(tokens.next());
            tokens.expectMark("=");
        }
        Token name = tokens.expect(Kind.WORD, "an instruction");
        Op op = Op.of(name.text()).orElseThrow(() -> tokens.error(name, "there is no operation '" + name.text() + "'"));
        if (result.isPresent() != (op.result() != Type.NONE)) {
            throw tokens.error(
                    name, name.text() + (result.isPresent() ? " has no result" : " has a result to be named"));
        }
        List<Attribute> attributes = new ArrayList<>();
        for (Attribute.Kind kind : op.attributes()) {
            attributes.add(
                    switch (kind) {
                        case NAME -> new Attribute.Name(tokens.text("a name"));
                        case FUNCTION, UNIT -> new Attribute.Symbol(tokens.symbol());
                        case INT -> new Attribute.Int(tokens.number());
                        case TYPE -> new Attribute.OfType(tokens.type());
                    });
        }
        List<Supplier<Value>> operands = startsValue() ? values() : List.of();
        Optional<Supplier<Edge>> unwind = unwind();
        Instruction instruction = new Instruction(op, attributes, List.of(), position());
        tokens.endLine();
        result.ifPresent(token -> define(token, instruction));
        atEnd.add(() -> {
            operands.forEach(operand -> instruction.operands().add(operand.get()));
            instruction.setUnwind(unwind.map(Supplier::get));
        });
        return instruction;
    }

    /** Reads the terminator if there is one here. */
    private boolean terminator(Block block) {
        Token word = tokens.peek();
        if (word.kind() != Kind.WORD) {
            return false;
        }
        Supplier<Terminator> terminator = switch (word.text()) {
            case "jump" -> {
                tokens.next();
                Supplier<Edge> edge = edge();
                yield () -> new Terminator.Jump(edge.get());
            }
            case "branch" -> branch();
            case "switch" -> choice();
            case "return" -> {
                tokens.next();
                Supplier<Value> value = value();
                yield () -> new Terminator.Return(value.get());
            }
            case "throw" -> {
                tokens.next();
                Supplier<Value> value = value();
                Optional<Supplier<Edge>> unwind = unwind();
                Position position = position();
                yield () -> new Terminator.Throw(value.get(), position, unwind.map(Supplier::get));
            }
            case "suspend" -> suspend();
            case "unreachable" -> {
                tokens.next();
                yield Terminator.Unreachable::new;
            }
            default -> null;
        };
        if (terminator == null) {
            return false;
        }
        tokens.endLine();
        atEnd.add(() -> block.setTerminator(terminator.get()));
        return true;
    }

    private Supplier<Terminator> branch() {
        tokens.next();
        Supplier<Value> condition = value();
        tokens.expectMark(",");
        Supplier<Edge> then = edge();
        tokens.expectMark(",");
        Supplier<Edge> otherwise = edge();
        return () -> new Terminator.Branch(condition.get(), then.get(), otherwise.get());
    }

    private Supplier<Terminator> choice() {
        tokens.next();
        Supplier<Value> state = value();
        List<Supplier<Edge>> targets = new ArrayList<>();
        while (tokens.takeMark(",")) {
            targets.add(edge());
        }
        return () -> new Terminator.Switch(
                state.get(), targets.stream().map(Supplier::get).toList());
    }

    private Supplier<Terminator> suspend() {
        tokens.next();
        Terminator.Reason reason = tokens.oneOf(Terminator.Reason.class, "reason to suspend");
        Supplier<Value> value = value();
        tokens.expectMark(",");
        Supplier<Edge> resume = edge();
        Optional<Supplier<Edge>> unwind = unwind();
        Position position = position();
        return () -> new Terminator.Suspend(reason, value.get(), resume.get(), position, unwind.map(Supplier::get));
    }

    private Optional<Supplier<Edge>> unwind() {
        return tokens.takeWord("unwind") ? Optional.of(edge()) : Optional.empty();
    }

    private Supplier<Edge> edge() {
        Token target = tokens.expect(Kind.BLOCK, "a block");
        List<Supplier<Value>> arguments = List.of();
        if (tokens.takeMark("(")) {
            arguments = values();
            tokens.expectMark(")");
        }
        List<Supplier<Value>> all = arguments;
        return () -> {
            Block block = blocks.get(target.text());
            if (block == null) {
                throw tokens.error(target, "there is no block ^" + target.text());
            }
            return new Edge(block, all.stream().map(Supplier::get).toList());
        };
    }

    private List<Supplier<Value>> values() {
        List<Supplier<Value>> list = new ArrayList<>();
        do {
            list.add(value());
        } while (tokens.takeMark(","));
        return list;
    }

    private boolean startsValue() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case VALUE, INT, FLOAT, TEXT -> true;
            case WORD -> !token.text().equals("unwind");
            case BLOCK, SYMBOL, MARK, LINE_END, END -> false;
        };
    }

    private Supplier<Value> value() {
        Token token = tokens.next();
        Constant constant = switch (token.kind()) {
            case INT -> Constant.of(new BigInteger(token.text()));
            case FLOAT -> Constant.of(floating(token.text()));
            case TEXT -> Constant.of(token.text());
            case WORD -> word(token);
            case VALUE -> null;
            case BLOCK, SYMBOL, MARK, LINE_END, END -> throw tokens.error(token, "wanted a value, found " + token);
        };
        if (constant != null) {
            return () -> constant;
        }
        return () -> {
            Value value = values.get(token.text());
            if (value == null) {
                throw tokens.error(token, "there is no value %" + token.text());
            }
            return value;
        };
    }

    private static double floating(String text) {
        return switch (text) {
            case "nan." -> Double.NaN;
            case "inf." -> Double.POSITIVE_INFINITY;
            case "-inf." -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private Constant word(Token token) {
        return switch (token.text()) {
            case "nil" -> Constant.NIL;
            case "benar", "true" -> Constant.TRUE;
            case "salah", "false" -> Constant.FALSE;
            case "undefined" -> Constant.UNDEFINED;
            default -> throw tokens.error(token, "there is no constant '" + token.text() + "'");
        };
    }

    /** The position that follows, {@link Position#NONE} if none does. */
    private Position position() {
        if (!tokens.takeMark(":")) {
            return Position.NONE;
        }
        int line = tokens.number();
        tokens.expectMark(":");
        int column = tokens.number();
        String function = tokens.takeWord("in") ? tokens.text("a function's name") : displayName;
        String source = tokens.takeWord("of") ? tokens.text("a file name") : file;
        Position caller = tokens.takeWord("via") ? position() : Position.NONE;
        return new Position(source, function, line, column, caller);
    }
}
