package id.morph.ir.pass.typed;

import id.morph.ir.Attribute;
import id.morph.ir.Constant;
import id.morph.ir.Effect;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.types.AbstractObject.ClassObject;
import id.morph.ir.analysis.types.CallPlan;
import id.morph.ir.analysis.types.Context;
import id.morph.ir.analysis.types.Kinds;
import id.morph.ir.analysis.types.TypeValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Classes, their instances, attributes, and the lookup of methods. */
final class ObjectLowering {

    private final Program program;
    private final Context context;
    private final Emitter emitter;
    /** What lookups are about whose method is known to all calls that use them. */
    private final Map<Instruction, CallPlan> lookups = new HashMap<>();
    /** Lookups that some call needs as they are. */
    private final Set<Instruction> dynamic = new HashSet<>();
    /** Lookups that several calls use. */
    private final Set<Instruction> shared = new HashSet<>();
    /** What stands for lookups that may throw. */
    private final Map<Instruction, Instruction> checks = new HashMap<>();

    ObjectLowering(Program program, Context context, Emitter emitter) {
        this.program = program;
        this.context = context;
        this.emitter = emitter;
    }

    /** Looks ahead over the instructions of a block; wanted for all of them before the first is lowered. */
    void prepare(List<Instruction> instructions) {
        for (Instruction call : instructions) {
            if (call.op() != Op.CALL) {
                continue;
            }
            CallPlan plan = context.plan(call);
            if (!(call.operand(0) instanceof Instruction lookup)) {
                continue;
            }
            if (plan instanceof CallPlan.Method || plan instanceof CallPlan.Parent) {
                if (lookups.put(lookup, plan) != null) {
                    shared.add(lookup);
                }
            } else {
                dynamic.add(lookup);
            }
        }
    }

    /** What stands for the instruction; empty if it stays dynamic. */
    Optional<Value> lower(Instruction old, List<TypeValue> operands) {
        return switch (old.op()) {
            case ATTRIBUTE -> attribute(old, operands);
            case SUPER ->
                // The class is known to have such a parent, so the lookup does nothing.
                lookups.containsKey(old) && !dynamic.contains(old) ? Optional.of(Constant.NIL) : Optional.empty();
            case SET_ATTRIBUTE -> setAttribute(old, operands);
            case CLASS -> newClass(old);
            case CALL -> call(old);
            default -> Optional.empty();
        };
    }

    // ------------------------------------------------------------------ attributes

    private Optional<Value> attribute(Instruction old, List<TypeValue> operands) {
        if (lookups.get(old) instanceof CallPlan.Method method && !dynamic.contains(old)) {
            String layout = program.above(method.receivers());
            program.layouts().named(layout, method.name(), operands.getFirst());
            if (!certain(operands.getFirst(), old.name(0))) {
                List<Attribute> attributes = List.of(new Attribute.Name(layout), new Attribute.Name(method.name()));
                checks.put(old, emitter.emit(Op.OBJECT_CHECK, attributes, emitter.use(old.operand(0), Type.ANY)));
            }
            return Optional.of(Constant.NIL);
        }
        return field(operands.getFirst(), old.name(0))
                .map(field -> emitter.emit(Op.FIELD_GET, attributes(field), emitter.use(old.operand(0), Type.ANY)));
    }

    /** The field that an instruction is about to name. */
    private Optional<Layouts.Place> field(TypeValue receivers, String name) {
        Optional<Layouts.Place> place = program.layouts().field(receivers, name);
        place.ifPresent(field -> program.layouts().named(field, receivers));
        return place;
    }

    /** Whether every value has the method. */
    private boolean certain(TypeValue receiver, String method) {
        return receiver.isOnly(Kinds.INSTANCE)
                && program.types().classesOf(receiver).stream()
                        .allMatch(type -> type.function(method).isPresent());
    }

    private static List<Attribute> attributes(Layouts.Place field) {
        return List.of(
                new Attribute.Name(field.layout()),
                new Attribute.Name(field.field()),
                new Attribute.OfType(field.type()));
    }

    private Optional<Value> setAttribute(Instruction old, List<TypeValue> operands) {
        return field(operands.getFirst(), old.name(0))
                .map(field -> emitter.emit(
                        Op.FIELD_SET,
                        attributes(field),
                        emitter.use(old.operand(0), Type.ANY),
                        emitter.use(old.operand(1), field.type())));
    }

    // ------------------------------------------------------------------ classes and instances

    private Optional<Value> newClass(Instruction old) {
        List<ClassObject> made = program.types().classesIn(context.value(old));
        return made.isEmpty()
                ? Optional.empty()
                : program.layouts().name(made.getFirst()).map(layout -> {
                    List<Value> operands = old.operands().stream()
                            .map(operand -> emitter.use(operand, Type.ANY))
                            .toList();
                    return emitter.emit(
                            Op.CLASS_NEW,
                            List.of(new Attribute.Name(layout), new Attribute.Name(old.name(0))),
                            operands);
                });
    }

    private Optional<Value> call(Instruction old) {
        List<Value> arguments = old.operands().subList(1, old.operands().size());
        return switch (context.plan(old)) {
            case CallPlan.Instantiate(ClassObject type, Optional<Context> initialiser) -> {
                Instruction object = emitter.emit(
                        Op.OBJECT_NEW,
                        List.of(new Attribute.Name(program.layouts().name(type).orElseThrow())),
                        emitter.use(old.operand(0), Type.ANY));
                initialiser.ifPresent(target -> call(target, object, arguments));
                yield Optional.of(object);
            }
            case CallPlan.Method method -> Optional.of(method(old, method, arguments));
            case CallPlan.Parent(Context target) -> {
                Value self = ((Instruction) old.operand(0)).operand(1);
                yield Optional.of(call(target, emitter.use(self, Type.ANY), arguments));
            }
            case CallPlan.Direct(Context target) -> Optional.of(program.call(emitter, target, List.of(), arguments));
            case CallPlan.Dynamic _ -> Optional.empty();
        };
    }

    private Value call(Context target, Value self, List<Value> arguments) {
        return program.call(emitter, target, List.of(self), arguments);
    }

    private Value method(Instruction old, CallPlan.Method method, List<Value> arguments) {
        Instruction lookup = (Instruction) old.operand(0);
        Value self = emitter.use(lookup.operand(0), Type.ANY);
        if (method.single()) {
            return call(method.targets().getFirst(), self, arguments);
        }
        Instruction check = checks.get(lookup);
        List<Value> operands = new ArrayList<>();
        Program.Signature signature = program.signature(method.targets().getFirst());
        operands.add(self);
        for (int i = 1; i < signature.parameters().size(); i++) {
            Value argument = i <= arguments.size() ? arguments.get(i - 1) : Constant.NIL;
            operands.add(emitter.use(argument, signature.parameters().get(i)));
        }
        if (check != null
                && !shared.contains(lookup)
                && emitter.block().instructions().contains(check)
                && nothingHappensSince(check)) {
            // The call itself throws what the lookup would have thrown.
            emitter.block().instructions().remove(check);
        }
        return emitter.emit(
                Op.CALL_METHOD,
                List.of(
                        new Attribute.Name(program.tableOf(method)),
                        new Attribute.Name(method.name()),
                        new Attribute.OfType(signature.result())),
                operands);
    }

    /** Whether nothing stands behind the instruction that can be seen to happen before or after it. */
    private boolean nothingHappensSince(Instruction check) {
        List<Instruction> all = emitter.block().instructions();
        return all.subList(all.lastIndexOf(check) + 1, all.size()).stream()
                .noneMatch(later -> later.mayThrow() || later.has(Effect.WRITES));
    }
}
