package id.morph.ir.pass.typed;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.analysis.types.AbstractObject.ClassObject;
import id.morph.ir.analysis.types.CallPlan;
import id.morph.ir.analysis.types.Context;
import id.morph.ir.analysis.types.TypeInference;
import id.morph.ir.analysis.types.TypeValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Methods that are found by the class of the receiver: all that are called under one name in one hierarchy get one signature, and a
 * place in the layouts.
 */
final class VirtualMethods {

    private record Name(ClassObject root, String method) {}

    private final TypeInference types;
    private final Map<Name, List<Context>> groups = new LinkedHashMap<>();
    private final Map<Context, List<Context>> groupOf = new HashMap<>();

    VirtualMethods(TypeInference types, Collection<Context> contexts) {
        this.types = types;
        contexts.forEach(this::collect);
    }

    private void collect(Context context) {
        for (Block block : context.function().blocks()) {
            if (!context.reaches(block)) {
                continue;
            }
            for (Instruction instruction : block.instructions()) {
                if (instruction.op() == Op.CALL
                        && context.plan(instruction) instanceof CallPlan.Method method
                        && !method.single()) {
                    Name name = new Name(method.receivers().getFirst().root(), method.name());
                    List<Context> group = groups.computeIfAbsent(name, _ -> new ArrayList<>());
                    for (Context target : method.targets()) {
                        join(group, target);
                    }
                }
            }
        }
    }

    private void join(List<Context> group, Context target) {
        List<Context> before = groupOf.putIfAbsent(target, group);
        if (before == null) {
            group.add(target);
        } else if (before != group) {
            // One function under two names, or in two hierarchies: all of them have to agree.
            List<Context> moved = List.copyOf(group);
            group.clear();
            for (Context other : moved) {
                groupOf.put(other, before);
                before.add(other);
            }
            groups.replaceAll((_, some) -> some == group ? before : some);
        }
    }

    /** The parameters and the result of a method that is called so; the receiver is a plain value. */
    Program.Signature signature(Context context, String symbol) {
        List<Context> group = groupOf.getOrDefault(context, List.of(context));
        List<Type> parameters = new ArrayList<>();
        List<BlockParameter> old = context.function().entry().parameters();
        for (int i = 0; i < old.size(); i++) {
            TypeValue all = TypeValue.NEVER;
            for (Context member : group) {
                all = all.join(
                        member.value(member.function().entry().parameters().get(i)));
            }
            parameters.add(i == 0 ? Type.ANY : MachineType.of(all));
        }
        TypeValue result = TypeValue.NEVER;
        for (Context member : group) {
            result = result.join(member.result());
        }
        return new Program.Signature(symbol, parameters, MachineType.of(result));
    }

    /** Tells the layouts which functions there are. */
    void addTo(Layouts layouts, Map<Context, Program.Signature> signatures) {
        Map<id.morph.ir.Function, Context> virtual = new HashMap<>();
        groupOf.keySet().forEach(context -> virtual.put(context.function(), context));
        groups.forEach((name, _) -> {
            for (ClassObject type : types.classes()) {
                if (type.root() != name.root() || layouts.name(type).isEmpty()) {
                    continue;
                }
                Optional.ofNullable(type.declared().get(name.method()))
                        .map(virtual::get)
                        .ifPresent(context -> layouts.method(
                                type, name.method(), signatures.get(context).symbol()));
            }
        });
    }
}
