package id.morph.runtime;

/** A {@code generator} value: a ticket for one resumption of a frame. Each resumption gives a new ticket. */
public final class GeneratorHandle {
    private final GeneratorFrame frame;
    private boolean used;
    private MorphList checkpoints;

    GeneratorHandle(GeneratorFrame frame) {
        this.frame = frame;
    }

    public String name() {
        return frame.name();
    }

    public GeneratorFrame frame() {
        return frame;
    }

    public boolean isUsed() {
        return used;
    }

    /**
     * Runs to the next {@code bekukan} or the end, and uses this ticket up.
     *
     * @return the frozen value if {@link #isFinished} is false afterwards, else the return value
     * @throws MorphError if this ticket is used up already, or what the body throws
     */
    Object advance() {
        if (used) {
            throw MorphError.of("GENERATOR.terpakai", name());
        }
        used = true;
        try {
            return frame.body().resume(frame);
        } catch (Throwable e) {
            frame.state = GeneratorFrame.DONE;
            throw e;
        }
    }

    /** Whether the frame has come to its end. */
    public boolean isFinished() {
        return frame.state == GeneratorFrame.DONE;
    }

    /** The list {@code g.daftar_checkpoint}. */
    public MorphList checkpoints() {
        if (checkpoints == null) {
            checkpoints = new MorphList();
        }
        return checkpoints;
    }

    /**
     * {@code ingat(g)}: appends to {@code g.daftar_checkpoint} a generator that starts from a deep copy of the present frame.
     *
     * @throws MorphError if this ticket is used up
     */
    public void checkpoint() {
        if (used) {
            throw MorphError.of("GENERATOR.terpakai", name());
        }
        Object[] slots = new DeepCopy().copyAll(frame.slots);
        GeneratorFrame copy = new GeneratorFrame(frame.name(), frame.body(), slots);
        copy.state = frame.state;
        checkpoints().add(new GeneratorHandle(copy));
    }
}
