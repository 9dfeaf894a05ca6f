package id.morph.runtime;

/** The suspended activation of a generator function. */
public final class GeneratorFrame {
    /** {@link #state} after the generator returned or threw. */
    public static final int DONE = -1;

    private final String name;
    private final GeneratorBody body;

    /** Where to go on; 0 at the start, {@link #DONE} at the end, the rest is the engine's. */
    public int state;

    /** Locals and temporaries, laid out as the engine likes. */
    public final Object[] slots;

    public GeneratorFrame(String name, GeneratorBody body, Object[] slots) {
        this.name = name;
        this.body = body;
        this.slots = slots;
    }

    public String name() {
        return name;
    }

    public GeneratorBody body() {
        return body;
    }

    /** A first ticket for this frame. */
    public GeneratorHandle handle() {
        return new GeneratorHandle(this);
    }
}
