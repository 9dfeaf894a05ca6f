package id.morph.runtime;

/**
 * Anything that is a function: the engine's compiled functions, builtins, variant constructors. Implementations fill in
 * nil for missing arguments and throw {@link #tooManyArguments} for surplus ones.
 */
public abstract class MorphFunction {
    /** {@link #arity()} of a function that takes any number of arguments. */
    public static final int ANY_ARITY = -1;

    /** The plain name, {@code m} for a method {@code A.m}, {@code <fungsi>} for an anonymous function. */
    public abstract String name();

    /** The name in traces: {@code A.m} for a method. */
    public String qualifiedName() {
        return name();
    }

    /** The largest number of arguments (a method counts {@code ini}), or {@link #ANY_ARITY}. */
    public abstract int arity();

    /** Calls with these arguments; the callee may keep the array. */
    public abstract Object call(Object[] args);

    /** As {@link #call(Object[])}; engines override it to save the array. */
    public Object call0() {
        return call(new Object[0]);
    }

    /** As {@link #call(Object[])}; engines override it to save the array. */
    public Object call1(Object a) {
        return call(new Object[] {a});
    }

    /** As {@link #call(Object[])}; engines override it to save the array. */
    public Object call2(Object a, Object b) {
        return call(new Object[] {a, b});
    }

    /** As {@link #call(Object[])}; engines override it to save the array. */
    public Object call3(Object a, Object b, Object c) {
        return call(new Object[] {a, b, c});
    }

    /** The error for a call with more arguments than {@link #arity()}. */
    public final MorphError tooManyArguments(int given) {
        return MorphError.of("ARGUMEN.terlalu_banyak", name(), arity(), given);
    }
}
