package id.morph.backend.js;

import java.util.ArrayList;
import java.util.List;

/**
 * A JavaScript expression.
 *
 * @param text as it is written
 * @param level how tightly its outermost operator binds
 * @param reads the variables of the function that it reads; one may be there several times
 * @param negated what it is the negation of, null if it is none
 */
record Expression(String text, int level, List<Variable> reads, Expression negated) {
    static final int COMMA = 0;
    static final int ASSIGNMENT = 1;
    static final int CONDITIONAL = 2;
    static final int OR = 3;
    static final int AND = 4;
    static final int BIT_OR = 5;
    static final int BIT_XOR = 6;
    static final int BIT_AND = 7;
    static final int EQUALITY = 8;
    static final int RELATION = 9;
    static final int SHIFT = 10;
    static final int SUM = 11;
    static final int PRODUCT = 12;
    static final int NEGATIVE = 13;
    static final int UNARY = 14;
    static final int CALL = 15;
    static final int ATOM = 16;

    static final Expression UNDEFINED = atom("undefined");

    Expression(String text, int level, List<Variable> reads) {
        this(text, level, reads, null);
    }

    /** A name or literal. */
    static Expression atom(String text) {
        return new Expression(text, ATOM, List.of());
    }

    static Expression of(Variable variable) {
        return new Expression(variable.name(), ATOM, List.of(variable));
    }

    /** A template: {@code {0}}, {@code {1}} … stand for operands, which get parentheses unless they bind at least as tightly as {@code inner}. */
    static Expression of(int level, int inner, String template, Expression... operands) {
        StringBuilder text = new StringBuilder();
        List<Variable> reads = new ArrayList<>();
        int from = 0;
        for (int at = template.indexOf('{'); at >= 0; at = template.indexOf('{', from)) {
            text.append(template, from, at);
            Expression operand = operands[template.charAt(at + 1) - '0'];
            text.append(operand.in(inner));
            reads.addAll(operand.reads);
            from = at + 3;
        }
        return new Expression(text.append(template, from, template.length()).toString(), level, List.copyOf(reads));
    }

    /** An operator between two operands, which groups from the left. */
    static Expression binary(Expression a, String operator, int level, Expression b) {
        return new Expression(a.in(level) + " " + operator + " " + b.in(level + 1), level, both(a, b));
    }

    static Expression call(String function, List<Expression> arguments) {
        StringBuilder text = new StringBuilder(function).append('(');
        List<Variable> reads = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(arguments.get(i).in(ASSIGNMENT));
            reads.addAll(arguments.get(i).reads);
        }
        return new Expression(text.append(')').toString(), CALL, List.copyOf(reads));
    }

    static Expression array(List<Expression> elements) {
        Expression call = call("", elements);
        return new Expression("[" + call.text.substring(1, call.text.length() - 1) + "]", ATOM, call.reads);
    }

    private static List<Variable> both(Expression a, Expression b) {
        if (a.reads.isEmpty()) {
            return b.reads;
        }
        if (b.reads.isEmpty()) {
            return a.reads;
        }
        List<Variable> reads = new ArrayList<>(a.reads);
        reads.addAll(b.reads);
        return List.copyOf(reads);
    }

    /** As an operand where at least {@code least} is wanted. */
    String in(int least) {
        return level >= least ? text : "(" + text + ")";
    }

    /** The negation of a condition. */
    Expression not() {
        if (negated != null) {
            return negated;
        }
        return new Expression("!" + in(UNARY), UNARY, reads, this);
    }

    /** The same with one variable in the place of another. */
    Expression replacing(Variable old, Variable now) {
        if (!reads.contains(old)) {
            return this;
        }
        StringBuilder replaced = new StringBuilder();
        JsLexer.scan(
                text,
                (kind, token) ->
                        replaced.append(kind == JsLexer.Kind.NAME && token.equals(old.name()) ? now.name() : token));
        List<Variable> others =
                reads.stream().map(variable -> variable == old ? now : variable).toList();
        return new Expression(replaced.toString(), level, others);
    }

    boolean isAtom() {
        return level == ATOM && !text.startsWith("[");
    }
}
