package id.morph.ir.text;

import id.morph.ir.Function;
import id.morph.ir.Layout;
import id.morph.ir.Module;
import id.morph.ir.Type;
import id.morph.ir.Unit;
import id.morph.ir.text.Lexer.Kind;
import id.morph.ir.text.Lexer.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what {@link IrPrinter} writes; the form is described at the package. */
public final class IrParser {

    private final Tokens tokens;

    private IrParser(String source, String text) {
        this.tokens = new Tokens(source, Lexer.tokens(source, text));
    }

    /**
     * Reads a module. The line {@code module} at its beginning may be left out.
     *
     * @param source what messages call the text, such as a file name
     * @throws IrSyntaxException if the text is not IR; whether the IR is well formed is for the verifier to say
     */
    public static Module parse(String source, String text) {
        return new IrParser(source, text).module();
    }

    /**
     * Reads a text that holds exactly one function.
     *
     * @throws IrSyntaxException if the text is something else
     */
    public static Function parseFunction(String source, String text) {
        IrParser parser = new IrParser(source, text);
        parser.tokens.skipLineEnds();
        Function function = parser.function();
        if (parser.tokens.peek().kind() != Kind.END) {
            throw parser.tokens.error(parser.tokens.peek(), "wanted the end of the text");
        }
        return function;
    }

    private Module module() {
        Module module = new Module();
        tokens.skipLineEnds();
        if (tokens.takeWord("module")) {
            if (tokens.takeWord("entry")) {
                tokens.expectMark("=");
                module.setEntry(tokens.symbol());
            }
            tokens.endLine();
        }
        while (tokens.peek().kind() != Kind.END) {
            Token start = tokens.peek();
            if (start.kind() == Kind.WORD && start.text().equals("unit")) {
                module.add(unit());
            } else if (start.kind() == Kind.WORD && start.text().equals("layout")) {
                module.add(layout());
            } else {
                Function function = function();
                if (module.function(function.symbol()).isPresent()) {
                    throw tokens.error(start, "there are two functions @" + function.symbol());
                }
                module.add(function);
            }
        }
        return module;
    }

    private Unit unit() {
        tokens.expectWord("unit");
        String path = tokens.text("the unit's path");
        tokens.expectWord("file");
        tokens.expectMark("=");
        String file = tokens.text("a file name");
        tokens.expectWord("name");
        tokens.expectMark("=");
        String name = tokens.text("a name");
        String body = "";
        if (tokens.takeWord("body")) {
            tokens.expectMark("=");
            body = tokens.symbol();
        }
        tokens.expectMark("{");
        tokens.endLine();
        List<Unit.Global> globals = new ArrayList<>();
        while (!tokens.takeMark("}")) {
            Unit.GlobalKind kind = tokens.oneOf(Unit.GlobalKind.class, "kind of global");
            String global = tokens.text("the global's name");
            int arity = tokens.peek().kind() == Kind.INT ? tokens.number() : 0;
            String symbol = tokens.peek().kind() == Kind.SYMBOL ? tokens.symbol() : "";
            Type type = tokens.takeMark(":") ? tokens.type() : Type.ANY;
            globals.add(new Unit.Global(global, kind, arity, symbol, type));
            tokens.endLine();
        }
        tokens.endLine();
        return new Unit(path, file, name, globals, body);
    }

    private Layout layout() {
        tokens.expectWord("layout");
        String layout = tokens.text("the layout's name");
        tokens.expectWord("name");
        tokens.expectMark("=");
        String name = tokens.text("the class's name");
        String parent = "";
        if (tokens.takeWord("parent")) {
            tokens.expectMark("=");
            parent = tokens.text("a layout's name");
        }
        tokens.expectMark("{");
        tokens.endLine();
        List<Layout.Field> fields = new ArrayList<>();
        Map<String, String> methods = new LinkedHashMap<>();
        Set<String> sure = new HashSet<>();
        while (!tokens.takeMark("}")) {
            if (tokens.takeWord("field")) {
                String field = tokens.text("the field's name");
                tokens.expectMark(":");
                Type type = tokens.type();
                String reference = tokens.peek().kind() == Kind.TEXT ? tokens.text("what the field refers to") : "";
                fields.add(new Layout.Field(field, type, reference));
            } else if (tokens.takeWord("sure")) {
                sure.add(tokens.text("a field's or method's name"));
            } else {
                tokens.expectWord("method");
                String method = tokens.text("the method's name");
                methods.put(method, tokens.symbol());
            }
            tokens.endLine();
        }
        tokens.endLine();
        return new Layout(layout, name, parent, fields, methods, sure);
    }

    private Function function() {
        return new FunctionParser(tokens).parse();
    }
}
