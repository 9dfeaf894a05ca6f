package id.morph.ir.analysis.types;

import id.morph.ir.analysis.types.AbstractObject.BoundObject;
import id.morph.ir.analysis.types.AbstractObject.BuiltinObject;
import id.morph.ir.analysis.types.AbstractObject.ClassObject;
import id.morph.ir.analysis.types.AbstractObject.FunctionObject;
import id.morph.ir.analysis.types.AbstractObject.InstanceObject;
import id.morph.ir.analysis.types.AbstractObject.ModuleObject;
import java.util.List;

/** Reading and writing {@code x.name}. */
final class Attributes {

    private static final String HAS = "punya";
    private static final String CHECKPOINTS = "daftar_checkpoint";

    private final TypeInference solver;
    private final Memory memory;

    Attributes(TypeInference solver, Memory memory) {
        this.solver = solver;
        this.memory = memory;
    }

    /** Whether every instance has it, unless the program says otherwise. */
    static boolean instanceBuiltin(String name) {
        return name.equals(HAS) || name.equals("__class__");
    }

    /** The kinds of which no value has an attribute of that name, so that reading it throws. */
    static int without(String name) {
        int never = Kinds.NIL | Kinds.NUMBER | Kinds.FUNCTION | Kinds.VARIANT | Kinds.ROUTINE;
        int builtin = Kinds.TEXT | Kinds.LIST | Kinds.BYTES;
        int generator = name.equals(CHECKPOINTS) ? 0 : Kinds.GENERATOR;
        return never | generator | (builtin & ~BuiltinMethodTypes.receivers(name));
    }

    TypeValue get(Place at, TypeValue receiver, String name) {
        TypeValue all = TypeValue.NEVER;
        if (receiver.unknown()
                && receiver.may(
                        Kinds.INSTANCE | Kinds.DICT | Kinds.MODULE | Kinds.CLASS | Kinds.GENERATOR | Kinds.HOST)) {
            memory.unknownRead(name);
            all = TypeValue.ANY;
        }
        if (receiver.may(Kinds.INSTANCE)) {
            for (InstanceObject instance : memory.objects(receiver, InstanceObject.class)) {
                all = memory.join(all, ofInstance(at, instance, name));
            }
        }
        if (receiver.may(Kinds.CLASS)) {
            for (ClassObject type : memory.objects(receiver, ClassObject.class)) {
                all = memory.join(all, ofClass(at, type, name));
            }
        }
        if (receiver.may(Kinds.DICT)) {
            all = memory.join(all, ofDict(at, receiver));
        }
        if (receiver.may(Kinds.MODULE)) {
            for (ModuleObject module : memory.objects(receiver, ModuleObject.class)) {
                all = memory.join(all, ofModule(at, module, name));
            }
        }
        if (receiver.may(Kinds.GENERATOR) && name.equals(CHECKPOINTS)) {
            memory.escape(memory.only(receiver, Kinds.GENERATOR));
            all = memory.join(all, TypeValue.ANY);
        }
        int others = BuiltinMethodTypes.receivers(name);
        if (receiver.may(others)) {
            all = memory.join(all, builtin(at, memory.only(receiver, others), name));
        }
        if (name.equals(HAS) && receiver.may(Kinds.DICT | Kinds.MODULE | Kinds.CLASS | Kinds.INSTANCE)) {
            all = memory.join(all, builtin(at, receiver, name));
        }
        return all;
    }

    private TypeValue builtin(Place at, TypeValue receiver, String name) {
        BuiltinObject method = at.site(BuiltinObject.class, 1, () -> memory.builtin(name));
        solver.learn(method.receiver, receiver);
        return TypeValue.of(Kinds.FUNCTION, method);
    }

    private TypeValue ofInstance(Place at, InstanceObject instance, String name) {
        ClassObject type = instance.type;
        if (type.opaqueChain() || !at.read(type.shape).isNever()) {
            memory.escape(instance);
            memory.unknownRead(name);
            return TypeValue.ANY;
        }
        TypeValue all = at.read(memory.field(instance, name));
        FunctionObject method = type.method(name);
        if (method != null) {
            BoundObject bound = at.site(BoundObject.class, 2 + method.id(), () -> memory.bound(method));
            solver.learn(bound.receiver, TypeValue.of(Kinds.INSTANCE, instance));
            all = memory.join(all, TypeValue.of(Kinds.FUNCTION, bound));
        }
        return name.equals("__class__") ? memory.join(all, TypeValue.of(Kinds.CLASS, type)) : all;
    }

    private TypeValue ofClass(Place at, ClassObject type, String name) {
        if (type.opaqueChain() || !at.read(type.shape).isNever()) {
            memory.escape(type);
            memory.unknownRead(name);
            return TypeValue.ANY;
        }
        FunctionObject method = type.method(name);
        if (method != null) {
            return TypeValue.of(Kinds.FUNCTION, method);
        }
        return name.equals("name") ? TypeValue.TEXT : TypeValue.NEVER;
    }

    private TypeValue ofDict(Place at, TypeValue receiver) {
        TypeValue all = receiver.unknown() ? TypeValue.ANY : TypeValue.NEVER;
        for (AbstractObject.DictObject dict : memory.objects(receiver, AbstractObject.DictObject.class)) {
            all = memory.join(all, at.read(dict.values));
        }
        return all;
    }

    private TypeValue ofModule(Place at, ModuleObject module, String name) {
        solver.calls().usedAsValue(module.unit);
        List<String> names = solver.globalNames(module.unit);
        return names.contains(name)
                ? memory.only(at.read(memory.global(module.unit, name)), ~Kinds.UNDEFINED)
                : TypeValue.NEVER;
    }

    void set(TypeValue receiver, String name, TypeValue value) {
        for (InstanceObject instance : memory.objects(receiver, InstanceObject.class)) {
            solver.learn(memory.field(instance, name), value);
        }
        for (ModuleObject module : memory.objects(receiver, ModuleObject.class)) {
            // Also makes a global that was not declared; such a one can be read in no other way.
            solver.calls().usedAsValue(module.unit);
            if (solver.globalNames(module.unit).contains(name)) {
                solver.learn(memory.global(module.unit, name), value);
            } else {
                memory.escape(module);
                memory.escape(value);
            }
        }
        if (receiver.unknown() && receiver.may(Kinds.INSTANCE | Kinds.MODULE | Kinds.HOST)) {
            memory.unknownWrite(name, value);
        }
    }

    /** {@code induk.name}: a method of the parent of a class. */
    TypeValue superMethod(Place at, TypeValue home, TypeValue receiver, String name) {
        TypeValue all = TypeValue.NEVER;
        boolean unknown = home.unknown();
        for (ClassObject type : memory.objects(home, ClassObject.class)) {
            unknown |= type.opaqueChain() || !at.read(type.shape).isNever();
            FunctionObject method = type.parent == null ? null : type.parent.method(name);
            if (method != null) {
                BoundObject bound = at.site(BoundObject.class, 2 + method.id(), () -> memory.bound(method));
                solver.learn(bound.receiver, receiver);
                all = memory.join(all, TypeValue.of(Kinds.FUNCTION, bound));
            }
        }
        if (unknown) {
            memory.escape(receiver);
            memory.escape(home);
            memory.unknownRead(name);
            return memory.join(all, TypeValue.ANY);
        }
        return all;
    }
}
