package id.morph.ir.analysis.types;

import id.morph.ir.Function;
import id.morph.ir.analysis.types.AbstractObject.BoundObject;
import id.morph.ir.analysis.types.AbstractObject.BuiltinObject;
import id.morph.ir.analysis.types.AbstractObject.CellObject;
import id.morph.ir.analysis.types.AbstractObject.ClassObject;
import id.morph.ir.analysis.types.AbstractObject.DictObject;
import id.morph.ir.analysis.types.AbstractObject.FrameObject;
import id.morph.ir.analysis.types.AbstractObject.FunctionObject;
import id.morph.ir.analysis.types.AbstractObject.InstanceObject;
import id.morph.ir.analysis.types.AbstractObject.IteratorObject;
import id.morph.ir.analysis.types.AbstractObject.ListObject;
import id.morph.ir.analysis.types.AbstractObject.ModuleObject;
import id.morph.ir.analysis.types.AbstractObject.VariantObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The abstract heap. What flows to code that the analysis does not follow <em>escapes</em>: from then on that code may call it,
 * read it, and write into it what has escaped before. In a closed program that code has no other values than these.
 */
final class Memory {

    /** A value of more objects than this is treated as unknown. */
    private static final int MANY = 64;

    private final TypeInference solver;
    private final List<AbstractObject> objects = new ArrayList<>();
    private final Map<String, FunctionObject> functions = new HashMap<>();
    private final Map<String, VariantObject> variants = new HashMap<>();
    private final Map<String, ModuleObject> modules = new HashMap<>();
    private final Map<String, Map<String, Node>> globals = new HashMap<>();
    private final List<ClassObject> classes = new ArrayList<>();
    /** Attributes that unknown code reads from instances, and what it writes to them. */
    private final Set<String> unknownReads = new LinkedHashSet<>();

    private final Map<String, Node> unknownWrites = new HashMap<>();
    private final List<InstanceObject> escapedInstances = new ArrayList<>();
    /** Whether unknown code reads, writes and calls whatever attributes and methods there are. */
    private boolean everythingSeen;

    /** Whether an escaped class may be a parent of a class that the analysis does not follow. */
    private boolean unknownSubclasses;

    private int nodes;

    Memory(TypeInference solver) {
        this.solver = solver;
    }

    Node node() {
        return new Node(nodes++);
    }

    List<Node> nodes(int count) {
        List<Node> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(node());
        }
        return made;
    }

    AbstractObject object(int id) {
        return objects.get(id);
    }

    List<ClassObject> classes() {
        return classes;
    }

    private <T extends AbstractObject> T add(IntFunction<T> maker) {
        T made = maker.apply(objects.size());
        objects.add(made);
        return made;
    }

    // ------------------------------------------------------------------ making objects

    ListObject list() {
        return add(id -> new ListObject(id, node()));
    }

    DictObject dict() {
        return add(id -> new DictObject(id, node(), node()));
    }

    CellObject cell() {
        return add(id -> new CellObject(id, node()));
    }

    IteratorObject iterator() {
        return add(id -> new IteratorObject(id, node()));
    }

    BoundObject bound(FunctionObject method) {
        return add(id -> new BoundObject(id, node(), method));
    }

    BuiltinObject builtin(String name) {
        return add(id -> new BuiltinObject(id, node(), name));
    }

    FrameObject frame(int slots, Context context) {
        return add(id -> new FrameObject(id, nodes(slots), context));
    }

    ClassObject type(String name, id.morph.ir.Instruction declaration) {
        ClassObject made = add(id -> new ClassObject(id, name, declaration, node()));
        instance(made, 0);
        classes.add(made);
        return made;
    }

    /** Stands for instances of the class of which nothing is known yet. */
    InstanceObject instance(ClassObject type, int nesting) {
        InstanceObject made = add(id -> new InstanceObject(id, type, nesting));
        type.instances.add(made);
        return made;
    }

    /** @param home the instances whose methods make these function values, null if they are not told from others */
    FunctionObject function(Function function, InstanceObject home) {
        String key = home == null ? function.symbol() : function.symbol() + "@" + home.id();
        FunctionObject known = functions.get(key);
        if (known == null) {
            known = add(id -> new FunctionObject(id, function, home));
            functions.put(key, known);
        }
        return known;
    }

    VariantObject variant(String key, String name, int arity) {
        VariantObject known = variants.get(key);
        if (known == null) {
            known = add(id -> new VariantObject(id, name, nodes(arity)));
            variants.put(key, known);
        }
        return known;
    }

    ModuleObject module(String unit) {
        ModuleObject known = modules.get(unit);
        if (known == null) {
            known = add(id -> new ModuleObject(id, unit));
            modules.put(unit, known);
        }
        return known;
    }

    Node global(String unit, String name) {
        return globals.computeIfAbsent(unit, _ -> new HashMap<>()).computeIfAbsent(name, _ -> {
            Node made = node();
            if (module(unit).escaped) {
                made.value = TypeValue.ANY;
                made.escaped = true;
            }
            return made;
        });
    }

    Node field(InstanceObject instance, String name) {
        Node known = instance.fields.get(name);
        if (known == null) {
            known = node();
            instance.fields.put(name, known);
            if (instance.escaped) {
                if (everythingSeen) {
                    open(known);
                }
                leak(instance, name);
            }
        }
        return known;
    }

    // ------------------------------------------------------------------ values

    /** What is left of a value when a branch has told something about it. */
    TypeValue filter(TypeValue value, Fact fact) {
        return fact.variant().isEmpty() ? only(value, fact.kinds()) : onlyVariant(value, fact.variant());
    }

    /** The part of a value that is of these kinds. */
    TypeValue only(TypeValue value, int kinds) {
        int left = value.kinds() & kinds;
        if (left == value.kinds()) {
            return value;
        }
        if ((left & (Kinds.OBJECTS | Kinds.HOST)) == 0) {
            return TypeValue.of(left & ~Kinds.UNKNOWN);
        }
        if (value.unknown()) {
            left |= Kinds.UNKNOWN;
        }
        int wanted = left;
        return select(value, left, object -> (object.kinds() & wanted) != 0);
    }

    private TypeValue onlyVariant(TypeValue value, String name) {
        TypeValue variants = only(value, Kinds.VARIANT);
        return select(variants, variants.kinds(), object -> object instanceof VariantObject v && v.name.equals(name));
    }

    private TypeValue select(TypeValue value, int kinds, java.util.function.Predicate<AbstractObject> wanted) {
        int[] kept = java.util.Arrays.stream(value.objects())
                .filter(id -> wanted.test(objects.get(id)))
                .toArray();
        return TypeValue.of(kinds, kept);
    }

    /** The join of both; too many objects escape, and become unknown ones. */
    TypeValue join(TypeValue a, TypeValue b) {
        TypeValue all = a.join(b);
        if (all.objects().length > MANY) {
            escape(all);
            return TypeValue.of(all.kinds() | Kinds.UNKNOWN);
        }
        return all;
    }

    /** Objects of one sort that a value may be. */
    <T extends AbstractObject> List<T> objects(TypeValue value, Class<T> sort) {
        List<T> found = new ArrayList<>();
        for (int id : value.objects()) {
            if (sort.isInstance(objects.get(id))) {
                found.add(sort.cast(objects.get(id)));
            }
        }
        return found;
    }

    // ------------------------------------------------------------------ escaping

    void escape(TypeValue value) {
        for (int id : value.objects()) {
            escape(objects.get(id));
        }
    }

    void escape(Node node) {
        if (!node.escaped) {
            node.escaped = true;
            escape(node.value);
        }
    }

    /** Unknown code may write into the node, too. */
    private void open(Node node) {
        solver.learn(node, TypeValue.ANY);
        escape(node);
    }

    void escape(AbstractObject object) {
        if (object.escaped) {
            return;
        }
        object.escaped = true;
        switch (object) {
            case ListObject list -> open(list.elements);
            case DictObject dict -> {
                open(dict.keys);
                open(dict.values);
            }
            case CellObject cell -> open(cell.content);
            case IteratorObject iterator -> escape(iterator.source);
            case FunctionObject function -> solver.calls().escapedFunction(function, TypeValue.NEVER);
            case BoundObject bound -> {
                escape(bound.receiver);
                solver.follow(bound.receiver, () -> solver.calls().escapedFunction(bound.method, bound.receiver.value));
            }
            case BuiltinObject builtin -> escape(builtin.receiver);
            case VariantObject variant -> variant.payload.forEach(this::open);
            case ModuleObject module -> escapedModule(module);
            case FrameObject frame -> escape(frame.context.result);
            case ClassObject type -> {
                solver.calls().escapedClass(type);
                if (unknownSubclasses) {
                    leakMethods(type);
                }
                unknownReads.forEach(name -> leakMethod(type, name, TypeValue.NEVER));
            }
            case InstanceObject instance -> {
                escapedInstances.add(instance);
                if (everythingSeen) {
                    show(instance);
                }
                unknownReads.forEach(name -> leak(instance, name));
                unknownWrites.forEach((name, written) -> follow(written, field(instance, name)));
            }
        }
    }

    private void escapedModule(ModuleObject module) {
        solver.globalNames(module.unit).forEach(name -> open(global(module.unit, name)));
    }

    /** Some of the classes among the values have a subclass that the analysis does not follow: its instances are unknown receivers. */
    void extend(TypeValue parents) {
        escape(parents);
        objects(parents, ClassObject.class).forEach(this::leakMethods);
        if (parents.unknown() && !unknownSubclasses) {
            unknownSubclasses = true;
            List.copyOf(classes).stream().filter(type -> type.escaped).forEach(this::leakMethods);
        }
    }

    private void leakMethods(ClassObject type) {
        for (ClassObject c = type; c != null; c = c.parent) {
            List.copyOf(c.methods.values()).forEach(method -> solver.calls().escapedFunction(method, TypeValue.NEVER));
        }
    }

    /** Everything that goes into one node goes into the other. */
    void follow(Node from, Node to) {
        solver.follow(from, () -> solver.learn(to, from.value));
    }

    /** Unknown code may read, write and call all attributes and methods of what has escaped: the host does, to which instances are objects. */
    void seeEverything() {
        if (!everythingSeen) {
            everythingSeen = true;
            List.copyOf(escapedInstances).forEach(this::show);
        }
    }

    private void show(InstanceObject instance) {
        List.copyOf(instance.fields.values()).forEach(this::open);
        TypeValue receiver = TypeValue.of(Kinds.INSTANCE, instance);
        for (ClassObject c = instance.type; c != null; c = c.parent) {
            List.copyOf(c.methods.values()).forEach(method -> solver.calls().escapedFunction(method, receiver));
        }
    }

    /** Unknown code reads an attribute of some instance or class. */
    void unknownRead(String name) {
        if (unknownReads.add(name)) {
            List.copyOf(escapedInstances).forEach(instance -> leak(instance, name));
            for (ClassObject type : List.copyOf(classes)) {
                if (type.escaped) {
                    leakMethod(type, name, TypeValue.NEVER);
                }
            }
        }
    }

    /** Unknown code writes an attribute of some instance, or a global through a module. */
    void unknownWrite(String name, TypeValue value) {
        escape(value);
        Node written = unknownWrites.get(name);
        if (written == null) {
            written = node();
            unknownWrites.put(name, written);
            for (InstanceObject instance : List.copyOf(escapedInstances)) {
                follow(written, field(instance, name));
            }
        }
        solver.learn(written, value);
    }

    private void leak(InstanceObject instance, String name) {
        if (unknownReads.contains(name)) {
            Node field = instance.fields.get(name);
            if (field == null) {
                // Made without asking for a leak again.
                field = node();
                instance.fields.put(name, field);
            }
            escape(field);
            leakMethod(instance.type, name, TypeValue.of(Kinds.INSTANCE, instance));
        }
    }

    private void leakMethod(ClassObject type, String name, TypeValue receiver) {
        FunctionObject method = type.method(name);
        if (method != null) {
            solver.calls().escapedFunction(method, receiver);
        }
    }
}
