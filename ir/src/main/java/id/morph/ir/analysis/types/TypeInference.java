package id.morph.ir.analysis.types;

import id.morph.ir.Block;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Terminator;
import id.morph.ir.Unit;
import id.morph.ir.analysis.types.AbstractObject.ClassObject;
import id.morph.ir.analysis.types.AbstractObject.FrameObject;
import id.morph.ir.analysis.types.AbstractObject.InstanceObject;
import id.morph.ir.analysis.types.AbstractObject.ListObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what every value of a program may be, from its entry function on, by a work list over all functions at once: an
 * instruction is evaluated again when something it reads has grown. Only what can be reached is looked at, and branches whose
 * outcome is known are not taken (Wegman and Zadeck 1991, on a richer lattice). Calls are followed; a function is looked at anew
 * for up to {@link #CONTEXTS} different machine representations of its arguments (Agesen, "The Cartesian Product Algorithm",
 * 1995, cut short). Heap objects are one per instruction that makes them, and flow as sets (Andersen 1994) that are bounded.
 *
 * <p>The result is sound for a whole program: one in which no code is added while it runs.
 */
public final class TypeInference {

    /** How many contexts with a signature of their own a function gets. */
    private static final int CONTEXTS = 4;

    /** How many it gets for receivers that one place makes. */
    private static final int HOMES = 16;

    /** Evaluations per instruction of the program before giving up; ordinary programs need fewer than five. */
    private static final int PATIENCE = 60;

    private static final int LEAST_BUDGET = 200_000;

    private final Module module;
    private final Memory memory;
    private final Calls calls;
    private final Transfer transfer;
    private final Map<Function, Contexts> contexts = new LinkedHashMap<>();
    private final Deque<Context> work = new ArrayDeque<>();
    private final Deque<Runnable> urgent = new ArrayDeque<>();
    private final Set<String> bodies = new HashSet<>();
    private long budget;

    /** All contexts of one function. */
    private static final class Contexts {
        final FunctionGraph graph;
        final Map<String, Context> bySignature = new LinkedHashMap<>();
        final Map<String, Context> byHome = new LinkedHashMap<>();
        final List<Context> all = new ArrayList<>();

        Contexts(Function function) {
            this.graph = FunctionGraph.of(function);
        }

        /** How many contexts there are that are told from each other by their arguments. */
        long signatures() {
            return bySignature.values().stream()
                    .filter(context -> context.role() == Context.Role.STATIC)
                    .count();
        }
    }

    private TypeInference(Module module) {
        this.module = module;
        this.memory = new Memory(this);
        this.calls = new Calls(this, memory);
        this.transfer = new Transfer(this, memory, calls);
        module.units().forEach(unit -> bodies.add(unit.body()));
        long size = 0;
        for (Function function : module.functions()) {
            for (Block block : function.blocks()) {
                size += block.instructions().size() + 1;
            }
        }
        this.budget = Math.max(LEAST_BUDGET, size * PATIENCE);
    }

    /**
     * Analyses a program.
     *
     * @return what was found; empty if the module has no entry function, or if it would have taken too long
     */
    public static Optional<TypeInference> of(Module module) {
        Optional<Function> entry = module.function(module.entry());
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        TypeInference inference = new TypeInference(module);
        inference.calls.dynamic(entry.get());
        return inference.solve() ? Optional.of(inference) : Optional.empty();
    }

    // ------------------------------------------------------------------ what was found

    /** The contexts in which a function is called; none if it is never called. */
    public List<Context> contexts(Function function) {
        Contexts found = contexts.get(function);
        return found == null ? List.of() : found.all;
    }

    /** What a global may be while it is assigned. */
    public TypeValue global(String unit, String name) {
        return memory.only(memory.global(unit, name).value, ~Kinds.UNDEFINED);
    }

    /** Whether globals of the unit may be read or written through the module value. */
    public boolean reflective(String unit) {
        return calls.reflective(unit);
    }

    /** Every class of the program that is ever made. */
    public Collection<ClassObject> classes() {
        return memory.classes();
    }

    /** The kinds of which no value has an attribute of that name, so that reading it throws. */
    public static int withoutAttribute(String name) {
        return Attributes.without(name);
    }

    /** The classes of the instances among the values. */
    public List<ClassObject> classesOf(TypeValue instances) {
        return memory.objects(instances, InstanceObject.class).stream()
                .map(instance -> instance.type)
                .distinct()
                .toList();
    }

    /** The classes among the values. */
    public List<ClassObject> classesIn(TypeValue classes) {
        return memory.objects(classes, ClassObject.class);
    }

    /** What the lists among the values have in them. */
    public TypeValue elements(TypeValue lists) {
        TypeValue all = lists.unknown() ? TypeValue.ANY : TypeValue.NEVER;
        for (ListObject list : memory.objects(lists, ListObject.class)) {
            all = all.join(list.elements.value);
        }
        return all;
    }

    /** What the lists that an instruction makes will have in them. */
    public TypeValue elementsOf(Context context, Instruction list) {
        return context.madeBy(list) instanceof ListObject made ? made.elements.value : TypeValue.NEVER;
    }

    /** The context of the function whose values an instruction of a context makes. */
    public Context closure(Context context, Instruction closure) {
        return dynamicContext(module.function(closure.symbol(0)).orElseThrow(), context.home());
    }

    /** The context of the function that resumes the frames that an instruction makes. */
    public Context resumption(Context context, Instruction frame) {
        return ((FrameObject) context.madeBy(frame)).context;
    }

    /**
     * One letter per value: {@code i} int, {@code f} float, {@code b} boolean, {@code n} nil, {@code a} anything else. All but
     * the last two are machine types.
     */
    static String signature(List<TypeValue> values) {
        StringBuilder text = new StringBuilder();
        values.forEach(value -> text.append(letter(value)));
        return text.toString();
    }

    private static char letter(TypeValue value) {
        if (value.isOnly(Kinds.INT)) {
            return 'i';
        }
        if (value.isOnly(Kinds.FLOAT)) {
            return 'f';
        }
        if (value.isOnly(Kinds.BOOL)) {
            return 'b';
        }
        return value.isOnly(Kinds.NIL) ? 'n' : 'a';
    }

    // ------------------------------------------------------------------ contexts

    /**
     * The context of a function for arguments like these, one for each parameter.
     *
     * @param home the instances of one place that are the receiver, null if there is none or it is not told from others
     */
    Context staticContext(Function function, List<TypeValue> arguments, InstanceObject home) {
        Contexts known = contexts.computeIfAbsent(function, Contexts::new);
        String signature = signature(arguments);
        if (home != null) {
            String key = home.id() + signature;
            Context found = known.byHome.get(key);
            if (found == null && known.byHome.size() < HOMES) {
                found = context(known, Context.Role.STATIC, signature, home);
                known.byHome.put(key, found);
            }
            if (found != null) {
                return found;
            }
        }
        Context found = known.bySignature.get(signature);
        if (found != null) {
            return found;
        }
        if (known.signatures() >= CONTEXTS) {
            signature = "a".repeat(arguments.size());
        }
        Context wide = known.bySignature.get(signature);
        if (wide == null) {
            wide = context(known, Context.Role.STATIC, signature, null);
            known.bySignature.put(signature, wide);
        }
        return wide;
    }

    /** The one context of a function for calls of methods whose receivers have several. */
    Context virtualContext(Function function) {
        return unsigned(function, Context.Role.VIRTUAL, null);
    }

    /**
     * The context of a function for calls of its values.
     *
     * @param home see {@link AbstractObject.FunctionObject}
     */
    Context dynamicContext(Function function, InstanceObject home) {
        return unsigned(function, Context.Role.DYNAMIC, home);
    }

    private Context unsigned(Function function, Context.Role role, InstanceObject home) {
        Contexts known = contexts.computeIfAbsent(function, Contexts::new);
        String key = home == null ? role.name() : role.name() + home.id();
        Context found = known.bySignature.get(key);
        if (found == null) {
            found = context(known, role, "a".repeat(function.captures() + function.arity()), home);
            known.bySignature.put(key, found);
        }
        return found;
    }

    /** A context of a resume function; each abstract frame has its own. */
    Context resumeContext(Function function) {
        return context(contexts.computeIfAbsent(function, Contexts::new), Context.Role.RESUME, "", null);
    }

    private Context context(Contexts known, Context.Role role, String signature, InstanceObject home) {
        Context made = new Context(
                known.graph,
                role,
                signature,
                home,
                memory.node(),
                bodies.contains(known.graph.function().symbol()));
        known.all.add(made);
        if (known.graph.function().entry().parameters().isEmpty()) {
            reach(made, 0);
        }
        return made;
    }

    /** A call happens with these arguments, for the parameters from {@code first} on. */
    void enter(Context context, int first, List<TypeValue> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            enter(context, first + i, arguments.get(i));
        }
        reach(context, 0);
    }

    /** One of the parameters may be this, too, when the function is called. */
    void enter(Context context, int parameter, TypeValue argument) {
        learn(
                context,
                context.graph().variable(context.function().entry().parameters().get(parameter)),
                argument);
    }

    // ------------------------------------------------------------------ the work list

    private boolean solve() {
        while (true) {
            if (!urgent.isEmpty()) {
                urgent.poll().run();
                continue;
            }
            Context context = work.peek();
            if (context == null) {
                return true;
            }
            int unit = context.pending.nextSetBit(0);
            if (unit < 0) {
                context.queued = false;
                work.poll();
                continue;
            }
            // In the order of the code, so that most of what is read is complete.
            for (; unit >= 0 && urgent.isEmpty(); unit = context.pending.nextSetBit(unit + 1)) {
                context.pending.clear(unit);
                if (--budget < 0) {
                    return false;
                }
                evaluate(context, unit);
            }
        }
    }

    private void evaluate(Context context, int number) {
        FunctionGraph.Unit unit = context.graph().unit(number);
        if (!context.reached(unit.block())) {
            return;
        }
        switch (unit) {
            case FunctionGraph.Refine refine ->
                learn(context, refine.variable(), memory.filter(context.value(refine.source()), refine.fact()));
            case FunctionGraph.Step step -> transfer.evaluate(context, number, step);
            case FunctionGraph.End end -> end(context, end);
        }
    }

    private void end(Context context, FunctionGraph.End end) {
        switch (end.terminator()) {
            case Terminator.Branch _ -> {
                TypeValue condition = context.value(end.operands()[0]);
                if (condition.may(Kinds.TRUE)) {
                    take(context, end.targets().get(0));
                }
                if (condition.may(Kinds.FALSE)) {
                    take(context, end.targets().get(1));
                }
            }
            case Terminator.Return _ -> learn(context.result, context.value(end.operands()[0]));
            case Terminator.Throw _ -> {
                memory.escape(context.value(end.operands()[0]));
                end.targets().forEach(target -> take(context, target));
            }
            case Terminator.Jump _, Terminator.Switch _, Terminator.Suspend _, Terminator.Unreachable _ ->
                end.targets().forEach(target -> take(context, target));
        }
    }

    /** Control goes along an edge. */
    void take(Context context, FunctionGraph.Target target) {
        if (target.error() >= 0) {
            learn(context, target.error(), TypeValue.ANY_DICT);
        }
        for (int i = 0; i < target.arguments().length; i++) {
            learn(context, target.parameters()[i], context.value(target.arguments()[i]));
        }
        reach(context, target.block());
    }

    private void reach(Context context, int block) {
        if (!context.reached(block)) {
            context.reach(block);
            context.pending.set(
                    context.graph().firstUnit(block), context.graph().firstUnit(block + 1));
            queue(context);
        }
    }

    private void queue(Context context) {
        if (!context.queued) {
            context.queued = true;
            work.add(context);
        }
    }

    /** A variable may be this, too. */
    void learn(Context context, int variable, TypeValue value) {
        TypeValue before = context.value(variable);
        TypeValue after = memory.join(before, value);
        if (after != before) {
            context.set(variable, after);
            for (int user : context.graph().users(variable)) {
                context.pending.set(user);
            }
            queue(context);
        }
    }

    /** A place in memory may hold this, too. */
    void learn(Node node, TypeValue value) {
        TypeValue before = node.value;
        TypeValue after = memory.join(before, value);
        if (after == before) {
            return;
        }
        node.value = after;
        if (node.escaped) {
            memory.escape(after);
        }
        for (Node.Reader reader : node.readers()) {
            reader.context().pending.set(reader.unit());
            queue(reader.context());
        }
        urgent.addAll(node.followers());
    }

    /** What a node holds, for a unit that wants to be asked again when that changes. */
    TypeValue read(Node node, Context context, int unit) {
        if (context.firstRead(node.id, unit)) {
            node.addReader(context, unit);
        }
        return node.value;
    }

    /** Runs the action now, and whenever the node changes. */
    void follow(Node node, Runnable action) {
        node.addFollower(action);
        urgent.add(action);
    }

    Calls calls() {
        return calls;
    }

    Transfer transfer() {
        return transfer;
    }

    Module module() {
        return module;
    }

    List<String> globalNames(String unit) {
        return module.unit(unit)
                .map(found -> found.globals().stream().map(Unit.Global::name).toList())
                .orElse(List.of());
    }
}
