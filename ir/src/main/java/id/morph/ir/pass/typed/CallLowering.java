package id.morph.ir.pass.typed;

import id.morph.ir.Attribute;
import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Value;
import id.morph.ir.analysis.types.CallPlan;
import id.morph.ir.analysis.types.Context;
import id.morph.ir.analysis.types.TypeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls of functions that are known. */
final class CallLowering {

    private final Program program;
    private final Context context;
    private final Emitter emitter;

    CallLowering(Program program, Context context, Emitter emitter) {
        this.program = program;
        this.context = context;
        this.emitter = emitter;
    }

    /** What stands for the instruction; empty if it is no call of a known function. */
    Optional<Value> lower(Instruction old, List<TypeValue> operands) {
        return switch (old.op()) {
            case CALL_STATIC ->
                context.plan(old) instanceof CallPlan.Direct(Context target)
                        ? Optional.of(call(target, old.operands()))
                        : Optional.empty();
            case CALL ->
                switch (context.plan(old)) {
                    case CallPlan.Direct(Context target) ->
                        Optional.of(call(
                                target, old.operands().subList(1, old.operands().size())));
                    case CallPlan.Method _, CallPlan.Instantiate _, CallPlan.Dynamic _ -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    /** The call of a function in a context; missing arguments are nil. */
    private Value call(Context target, List<Value> given) {
        Program.Signature signature = program.signature(target);
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < signature.parameters().size(); i++) {
            Value argument = i < given.size() ? given.get(i) : Constant.NIL;
            arguments.add(emitter.use(argument, signature.parameters().get(i)));
        }
        List<Attribute> attributes =
                List.of(new Attribute.Symbol(signature.symbol()), new Attribute.OfType(signature.result()));
        return emitter.emit(Op.CALL_TYPED, attributes, arguments);
    }
}
