package id.morph.ir;

import java.util.ArrayList;
import java.util.List;

/** A function of the program: a control-flow graph whose first block is the entry. */
public final class Function {

    /** What calling the function does. */
    public enum Kind {
        /** Runs its body. */
        PLAIN,
        /** Makes a suspended generator. */
        GENERATOR,
        /** Starts a routine. */
        ASYNC
    }

    private final String symbol;
    private final String displayName;
    private final String unit;
    private Kind kind;
    private final boolean transparent;
    private final int captures;
    private final int arity;
    private boolean variadic;
    private Type resultType = Type.ANY;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * @param symbol unique in the program, such as {@code lib/a.fox:Kelas.metode}
     * @param displayName what traces and printing show
     * @param unit path of the unit that declares it
     * @param transparent a library function that traces and depth counting pass over
     * @param captures how many cells come first among the entry parameters
     * @param arity how many parameters follow them, {@code ini} of a method included
     */
    public Function(
            String symbol, String displayName, String unit, Kind kind, boolean transparent, int captures, int arity) {
        this.symbol = symbol;
        this.displayName = displayName;
        this.unit = unit;
        this.kind = kind;
        this.transparent = transparent;
        this.captures = captures;
        this.arity = arity;
    }

    public String symbol() {
        return symbol;
    }

    public String displayName() {
        return displayName;
    }

    public String unit() {
        return unit;
    }

    public Kind kind() {
        return kind;
    }

    public void setKind(Kind kind) {
        this.kind = kind;
    }

    public boolean transparent() {
        return transparent;
    }

    public int captures() {
        return captures;
    }

    public int arity() {
        return arity;
    }

    /**
     * Whether the last parameter is a list of all remaining arguments (library functions such as {@code tulis}). Dynamic
     * calls collect it at run time; a {@link Op#CALL_STATIC} passes the list itself.
     */
    public boolean variadic() {
        return variadic;
    }

    public void setVariadic(boolean variadic) {
        this.variadic = variadic;
    }

    /** The type of what it returns; {@link Type#ANY} unless it is only reached by {@link Op#CALL_TYPED} and {@link Op#CALL_METHOD}. */
    public Type resultType() {
        return resultType;
    }

    public void setResultType(Type type) {
        this.resultType = type;
    }

    /** The blocks, entry first; passes may change the list in place. */
    public List<Block> blocks() {
        return blocks;
    }

    public Block entry() {
        return blocks.getFirst();
    }

    public Block addBlock(String hint) {
        Block block = new Block(hint);
        blocks.add(block);
        return block;
    }
}
