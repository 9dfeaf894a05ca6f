package id.morph.ir.analysis.types;

import java.util.Arrays;

/**
 * What is known about a value: the kinds it may have, and for kinds that are objects, which ones. Immutable; a join that adds
 * nothing gives the same instance again, so {@code ==} tells whether something was learnt.
 */
public final class TypeValue {

    private static final int[] NO_OBJECTS = {};

    /** No value at all: the instruction has not been reached, or never gives one. */
    public static final TypeValue NEVER = new TypeValue(0, NO_OBJECTS);

    static final TypeValue NIL = of(Kinds.NIL);
    static final TypeValue TRUE = of(Kinds.TRUE);
    static final TypeValue FALSE = of(Kinds.FALSE);
    static final TypeValue BOOL = of(Kinds.BOOL);
    static final TypeValue INT = of(Kinds.INT);
    static final TypeValue FLOAT = of(Kinds.FLOAT);
    static final TypeValue TEXT = of(Kinds.TEXT);
    static final TypeValue BYTES = of(Kinds.BYTES);
    static final TypeValue UNDEFINED = of(Kinds.UNDEFINED);
    /** Any value that a program can see, from anywhere. */
    static final TypeValue ANY = of(Kinds.VALUES | Kinds.UNKNOWN);
    /** A dict of which nothing is known. */
    static final TypeValue ANY_DICT = of(Kinds.DICT | Kinds.UNKNOWN);

    private final int kinds;
    /** Ids of objects, ascending. */
    private final int[] objects;

    private TypeValue(int kinds, int[] objects) {
        this.kinds = kinds;
        this.objects = objects;
    }

    static TypeValue of(int kinds) {
        return kinds == 0 && NEVER != null ? NEVER : new TypeValue(kinds, NO_OBJECTS);
    }

    static TypeValue of(int kind, AbstractObject object) {
        return new TypeValue(kind, new int[] {object.id()});
    }

    static TypeValue of(int kinds, int[] sorted) {
        return new TypeValue(kinds, sorted);
    }

    public int kinds() {
        return kinds;
    }

    int[] objects() {
        return objects;
    }

    /** Whether the value has one of these kinds if it exists, and no other. */
    public boolean isOnly(int wanted) {
        return kinds != 0 && (kinds & ~Kinds.UNKNOWN & ~wanted) == 0;
    }

    public boolean may(int kind) {
        return (kinds & kind) != 0;
    }

    public boolean isNever() {
        return kinds == 0;
    }

    /** Whether there are objects behind it that nothing is known about. */
    public boolean unknown() {
        return (kinds & Kinds.UNKNOWN) != 0;
    }

    /** What may be either; this instance if that adds nothing. */
    public TypeValue join(TypeValue other) {
        if (other == this || other.kinds == 0) {
            return this;
        }
        if (kinds == 0) {
            return other;
        }
        int all = kinds | other.kinds;
        int[] merged = union(objects, other.objects);
        if (all == kinds && merged == objects) {
            return this;
        }
        return all == other.kinds && merged == other.objects ? other : new TypeValue(all, merged);
    }

    private static int[] union(int[] a, int[] b) {
        if (b.length == 0 || a == b) {
            return a;
        }
        if (a.length == 0) {
            return b;
        }
        int[] merged = new int[a.length + b.length];
        int i = 0;
        int k = 0;
        int size = 0;
        while (i < a.length && k < b.length) {
            int next = Math.min(a[i], b[k]);
            i += a[i] == next ? 1 : 0;
            k += b[k] == next ? 1 : 0;
            merged[size++] = next;
        }
        while (i < a.length) {
            merged[size++] = a[i++];
        }
        while (k < b.length) {
            merged[size++] = b[k++];
        }
        if (size == a.length) {
            return a;
        }
        return size == b.length ? b : Arrays.copyOf(merged, size);
    }

    @Override
    public String toString() {
        return Kinds.print(kinds) + (objects.length == 0 ? "" : Arrays.toString(objects));
    }
}
