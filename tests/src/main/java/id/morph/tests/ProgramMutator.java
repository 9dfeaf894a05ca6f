package id.morph.tests;

import id.morph.difftest.SyntaxNodes;
import id.morph.frontend.Source;
import id.morph.frontend.parse.MorphParser;
import id.morph.frontend.parse.ParseResult;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree;
import id.morph.frontend.syntax.SyntaxTree.Binary;
import id.morph.frontend.syntax.SyntaxTree.BinaryOperator;
import id.morph.frontend.syntax.SyntaxTree.Block;
import id.morph.frontend.syntax.SyntaxTree.BooleanLiteral;
import id.morph.frontend.syntax.SyntaxTree.Call;
import id.morph.frontend.syntax.SyntaxTree.Expression;
import id.morph.frontend.syntax.SyntaxTree.FloatLiteral;
import id.morph.frontend.syntax.SyntaxTree.If;
import id.morph.frontend.syntax.SyntaxTree.IntegerLiteral;
import id.morph.frontend.syntax.SyntaxTree.ListLiteral;
import id.morph.frontend.syntax.SyntaxTree.Name;
import id.morph.frontend.syntax.SyntaxTree.NilLiteral;
import id.morph.frontend.syntax.SyntaxTree.Program;
import id.morph.frontend.syntax.SyntaxTree.Statement;
import id.morph.frontend.syntax.SyntaxTree.StringLiteral;
import id.morph.frontend.syntax.SyntaxTree.While;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Changes programs so that most of them still compile but do something else: other operators, values at the edges, statements that
 * are missing, doubled, swapped or in loops, values that pass through lists, dicts and functions.
 */
final class ProgramMutator {
    /** Values where representations change: the ends of words, zeros, what is no number. */
    private static final List<String> EDGES = List.of(
            "9223372036854775807",
            "9223372036854775808",
            "(-9223372036854775807 - 1)",
            "4611686018427387904",
            "3037000500",
            "2147483647",
            "0",
            "1",
            "2",
            "(-1)",
            "63",
            "64",
            "0.5",
            "(-0.0)",
            "1e308",
            "9007199254740993",
            "\"\"",
            "\"añ😀\"",
            "nil",
            "benar",
            "salah",
            "[]",
            "[1, 2.5]",
            "{}");

    /** What an expression may be wrapped into; {@code @} stands for it. */
    private static final List<String> WRAPPINGS = List.of(
            "(@ + 0)",
            "(@ * 1)",
            "(@ * 1.0)",
            "(@ - 1)",
            "(-(@))",
            "(tidak (@))",
            "[@][0]",
            "[@, @][-1]",
            "{\"k\": @}[\"k\"]",
            "(fungsi() maka kembali @ akhir)()",
            "(fungsi(x_) maka kembali x_ akhir)(@)",
            "(@ dan @)",
            "(@ atau nil)",
            "(@ == @)",
            "(@ ? @ : nil)",
            "\"{@}\"");

    /** What a statement may be wrapped into. */
    private static final List<String> BLOCKS = List.of(
            "untuk ulang_ dalam rentang(0, 2) maka\n@\nakhir",
            "untuk ulang_ dalam rentang(0, 60) maka\n@\nakhir",
            "untuk ulang_ dalam [1, 2.5, \"a\"] maka\n@\nakhir",
            "coba\n@\ntangkap galat_ maka\ntulis(galat_.pesan, galat_.baris, galat_.kolom, galat_.jejak)\nakhir",
            "coba\n@\nakhirnya\ntulis(\"akhirnya\")\nakhir",
            "jika 1 < 2 maka\n@\nakhir",
            "biar hitung_ = 0\nselama hitung_ < 3 maka\n@\nubah hitung_ = hitung_ + 1\nakhir");

    private final Random random;

    ProgramMutator(Random random) {
        this.random = random;
    }

    /** The program after one to five changes; it parses. */
    String mutate(String text) {
        int changes = 1 + random.nextInt(5);
        for (int tries = 0; changes > 0 && tries < 40; tries++) {
            Optional<String> changed = change(text).filter(ProgramMutator::parses);
            if (changed.isPresent()) {
                text = changed.get();
                changes--;
            }
        }
        return text;
    }

    private static boolean parses(String text) {
        return !MorphParser.parse(Source.of("mutan.fox", text)).hasErrors();
    }

    private Optional<String> change(String text) {
        ParseResult parsed = MorphParser.parse(Source.of("mutan.fox", text));
        List<SyntaxTree> nodes = SyntaxNodes.below(parsed.program());
        return switch (random.nextInt(14)) {
            case 0, 1 -> pick(nodes, Binary.class).map(b -> replace(text, b.operatorSpan(), operator()));
            case 2, 3 -> pick(literals(nodes)).map(literal -> replace(text, literal.span(), any(EDGES)));
            case 4 ->
                pick(nodes, IntegerLiteral.class).map(literal -> replace(text, literal.span(), literal.value() + ".0"));
            case 5 ->
                pick(nodes, Expression.class).map(e -> replace(text, e.span(), wrapped(WRAPPINGS, text, e.span())));
            case 6 ->
                pick(nodes, Expression.class)
                        .flatMap(e -> pick(nodes, Expression.class)
                                .map(other -> replace(text, e.span(), "(" + slice(text, other.span()) + ")")));
            case 7 -> pick(nodes, Statement.class).map(s -> replace(text, s.span(), wrapped(BLOCKS, text, s.span())));
            case 8 -> pick(nodes, Statement.class).map(s -> replace(text, s.span(), ""));
            case 9 ->
                pick(nodes, Statement.class)
                        .map(s -> replace(text, s.span(), slice(text, s.span()) + "\n" + slice(text, s.span())));
            case 10 ->
                pick(nodes, Statement.class)
                        .flatMap(s -> pick(nodes, Statement.class)
                                .map(other -> replace(
                                        text, s.span(), slice(text, other.span()) + "\n" + slice(text, s.span()))));
            case 11 -> pick(neighbours(nodes)).map(pair -> swap(text, pair.get(0), pair.get(1)));
            case 12 ->
                pick(conditions(nodes)).map(c -> replace(text, c.span(), "tidak (" + slice(text, c.span()) + ")"));
            default ->
                pick(nodes, Statement.class)
                        .flatMap(s -> pick(nodes, Name.class)
                                .map(name -> replace(
                                        text, s.span(), slice(text, s.span()) + "\ntulis(" + name.name() + ")")));
        };
    }

    private String operator() {
        BinaryOperator[] all = BinaryOperator.values();
        return all[random.nextInt(all.length)].text;
    }

    private String wrapped(List<String> wrappings, String text, Span span) {
        return any(wrappings).replace("@", slice(text, span));
    }

    private static List<Expression> literals(List<SyntaxTree> nodes) {
        List<Expression> literals = new ArrayList<>();
        for (SyntaxTree node : nodes) {
            switch (node) {
                case IntegerLiteral literal -> literals.add(literal);
                case FloatLiteral literal -> literals.add(literal);
                case StringLiteral literal -> literals.add(literal);
                case BooleanLiteral literal -> literals.add(literal);
                case NilLiteral literal -> literals.add(literal);
                default -> {}
            }
        }
        return literals;
    }

    /** Pairs that may change places: statements of a block, arguments, elements. */
    private static List<List<SyntaxTree>> neighbours(List<SyntaxTree> nodes) {
        List<List<SyntaxTree>> pairs = new ArrayList<>();
        for (SyntaxTree node : nodes) {
            List<? extends SyntaxTree> row = switch (node) {
                case Program program -> program.statements();
                case Block block -> block.statements();
                case Call call -> call.arguments();
                case ListLiteral list -> list.elements();
                case Binary binary -> List.of(binary.left(), binary.right());
                default -> List.of();
            };
            for (int i = 1; i < row.size(); i++) {
                pairs.add(List.of(row.get(i - 1), row.get(i)));
            }
        }
        return pairs;
    }

    private static List<Expression> conditions(List<SyntaxTree> nodes) {
        List<Expression> conditions = new ArrayList<>();
        for (SyntaxTree node : nodes) {
            switch (node) {
                case If branch -> branch.branches().forEach(arm -> conditions.add(arm.condition()));
                case While loop -> conditions.add(loop.condition());
                default -> {}
            }
        }
        return conditions;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> Optional<T> pick(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(any(list));
    }

    private <T extends SyntaxTree> Optional<T> pick(List<SyntaxTree> nodes, Class<T> type) {
        return pick(nodes.stream().filter(type::isInstance).map(type::cast).toList());
    }

    private static String slice(String text, Span span) {
        return text.substring(span.start(), span.end());
    }

    static String replace(String text, Span span, String with) {
        return text.substring(0, span.start()) + with + text.substring(span.end());
    }

    private static String swap(String text, SyntaxTree first, SyntaxTree second) {
        Span a = first.span();
        Span b = second.span();
        return text.substring(0, a.start())
                + slice(text, b)
                + text.substring(a.end(), b.start())
                + slice(text, a)
                + text.substring(b.end());
    }
}
