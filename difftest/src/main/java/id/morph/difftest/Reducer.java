package id.morph.difftest;

import id.morph.frontend.Source;
import id.morph.frontend.parse.MorphParser;
import id.morph.frontend.parse.ParseResult;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree;
import id.morph.frontend.syntax.SyntaxTree.Attribute;
import id.morph.frontend.syntax.SyntaxTree.Block;
import id.morph.frontend.syntax.SyntaxTree.Call;
import id.morph.frontend.syntax.SyntaxTree.ClassDeclaration;
import id.morph.frontend.syntax.SyntaxTree.DictLiteral;
import id.morph.frontend.syntax.SyntaxTree.Expression;
import id.morph.frontend.syntax.SyntaxTree.ExpressionStatement;
import id.morph.frontend.syntax.SyntaxTree.FunctionBody;
import id.morph.frontend.syntax.SyntaxTree.FunctionDeclaration;
import id.morph.frontend.syntax.SyntaxTree.If;
import id.morph.frontend.syntax.SyntaxTree.ListLiteral;
import id.morph.frontend.syntax.SyntaxTree.ListPattern;
import id.morph.frontend.syntax.SyntaxTree.Match;
import id.morph.frontend.syntax.SyntaxTree.Name;
import id.morph.frontend.syntax.SyntaxTree.Print;
import id.morph.frontend.syntax.SyntaxTree.Program;
import id.morph.frontend.syntax.SyntaxTree.Statement;
import id.morph.frontend.syntax.SyntaxTree.Switch;
import id.morph.frontend.syntax.SyntaxTree.Try;
import id.morph.frontend.syntax.SyntaxTree.TypeDeclaration;
import id.morph.frontend.syntax.SyntaxTree.VariantDeclaration;
import id.morph.frontend.syntax.SyntaxTree.VariantPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes a program small that shows something: delta debugging (Zeller, Hildebrandt 2002) on the syntax tree, so that nearly
 * every attempt is a program (Misherghi, Su: HDD, 2006). First whole runs of statements go, then statements give way to their
 * bodies, items leave lists, expressions give way to parts of themselves and to literals; again and again until nothing helps.
 */
public final class Reducer {
    /** What an expression may give way to when none of its parts will do. */
    private static final List<String> LITERALS = List.of("0", "nil", "1", "\"\"", "[]", "0.5");

    /** One attempt: another text in the place of a span. */
    private record Edit(Span span, String with) {
        String apply(String text) {
            return text.substring(0, span.start()) + with + text.substring(span.end());
        }

        int gain() {
            return span.end() - span.start() - with.length();
        }
    }

    private final Predicate<String> shows;
    private final Set<String> tried = new HashSet<>();
    private final int attempts;
    private String smallest;

    private Reducer(String text, Predicate<String> shows, int attempts) {
        this.smallest = text;
        this.shows = shows;
        this.attempts = attempts;
    }

    /**
     * @param shows whether a program, which parses, still shows it; {@code text} does
     * @param attempts after so many programs it is small enough
     * @return a program that shows it, and of which nothing more can be left out
     */
    public static String reduce(String text, Predicate<String> shows, int attempts) {
        Reducer reducer = new Reducer(text, shows, attempts);
        String before;
        do {
            before = reducer.smallest;
            reducer.exhaust(reducer::withoutStatements);
            reducer.exhaust(reducer::withoutItems);
            reducer.exhaust(reducer::withBodies);
            reducer.inline();
            reducer.exhaust(reducer::withSmallerExpressions);
        } while (!reducer.smallest.equals(before));
        reducer.attempt(before.lines()
                .filter(line -> !line.isBlank())
                .map(String::strip)
                .reduce("", (a, b) -> a + b + "\n"));
        return reducer.smallest;
    }

    /** Tries the edits in their order, all over again behind each success, until none is left. */
    private void exhaust(Function<Program, List<Edit>> edits) {
        List<Edit> candidates = candidates(edits);
        int at = 0;
        while (at < candidates.size()) {
            if (attempt(candidates.get(at).apply(smallest))) {
                candidates = candidates(edits);
            } else {
                at++;
            }
        }
    }

    private List<Edit> candidates(Function<Program, List<Edit>> edits) {
        return edits.apply(MorphParser.parse(Source.of("acak.fox", smallest)).program()).stream()
                .filter(edit -> edit.gain() > 0 || edit.gain() == 0 && edit.with.equals("0"))
                .sorted(Comparator.comparingInt(Edit::gain).reversed())
                .toList();
    }

    private boolean attempt(String candidate) {
        if (candidate.equals(smallest) || tried.size() >= attempts || !tried.add(candidate)) {
            return false;
        }
        ParseResult parsed = MorphParser.parse(Source.of("acak.fox", candidate));
        if (parsed.hasErrors() || !shows.test(candidate)) {
            return false;
        }
        smallest = candidate;
        return true;
    }

    // edits

    /** A function that one statement calls gives way to its body, in the place of the call. */
    private void inline() {
        boolean again = true;
        while (again) {
            again = inlined(MorphParser.parse(Source.of("acak.fox", smallest)).program()).stream()
                    .anyMatch(this::attempt);
        }
    }

    private List<String> inlined(Program program) {
        List<SyntaxTree> nodes = SyntaxNodes.below(program);
        List<String> programs = new ArrayList<>();
        for (SyntaxTree node : nodes) {
            if (node instanceof FunctionDeclaration function) {
                for (SyntaxTree other : nodes) {
                    if (other instanceof ExpressionStatement(Call call, Span statement)
                            && calls(call, function.name().name())
                            && (statement.end() <= function.span().start()
                                    || statement.start() >= function.span().end())) {
                        programs.add(moved(function, statement));
                    }
                }
            }
        }
        return programs;
    }

    private static boolean calls(Call call, String name) {
        return switch (call.callee()) {
            case Name callee -> callee.name().equals(name);
            case Attribute callee -> callee.name().name().equals(name);
            default -> false;
        };
    }

    private String moved(FunctionDeclaration function, Span call) {
        Edit here = new Edit(call, slice(function.function().body().span()));
        Edit away = new Edit(function.span(), "");
        return call.start() < function.span().start()
                ? here.apply(away.apply(smallest))
                : away.apply(here.apply(smallest));
    }

    /** Runs of statements, the longest first. */
    private List<Edit> withoutStatements(Program program) {
        List<Edit> edits = new ArrayList<>();
        for (SyntaxTree node : SyntaxNodes.below(program)) {
            List<Statement> row = switch (node) {
                case Program all -> all.statements();
                case Block block -> block.statements();
                default -> List.of();
            };
            for (int length = row.size(); length > 0; length /= 2) {
                for (int from = 0; from < row.size(); from += length) {
                    Statement last = row.get(Math.min(from + length, row.size()) - 1);
                    edits.add(new Edit(
                            new Span(row.get(from).span().start(), last.span().end()), ""));
                }
            }
        }
        return edits;
    }

    /** Arguments, elements, parameters, methods, arms: with the separator behind or before them. */
    private List<Edit> withoutItems(Program program) {
        List<Edit> edits = new ArrayList<>();
        for (SyntaxTree node : SyntaxNodes.below(program)) {
            for (List<? extends SyntaxTree> row : rows(node)) {
                for (int i = 0; i < row.size(); i++) {
                    Span own = row.get(i).span();
                    edits.add(new Edit(own, ""));
                    if (i + 1 < row.size()) {
                        edits.add(new Edit(
                                new Span(own.start(), row.get(i + 1).span().start()), ""));
                    } else if (i > 0) {
                        edits.add(new Edit(new Span(row.get(i - 1).span().end(), own.end()), ""));
                    }
                }
            }
        }
        return edits;
    }

    private static List<List<? extends SyntaxTree>> rows(SyntaxTree node) {
        return switch (node) {
            case Call call -> List.of(call.arguments());
            case Print print -> List.of(print.arguments());
            case ListLiteral list -> List.of(list.elements());
            case DictLiteral dict -> List.of(dict.entries());
            case FunctionBody function -> List.of(function.parameters());
            case ClassDeclaration type ->
                List.of(type.methods(), type.parent().stream().toList());
            case TypeDeclaration type -> List.of(type.variants());
            case VariantDeclaration variant -> List.of(variant.fields());
            case VariantPattern pattern -> List.of(pattern.arguments());
            case ListPattern pattern -> List.of(pattern.elements());
            case If branch -> List.of(branch.branches());
            case Switch choice -> List.of(choice.cases());
            case Match match -> List.of(match.arms());
            case Try attempt -> List.of(attempt.catches());
            default -> List.of();
        };
    }

    /** A compound statement gives way to what is inside of it, a declaration of a function in an expression to its result. */
    private List<Edit> withBodies(Program program) {
        List<Edit> edits = new ArrayList<>();
        for (SyntaxTree node : SyntaxNodes.below(program)) {
            if (node instanceof Statement statement) {
                for (SyntaxTree part : SyntaxNodes.below(statement)) {
                    if (part instanceof Block block) {
                        edits.add(new Edit(statement.span(), slice(block.span())));
                    }
                    if (part instanceof Expression expression
                            && expression.span().start() > statement.span().start()) {
                        edits.add(new Edit(statement.span(), slice(expression.span())));
                    }
                }
            }
        }
        return edits;
    }

    private List<Edit> withSmallerExpressions(Program program) {
        List<Edit> edits = new ArrayList<>();
        for (SyntaxTree node : SyntaxNodes.below(program)) {
            if (node instanceof Expression expression) {
                for (SyntaxTree part : SyntaxNodes.below(expression)) {
                    if (part instanceof Expression && part != expression) {
                        edits.add(new Edit(expression.span(), slice(part.span())));
                        edits.add(new Edit(expression.span(), "(" + slice(part.span()) + ")"));
                    }
                }
                LITERALS.forEach(literal -> edits.add(new Edit(expression.span(), literal)));
            }
        }
        return edits;
    }

    private String slice(Span span) {
        return smallest.substring(span.start(), span.end());
    }
}
