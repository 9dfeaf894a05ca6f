package id.morph.runtime;

/** A variable that closures share by reference. */
public final class Cell {
    /** The current value, {@link Undefined#UNDEFINED} before the first assignment. */
    public Object value;

    public Cell() {
        this.value = Undefined.UNDEFINED;
    }

    public Cell(Object value) {
        this.value = value;
    }
}
