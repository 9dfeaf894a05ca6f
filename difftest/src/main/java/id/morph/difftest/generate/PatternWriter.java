package id.morph.difftest.generate;

import id.morph.difftest.generate.Kind.Alternative;
import id.morph.difftest.generate.Kind.Basic;
import id.morph.difftest.generate.Kind.ListOf;
import id.morph.difftest.generate.Kind.Variable;
import id.morph.difftest.generate.Kind.VariantOf;
import java.util.ArrayList;
import java.util.List;

/** Writes patterns of {@code jodohkan}; what they bind is in scope afterwards. */
final class PatternWriter {
    private final Draft draft;
    private final Dice dice;
    private final ExpressionWriter expressions;

    PatternWriter(Draft draft, ExpressionWriter expressions) {
        this.draft = draft;
        this.dice = draft.dice;
        this.expressions = expressions;
    }

    /** A pattern for values of the kind. */
    String of(Kind kind, int depth) {
        if (depth <= 0 || dice.percent(15)) {
            return dice.percent(30) ? "_" : binding(kind);
        }
        return switch (kind) {
            case VariantOf(var type) -> variant(dice.pick(type.alternatives()), depth - 1);
            case ListOf(Kind element) -> list(element, depth - 1);
            case Basic basic ->
                switch (basic) {
                    case INT -> dice.pick("0", "1", "2", "-1", "3", "9007199254740993");
                    case FLOAT -> dice.pick("0.0", "1.5", "-2.0", "2.5");
                    case BOOL -> dice.pick("benar", "salah");
                    case TEXT -> dice.pick("\"\"", "\"a\"", "\"ab\"", "\"ñ\"", "\"😀\"");
                    case NIL -> "nil";
                    case BYTES, ANY -> binding(kind);
                };
            default -> binding(kind);
        };
    }

    private String binding(Kind kind) {
        String name = draft.name("b");
        draft.scope.add(new Variable(name, kind, true));
        return name;
    }

    private String variant(Alternative alternative, int depth) {
        List<Kind> arguments = alternative.arguments();
        if (arguments.isEmpty() && dice.percent(50)) {
            return alternative.name();
        }
        List<String> patterns = new ArrayList<>();
        arguments.forEach(kind -> patterns.add(of(kind, depth)));
        return alternative.name() + "(" + String.join(", ", patterns) + ")";
    }

    private String list(Kind element, int depth) {
        List<String> patterns = new ArrayList<>();
        for (int i = dice.below(4); i > 0; i--) {
            patterns.add(of(dice.percent(92) ? element : expressions.anyKind(0), depth));
        }
        if (dice.percent(45)) {
            String rest = draft.name("b");
            draft.scope.add(new Variable(rest, new ListOf(element), true));
            patterns.add("..." + rest);
        }
        return "[" + String.join(", ", patterns) + "]";
    }
}
