package id.morph.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A class. Its methods are defined before the first instance is made and do not change afterwards. */
public final class MorphClass {
    private final String name;
    private final MorphClass parent;
    private final Map<String, MorphFunction> methods = new LinkedHashMap<>();
    private final Shape rootShape = Shape.root(this);
    private int expectedSlots = 4;
    private InstanceFactory factory;

    /** Makes an instance without attributes: for compiled programs, whose classes lay instances out themselves. */
    @FunctionalInterface
    public interface InstanceFactory {
        MorphInstance allocate(MorphClass type);
    }

    /** @param parent the superclass, null if there is none */
    public MorphClass(String name, MorphClass parent) {
        this.name = name;
        this.parent = parent;
        if (parent != null) {
            expectedSlots = parent.expectedSlots;
        }
    }

    /** @param parent the superclass, null if there is none */
    public MorphClass(String name, MorphClass parent, Map<String, ? extends MorphFunction> methods) {
        this(name, parent);
        this.methods.putAll(methods);
    }

    /**
     * The class that a class declaration makes.
     *
     * @param parts its parent or nil, then names and functions of methods in turn
     * @throws MorphError if the parent is no class
     */
    public static MorphClass of(String name, Object[] parts) {
        MorphClass parent = null;
        if (parts[0] instanceof MorphClass type) {
            parent = type;
        } else if (parts[0] != Nil.NIL) {
            throw MorphError.of("TIPE.induk_bukan_kelas", Operations.typeName(parts[0]));
        }
        MorphClass made = new MorphClass(name, parent);
        for (int i = 1; i < parts.length; i += 2) {
            made.define(parts[i].toString(), (MorphFunction) parts[i + 1]);
        }
        return made;
    }

    public String name() {
        return name;
    }

    public Optional<MorphClass> parent() {
        return Optional.ofNullable(parent);
    }

    /** Adds a method; its first parameter is {@code ini}. */
    public void define(String name, MorphFunction method) {
        methods.put(name, method);
    }

    /** Has all instances made by that factory from now on; classes below this one need their own. */
    public void makeInstancesBy(InstanceFactory factory) {
        this.factory = factory;
    }

    /** The methods declared here, without inherited ones, in source order. */
    public Map<String, MorphFunction> methods() {
        return java.util.Collections.unmodifiableMap(methods);
    }

    /** The nearest method of that name up the chain; null if there is none (hot path, hence no Optional). */
    public MorphFunction findMethod(String name) {
        for (MorphClass c = this; c != null; c = c.parent) {
            MorphFunction method = c.methods.get(name);
            if (method != null) {
                return method;
            }
        }
        return null;
    }

    /**
     * What {@code induk.name} means inside a method that this class defines.
     *
     * @throws MorphError if there is no superclass, or it has no such method
     */
    public MorphFunction superMethod(String methodName) {
        if (parent == null) {
            throw MorphError.of("ATRIBUT.tanpa_induk", name);
        }
        MorphFunction method = parent.findMethod(methodName);
        if (method == null) {
            throw MorphError.of("ATRIBUT.metode_induk", parent.name, methodName);
        }
        return method;
    }

    /** The shape of an instance without attributes. */
    public Shape rootShape() {
        return rootShape;
    }

    /** An instance whose {@code inisiasi} has not run yet. */
    public MorphInstance allocate() {
        return factory == null ? new ShapedInstance(rootShape, expectedSlots) : factory.allocate(this);
    }

    /**
     * {@code A(args)}: a new instance on which the nearest {@code inisiasi} has run.
     *
     * @throws MorphError if arguments are given and there is no {@code inisiasi}
     */
    public MorphInstance instantiate(Object[] args) {
        MorphInstance instance = allocate();
        MorphFunction initialiser = findMethod("inisiasi");
        if (initialiser != null) {
            Object[] all = new Object[args.length + 1];
            all[0] = instance;
            System.arraycopy(args, 0, all, 1, args.length);
            initialiser.call(all);
        } else if (args.length > 0) {
            throw noInitialiser(args.length);
        }
        return instance;
    }

    /** The error for arguments given to a class without {@code inisiasi}. */
    public MorphError noInitialiser(int given) {
        return MorphError.of("ARGUMEN.tanpa_inisiasi", name, given);
    }

    void expectSlots(int count) {
        if (count > expectedSlots && count <= 64) {
            expectedSlots = count;
        }
    }
}
