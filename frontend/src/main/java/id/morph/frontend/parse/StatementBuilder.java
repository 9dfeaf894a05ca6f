package id.morph.frontend.parse;

import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree;
import id.morph.frontend.syntax.SyntaxTree.Block;
import id.morph.frontend.syntax.SyntaxTree.ConditionalBlock;
import id.morph.frontend.syntax.SyntaxTree.Expression;
import id.morph.frontend.syntax.SyntaxTree.FunctionBody;
import id.morph.frontend.syntax.SyntaxTree.FunctionDeclaration;
import id.morph.frontend.syntax.SyntaxTree.Identifier;
import id.morph.frontend.syntax.SyntaxTree.Statement;
import id.morph.grammar.MorphSyntax;
import id.morph.grammar.MorphTokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Statements and blocks. A statement that the parser could not read is left out; a header it could not read is replaced
 * by something harmless, so that the mistakes in its block are still found.
 */
final class StatementBuilder {
    /** Longer code is not repeated in a line of help. */
    private static final int LONGEST_REPAIR = 60;

    private final TreeBuilder tree;
    private final ExpressionBuilder expressions;

    /** Loops around the statement at hand, in its own function. */
    private int loops;

    private final DeclaredNames declared = new DeclaredNames();

    StatementBuilder(TreeBuilder tree) {
        this.tree = tree;
        this.expressions = tree.expressions();
    }

    private List<Statement> list(List<MorphSyntax.StatementContext> contexts) {
        var statements = new ArrayList<Statement>(contexts.size());
        for (var context : contexts) {
            build(context).ifPresent(statements::add);
        }
        return statements;
    }

    /** The statement, unless it could not be read. */
    Optional<Statement> build(MorphSyntax.StatementContext context) {
        if (context.exception != null) {
            return Optional.empty();
        }
        if (context.simpleStatement() != null) {
            return simple(context.simpleStatement());
        }
        return Optional.ofNullable(context.compoundStatement()).map(this::compound);
    }

    private Block block(MorphSyntax.BlockContext context) {
        return new Block(list(context.statement()), TreeBuilder.span(context));
    }

    // ---------------------------------------------------------------- simple statements

    private Optional<Statement> simple(MorphSyntax.SimpleStatementContext context) {
        Span span = TreeBuilder.span(context);
        return switch (context) {
            case MorphSyntax.VariableContext variable -> variable(variable, span);
            case MorphSyntax.AssignmentContext assignment ->
                assignment(expressions.postfix(assignment.target), expressions.expression(assignment.value), span);
            case MorphSyntax.ExpressionLineContext line -> expressionLine(line, span);
            default -> Optional.of(plain(context, span));
        };
    }

    private Statement plain(MorphSyntax.SimpleStatementContext context, Span span) {
        return switch (context) {
            case MorphSyntax.PrintContext print ->
                new SyntaxTree.Print(expressions.list(print.arguments().expression()), span);
            case MorphSyntax.TypeContext type -> type(type, span);
            case MorphSyntax.ThrowContext thrown ->
                new SyntaxTree.Throw(
                        expressions.expression(thrown.value), expressions.optional(thrown.errorKind), span);
            case MorphSyntax.ReturnContext returned ->
                new SyntaxTree.Return(expressions.optional(returned.expression()), span);
            case MorphSyntax.BreakContext ignored -> {
                requireLoop(DiagnosticCode.BREAK_OUTSIDE_LOOP, span);
                yield new SyntaxTree.Break(span);
            }
            case MorphSyntax.ContinueContext ignored -> {
                requireLoop(DiagnosticCode.CONTINUE_OUTSIDE_LOOP, span);
                yield new SyntaxTree.Continue(span);
            }
            case MorphSyntax.ImportModuleContext imported ->
                new SyntaxTree.ImportModule(TreeBuilder.string(imported.path), name(imported.IDENTIFIER()), span);
            case MorphSyntax.ImportNamesContext imported ->
                new SyntaxTree.ImportNames(
                        TreeBuilder.string(imported.path),
                        TreeBuilder.identifiers(imported.identifiers().IDENTIFIER()),
                        span);
            case MorphSyntax.BorrowContext borrowed ->
                new SyntaxTree.Borrow(TreeBuilder.string(borrowed.path), name(borrowed.IDENTIFIER()), span);
            default -> throw new IllegalStateException("no case for " + context.getClass());
        };
    }

    private static Optional<Identifier> name(TerminalNode node) {
        return Optional.ofNullable(node).map(TerminalNode::getSymbol).map(TreeBuilder::identifier);
    }

    private void requireLoop(DiagnosticCode code, Span span) {
        if (loops == 0) {
            tree.report(tree.diagnostic(code, span, tree.text(span)));
        }
    }

    private Optional<Statement> variable(MorphSyntax.VariableContext context, Span span) {
        boolean constant = context.kind.getType() == MorphTokens.TETAP;
        Expression target = expressions.postfix(context.target);
        var value = expressions.optional(context.value);
        return switch (target) {
            case SyntaxTree.Name name -> {
                var identifier = new Identifier(name.name(), name.span());
                declared.declare(identifier);
                yield Optional.of(new SyntaxTree.VariableDeclaration(constant, identifier, value, span));
            }
            case SyntaxTree.ListLiteral names
            when value.isPresent() && areNames(names) -> {
                var identifiers = new ArrayList<Identifier>();
                for (Expression element : names.elements()) {
                    identifiers.add(new Identifier(tree.text(element.span()), element.span()));
                }
                identifiers.forEach(declared::declare);
                yield Optional.of(new SyntaxTree.DestructuringDeclaration(constant, identifiers, value.get(), span));
            }
            case SyntaxTree.Attribute attribute
            when !constant && value.isPresent() -> {
                tree.report(tree.diagnostic(
                                DiagnosticCode.LEGACY_ATTRIBUTE_DECLARATION, target.span(), tree.text(target.span()))
                        .withHelp("help.write-assignment", tree.text(target.span()), shortened(value.get())));
                yield Optional.of(new SyntaxTree.Assignment(attribute, value.get(), span));
            }
            default -> {
                tree.report(tree.diagnostic(DiagnosticCode.BAD_ASSIGNMENT_TARGET, target.span(), context.kind.getText())
                        .withHelp("help.declaration-targets"));
                yield Optional.empty();
            }
        };
    }

    private static boolean areNames(SyntaxTree.ListLiteral list) {
        return !list.elements().isEmpty() && list.elements().stream().allMatch(e -> e instanceof SyntaxTree.Name);
    }

    private Optional<Statement> assignment(Expression target, Expression value, Span span) {
        return switch (target) {
            case SyntaxTree.Name ignored -> Optional.of(new SyntaxTree.Assignment(target, value, span));
            case SyntaxTree.Index ignored -> Optional.of(new SyntaxTree.Assignment(target, value, span));
            case SyntaxTree.Attribute ignored -> Optional.of(new SyntaxTree.Assignment(target, value, span));
            default -> {
                tree.report(tree.diagnostic(DiagnosticCode.BAD_ASSIGNMENT_TARGET, target.span(), "ubah")
                        .withHelp("help.assignment-targets"));
                yield Optional.empty();
            }
        };
    }

    private Optional<Statement> expressionLine(MorphSyntax.ExpressionLineContext context, Span span) {
        Expression target = expressions.expression(context.target);
        if (context.value == null) {
            return Optional.of(new SyntaxTree.ExpressionStatement(target, span));
        }
        Expression value = expressions.expression(context.value);
        Span equals = TreeBuilder.span(context.ASSIGN().getSymbol());
        String written = tree.text(target.span());
        String assigned = shortened(value);
        switch (target) {
            case SyntaxTree.Name name -> {
                Diagnostic missing = tree.diagnostic(
                        DiagnosticCode.ASSIGNMENT_WITHOUT_UBAH, target.span().to(equals), written);
                Optional<Span> declaration = declared.declaration(name.name());
                if (declaration.isPresent()) {
                    missing = missing.withLabel(declaration.get(), "label.declared-here", written);
                } else {
                    missing = missing.withHelp("help.write-declaration", written, assigned);
                    declared.declare(new Identifier(name.name(), name.span()));
                }
                tree.report(missing.withHelp("help.write-assignment", written, assigned));
            }
            case SyntaxTree.Attribute ignored -> warnAboutMissingUbah(target, equals, written, assigned);
            case SyntaxTree.Index ignored -> warnAboutMissingUbah(target, equals, written, assigned);
            default -> {}
        }
        return assignment(target, value, span);
    }

    private void warnAboutMissingUbah(Expression target, Span equals, String written, String assigned) {
        tree.report(tree.diagnostic(
                        DiagnosticCode.ATTRIBUTE_ASSIGNMENT_WITHOUT_UBAH,
                        target.span().to(equals),
                        written)
                .withHelp("help.write-assignment", written, assigned));
    }

    /** The value of an assignment as help repeats it. */
    private String shortened(Expression value) {
        String written = tree.text(value.span());
        return written.length() > LONGEST_REPAIR || written.indexOf('\n') >= 0 ? "…" : written;
    }

    private static Statement type(MorphSyntax.TypeContext context, Span span) {
        var variants = new ArrayList<SyntaxTree.VariantDeclaration>();
        for (var variant : context.variant()) {
            List<Identifier> names = TreeBuilder.identifiers(variant.IDENTIFIER());
            variants.add(new SyntaxTree.VariantDeclaration(
                    names.getFirst(), List.copyOf(names.subList(1, names.size())), TreeBuilder.span(variant)));
        }
        return new SyntaxTree.TypeDeclaration(
                TreeBuilder.identifier(context.IDENTIFIER().getSymbol()), variants, span);
    }

    // ---------------------------------------------------------------- compound statements

    private Statement compound(MorphSyntax.CompoundStatementContext context) {
        Span span = TreeBuilder.span(context);
        return switch (context) {
            case MorphSyntax.IfContext choice -> {
                var branches = new ArrayList<ConditionalBlock>();
                branches.add(branch(choice.condition(), choice.block(0)));
                for (var branch : choice.elseIf()) {
                    branches.add(branch(branch.condition(), branch.block()));
                }
                yield new SyntaxTree.If(branches, optional(choice.otherwise), span);
            }
            case MorphSyntax.WhileContext loop ->
                new SyntaxTree.While(condition(loop.condition()), loopBody(loop.block()), span);
            case MorphSyntax.ForContext loop -> forEach(loop, span);
            case MorphSyntax.SwitchContext choice -> {
                var cases = new ArrayList<ConditionalBlock>();
                for (var branch : choice.switchCase()) {
                    cases.add(branch(branch.condition(), branch.block()));
                }
                yield new SyntaxTree.Switch(
                        header(choice.switchHeader(), choice.switchHeader().expression()),
                        cases,
                        optional(choice.otherwise),
                        span);
            }
            case MorphSyntax.MatchContext match -> match(match, span);
            case MorphSyntax.EmptyMatchContext match ->
                new SyntaxTree.Match(
                        header(match.matchHeader(), match.matchHeader().expression()), List.of(), span);
            case MorphSyntax.TryContext attempt -> attempt(attempt, span);
            case MorphSyntax.ColourContext colour ->
                new SyntaxTree.Colour(condition(colour.condition()), block(colour.block()), span);
            case MorphSyntax.FunctionContext function -> function(function, span);
            case MorphSyntax.ClassContext declaration -> declaredClass(declaration, span);
            case MorphSyntax.BracesContext braces -> new SyntaxTree.BlockStatement(block(braces.block()), span);
            default -> throw new IllegalStateException("no case for " + context.getClass());
        };
    }

    private Optional<Block> optional(MorphSyntax.BlockContext context) {
        return Optional.ofNullable(context).map(this::block);
    }

    private ConditionalBlock branch(MorphSyntax.ConditionContext condition, MorphSyntax.BlockContext body) {
        Expression tested = condition(condition);
        Block block = block(body);
        return new ConditionalBlock(tested, block, tested.span().to(block.span()));
    }

    private Expression condition(MorphSyntax.ConditionContext context) {
        return header(context, context.expression());
    }

    /** The expression of a header, or nil if the header could not be read. */
    private Expression header(ParserRuleContext header, MorphSyntax.ExpressionContext expression) {
        return header.exception != null || expression == null
                ? new SyntaxTree.NilLiteral(TreeBuilder.span(header))
                : expressions.expression(expression);
    }

    private Block loopBody(MorphSyntax.BlockContext context) {
        loops++;
        Block body = block(context);
        loops--;
        return body;
    }

    private Statement forEach(MorphSyntax.ForContext context, Span span) {
        var header = context.forHeader();
        Identifier variable = nameOf(header, header.IDENTIFIER());
        declared.declare(variable);
        return new SyntaxTree.ForEach(variable, header(header, header.expression()), loopBody(context.block()), span);
    }

    /** The name in a header, or a placeholder if the header could not be read. */
    private static Identifier nameOf(ParserRuleContext header, TerminalNode name) {
        return name == null || header.exception != null
                ? new Identifier("_", TreeBuilder.span(header))
                : TreeBuilder.identifier(name.getSymbol());
    }

    private Statement match(MorphSyntax.MatchContext context, Span span) {
        var arms = new ArrayList<SyntaxTree.MatchArm>();
        for (var arm : context.arm()) {
            var header = arm.armHeader();
            boolean readable = header.exception == null;
            var armSpan = TreeBuilder.span(arm);
            arms.add(new SyntaxTree.MatchArm(
                    readable ? tree.patterns().pattern(header.pattern()) : new SyntaxTree.WildcardPattern(armSpan),
                    readable ? expressions.optional(header.expression()) : Optional.empty(),
                    block(arm.block()),
                    armSpan));
        }
        return new SyntaxTree.Match(
                header(context.matchHeader(), context.matchHeader().expression()), arms, span);
    }

    private Statement attempt(MorphSyntax.TryContext context, Span span) {
        Block body = block(context.body);
        var catches = new ArrayList<SyntaxTree.CatchClause>();
        for (var clause : context.catchClause()) {
            var header = clause.catchHeader();
            Optional<Expression> guard =
                    header.exception == null ? expressions.optional(header.expression()) : Optional.empty();
            catches.add(new SyntaxTree.CatchClause(
                    nameOf(header, header.IDENTIFIER()), guard, block(clause.block()), TreeBuilder.span(clause)));
        }
        Optional<Block> ending = optional(context.ending);
        if (catches.isEmpty() && ending.isEmpty()) {
            tree.report(tree.diagnostic(DiagnosticCode.TRY_WITHOUT_HANDLER, TreeBuilder.span(context.getStart()))
                    .withHelp("help.try-form"));
        }
        return new SyntaxTree.Try(body, catches, ending, span);
    }

    // ---------------------------------------------------------------- functions and classes

    private FunctionDeclaration function(MorphSyntax.FunctionContext context, Span span) {
        var header = context.functionHeader();
        boolean readable = header.exception == null;
        return new FunctionDeclaration(
                nameOf(header, header.IDENTIFIER()),
                body(context.ASINK() != null, readable ? header.parameters() : null, context.block(), span),
                span);
    }

    FunctionBody anonymous(MorphSyntax.AnonymousFunctionContext context) {
        var header = context.lambdaHeader();
        return body(
                context.ASINK() != null,
                header.exception == null ? header.parameters() : null,
                context.block(),
                TreeBuilder.span(context));
    }

    private FunctionBody body(
            boolean async, MorphSyntax.ParametersContext parameters, MorphSyntax.BlockContext block, Span span) {
        List<Identifier> names = parameters == null ? List.of() : TreeBuilder.identifiers(parameters.IDENTIFIER());
        rejectDuplicates(names);
        int outerLoops = loops;
        loops = 0;
        declared.enterFunction(names);
        Block body = block(block);
        declared.leaveFunction();
        loops = outerLoops;
        return new FunctionBody(async, names, body, span);
    }

    private void rejectDuplicates(List<Identifier> names) {
        var seen = new HashSet<String>();
        for (Identifier name : names) {
            if (!seen.add(name.name())) {
                tree.report(tree.diagnostic(DiagnosticCode.DUPLICATE_PARAMETER, name.span(), name.name()));
            }
        }
    }

    private Statement declaredClass(MorphSyntax.ClassContext context, Span span) {
        var header = context.classHeader();
        boolean readable = header.exception == null;
        var methods = new ArrayList<FunctionDeclaration>();
        int outerLoops = loops;
        loops = 0;
        for (Statement member : list(context.block().statement())) {
            if (member instanceof FunctionDeclaration method) {
                methods.add(method);
            } else {
                var diagnostic = tree.diagnostic(DiagnosticCode.ONLY_FUNCTIONS_IN_CLASS, firstLine(member.span()));
                tree.report(
                        member instanceof SyntaxTree.VariableDeclaration field
                                ? diagnostic.withHelp(
                                        "help.field-in-initializer",
                                        field.name().name())
                                : diagnostic);
            }
        }
        loops = outerLoops;
        Identifier name =
                readable ? TreeBuilder.identifier(header.name) : new Identifier("_", TreeBuilder.span(header));
        Optional<Identifier> parent =
                readable ? Optional.ofNullable(header.parent).map(TreeBuilder::identifier) : Optional.empty();
        return new SyntaxTree.ClassDeclaration(name, parent, methods, span);
    }

    private Span firstLine(Span span) {
        int newline = tree.text(span).indexOf('\n');
        return newline < 0 ? span : new Span(span.start(), span.start() + newline);
    }
}
