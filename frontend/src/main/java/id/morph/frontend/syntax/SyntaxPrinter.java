package id.morph.frontend.syntax;

import id.morph.frontend.syntax.SyntaxTree.Block;
import id.morph.frontend.syntax.SyntaxTree.CatchClause;
import id.morph.frontend.syntax.SyntaxTree.ConditionalBlock;
import id.morph.frontend.syntax.SyntaxTree.DictEntry;
import id.morph.frontend.syntax.SyntaxTree.Expression;
import id.morph.frontend.syntax.SyntaxTree.FunctionBody;
import id.morph.frontend.syntax.SyntaxTree.Identifier;
import id.morph.frontend.syntax.SyntaxTree.MatchArm;
import id.morph.frontend.syntax.SyntaxTree.Pattern;
import id.morph.frontend.syntax.SyntaxTree.Program;
import id.morph.frontend.syntax.SyntaxTree.Statement;
import id.morph.frontend.syntax.SyntaxTree.VariantDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The syntax tree as S-expressions: {@code (biar x (+ 1 (* 2 3)))}. What {@code --emit=ast} shows and what the parser's
 * tests compare. Uses no recursion, so that it can print whatever can be parsed.
 */
public final class SyntaxPrinter {
    private final StringBuilder text = new StringBuilder();

    /** What is still to be printed, the next one on top: nodes, words, brackets, line breaks. */
    private final Deque<Object> pending = new ArrayDeque<>();

    private final boolean lines;
    private int depth;

    private SyntaxPrinter(boolean lines) {
        this.lines = lines;
    }

    private enum Mark {
        OPEN,
        CLOSE,
        LINE,
        INDENT,
        OUTDENT
    }

    /** The tree on one line. */
    public static String compact(SyntaxTree node) {
        return new SyntaxPrinter(false).print(node).strip();
    }

    /** The tree with a line for each statement, indented by blocks. */
    public static String indented(SyntaxTree node) {
        return new SyntaxPrinter(true).print(node).strip() + "\n";
    }

    private String print(SyntaxTree node) {
        pending.push(node);
        while (!pending.isEmpty()) {
            switch (pending.pop()) {
                case Mark mark -> mark(mark);
                case SyntaxTree tree -> expand(tree);
                case Object word -> word(word.toString());
            }
        }
        return text.toString();
    }

    private void mark(Mark mark) {
        switch (mark) {
            case OPEN -> {
                space();
                text.append('(');
            }
            case CLOSE -> text.append(')');
            case LINE -> {
                if (lines) {
                    text.append('\n').repeat("  ", depth);
                }
            }
            case INDENT -> depth++;
            case OUTDENT -> depth--;
        }
    }

    private void word(String word) {
        space();
        text.append(word);
    }

    private void space() {
        if (!text.isEmpty()) {
            char last = text.charAt(text.length() - 1);
            if (last != '(' && last != ' ' && last != '\n') {
                text.append(' ');
            }
        }
    }

    // ---------------------------------------------------------------- nodes

    private void expand(SyntaxTree node) {
        var parts = new Parts();
        switch (node) {
            case Program program -> parts.statements(program.statements());
            case Block block -> parts.group("blok").indented(block.statements()).end();
            case Identifier identifier -> parts.add(identifier.name());
            case Statement statement -> statement(statement, parts);
            case Expression expression -> expression(expression, parts);
            case Pattern pattern -> pattern(pattern, parts);
            case ConditionalBlock branch ->
                parts.group("bila").add(branch.condition(), branch.body()).end();
            case MatchArm arm ->
                parts.group("|")
                        .add(arm.pattern())
                        .option("jaga", arm.guard())
                        .add(arm.body())
                        .end();
            case CatchClause clause ->
                parts.group("tangkap")
                        .add(clause.variable())
                        .option("jika", clause.guard())
                        .add(clause.body())
                        .end();
            case VariantDeclaration variant ->
                parts.group(variant.name().name()).all(variant.fields()).end();
            case DictEntry entry ->
                parts.group(":").add(entry.key(), entry.value()).end();
            case FunctionBody body -> parts.function(body);
        }
        parts.push();
    }

    private static void statement(Statement statement, Parts parts) {
        switch (statement) {
            case SyntaxTree.VariableDeclaration s ->
                parts.group(s.constant() ? "tetap" : "biar")
                        .add(s.name())
                        .all(s.value().stream().toList())
                        .end();
            case SyntaxTree.DestructuringDeclaration s ->
                parts.group(s.constant() ? "tetap" : "biar")
                        .list(s.names())
                        .add(s.value())
                        .end();
            case SyntaxTree.Assignment s ->
                parts.group("ubah").add(s.target(), s.value()).end();
            case SyntaxTree.Print s -> parts.group("tulis").all(s.arguments()).end();
            case SyntaxTree.FunctionDeclaration s ->
                parts.group("fungsi").add(s.name()).function(s.function()).end();
            case SyntaxTree.ClassDeclaration s ->
                parts.group("kelas")
                        .add(s.name())
                        .option("warisi", s.parent())
                        .indented(s.methods())
                        .end();
            case SyntaxTree.TypeDeclaration s ->
                parts.group("tipe").add(s.name()).all(s.variants()).end();
            case SyntaxTree.If s ->
                parts.group("jika")
                        .all(s.branches())
                        .option("lain", s.otherwise())
                        .end();
            case SyntaxTree.While s ->
                parts.group("selama").add(s.condition(), s.body()).end();
            case SyntaxTree.ForEach s ->
                parts.group("untuk").add(s.variable(), s.iterable(), s.body()).end();
            case SyntaxTree.Switch s ->
                parts.group("pilih")
                        .add(s.subject())
                        .all(s.cases())
                        .option("lainnya", s.otherwise())
                        .end();
            case SyntaxTree.Match s ->
                parts.group("jodohkan").add(s.subject()).all(s.arms()).end();
            case SyntaxTree.Try s ->
                parts.group("coba")
                        .add(s.body())
                        .all(s.catches())
                        .option("akhirnya", s.finallyBlock())
                        .end();
            case SyntaxTree.Throw s ->
                parts.group("lemparkan")
                        .add(s.value())
                        .option("jenis", s.kind())
                        .end();
            case SyntaxTree.Return s ->
                parts.group("kembali").all(s.value().stream().toList()).end();
            case SyntaxTree.Break _ -> parts.add("berhenti");
            case SyntaxTree.Continue _ -> parts.add("lanjutkan");
            case SyntaxTree.ImportModule s ->
                parts.group("ambil_semua")
                        .add(s.path())
                        .option("sebagai", s.alias())
                        .end();
            case SyntaxTree.ImportNames s ->
                parts.group("dari").add(s.path()).all(s.names()).end();
            case SyntaxTree.Borrow s ->
                parts.group("pinjam")
                        .add(s.module())
                        .option("sebagai", s.alias())
                        .end();
            case SyntaxTree.Colour s ->
                parts.group("warnai").add(s.code(), s.body()).end();
            case SyntaxTree.BlockStatement s -> parts.add(s.body());
            case SyntaxTree.ExpressionStatement s -> parts.add(s.expression());
        }
    }

    private static void expression(Expression expression, Parts parts) {
        switch (expression) {
            case SyntaxTree.NilLiteral _ -> parts.add("nil");
            case SyntaxTree.BooleanLiteral e -> parts.add(e.value() ? "benar" : "salah");
            case SyntaxTree.IntegerLiteral e -> parts.add(e.value().toString());
            case SyntaxTree.FloatLiteral e -> parts.add(String.valueOf(e.value()));
            case SyntaxTree.StringLiteral e -> parts.add(quoted(e.value()));
            case SyntaxTree.InterpolatedString e ->
                parts.group("teks").all(e.parts()).end();
            case SyntaxTree.Name e -> parts.add(e.name());
            case SyntaxTree.This _ -> parts.add("ini");
            case SyntaxTree.Super e -> parts.group("induk").add(e.method()).end();
            case SyntaxTree.ListLiteral e ->
                parts.group("daftar").all(e.elements()).end();
            case SyntaxTree.DictLiteral e ->
                parts.group("kamus").all(e.entries()).end();
            case SyntaxTree.Unary e ->
                parts.group(e.operator().text).add(e.operand()).end();
            case SyntaxTree.Binary e ->
                parts.group(e.operator().text).add(e.left(), e.right()).end();
            case SyntaxTree.Logical e ->
                parts.group(e.operator().text).add(e.left(), e.right()).end();
            case SyntaxTree.Conditional e ->
                parts.group("?").add(e.condition(), e.then(), e.otherwise()).end();
            case SyntaxTree.Call e ->
                parts.group("panggil").add(e.callee()).all(e.arguments()).end();
            case SyntaxTree.Attribute e ->
                parts.group(".").add(e.object(), e.name()).end();
            case SyntaxTree.Index e ->
                parts.group("[]").add(e.object(), e.index()).end();
            case SyntaxTree.Slice e ->
                parts.group("[:]")
                        .add(e.object())
                        .orHole(e.from())
                        .orHole(e.to())
                        .end();
            case SyntaxTree.Await e -> parts.group("tunggu").add(e.operand()).end();
            case SyntaxTree.FunctionExpression e ->
                parts.group("fungsi").function(e.function()).end();
            case SyntaxTree.Parenthesized e ->
                parts.group("kurung").add(e.inner()).end();
        }
    }

    private static void pattern(Pattern pattern, Parts parts) {
        switch (pattern) {
            case SyntaxTree.WildcardPattern _ -> parts.add("_");
            case SyntaxTree.LiteralPattern p -> parts.add(p.literal());
            case SyntaxTree.NamePattern p -> parts.add(p.name());
            case SyntaxTree.VariantPattern p ->
                parts.group(p.name().name()).all(p.arguments()).end();
            case SyntaxTree.ListPattern p ->
                parts.group("daftar").all(p.elements()).option("...", p.rest()).end();
        }
    }

    private static String quoted(String value) {
        var quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < 0x20 || c == 0x7F) {
                        quoted.append("\\x%02x".formatted(c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** Collects what one node consists of, in reading order. */
    private final class Parts {
        private final List<Object> parts = new ArrayList<>();

        Parts group(String head) {
            parts.add(Mark.OPEN);
            parts.add(head);
            return this;
        }

        Parts end() {
            parts.add(Mark.CLOSE);
            return this;
        }

        Parts add(Object... items) {
            parts.addAll(List.of(items));
            return this;
        }

        Parts all(List<? extends SyntaxTree> nodes) {
            parts.addAll(nodes);
            return this;
        }

        Parts list(List<? extends SyntaxTree> nodes) {
            parts.add(Mark.OPEN);
            parts.addAll(nodes);
            parts.add(Mark.CLOSE);
            return this;
        }

        Parts option(String head, Optional<? extends SyntaxTree> node) {
            if (node.isPresent()) {
                group(head).add(node.get()).end();
            }
            return this;
        }

        Parts orHole(Optional<? extends SyntaxTree> node) {
            return node.isPresent() ? add(node.get()) : add("_");
        }

        Parts statements(List<? extends SyntaxTree> nodes) {
            for (SyntaxTree node : nodes) {
                parts.add(Mark.LINE);
                parts.add(node);
            }
            return this;
        }

        Parts indented(List<? extends SyntaxTree> nodes) {
            parts.add(Mark.INDENT);
            statements(nodes);
            parts.add(Mark.OUTDENT);
            return this;
        }

        Parts function(FunctionBody body) {
            if (body.async()) {
                add("asink");
            }
            return list(body.parameters()).add(body.body());
        }

        void push() {
            for (int i = parts.size() - 1; i >= 0; i--) {
                pending.push(parts.get(i));
            }
        }
    }
}
