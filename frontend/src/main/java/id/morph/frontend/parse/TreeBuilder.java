package id.morph.frontend.parse;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Turns ANTLR's contexts into the syntax tree: what the builders by topic share. */
final class TreeBuilder {
    private final Source source;
    private final DiagnosticSink sink;
    private final StatementBuilder statements;
    private final ExpressionBuilder expressions;
    private final PatternBuilder patterns;

    TreeBuilder(Source source, DiagnosticSink sink) {
        this.source = source;
        this.sink = sink;
        this.expressions = new ExpressionBuilder(this);
        this.patterns = new PatternBuilder(this);
        this.statements = new StatementBuilder(this);
    }

    StatementBuilder statements() {
        return statements;
    }

    ExpressionBuilder expressions() {
        return expressions;
    }

    PatternBuilder patterns() {
        return patterns;
    }

    String text(Span span) {
        return source.text(span);
    }

    Diagnostic diagnostic(DiagnosticCode code, Span span, Object... arguments) {
        return Diagnostic.of(code, source, span, arguments);
    }

    void report(Diagnostic diagnostic) {
        sink.add(diagnostic);
    }

    // ---------------------------------------------------------------- small parts

    static Span span(ParserRuleContext context) {
        var start = (PreparedToken) context.getStart();
        var stop = (PreparedToken) context.getStop();
        return stop == null || stop.end() < start.start()
                ? new Span(start.start(), start.start())
                : new Span(start.start(), stop.end());
    }

    static Span span(Token token) {
        return ((PreparedToken) token).span();
    }

    static SyntaxTree.Identifier identifier(Token token) {
        return new SyntaxTree.Identifier(token.getText(), span(token));
    }

    static List<SyntaxTree.Identifier> identifiers(List<TerminalNode> nodes) {
        var names = new ArrayList<SyntaxTree.Identifier>(nodes.size());
        for (TerminalNode node : nodes) {
            names.add(identifier(node.getSymbol()));
        }
        return names;
    }

    static SyntaxTree.StringLiteral string(Token token) {
        return new SyntaxTree.StringLiteral(token.getText(), span(token));
    }
}
