package id.morph.runtime;

/**
 * A method of a builtin type, such as {@code teks.kecil}. As a {@link MorphFunction} its first argument is the receiver;
 * {@link #invoke} and its short forms call it without a {@link BoundMethod} or an argument array.
 */
public final class BuiltinMethod extends MorphFunction {
    /** A method without arguments. */
    @FunctionalInterface
    public interface Body0 {
        Object call(Object receiver);
    }

    /** A method with one argument. */
    @FunctionalInterface
    public interface Body1 {
        Object call(Object receiver, Object a);
    }

    /** A method with two arguments. */
    @FunctionalInterface
    public interface Body2 {
        Object call(Object receiver, Object a, Object b);
    }

    private final String typeName;
    private final String name;
    private final int required;
    private final int parameters;
    private final Body0 body0;
    private final Body1 body1;
    private final Body2 body2;

    private BuiltinMethod(
            String typeName, String name, int required, int parameters, Body0 body0, Body1 body1, Body2 body2) {
        this.typeName = typeName;
        this.name = name;
        this.required = required;
        this.parameters = parameters;
        this.body0 = body0;
        this.body1 = body1;
        this.body2 = body2;
    }

    static BuiltinMethod of0(String typeName, String name, Body0 body) {
        return new BuiltinMethod(typeName, name, 0, 0, body, null, null);
    }

    /** @param required arguments that must be there; the others may be missing, and are nil then */
    static BuiltinMethod of1(String typeName, String name, int required, Body1 body) {
        return new BuiltinMethod(typeName, name, required, 1, null, body, null);
    }

    static BuiltinMethod of2(String typeName, String name, int required, Body2 body) {
        return new BuiltinMethod(typeName, name, required, 2, null, null, body);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String qualifiedName() {
        return typeName + "." + name;
    }

    /** Counts the receiver. */
    @Override
    public int arity() {
        return parameters + 1;
    }

    @Override
    public Object call(Object[] args) {
        return switch (args.length) {
            case 0 -> throw MorphError.of("ARGUMEN.tanpa_penerima", qualifiedName());
            case 1 -> invoke0(args[0]);
            case 2 -> invoke1(args[0], args[1]);
            case 3 -> invoke2(args[0], args[1], args[2]);
            default -> throw wrongCount(args.length - 1);
        };
    }

    /** Calls with these arguments, the receiver not among them. */
    public Object invoke(Object receiver, Object[] args) {
        return switch (args.length) {
            case 0 -> invoke0(receiver);
            case 1 -> invoke1(receiver, args[0]);
            case 2 -> invoke2(receiver, args[0], args[1]);
            default -> throw wrongCount(args.length);
        };
    }

    public Object invoke0(Object receiver) {
        if (required > 0) {
            throw wrongCount(0);
        }
        return switch (parameters) {
            case 0 -> body0.call(receiver);
            case 1 -> body1.call(receiver, Nil.NIL);
            default -> body2.call(receiver, Nil.NIL, Nil.NIL);
        };
    }

    public Object invoke1(Object receiver, Object a) {
        if (required > 1) {
            throw wrongCount(1);
        }
        return switch (parameters) {
            case 0 -> throw wrongCount(1);
            case 1 -> body1.call(receiver, a);
            default -> body2.call(receiver, a, Nil.NIL);
        };
    }

    public Object invoke2(Object receiver, Object a, Object b) {
        if (parameters < 2) {
            throw wrongCount(2);
        }
        return body2.call(receiver, a, b);
    }

    private MorphError wrongCount(int given) {
        return given > parameters
                ? MorphError.of("ARGUMEN.terlalu_banyak", qualifiedName(), parameters, given)
                : MorphError.of("ARGUMEN.terlalu_sedikit", qualifiedName(), required, given);
    }
}
