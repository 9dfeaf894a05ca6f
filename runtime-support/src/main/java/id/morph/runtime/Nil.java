package id.morph.runtime;

/** The value {@code nil}. */
public enum Nil {
    NIL;

    @Override
    public String toString() {
        return "nil";
    }
}
