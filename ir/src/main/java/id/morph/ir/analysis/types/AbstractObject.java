package id.morph.ir.analysis.types;

import id.morph.ir.Function;
import id.morph.ir.Instruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Stands for all objects that one place in the program makes. */
public abstract sealed class AbstractObject {

    private final int id;
    private final int kinds;
    boolean escaped;

    AbstractObject(int id, int kinds) {
        this.id = id;
        this.kinds = kinds;
    }

    final int id() {
        return id;
    }

    /** The kinds of values that may refer to it. */
    final int kinds() {
        return kinds;
    }

    /** The lists that one instruction makes. */
    static final class ListObject extends AbstractObject {
        final Node elements;

        ListObject(int id, Node elements) {
            super(id, Kinds.LIST);
            this.elements = elements;
        }
    }

    static final class DictObject extends AbstractObject {
        final Node keys;
        final Node values;

        DictObject(int id, Node keys, Node values) {
            super(id, Kinds.DICT);
            this.keys = keys;
            this.values = values;
        }
    }

    static final class CellObject extends AbstractObject {
        final Node content;

        CellObject(int id, Node content) {
            super(id, Kinds.CELL);
            this.content = content;
        }
    }

    /** What an {@code iter.new} goes over. */
    static final class IteratorObject extends AbstractObject {
        final Node source;

        IteratorObject(int id, Node source) {
            super(id, Kinds.ITERATOR);
            this.source = source;
        }
    }

    /** The function values of one function of the program, whatever they have captured. */
    static final class FunctionObject extends AbstractObject {
        final Function function;
        /** The instances whose methods make these function values, if they are told from others; or null. */
        final InstanceObject home;

        FunctionObject(int id, Function function, InstanceObject home) {
            super(id, Kinds.FUNCTION);
            this.function = function;
            this.home = home;
        }
    }

    /** A method of the program taken from a value, {@code x.m}. */
    static final class BoundObject extends AbstractObject {
        final Node receiver;
        final FunctionObject method;

        BoundObject(int id, Node receiver, FunctionObject method) {
            super(id, Kinds.FUNCTION);
            this.receiver = receiver;
            this.method = method;
        }
    }

    /** A builtin method taken from a value. */
    static final class BuiltinObject extends AbstractObject {
        final Node receiver;
        final String name;

        BuiltinObject(int id, Node receiver, String name) {
            super(id, Kinds.FUNCTION);
            this.receiver = receiver;
            this.name = name;
        }
    }

    /** The constructor of a variant, and the variants that it makes. */
    static final class VariantObject extends AbstractObject {
        final String name;
        final List<Node> payload;

        VariantObject(int id, String name, List<Node> payload) {
            super(id, Kinds.FUNCTION | Kinds.VARIANT);
            this.name = name;
            this.payload = payload;
        }
    }

    static final class ModuleObject extends AbstractObject {
        final String unit;

        ModuleObject(int id, String unit) {
            super(id, Kinds.MODULE);
            this.unit = unit;
        }
    }

    /** The frames that one {@code frame.new} makes, with the generators or routines that run them. */
    static final class FrameObject extends AbstractObject {
        final List<Node> slots;
        final Context context;

        FrameObject(int id, List<Node> slots, Context context) {
            super(id, Kinds.FRAME | Kinds.GENERATOR | Kinds.ROUTINE);
            this.slots = slots;
            this.context = context;
        }
    }

    /** The instances of a class, those of its subclasses not included: all of them, or those that one place makes. */
    public static final class InstanceObject extends AbstractObject {
        final ClassObject type;
        /** How many objects are around it, each making the next one in a method: 0 for all instances of a class, 1 for outermost ones. */
        final int nesting;

        final Map<String, Node> fields = new HashMap<>();
        /** Whether one is made anywhere. */
        boolean made;

        InstanceObject(int id, ClassObject type, int nesting) {
            super(id, Kinds.INSTANCE);
            this.type = type;
            this.nesting = nesting;
        }

        /** Whether these are the instances of one place only. */
        boolean ofOnePlace() {
            return nesting > 0;
        }
    }

    /** The classes that one {@code morph.class} makes, with what is known of their instances. */
    public static final class ClassObject extends AbstractObject {
        final String name;
        final Instruction declaration;
        /** Its parent; null if it has none. */
        ClassObject parent;
        /** Whether the parent, or a method, is something that the analysis cannot follow. */
        boolean opaque;

        final Map<String, FunctionObject> methods = new LinkedHashMap<>();
        /** Those that are not told from others, and then those of single places. */
        final List<InstanceObject> instances = new ArrayList<>();
        /** Holds something as soon as the class has become opaque. */
        final Node shape;

        private Context context;
        private int block;

        ClassObject(int id, String name, Instruction declaration, Node shape) {
            super(id, Kinds.CLASS);
            this.name = name;
            this.declaration = declaration;
            this.shape = shape;
        }

        /** The instances that are not told from others. */
        InstanceObject instance() {
            return instances.getFirst();
        }

        /** The nearest method of that name; null if there is none. */
        FunctionObject method(String wanted) {
            for (ClassObject c = this; c != null; c = c.parent) {
                FunctionObject found = c.methods.get(wanted);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }

        void declaredIn(Context declaring, int at) {
            this.context = declaring;
            this.block = at;
        }

        /** Whether the program makes it at most once, when a module is initialised. */
        boolean once() {
            return context.runsOnce(block);
        }

        /** Whether it and all above it are made once, with parents and methods that are known. */
        public boolean known() {
            for (ClassObject c = this; c != null; c = c.parent) {
                if (c.opaque || !c.once()) {
                    return false;
                }
            }
            return true;
        }

        /** The class at the top of its hierarchy. */
        public ClassObject root() {
            ClassObject top = this;
            while (top.parent != null) {
                top = top.parent;
            }
            return top;
        }

        /** Whether it is that class or lies below it. */
        public boolean inherits(ClassObject above) {
            for (ClassObject c = this; c != null; c = c.parent) {
                if (c == above) {
                    return true;
                }
            }
            return false;
        }

        /** The lowest class that is above both; they are of one hierarchy. */
        public ClassObject common(ClassObject other) {
            ClassObject upper = this;
            while (!other.inherits(upper)) {
                upper = upper.parent;
            }
            return upper;
        }

        /** The unit that declares it. */
        public String unit() {
            return context.function().unit();
        }

        /** Whether an instance of exactly this class is ever made. */
        public boolean instantiated() {
            return instances.stream().anyMatch(instance -> instance.made);
        }

        /** The function behind a method of instances, its own or inherited. */
        public Optional<Function> function(String method) {
            return Optional.ofNullable(method(method)).map(found -> found.function);
        }

        /** The functions behind the methods that it declares itself. */
        public Map<String, Function> declared() {
            Map<String, Function> own = new LinkedHashMap<>();
            methods.forEach((method, object) -> own.put(method, object.function));
            return own;
        }

        /** What is ever assigned to attributes of instances of exactly this class. */
        public Map<String, TypeValue> assigned() {
            Map<String, TypeValue> found = new TreeMap<>();
            for (InstanceObject instance : instances) {
                instance.fields.forEach((field, node) -> {
                    if (!node.value.isNever()) {
                        found.merge(field, node.value, TypeValue::join);
                    }
                });
            }
            return found;
        }

        boolean opaqueChain() {
            for (ClassObject c = this; c != null; c = c.parent) {
                if (c.opaque) {
                    return true;
                }
            }
            return false;
        }

        /** The parent, if it has one. */
        public Optional<ClassObject> parent() {
            return Optional.ofNullable(parent);
        }

        public String name() {
            return name;
        }

        public Instruction declaration() {
            return declaration;
        }
    }
}
