package id.morph.frontend.lower;

import static id.morph.frontend.lower.FunctionBuilder.name;
import static id.morph.frontend.lower.FunctionBuilder.nil;
import static id.morph.frontend.lower.FunctionBuilder.number;

import id.morph.frontend.syntax.SyntaxTree.*;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Op;
import id.morph.ir.Value;
import java.util.List;

/**
 * Lowers patterns to a chain of tests. Names are bound as the tests go on, as upstream does: after a failed arm a variable
 * may keep what the arm had matched so far.
 */
final class PatternLowering {

    private final UnitContext context;
    private final FunctionBuilder builder;
    private final Variables variables;
    private final ExpressionLowering expressions;

    PatternLowering(UnitContext context, FunctionBuilder builder, Variables variables, ExpressionLowering expressions) {
        this.context = context;
        this.builder = builder;
        this.variables = variables;
        this.expressions = expressions;
    }

    /** Goes on in the current block when {@code subject} matches, to {@code otherwise} when not. */
    void test(Pattern pattern, Value subject, Block otherwise) {
        int at = pattern.span().start();
        switch (pattern) {
            case WildcardPattern _ -> {}
            case LiteralPattern p ->
                require(builder.emit(Op.EQ, at, subject, expressions.lower(p.literal())), otherwise);
            case NamePattern p -> {
                String text = p.name().name();
                if (context.resolution().variant(text).isPresent()) {
                    require(variant(text, 0, subject, at), otherwise);
                } else {
                    variables.write(text, subject, at);
                }
            }
            case VariantPattern p -> {
                require(variant(p.name().name(), p.arguments().size(), subject, at), otherwise);
                for (int i = 0; i < p.arguments().size(); i++) {
                    test(p.arguments().get(i), builder.emit(Op.PAYLOAD, at, number(i), subject), otherwise);
                }
            }
            case ListPattern p -> list(p, subject, otherwise);
        }
    }

    private Value variant(String name, int arity, Value subject, int at) {
        return builder.emit(Op.IS_VARIANT, at, List.of(name(name), number(arity)), List.of(subject));
    }

    private void list(ListPattern p, Value subject, Block otherwise) {
        int at = p.span().start();
        int length = p.elements().size();
        Op test = p.rest().isPresent() ? Op.IS_LIST_MIN : Op.IS_LIST;
        require(builder.emit(test, at, number(length), subject), otherwise);
        for (int i = 0; i < length; i++) {
            test(p.elements().get(i), builder.emit(Op.INDEX, at, subject, Constant.of(i)), otherwise);
        }
        p.rest()
                .ifPresent(rest -> variables.write(
                        rest.name(),
                        builder.emit(Op.SLICE, at, subject, Constant.of(length), nil()),
                        rest.span().start()));
    }

    private void require(Value condition, Block otherwise) {
        Block matched = builder.newBlock("matched");
        builder.branch(condition, matched, otherwise);
        builder.startAt(matched);
    }
}
