package id.morph.runtime;

import java.util.List;

/**
 * An instance of a class. Engines that learn of attributes at run time use {@link ShapedInstance}; compiled programs make a
 * subclass for each Morph class, with typed fields, and a {@link MorphClass.InstanceFactory} for it.
 */
public abstract class MorphInstance {
    /** The class that it was made of. */
    public abstract MorphClass morphClass();

    /** The attribute's value, null if the instance does not have it (hot path, hence no Optional). */
    public abstract Object get(String name);

    /**
     * Sets an attribute, creating it if needed.
     *
     * @throws MorphError ({@code ATRIBUT}) if instances of this kind cannot have it
     */
    public abstract void put(String name, Object value);

    /** The attributes that it has, in the order in which they were created or, where that is fixed, are laid out. */
    public abstract List<String> attributeNames();
}
