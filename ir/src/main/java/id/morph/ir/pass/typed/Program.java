package id.morph.ir.pass.typed;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Unit;
import id.morph.ir.Value;
import id.morph.ir.analysis.types.AbstractObject.ClassObject;
import id.morph.ir.analysis.types.CallPlan;
import id.morph.ir.analysis.types.Context;
import id.morph.ir.analysis.types.TypeInference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the parts of the program look like from outside: signatures of functions, types of globals. */
final class Program {

    private final Module module;
    private final TypeInference types;
    private final Set<String> bodies;
    private final Map<Context, Signature> signatures = new LinkedHashMap<>();
    private final Map<String, Map<String, Type>> globals = new HashMap<>();
    private Layouts layouts;

    /** How a context's function is called. */
    record Signature(String symbol, List<Type> parameters, Type result) {}

    Program(Module module, TypeInference types) {
        this.module = module;
        this.types = types;
        this.bodies = module.units().stream().map(Unit::body).collect(Collectors.toSet());
    }

    Module module() {
        return module;
    }

    TypeInference types() {
        return types;
    }

    void rewrite() {
        List<Context> contexts = new ArrayList<>();
        module.functions().forEach(function -> contexts.addAll(types.contexts(function)));
        VirtualMethods virtual = new VirtualMethods(types, contexts);
        Map<Function, Set<String>> taken = new HashMap<>();
        for (Context context : contexts) {
            Set<String> symbols = taken.computeIfAbsent(context.function(), _ -> new HashSet<>());
            signatures.put(context, signature(context, symbols, virtual));
        }
        layouts = new Layouts(types, contexts);
        virtual.addTo(layouts, signatures);
        module.units().forEach(this::decideGlobals);
        List<Function> made = new ArrayList<>();
        signatures.forEach((context, signature) -> made.add(new FunctionLowering(this, context, signature).lower()));
        replace(made);
        retypeGlobals();
        layouts.addTo(module);
    }

    // ------------------------------------------------------------------ functions

    Signature signature(Context context) {
        return signatures.get(context);
    }

    private Signature signature(Context context, Set<String> taken, VirtualMethods virtual) {
        List<BlockParameter> old = context.function().entry().parameters();
        List<Type> parameters = new ArrayList<>();
        for (int i = 0; i < old.size(); i++) {
            boolean typed = context.role() == Context.Role.STATIC && old.get(i).type() == Type.ANY;
            parameters.add(
                    typed
                            ? MachineType.of(context.signature().charAt(i))
                            : old.get(i).type());
        }
        String symbol = context.function().symbol();
        if (context.role() == Context.Role.STATIC && !bodies.contains(symbol)) {
            Type declared = context.function().resultType();
            return new Signature(
                    fresh(symbol, context.signature(), taken),
                    parameters,
                    declared == Type.ANY ? MachineType.of(context.result()) : declared);
        }
        if (context.role() == Context.Role.VIRTUAL) {
            return virtual.signature(context, fresh(symbol, "virtual", taken));
        }
        if (context.role() == Context.Role.RESUME) {
            return new Signature(resumption(symbol, taken), parameters, Type.ANY);
        }
        return new Signature(context.ofOnePlace() ? fresh(symbol, "", taken) : symbol, parameters, Type.ANY);
    }

    /** A name for the function in a context of its own. */
    private String fresh(String symbol, String signature, Set<String> taken) {
        String base = symbol + "$" + signature;
        String name = base;
        for (int i = 1; module.function(name).isPresent() || !taken.add(name); i++) {
            name = base + i;
        }
        return name;
    }

    /** The first resume function keeps its name. */
    private String resumption(String symbol, Set<String> taken) {
        return taken.add(symbol) ? symbol : fresh(symbol, "", taken);
    }

    /** New functions take the place of the old ones; one that is named but never called is left with nothing to do. */
    private void replace(List<Function> made) {
        Map<String, Function> bySymbol = new LinkedHashMap<>();
        made.forEach(function -> bySymbol.put(function.symbol(), function));
        for (Function old : List.copyOf(module.functions())) {
            module.remove(old);
            Function same = bySymbol.remove(old.symbol());
            module.add(same == null ? neverCalled(old) : same);
        }
        bySymbol.values().forEach(module::add);
    }

    private static Function neverCalled(Function old) {
        for (int i = old.blocks().size() - 1; i > 0; i--) {
            old.blocks().remove(i);
        }
        Block entry = old.entry();
        entry.instructions().clear();
        entry.setTerminator(new Terminator.Unreachable());
        return old;
    }

    // ------------------------------------------------------------------ calls and objects

    Layouts layouts() {
        return layouts;
    }

    /** Emits the call of a function in a context: some arguments that are new values already, then old ones, then nil. */
    Value call(Emitter emitter, Context target, List<Value> first, List<Value> rest) {
        Signature signature = signature(target);
        List<Value> arguments = new ArrayList<>(first);
        for (int i = first.size(); i < signature.parameters().size(); i++) {
            int next = i - first.size();
            Value argument = next < rest.size() ? rest.get(next) : Constant.NIL;
            arguments.add(emitter.use(argument, signature.parameters().get(i)));
        }
        List<Attribute> attributes =
                List.of(new Attribute.Symbol(signature.symbol()), new Attribute.OfType(signature.result()));
        return emitter.emit(Op.CALL_TYPED, attributes, arguments);
    }

    /** The layout whose table has the method for all receivers of a call. */
    String tableOf(CallPlan.Method method) {
        ClassObject upper = common(method.receivers());
        layouts.methodIfAbsent(
                upper, method.name(), signature(method.targets().getFirst()).symbol());
        return layouts.name(upper).orElseThrow();
    }

    /** The lowest layout above all of these classes, which are of one hierarchy. */
    String above(List<ClassObject> classes) {
        return layouts.name(common(classes)).orElseThrow();
    }

    private static ClassObject common(List<ClassObject> classes) {
        return classes.stream().reduce(ClassObject::common).orElseThrow();
    }

    // ------------------------------------------------------------------ globals

    private void decideGlobals(Unit unit) {
        Map<String, Type> decided = new HashMap<>();
        for (Unit.Global global : unit.globals()) {
            boolean free = global.type() == Type.ANY && !types.reflective(unit.path());
            decided.put(global.name(), free ? MachineType.of(types.global(unit.path(), global.name())) : global.type());
        }
        globals.put(unit.path(), decided);
    }

    /** The type of a global; {@link Type#ANY} for those that are read in ways that know nothing of machine types. */
    Type globalType(String unit, String name) {
        return globals.getOrDefault(unit, Map.of()).getOrDefault(name, Type.ANY);
    }

    private void retypeGlobals() {
        for (Unit unit : List.copyOf(module.units())) {
            List<Unit.Global> retyped = unit.globals().stream()
                    .map(global -> new Unit.Global(
                            global.name(),
                            global.kind(),
                            global.arity(),
                            global.symbol(),
                            globalType(unit.path(), global.name())))
                    .toList();
            module.add(new Unit(unit.path(), unit.file(), unit.name(), retyped, unit.body()));
        }
    }
}
