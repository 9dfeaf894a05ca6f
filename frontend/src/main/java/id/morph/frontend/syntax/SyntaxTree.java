package id.morph.frontend.syntax;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The immutable syntax tree of one Morph file: what the grammar of the language reference (section 2) describes, without
 * any trace of the parser generator. Every node knows its {@link Span}; an expression's span starts at its first token,
 * and that start is the position that runtime errors report.
 */
public sealed interface SyntaxTree {

    /** Where the node stands in its source. */
    Span span();

    /** A name as written, with the place where it is written. */
    record Identifier(String name, Span span) implements SyntaxTree {}

    /** A whole file. */
    record Program(List<Statement> statements, Span span) implements SyntaxTree {}

    /** A run of statements between a header and {@code akhir}; opens no scope of its own. */
    record Block(List<Statement> statements, Span span) implements SyntaxTree {}

    // ------------------------------------------------------------------ statements

    sealed interface Statement extends SyntaxTree {}

    /** {@code biar x = e} and {@code tetap x = e}. */
    record VariableDeclaration(boolean constant, Identifier name, Optional<Expression> value, Span span)
            implements Statement {}

    /** {@code biar [a, b] = e}: takes the first elements of a sequence. */
    record DestructuringDeclaration(boolean constant, List<Identifier> names, Expression value, Span span)
            implements Statement {}

    /** {@code ubah target = value}; the target is a {@link Name}, an {@link Index} or an {@link Attribute}. */
    record Assignment(Expression target, Expression value, Span span) implements Statement {}

    /** {@code tulis(...)} at the start of a statement. */
    record Print(List<Expression> arguments, Span span) implements Statement {}

    /** {@code fungsi f(a, b) maka ... akhir}, also with {@code asink} before it. */
    record FunctionDeclaration(Identifier name, FunctionBody function, Span span) implements Statement {}

    /** {@code kelas B warisi A maka ... akhir}. */
    record ClassDeclaration(Identifier name, Optional<Identifier> parent, List<FunctionDeclaration> methods, Span span)
            implements Statement {}

    /** {@code tipe T = A(x, y) | B}. */
    record TypeDeclaration(Identifier name, List<VariantDeclaration> variants, Span span) implements Statement {}

    /** One alternative of a {@link TypeDeclaration}. */
    record VariantDeclaration(Identifier name, List<Identifier> fields, Span span) implements SyntaxTree {}

    /** {@code jika}, with its {@code lain jika} arms as {@code branches} in order. */
    record If(List<ConditionalBlock> branches, Optional<Block> otherwise, Span span) implements Statement {}

    /** A condition and what runs when it holds: an arm of {@link If} or {@link Switch}. */
    record ConditionalBlock(Expression condition, Block body, Span span) implements SyntaxTree {}

    /** {@code selama c maka ... akhir}. */
    record While(Expression condition, Block body, Span span) implements Statement {}

    /** {@code untuk x dalam e maka ... akhir}. */
    record ForEach(Identifier variable, Expression iterable, Block body, Span span) implements Statement {}

    /** {@code pilih e ketika v maka ... lainnya maka ... akhir}. */
    record Switch(Expression subject, List<ConditionalBlock> cases, Optional<Block> otherwise, Span span)
            implements Statement {}

    /** {@code jodohkan e dengan | p jaga g maka ... akhir}. */
    record Match(Expression subject, List<MatchArm> arms, Span span) implements Statement {}

    record MatchArm(Pattern pattern, Optional<Expression> guard, Block body, Span span) implements SyntaxTree {}

    /** {@code coba ... tangkap e jika g ... akhirnya ... akhir}. */
    record Try(Block body, List<CatchClause> catches, Optional<Block> finallyBlock, Span span) implements Statement {}

    record CatchClause(Identifier variable, Optional<Expression> guard, Block body, Span span) implements SyntaxTree {}

    /** {@code lemparkan e jenis k}. */
    record Throw(Expression value, Optional<Expression> kind, Span span) implements Statement {}

    record Return(Optional<Expression> value, Span span) implements Statement {}

    record Break(Span span) implements Statement {}

    record Continue(Span span) implements Statement {}

    /** {@code ambil_semua "p" sebagai M}. */
    record ImportModule(StringLiteral path, Optional<Identifier> alias, Span span) implements Statement {}

    /** {@code dari "p" ambil_sebagian a, b}, in either order of its parts. */
    record ImportNames(StringLiteral path, List<Identifier> names, Span span) implements Statement {}

    /** {@code pinjam "m" sebagai x}: a host module. */
    record Borrow(StringLiteral module, Optional<Identifier> alias, Span span) implements Statement {}

    /** {@code warnai kode maka ... akhir}. */
    record Colour(Expression code, Block body, Span span) implements Statement {}

    /** A brace block used as a statement; no new scope. */
    record BlockStatement(Block body, Span span) implements Statement {}

    record ExpressionStatement(Expression expression, Span span) implements Statement {}

    // ------------------------------------------------------------------ expressions

    sealed interface Expression extends SyntaxTree {}

    record NilLiteral(Span span) implements Expression {}

    record BooleanLiteral(boolean value, Span span) implements Expression {}

    record IntegerLiteral(BigInteger value, Span span) implements Expression {}

    record FloatLiteral(double value, Span span) implements Expression {}

    /** A string without holes, escapes already resolved. */
    record StringLiteral(String value, Span span) implements Expression {}

    /** A string with holes: {@link StringLiteral} pieces and expressions in source order. */
    record InterpolatedString(List<Expression> parts, Span span) implements Expression {}

    /** A variable, function, class or builtin by its name. */
    record Name(String name, Span span) implements Expression {}

    /** {@code ini}. */
    record This(Span span) implements Expression {}

    /** {@code induk.m}: the method of the superclass, bound to {@code ini}. */
    record Super(Identifier method, Span span) implements Expression {}

    record ListLiteral(List<Expression> elements, Span span) implements Expression {}

    record DictLiteral(List<DictEntry> entries, Span span) implements Expression {}

    record DictEntry(Expression key, Expression value, Span span) implements SyntaxTree {}

    record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {}

    record Binary(BinaryOperator operator, Expression left, Expression right, Span operatorSpan, Span span)
            implements Expression {}

    /** {@code dan}, {@code atau}: short-circuit, the value is an operand. */
    record Logical(LogicalOperator operator, Expression left, Expression right, Span span) implements Expression {}

    /** {@code c ? a : b}. */
    record Conditional(Expression condition, Expression then, Expression otherwise, Span span) implements Expression {}

    record Call(Expression callee, List<Expression> arguments, Span span) implements Expression {}

    record Attribute(Expression object, Identifier name, Span span) implements Expression {}

    record Index(Expression object, Expression index, Span span) implements Expression {}

    record Slice(Expression object, Optional<Expression> from, Optional<Expression> to, Span span)
            implements Expression {}

    /** {@code tunggu e}. */
    record Await(Expression operand, Span span) implements Expression {}

    /** {@code fungsi(x) maka ... akhir} in expression position. */
    record FunctionExpression(FunctionBody function, Span span) implements Expression {}

    /** An expression in parentheses; kept because {@code (tidak a) == b} and {@code tidak a == b} deserve different warnings. */
    record Parenthesized(Expression inner, Span span) implements Expression {}

    /** What a named and an anonymous function share. */
    record FunctionBody(boolean async, List<Identifier> parameters, Block body, Span span) implements SyntaxTree {}

    // ------------------------------------------------------------------ patterns

    sealed interface Pattern extends SyntaxTree {}

    record WildcardPattern(Span span) implements Pattern {}

    /** A literal: nil, a boolean, a number (also negative) or a string without holes. */
    record LiteralPattern(Expression literal, Span span) implements Pattern {}

    /** A bare name: a nullary variant if one of that name is in scope, otherwise a binding. */
    record NamePattern(Identifier name, Span span) implements Pattern {}

    record VariantPattern(Identifier name, List<Pattern> arguments, Span span) implements Pattern {}

    record ListPattern(List<Pattern> elements, Optional<Identifier> rest, Span span) implements Pattern {}

    // ------------------------------------------------------------------ operators

    enum UnaryOperator {
        NEGATE("-"),
        NOT("tidak"),
        BIT_NOT("~");

        public final String text;

        UnaryOperator(String text) {
            this.text = text;
        }
    }

    enum BinaryOperator {
        ADD("+"),
        SUB("-"),
        MUL("*"),
        DIV("/"),
        MOD("%"),
        BIT_AND("&"),
        BIT_OR("|"),
        BIT_XOR("^"),
        SHIFT_LEFT("<<"),
        SHIFT_RIGHT(">>"),
        EQ("=="),
        NE("!="),
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">=");

        public final String text;

        BinaryOperator(String text) {
            this.text = text;
        }
    }

    enum LogicalOperator {
        AND("dan"),
        OR("atau");

        public final String text;

        LogicalOperator(String text) {
            this.text = text;
        }
    }
}
