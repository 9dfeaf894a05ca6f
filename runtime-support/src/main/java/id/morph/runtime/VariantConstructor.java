package id.morph.runtime;

import java.util.Arrays;

/** The function that makes values of one alternative. */
public final class VariantConstructor extends MorphFunction {
    private final VariantType type;

    public VariantConstructor(VariantType type) {
        this.type = type;
    }

    public VariantType type() {
        return type;
    }

    @Override
    public String name() {
        return type.name();
    }

    @Override
    public int arity() {
        return type.arity();
    }

    @Override
    public Object call(Object[] args) {
        int arity = type.arity();
        if (args.length == arity) {
            return new Variant(type, args);
        }
        if (args.length > arity) {
            throw tooManyArguments(args.length);
        }
        Object[] filled = Arrays.copyOf(args, arity);
        Arrays.fill(filled, args.length, arity, Nil.NIL);
        return new Variant(type, filled);
    }
}
