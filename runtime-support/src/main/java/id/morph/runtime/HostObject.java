package id.morph.runtime;

/** A value that only the host's primitives can do something with, such as an open file. Its type is {@code objek}. */
public abstract class HostObject implements AutoCloseable {
    /** What is printed between {@code <} and {@code >}. */
    protected abstract String describe();

    /** Gives back what the host holds for it; harmless the second time. Never throws. */
    @Override
    public abstract void close();
}
