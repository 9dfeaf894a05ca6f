package id.morph.runtime;

/**
 * A variant value; immutable, although the array is handed out so that pattern matching costs nothing.
 *
 * @param type which alternative
 * @param args its arguments, exactly {@code type.arity()}; nobody writes to them
 */
@SuppressWarnings("ArrayRecordComponent")
public record Variant(VariantType type, Object[] args) {
    public Variant {
        if (args.length != type.arity()) {
            throw new IllegalArgumentException(type.name() + " takes " + type.arity());
        }
    }

    public Object arg(int index) {
        return args[index];
    }

    /** Whether a pattern {@code name(…)} with that many arguments matches. */
    public boolean matches(String name, int arity) {
        return args.length == arity && type.name().equals(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Variant && Comparison.equal(this, other);
    }

    @Override
    public int hashCode() {
        return Hashing.hash(this);
    }

    @Override
    public String toString() {
        return Printer.toText(this, PrintStyle.MORPH).toString();
    }
}
