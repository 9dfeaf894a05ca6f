package id.morph.frontend.lower;

import static id.morph.frontend.lower.FunctionBuilder.symbol;

import id.morph.frontend.resolve.Variable;
import id.morph.frontend.syntax.SyntaxTree.FunctionBody;
import id.morph.ir.Op;
import id.morph.ir.Value;
import java.util.List;

/** Makes function values: lowers the body, and pairs it with the cells it captures from here. */
final class FunctionValues {

    private final UnitContext context;
    private final FunctionBuilder builder;
    private final Variables variables;

    FunctionValues(UnitContext context, FunctionBuilder builder, Variables variables) {
        this.context = context;
        this.builder = builder;
        this.variables = variables;
    }

    Value closure(FunctionBody body, String displayName, int at) {
        String target = context.symbol(body, displayName);
        FunctionLowering.lower(context, body, displayName, target);
        List<Variable> captures = context.resolution().scopeOf(body).captures();
        List<Value> cells = captures.stream().map(variables::cell).toList();
        return builder.emit(Op.CLOSURE, at, List.of(symbol(target)), cells);
    }

    /** The one value of a function that is known to need no cells. */
    Value reference(FunctionBody body, String displayName, int at) {
        String target = context.symbol(body, displayName);
        FunctionLowering.lower(context, body, displayName, target);
        return builder.emit(Op.FUNCTION_REF, at, symbol(target));
    }
}
