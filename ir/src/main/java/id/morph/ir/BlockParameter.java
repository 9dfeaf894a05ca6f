package id.morph.ir;

/** A parameter of a block: what other IRs write as a φ. The entry block's parameters are the function's. */
public final class BlockParameter implements Value {

    private final Type type;
    private final String name;
    private Block block;

    /**
     * @param name what the value is called in printed IR when that is unambiguous; may be empty
     */
    public BlockParameter(Type type, String name) {
        this.type = type;
        this.name = name;
    }

    @Override
    public Type type() {
        return type;
    }

    public String name() {
        return name;
    }

    /** The block that declares this parameter. */
    public Block block() {
        return block;
    }

    void declaredBy(Block owner) {
        this.block = owner;
    }
}
