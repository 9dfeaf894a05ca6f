package id.morph.runtime.primitive;

import id.morph.runtime.MorphError;
import id.morph.runtime.Nil;
import id.morph.runtime.RuntimeContext;

/** A host primitive: its name, its arity (0 to 3) and what it does. Missing arguments are nil. */
public final class HostPrimitive {
    /** A primitive without arguments. */
    @FunctionalInterface
    public interface Body0 {
        Object call(RuntimeContext context);
    }

    /** A primitive with one argument. */
    @FunctionalInterface
    public interface Body1 {
        Object call(RuntimeContext context, Object a);
    }

    /** A primitive with two arguments. */
    @FunctionalInterface
    public interface Body2 {
        Object call(RuntimeContext context, Object a, Object b);
    }

    /** A primitive with three arguments. */
    @FunctionalInterface
    public interface Body3 {
        Object call(RuntimeContext context, Object a, Object b, Object c);
    }

    private final String name;
    private final int arity;
    private final Body0 body0;
    private final Body1 body1;
    private final Body2 body2;
    private final Body3 body3;

    private HostPrimitive(String name, int arity, Body0 body0, Body1 body1, Body2 body2, Body3 body3) {
        this.name = name;
        this.arity = arity;
        this.body0 = body0;
        this.body1 = body1;
        this.body2 = body2;
        this.body3 = body3;
    }

    static HostPrimitive of0(String name, Body0 body) {
        return new HostPrimitive(name, 0, body, null, null, null);
    }

    static HostPrimitive of1(String name, Body1 body) {
        return new HostPrimitive(name, 1, null, body, null, null);
    }

    static HostPrimitive of2(String name, Body2 body) {
        return new HostPrimitive(name, 2, null, null, body, null);
    }

    static HostPrimitive of3(String name, Body3 body) {
        return new HostPrimitive(name, 3, null, null, null, body);
    }

    public String name() {
        return name;
    }

    public int arity() {
        return arity;
    }

    /** The implementation of a primitive without arguments: compiled programs keep it as a constant. */
    public Body0 body0() {
        return body0;
    }

    /** That of a primitive with one argument. */
    public Body1 body1() {
        return body1;
    }

    /** That of a primitive with two. */
    public Body2 body2() {
        return body2;
    }

    /** That of a primitive with three. */
    public Body3 body3() {
        return body3;
    }

    public Object call(RuntimeContext context, Object[] args) {
        return switch (args.length) {
            case 0 -> call0(context);
            case 1 -> call1(context, args[0]);
            case 2 -> call2(context, args[0], args[1]);
            case 3 -> call3(context, args[0], args[1], args[2]);
            default -> throw tooMany(args.length);
        };
    }

    public Object call0(RuntimeContext context) {
        return switch (arity) {
            case 0 -> body0.call(context);
            case 1 -> body1.call(context, Nil.NIL);
            case 2 -> body2.call(context, Nil.NIL, Nil.NIL);
            default -> body3.call(context, Nil.NIL, Nil.NIL, Nil.NIL);
        };
    }

    public Object call1(RuntimeContext context, Object a) {
        return switch (arity) {
            case 0 -> throw tooMany(1);
            case 1 -> body1.call(context, a);
            case 2 -> body2.call(context, a, Nil.NIL);
            default -> body3.call(context, a, Nil.NIL, Nil.NIL);
        };
    }

    public Object call2(RuntimeContext context, Object a, Object b) {
        return switch (arity) {
            case 0, 1 -> throw tooMany(2);
            case 2 -> body2.call(context, a, b);
            default -> body3.call(context, a, b, Nil.NIL);
        };
    }

    public Object call3(RuntimeContext context, Object a, Object b, Object c) {
        if (arity < 3) {
            throw tooMany(3);
        }
        return body3.call(context, a, b, c);
    }

    private MorphError tooMany(int given) {
        return MorphError.of("ARGUMEN.terlalu_banyak", name, arity, given);
    }
}
