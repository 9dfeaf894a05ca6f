package id.morph.runtime;

/**
 * A method taken from a value, {@code x.m} without a call.
 *
 * @param receiver what becomes {@code ini}
 * @param function the method; its first parameter is {@code ini}
 */
public record BoundMethod(Object receiver, MorphFunction function) {
    /** Calls the method with the receiver in front. */
    public Object call(Object[] args) {
        if (function instanceof BuiltinMethod builtin) {
            return builtin.invoke(receiver, args);
        }
        Object[] all = new Object[args.length + 1];
        all[0] = receiver;
        System.arraycopy(args, 0, all, 1, args.length);
        return function.call(all);
    }

    /** Same receiver and same function; two reads of {@code x.m} are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof BoundMethod that && receiver == that.receiver && function == that.function;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(receiver) * 31 + System.identityHashCode(function);
    }
}
