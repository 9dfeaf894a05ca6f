package id.morph.ir.analysis.types;

import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Value;
import id.morph.ir.analysis.types.AbstractObject.BoundObject;
import id.morph.ir.analysis.types.AbstractObject.BuiltinObject;
import id.morph.ir.analysis.types.AbstractObject.ClassObject;
import id.morph.ir.analysis.types.AbstractObject.FunctionObject;
import id.morph.ir.analysis.types.AbstractObject.InstanceObject;
import id.morph.ir.analysis.types.AbstractObject.ListObject;
import id.morph.ir.analysis.types.AbstractObject.VariantObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls and what they need: classes, their instances, function values. Attributes are the business of {@link Attributes}. */
final class Calls {

    static final String INITIALISER = "inisiasi";
    private static final String TO_TEXT = "ke_teks";

    private final TypeInference solver;
    private final Memory memory;
    private final BuiltinMethodTypes builtins;
    private final Containers containers;

    Calls(TypeInference solver, Memory memory) {
        this.solver = solver;
        this.memory = memory;
        this.builtins = new BuiltinMethodTypes(solver, memory);
        this.containers = Containers.of(solver.module());
    }

    // ------------------------------------------------------------------ classes and instances

    TypeValue newClass(Place at, TypeValue[] x) {
        Instruction i = at.instruction();
        ClassObject made = at.site(ClassObject.class, () -> memory.type(i.name(0), i));
        made.declaredIn(at.context(), at.step().block());
        boolean opaque = false;
        if (!x[0].isOnly(Kinds.NIL)) {
            List<ClassObject> parents = memory.objects(x[0], ClassObject.class);
            if (x[0].isOnly(Kinds.CLASS) && !x[0].unknown() && parents.size() == 1) {
                opaque = made.parent != null && made.parent != parents.getFirst();
                made.parent = parents.getFirst();
                opaque |= parents.getFirst() == made;
            } else {
                opaque = true;
            }
        }
        for (int k = 1; k < x.length; k += 2) {
            String name = ((Constant.Text) i.operand(k)).value();
            List<FunctionObject> methods = memory.objects(x[k + 1], FunctionObject.class);
            if (methods.size() == 1 && !x[k + 1].unknown()) {
                made.methods.putIfAbsent(name, methods.getFirst());
                opaque |= made.methods.get(name) != methods.getFirst();
            } else {
                opaque = true;
            }
        }
        if (opaque && !made.opaque) {
            made.opaque = true;
            made.parent = null;
            memory.extend(x[0]);
            Arrays.stream(x).forEach(memory::escape);
            solver.learn(made.shape, TypeValue.TRUE);
        }
        return TypeValue.of(Kinds.CLASS, made);
    }

    /** The instances that a place makes. */
    private InstanceObject instance(Place at, ClassObject type) {
        return at.site(
                InstanceObject.class,
                -1 - type.id(),
                () -> containers
                        .nesting(at, type)
                        .map(nesting -> memory.instance(type, nesting))
                        .orElse(type.instance()));
    }

    /** An instance comes into being. */
    private TypeValue made(InstanceObject instance) {
        ClassObject type = instance.type;
        TypeValue value = TypeValue.of(Kinds.INSTANCE, instance);
        if (!instance.made) {
            instance.made = true;
            if (type.opaqueChain()) {
                memory.escape(instance);
            }
            // Printing calls it, whatever the value is part of.
            FunctionObject printed = type.method(TO_TEXT);
            if (printed != null) {
                enterDynamic(printed, List.of(value), Optional.empty());
            }
        }
        return value;
    }

    private TypeValue instantiate(Place at, ClassObject type, List<TypeValue> arguments) {
        TypeValue instance = made(instance(at, type));
        if (type.opaqueChain() || !at.read(type.shape).isNever()) {
            arguments.forEach(memory::escape);
            memory.escape(type);
            return TypeValue.ANY;
        }
        FunctionObject initialiser = type.method(INITIALISER);
        if (initialiser != null) {
            callDynamic(at, initialiser, with(instance, arguments));
        }
        return instance;
    }

    /** Unknown code may make instances. */
    void escapedClass(ClassObject type) {
        TypeValue instance = made(type.instance());
        memory.escape(type.instance());
        FunctionObject initialiser = type.method(INITIALISER);
        if (initialiser != null) {
            escapedFunction(initialiser, instance);
        }
    }

    private static List<TypeValue> with(TypeValue first, List<TypeValue> rest) {
        List<TypeValue> all = new ArrayList<>();
        all.add(first);
        all.addAll(rest);
        return all;
    }

    // ------------------------------------------------------------------ calls through values

    /** Makes the context of a function that the engine calls without arguments. */
    void dynamic(Function function) {
        solver.dynamicContext(function, null);
    }

    TypeValue closure(Place at, String symbol, TypeValue[] cells) {
        Function function = solver.module().function(symbol).orElseThrow();
        InstanceObject home = at.context().home();
        Context context = solver.dynamicContext(function, home);
        for (int i = 0; i < cells.length; i++) {
            solver.enter(context, i, cells[i]);
        }
        return TypeValue.of(Kinds.FUNCTION, memory.function(function, home));
    }

    /** Unknown code calls the function, with {@code receiver} in front unless that is never. */
    void escapedFunction(FunctionObject called, TypeValue receiver) {
        Function function = called.function;
        List<TypeValue> arguments = new ArrayList<>();
        for (int i = 0; i < function.arity(); i++) {
            boolean rest = function.variadic() && i == function.arity() - 1;
            arguments.add(rest ? TypeValue.of(Kinds.LIST | Kinds.UNKNOWN) : TypeValue.ANY);
        }
        if (!receiver.isNever() && !arguments.isEmpty()) {
            arguments.set(0, receiver);
        }
        Context context = solver.dynamicContext(function, called.home);
        solver.enter(context, function.captures(), arguments);
        memory.escape(context.result);
    }

    /** What a function gives that is called through a value; nothing if these are too many arguments. */
    private TypeValue callDynamic(Place at, FunctionObject called, List<TypeValue> arguments) {
        ListObject rest = called.function.variadic() ? at.site(ListObject.class, 1 + called.id(), memory::list) : null;
        Optional<Context> entered = enterDynamic(called, arguments, Optional.ofNullable(rest));
        return entered.isPresent() ? at.read(entered.get().result) : TypeValue.NEVER;
    }

    private Optional<Context> enterDynamic(FunctionObject called, List<TypeValue> given, Optional<ListObject> rest) {
        Function function = called.function;
        List<TypeValue> arguments = new ArrayList<>(given);
        int fixed = function.variadic() ? function.arity() - 1 : function.arity();
        if (rest.isPresent()) {
            while (arguments.size() > fixed) {
                solver.learn(rest.get().elements, arguments.removeLast());
            }
        }
        if (arguments.size() > fixed) {
            return Optional.empty();
        }
        while (arguments.size() < fixed) {
            arguments.add(TypeValue.NIL);
        }
        if (function.variadic()) {
            arguments.add(
                    rest.map(list -> TypeValue.of(Kinds.LIST, list)).orElse(TypeValue.of(Kinds.LIST | Kinds.UNKNOWN)));
        }
        Context context = solver.dynamicContext(function, called.home);
        solver.enter(context, function.captures(), arguments);
        return Optional.of(context);
    }

    TypeValue call(Place at, TypeValue[] x) {
        List<TypeValue> arguments = Arrays.asList(x).subList(1, x.length);
        CallPlan plan = plan(at, x[0], arguments);
        at.context().setPlan(at.step().variable(), plan);
        return switch (plan) {
            case CallPlan.Direct direct -> at.read(direct.target().result);
            case CallPlan.Method method -> {
                TypeValue result = TypeValue.NEVER;
                for (Context target : method.targets()) {
                    result = memory.join(result, at.read(target.result));
                }
                yield result;
            }
            case CallPlan.Parent parent -> at.read(parent.target().result);
            case CallPlan.Instantiate made -> made(instance(at, made.type()));
            case CallPlan.Dynamic _ -> callValue(at, x[0], arguments);
        };
    }

    private TypeValue callValue(Place at, TypeValue callee, List<TypeValue> arguments) {
        TypeValue result = TypeValue.NEVER;
        if (callee.unknown() && callee.may(Kinds.FUNCTION | Kinds.CLASS | Kinds.HOST)) {
            arguments.forEach(memory::escape);
            result = TypeValue.ANY;
        }
        for (int id : callee.objects()) {
            TypeValue given = switch (memory.object(id)) {
                case FunctionObject function -> callDynamic(at, function, arguments);
                case BoundObject bound -> callDynamic(at, bound.method, with(at.read(bound.receiver), arguments));
                case BuiltinObject builtin -> builtins.call(at, builtin, arguments);
                case VariantObject variant when callee.may(Kinds.FUNCTION) -> construct(variant, arguments);
                case ClassObject type -> instantiate(at, type, arguments);
                default -> TypeValue.NEVER;
            };
            result = memory.join(result, given);
        }
        return result;
    }

    private TypeValue construct(VariantObject variant, List<TypeValue> arguments) {
        if (arguments.size() > variant.payload.size()) {
            return TypeValue.NEVER;
        }
        for (int i = 0; i < variant.payload.size(); i++) {
            solver.learn(variant.payload.get(i), i < arguments.size() ? arguments.get(i) : TypeValue.NIL);
        }
        return TypeValue.of(Kinds.VARIANT, variant);
    }

    // ------------------------------------------------------------------ calls of known functions

    TypeValue callStatic(Place at, Function function, TypeValue[] x) {
        Context target = solver.staticContext(function, padded(function, Arrays.asList(x)), null);
        solver.enter(target, 0, padded(function, Arrays.asList(x)));
        at.context().setPlan(at.step().variable(), new CallPlan.Direct(target));
        return at.read(target.result);
    }

    private static List<TypeValue> padded(Function function, List<TypeValue> arguments) {
        List<TypeValue> all = new ArrayList<>(arguments);
        while (all.size() < function.arity()) {
            all.add(TypeValue.NIL);
        }
        return all;
    }

    /** Whether calls of the function may name it, instead of a function value. */
    private static boolean direct(Function function, int arguments) {
        return function.captures() == 0
                && !function.variadic()
                && function.kind() == Function.Kind.PLAIN
                && arguments <= function.arity();
    }

    private CallPlan plan(Place at, TypeValue callee, List<TypeValue> arguments) {
        if (callee.unknown()) {
            return CallPlan.UNKNOWN;
        }
        if (callee.isOnly(Kinds.CLASS) && callee.objects().length == 1) {
            return planInstance(at, (ClassObject) memory.object(callee.objects()[0]), arguments);
        }
        if (!callee.isOnly(Kinds.FUNCTION)) {
            return CallPlan.UNKNOWN;
        }
        Optional<FunctionGraph.Step> lookup = lookup(at);
        if (lookup.isPresent()) {
            return lookup.get().instruction().op() == Op.SUPER
                    ? planParent(at, lookup.get(), callee, arguments)
                    : planMethod(at, lookup.get(), callee, arguments);
        }
        if (callee.objects().length == 1
                && memory.object(callee.objects()[0]) instanceof FunctionObject f
                && direct(f.function, arguments.size())) {
            return direct(f.function, arguments, null);
        }
        return CallPlan.UNKNOWN;
    }

    /** @param home see {@link TypeInference#staticContext} */
    private CallPlan.Direct direct(Function function, List<TypeValue> arguments, InstanceObject home) {
        List<TypeValue> all = padded(function, arguments);
        Context target = solver.staticContext(function, all, home);
        solver.enter(target, 0, all);
        return new CallPlan.Direct(target);
    }

    private CallPlan planInstance(Place at, ClassObject type, List<TypeValue> arguments) {
        if (!known(at, type)) {
            return CallPlan.UNKNOWN;
        }
        FunctionObject initialiser = type.method(INITIALISER);
        if (initialiser == null) {
            return arguments.isEmpty() ? new CallPlan.Instantiate(type, Optional.empty()) : CallPlan.UNKNOWN;
        }
        if (!direct(initialiser.function, arguments.size() + 1)) {
            return CallPlan.UNKNOWN;
        }
        InstanceObject instance = instance(at, type);
        CallPlan.Direct call = direct(initialiser.function, with(made(instance), arguments), home(List.of(instance)));
        return new CallPlan.Instantiate(type, Optional.of(call.target()));
    }

    /** The lookup of the method that a call is about, when what it gives is only ever called. */
    private static Optional<FunctionGraph.Step> lookup(Place at) {
        Value callee = at.instruction().operand(0);
        FunctionGraph graph = at.context().graph();
        if (!(callee instanceof Instruction lookup) || (lookup.op() != Op.ATTRIBUTE && lookup.op() != Op.SUPER)) {
            return Optional.empty();
        }
        FunctionGraph.Step step = graph.step(lookup);
        boolean called = step != null
                && Arrays.stream(graph.users(step.variable()))
                        .allMatch(user ->
                                graph.unit(user) instanceof FunctionGraph.Step use && use.calls(step.variable()));
        return called ? Optional.of(step) : Optional.empty();
    }

    /** {@code induk.m(…)}. */
    private CallPlan planParent(Place at, FunctionGraph.Step lookup, TypeValue callee, List<TypeValue> arguments) {
        askForReceivers(at, callee);
        TypeValue home = at.context().value(lookup.operands()[0]);
        List<ClassObject> homes = memory.objects(home, ClassObject.class);
        if (!home.isOnly(Kinds.CLASS) || home.unknown() || homes.size() != 1) {
            return CallPlan.UNKNOWN;
        }
        ClassObject type = homes.getFirst();
        FunctionObject method = known(at, type) && type.parent != null
                ? type.parent.method(lookup.instruction().name(0))
                : null;
        if (method == null || !direct(method.function, arguments.size() + 1)) {
            return CallPlan.UNKNOWN;
        }
        TypeValue receiver = at.context().value(lookup.operands()[1]);
        return new CallPlan.Parent(
                direct(method.function, with(receiver, arguments), home(memory.objects(receiver, InstanceObject.class)))
                        .target());
    }

    /** The bound methods are what has to be asked for new receivers: the callee stays what it is when there are more. */
    private void askForReceivers(Place at, TypeValue callee) {
        for (BoundObject bound : memory.objects(callee, BoundObject.class)) {
            at.read(bound.receiver);
        }
    }

    /** Whether the class and all above it are made once, with parents and methods that are known. */
    private static boolean known(Place at, ClassObject type) {
        for (ClassObject c = type; c != null; c = c.parent) {
            if (!at.read(c.shape).isNever()) {
                return false;
            }
        }
        return type.known();
    }

    private CallPlan planMethod(Place at, FunctionGraph.Step lookup, TypeValue callee, List<TypeValue> arguments) {
        TypeValue receiver = at.context().value(lookup.operands()[0]);
        String name = lookup.instruction().name(0);
        if ((receiver.kinds() & ~(Kinds.INSTANCE | Attributes.without(name))) != 0) {
            return CallPlan.UNKNOWN;
        }
        askForReceivers(at, callee);
        Map<Function, List<InstanceObject>> byMethod = new LinkedHashMap<>();
        List<ClassObject> missing = new ArrayList<>();
        for (InstanceObject instance : memory.objects(receiver, InstanceObject.class)) {
            ClassObject type = instance.type;
            if (!known(at, type) || !at.read(memory.field(instance, name)).isNever()) {
                return CallPlan.UNKNOWN;
            }
            FunctionObject method = type.method(name);
            if (method == null) {
                missing.add(type);
            } else if (!direct(method.function, arguments.size() + 1)) {
                return CallPlan.UNKNOWN;
            } else {
                byMethod.computeIfAbsent(method.function, _ -> new ArrayList<>())
                        .add(instance);
            }
        }
        if (byMethod.isEmpty() || (!missing.isEmpty() && Attributes.instanceBuiltin(name))) {
            return CallPlan.UNKNOWN;
        }
        if (!alike(byMethod, missing)) {
            return CallPlan.UNKNOWN;
        }
        List<ClassObject> receivers = new ArrayList<>();
        List<Context> targets = new ArrayList<>();
        byMethod.forEach((function, instances) -> {
            TypeValue self = TypeValue.NEVER;
            for (InstanceObject instance : instances) {
                self = self.join(TypeValue.of(Kinds.INSTANCE, instance));
            }
            List<TypeValue> all = padded(function, with(self, arguments));
            Context target = byMethod.size() == 1
                    ? solver.staticContext(function, all, home(instances))
                    : solver.virtualContext(function);
            solver.enter(target, 0, all);
            for (ClassObject type : types(instances)) {
                receivers.add(type);
                targets.add(target);
            }
        });
        return new CallPlan.Method(name, receivers, targets);
    }

    private static List<ClassObject> types(List<InstanceObject> instances) {
        return instances.stream().map(instance -> instance.type).distinct().toList();
    }

    /** The receiver, if all receivers come from one place. */
    private static InstanceObject home(List<InstanceObject> receivers) {
        return receivers.size() == 1 && receivers.getFirst().ofOnePlace() ? receivers.getFirst() : null;
    }

    /** Whether one table of methods can have all of these: one hierarchy without gaps, one number of parameters. */
    private static boolean alike(Map<Function, List<InstanceObject>> byMethod, List<ClassObject> missing) {
        List<ClassObject> receivers = byMethod.values().stream()
                .flatMap(instances -> types(instances).stream())
                .toList();
        if (receivers.stream().map(ClassObject::root).distinct().count() > 1) {
            return false;
        }
        ClassObject upper = receivers.stream().reduce(ClassObject::common).orElseThrow();
        return byMethod.keySet().stream().map(Function::arity).distinct().count() == 1
                && missing.stream().noneMatch(type -> type.inherits(upper));
    }

    // ------------------------------------------------------------------ modules

    private final Set<String> reflective = new HashSet<>();
    private final Set<String> initialised = new LinkedHashSet<>();

    TypeValue initialise(String unit) {
        if (initialised.add(unit)) {
            solver.module()
                    .unit(unit)
                    .flatMap(found -> solver.module().function(found.body()))
                    .ifPresent(body -> solver.staticContext(body, List.of(), null));
        }
        return TypeValue.of(Kinds.MODULE, memory.module(unit));
    }

    void usedAsValue(String unit) {
        reflective.add(unit);
    }

    boolean reflective(String unit) {
        return reflective.contains(unit) || memory.module(unit).escaped;
    }
}
