package id.morph.frontend.parse;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree;
import id.morph.grammar.MorphSyntax;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** From the text of a file to its syntax tree. Takes any text; never throws because of what is in it. */
public final class MorphParser {
    private MorphParser() {}

    /** Parses one file. All that is wrong with it is in the result. */
    public static ParseResult parse(Source source) {
        var sink = new DiagnosticSink();
        if (source.firstMalformed().isPresent()) {
            return notText(source, source.firstMalformed().getAsInt());
        }
        var scanner = new TokenScanner(source, sink);
        List<PreparedToken> raw = scanner.scan();
        Layout.Result layout = layout(source, raw);
        layout.diagnostics().stream()
                .filter(d -> !isConsequence(d, source, scanner.damagedLines()))
                .forEach(sink::add);
        if (layout.tokens().isEmpty()) {
            var empty =
                    new SyntaxTree.Program(List.of(), new Span(0, source.text().length()));
            return new ParseResult(empty, sink.sorted());
        }
        var tokens = new PreparedTokens(layout.tokens(), source.path());
        var program = program(source, tokens, sink, scanner.damagedLines());
        return new ParseResult(program, sink.sorted());
    }

    /** What is not UTF-8 may be anything; complaints about its characters would help nobody. */
    private static ParseResult notText(Source source, int offset) {
        var place = new Span(offset, Math.min(offset + 1, source.text().length()));
        var diagnostic =
                Diagnostic.of(DiagnosticCode.INVALID_ENCODING, source, place).withHelp("help.save-as-utf8");
        var empty = new SyntaxTree.Program(List.of(), new Span(0, source.text().length()));
        return new ParseResult(empty, List.of(diagnostic));
    }

    /** Indentation is asked only when the blocks do not balance, and believed only if it explains more. */
    private static Layout.Result layout(Source source, List<PreparedToken> raw) {
        var plain = new Layout(source, raw, false).run();
        if (plain.repairs() == 0) {
            return plain;
        }
        var guided = new Layout(source, raw, true).run();
        if (guided.repairs() <= plain.repairs() && !guided.tokens().isEmpty()) {
            return guided;
        }
        // Once more, because brackets know their partners from the last time.
        return new Layout(source, raw, false).run();
    }

    /** A bracket that lacks its partner on a line whose string is not closed needs no report of its own. */
    private static boolean isConsequence(Diagnostic diagnostic, Source source, BitSet damagedLines) {
        return diagnostic.code() != DiagnosticCode.TOO_DEEP
                && damagedLines.get(source.line(diagnostic.span().start()));
    }

    /**
     * One top-level statement at a time, so that ANTLR's own tree, many times as large as ours, never exists as a whole.
     */
    private static SyntaxTree.Program program(
            Source source, PreparedTokens tokens, DiagnosticSink sink, BitSet damagedLines) {
        var parser = new MorphSyntax(tokens);
        parser.removeErrorListeners();
        var bail = new BailErrorStrategy();
        var reporting = new SyntaxErrorStrategy(source, tokens, diagnostic -> {
            if (!isConsequence(diagnostic, source, damagedLines)) {
                sink.add(diagnostic);
            }
        });
        var tree = new TreeBuilder(source, sink);
        var statements = new ArrayList<SyntaxTree.Statement>();
        while (tokens.LA(1) != Token.EOF) {
            tree.statements().build(statement(parser, tokens, bail, reporting)).ifPresent(statements::add);
        }
        return new SyntaxTree.Program(statements, new Span(0, source.text().length()));
    }

    private static MorphSyntax.StatementContext statement(
            MorphSyntax parser, PreparedTokens tokens, ANTLRErrorStrategy bail, ANTLRErrorStrategy reporting) {
        int start = tokens.index();
        parser.setErrorHandler(bail);
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        try {
            return parser.statement();
        } catch (ParseCancellationException e) {
            // Either a mistake, or SLL is too weak here: full LL tells, and reports.
            parser.reset();
            tokens.seek(start);
            parser.setErrorHandler(reporting);
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            return parser.statement();
        }
    }
}
