package id.morph.runtime;

/**
 * A value from the host's own world, such as a Java object that {@code pinjam "java:…"} has given. What the language does with a value
 * asks it; what it does not support throws as it does for any other value.
 */
public abstract class ForeignValue {
    /** {@code tipe(x)}. */
    protected abstract String typeName();

    /** {@code teks(x)}. */
    protected abstract CharSequence text();

    /** {@code x.name}. */
    protected abstract Object attribute(String name);

    /** {@code ubah x.name = value}. */
    protected void setAttribute(String name, Object value) {
        throw MorphError.of("ATRIBUT.ubah", name, typeName());
    }

    /** {@code x(args)}. */
    protected Object call(Object[] args) {
        throw Operations.notCallable(this);
    }

    /** {@code x[index]}. */
    protected Object index(Object index) {
        throw MorphError.of("TIPE.indeks", typeName());
    }

    /** {@code ubah x[index] = value}. */
    protected void setIndex(Object index, Object value) {
        throw MorphError.of("TIPE.ubah_indeks", typeName());
    }

    /** {@code x[from:to]}. */
    protected Object slice(Object from, Object to) {
        throw MorphError.of("TIPE.iris", typeName());
    }

    /** {@code panjang(x)}. */
    protected long length() {
        throw MorphError.of("TIPE.panjang", typeName());
    }

    /** {@code untuk y dalam x}. */
    protected MorphIterator iterator() {
        throw MorphError.of("TIPE.iterasi", typeName());
    }
}
