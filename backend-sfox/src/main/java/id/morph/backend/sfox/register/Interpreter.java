package id.morph.backend.sfox.register;

import id.morph.backend.sfox.machine.Machine;
import id.morph.runtime.BoundMethod;
import id.morph.runtime.BuiltinMethod;
import id.morph.runtime.Cell;
import id.morph.runtime.MorphClass;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphFunction;
import id.morph.runtime.MorphInstance;
import id.morph.runtime.MorphIterator;
import id.morph.runtime.MorphModule;
import id.morph.runtime.Operations;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.ShapedInstance;
import id.morph.runtime.Undefined;
import id.morph.runtime.Variant;
import id.morph.runtime.primitive.HostPrimitive;

/**
 * Executes register code. One Morph call is one Java call of {@link #run}.
 *
 * <p>HotSpot leaves methods of more than 8,000 bytes of bytecode to its slow interpreter for ever. {@link #run} must stay below
 * that, which a test checks; whatever loops do not consist of is in {@link RareOperations}.
 */
final class Interpreter {
    private final Machine machine;
    private final RuntimeContext context;
    private final RareOperations rare;

    Interpreter(Machine machine) {
        this.machine = machine;
        this.context = machine.context();
        this.rare = new RareOperations(machine, this);
    }

    /**
     * A call from outside register code.
     *
     * @param r the registers, see {@link RegisterCode#template}
     */
    Object enter(RegisterCode target, Object[] r) {
        checkDepth(target);
        return run(target, r);
    }

    private void checkDepth(RegisterCode target) {
        if (machine.depth >= machine.maxDepth && target.depthCost > 0) {
            throw machine.tooDeep();
        }
    }

    private Object run(RegisterCode target, Object[] r) {
        final int outerDepth = machine.depth;
        final int depth = outerDepth + target.depthCost;
        machine.depth = depth;
        final int[] code = target.code;
        final Object[] objects = target.objects;
        int pc = 0;
        while (true) {
            try {
                while (true) {
                    switch (code[pc]) {
                        case RegisterOp.MOVE -> {
                            r[code[pc + 1]] = r[code[pc + 2]];
                            pc += 3;
                        }
                        case RegisterOp.ADD -> {
                            Object a = r[code[pc + 2]];
                            Object b = r[code[pc + 3]];
                            r[code[pc + 1]] = Operations.add(a, b);
                            pc += 4;
                        }
                        case RegisterOp.SUB -> {
                            Object a = r[code[pc + 2]];
                            Object b = r[code[pc + 3]];
                            r[code[pc + 1]] = Operations.sub(a, b);
                            pc += 4;
                        }
                        case RegisterOp.MUL -> {
                            r[code[pc + 1]] = Operations.mul(r[code[pc + 2]], r[code[pc + 3]]);
                            pc += 4;
                        }
                        case RegisterOp.DIV -> {
                            r[code[pc + 1]] = Operations.div(r[code[pc + 2]], r[code[pc + 3]]);
                            pc += 4;
                        }
                        case RegisterOp.MOD -> {
                            r[code[pc + 1]] = Operations.mod(r[code[pc + 2]], r[code[pc + 3]]);
                            pc += 4;
                        }
                        case RegisterOp.EQ -> {
                            r[code[pc + 1]] = Operations.eq(r[code[pc + 2]], r[code[pc + 3]]);
                            pc += 4;
                        }
                        case RegisterOp.NE -> {
                            r[code[pc + 1]] = Operations.ne(r[code[pc + 2]], r[code[pc + 3]]);
                            pc += 4;
                        }
                        case RegisterOp.LT -> {
                            r[code[pc + 1]] = Operations.lt(r[code[pc + 2]], r[code[pc + 3]]);
                            pc += 4;
                        }
                        case RegisterOp.LE -> {
                            r[code[pc + 1]] = Operations.le(r[code[pc + 2]], r[code[pc + 3]]);
                            pc += 4;
                        }
                        case RegisterOp.GT -> {
                            r[code[pc + 1]] = Operations.gt(r[code[pc + 2]], r[code[pc + 3]]);
                            pc += 4;
                        }
                        case RegisterOp.GE -> {
                            r[code[pc + 1]] = Operations.ge(r[code[pc + 2]], r[code[pc + 3]]);
                            pc += 4;
                        }
                        case RegisterOp.INDEX -> {
                            r[code[pc + 1]] = Operations.index(r[code[pc + 2]], r[code[pc + 3]]);
                            pc += 4;
                        }
                        case RegisterOp.ADD_INT -> {
                            Object a = r[code[pc + 2]];
                            long y = code[pc + 3];
                            if (a instanceof Long number) {
                                long x = number;
                                long z = x + y;
                                r[code[pc + 1]] = ((x ^ z) & (y ^ z)) >= 0 ? (Object) z : Operations.add(a, y);
                            } else {
                                r[code[pc + 1]] = Operations.add(a, y);
                            }
                            pc += 4;
                        }
                        case RegisterOp.SUB_INT -> {
                            Object a = r[code[pc + 2]];
                            long y = code[pc + 3];
                            if (a instanceof Long number) {
                                long x = number;
                                long z = x - y;
                                r[code[pc + 1]] = ((x ^ y) & (x ^ z)) >= 0 ? (Object) z : Operations.sub(a, y);
                            } else {
                                r[code[pc + 1]] = Operations.sub(a, y);
                            }
                            pc += 4;
                        }
                        case RegisterOp.NOT -> {
                            r[code[pc + 1]] = !Operations.truthy(r[code[pc + 2]]);
                            pc += 3;
                        }
                        case RegisterOp.TRUTHY -> {
                            r[code[pc + 1]] = Operations.truthy(r[code[pc + 2]]);
                            pc += 3;
                        }
                        case RegisterOp.JUMP -> pc = code[pc + 1];
                        case RegisterOp.JUMP_TRUE -> pc = Operations.truthy(r[code[pc + 1]]) ? code[pc + 2] : pc + 3;
                        case RegisterOp.JUMP_FALSE -> pc = Operations.truthy(r[code[pc + 1]]) ? pc + 3 : code[pc + 2];
                        case RegisterOp.JUMP_EQ ->
                            pc = Operations.eq(r[code[pc + 1]], r[code[pc + 2]]) ? code[pc + 3] : pc + 4;
                        case RegisterOp.JUMP_NE ->
                            pc = Operations.ne(r[code[pc + 1]], r[code[pc + 2]]) ? code[pc + 3] : pc + 4;
                        case RegisterOp.JUMP_LT ->
                            pc = Operations.lt(r[code[pc + 1]], r[code[pc + 2]]) ? code[pc + 3] : pc + 4;
                        case RegisterOp.JUMP_LE ->
                            pc = Operations.le(r[code[pc + 1]], r[code[pc + 2]]) ? code[pc + 3] : pc + 4;
                        case RegisterOp.JUMP_GT ->
                            pc = Operations.gt(r[code[pc + 1]], r[code[pc + 2]]) ? code[pc + 3] : pc + 4;
                        case RegisterOp.JUMP_GE ->
                            pc = Operations.ge(r[code[pc + 1]], r[code[pc + 2]]) ? code[pc + 3] : pc + 4;
                        case RegisterOp.UNLESS_EQ ->
                            pc = Operations.eq(r[code[pc + 1]], r[code[pc + 2]]) ? pc + 4 : code[pc + 3];
                        case RegisterOp.UNLESS_NE ->
                            pc = Operations.ne(r[code[pc + 1]], r[code[pc + 2]]) ? pc + 4 : code[pc + 3];
                        case RegisterOp.UNLESS_LT ->
                            pc = Operations.lt(r[code[pc + 1]], r[code[pc + 2]]) ? pc + 4 : code[pc + 3];
                        case RegisterOp.UNLESS_LE ->
                            pc = Operations.le(r[code[pc + 1]], r[code[pc + 2]]) ? pc + 4 : code[pc + 3];
                        case RegisterOp.UNLESS_GT ->
                            pc = Operations.gt(r[code[pc + 1]], r[code[pc + 2]]) ? pc + 4 : code[pc + 3];
                        case RegisterOp.UNLESS_GE ->
                            pc = Operations.ge(r[code[pc + 1]], r[code[pc + 2]]) ? pc + 4 : code[pc + 3];
                        case RegisterOp.UNLESS_EQ_INT -> {
                            Object a = r[code[pc + 1]];
                            long y = code[pc + 2];
                            boolean holds = a instanceof Long x ? x == y : Operations.eq(a, y);
                            pc = holds ? pc + 4 : code[pc + 3];
                        }
                        case RegisterOp.UNLESS_NE_INT -> {
                            Object a = r[code[pc + 1]];
                            long y = code[pc + 2];
                            boolean holds = a instanceof Long x ? x != y : Operations.ne(a, y);
                            pc = holds ? pc + 4 : code[pc + 3];
                        }
                        case RegisterOp.UNLESS_LT_INT -> {
                            Object a = r[code[pc + 1]];
                            long y = code[pc + 2];
                            boolean holds = a instanceof Long x ? x < y : Operations.lt(a, y);
                            pc = holds ? pc + 4 : code[pc + 3];
                        }
                        case RegisterOp.UNLESS_LE_INT -> {
                            Object a = r[code[pc + 1]];
                            long y = code[pc + 2];
                            boolean holds = a instanceof Long x ? x <= y : Operations.le(a, y);
                            pc = holds ? pc + 4 : code[pc + 3];
                        }
                        case RegisterOp.UNLESS_GT_INT -> {
                            Object a = r[code[pc + 1]];
                            long y = code[pc + 2];
                            boolean holds = a instanceof Long x ? x > y : Operations.gt(a, y);
                            pc = holds ? pc + 4 : code[pc + 3];
                        }
                        case RegisterOp.UNLESS_GE_INT -> {
                            Object a = r[code[pc + 1]];
                            long y = code[pc + 2];
                            boolean holds = a instanceof Long x ? x >= y : Operations.ge(a, y);
                            pc = holds ? pc + 4 : code[pc + 3];
                        }
                        case RegisterOp.LOAD_GLOBAL -> {
                            Object value = ((MorphModule) objects[code[pc + 2]]).slots[code[pc + 3]];
                            if (value == Undefined.UNDEFINED) {
                                throw unassigned((MorphModule) objects[code[pc + 2]], code[pc + 3]);
                            }
                            r[code[pc + 1]] = value;
                            pc += 4;
                        }
                        case RegisterOp.STORE_GLOBAL -> {
                            ((MorphModule) objects[code[pc + 1]]).slots[code[pc + 2]] = r[code[pc + 3]];
                            pc += 4;
                        }
                        case RegisterOp.CELL_GET -> {
                            r[code[pc + 1]] = ((Cell) r[code[pc + 2]]).value;
                            pc += 3;
                        }
                        case RegisterOp.CELL_SET -> {
                            ((Cell) r[code[pc + 1]]).value = r[code[pc + 2]];
                            pc += 3;
                        }
                        case RegisterOp.CALL -> {
                            r[code[pc + 1]] = call(r[code[pc + 2]], code, pc + 3, r);
                            pc += 4 + code[pc + 3];
                        }
                        case RegisterOp.CALL_STATIC -> {
                            LinkedFunction callee = (LinkedFunction) objects[code[pc + 2]];
                            RegisterCode next = callee.code;
                            if (next == null) {
                                next = callee.code();
                            }
                            Object[] window = next.template.clone();
                            int n = code[pc + 3];
                            for (int i = 0; i < n; i++) {
                                window[i] = r[code[pc + 4 + i]];
                            }
                            checkDepth(next);
                            r[code[pc + 1]] = run(next, window);
                            pc += 4 + n;
                        }
                        case RegisterOp.INVOKE -> {
                            r[code[pc + 1]] =
                                    invoke(r[code[pc + 2]], (AttributeSite) objects[code[pc + 3]], code, pc + 4, r);
                            pc += 5 + code[pc + 4];
                        }
                        case RegisterOp.LOAD_METHOD -> {
                            Object receiver = r[code[pc + 3]];
                            AttributeSite site = (AttributeSite) objects[code[pc + 4]];
                            MorphFunction method = site.methodOf(receiver);
                            r[code[pc + 1]] = method == null ? site.read(receiver) : method;
                            r[code[pc + 2]] = method == null ? null : receiver;
                            pc += 5;
                        }
                        case RegisterOp.CALL_METHOD -> {
                            Object receiver = r[code[pc + 3]];
                            Object callee = r[code[pc + 2]];
                            r[code[pc + 1]] = receiver == null
                                    ? call(callee, code, pc + 4, r)
                                    : callMethod((MorphFunction) callee, receiver, code, pc + 4, r);
                            pc += 5 + code[pc + 4];
                        }
                        case RegisterOp.GET_ATTRIBUTE -> {
                            Object receiver = r[code[pc + 2]];
                            AttributeSite site = (AttributeSite) objects[code[pc + 3]];
                            r[code[pc + 1]] = receiver instanceof ShapedInstance instance
                                            && instance.shape == site.shape
                                            && site.slot >= 0
                                    ? instance.slots[site.slot]
                                    : site.read(receiver);
                            pc += 4;
                        }
                        case RegisterOp.SET_ATTRIBUTE -> {
                            ((AttributeSite) objects[code[pc + 3]]).write(r[code[pc + 1]], r[code[pc + 2]]);
                            pc += 4;
                        }
                        case RegisterOp.SET_INDEX -> {
                            Operations.setIndex(r[code[pc + 1]], r[code[pc + 2]], r[code[pc + 3]]);
                            pc += 4;
                        }
                        case RegisterOp.RETURN -> {
                            machine.depth = outerDepth;
                            return r[code[pc + 1]];
                        }
                        case RegisterOp.ITER_NEXT -> {
                            r[code[pc + 1]] = ((MorphIterator) r[code[pc + 2]]).advance();
                            pc += 3;
                        }
                        case RegisterOp.ITER_VALUE -> {
                            r[code[pc + 1]] = ((MorphIterator) r[code[pc + 2]]).value();
                            pc += 3;
                        }
                        case RegisterOp.CHECK_DEFINED -> {
                            Object value = r[code[pc + 2]];
                            if (value == Undefined.UNDEFINED) {
                                throw MorphError.of("NAMA.belum_ada", objects[code[pc + 3]]);
                            }
                            r[code[pc + 1]] = value;
                            pc += 4;
                        }
                        case RegisterOp.SWITCH -> pc = code[pc + 3 + (int) (long) (Long) r[code[pc + 1]]];
                        case RegisterOp.PAYLOAD -> {
                            r[code[pc + 1]] = ((Variant) r[code[pc + 2]]).arg(code[pc + 3]);
                            pc += 4;
                        }
                        case RegisterOp.PRIMITIVE -> {
                            r[code[pc + 1]] = primitive((HostPrimitive) objects[code[pc + 2]], code, pc + 3, r);
                            pc += 4 + code[pc + 3];
                        }
                        default -> {
                            r[code[pc + 1]] = rare.execute(target, pc, r);
                            pc += 4 + code[pc + 3];
                        }
                    }
                }
            } catch (MorphError error) {
                machine.depth = depth;
                pc = handle(target, pc, r, error, outerDepth);
            } catch (StackOverflowError _) {
                machine.depth = depth;
                pc = handle(target, pc, r, machine.tooDeep(), outerDepth);
            }
        }
    }

    /** Goes to this function's handler, or throws on. */
    private int handle(RegisterCode target, int pc, Object[] r, MorphError error, int outerDepth) {
        target.record(error, pc);
        int handler = target.handlerOf(pc);
        if (handler < 0) {
            machine.depth = outerDepth;
            throw error;
        }
        r[target.errorRegister] = error.toErrorValue(context.style());
        return handler;
    }

    private static MorphError unassigned(MorphModule module, int slot) {
        return MorphError.of("NAMA.belum_ada", module.names().get(slot));
    }

    /** Calls anything. The arguments: their number at {@code code[at]}, then their registers. */
    private Object call(Object callee, int[] code, int at, Object[] r) {
        if (callee instanceof CompiledFunction function) {
            RegisterCode next = function.target.code();
            int n = code[at];
            if (n <= next.arity && !next.variadic) {
                Object[] window = next.template.clone();
                int captures = next.captures;
                if (captures > 0) {
                    System.arraycopy(function.cells, 0, window, 0, captures);
                }
                for (int i = 0; i < n; i++) {
                    window[captures + i] = r[code[at + 1 + i]];
                }
                checkDepth(next);
                return run(next, window);
            }
        }
        return callOther(callee, code, at, r);
    }

    private Object callOther(Object callee, int[] code, int at, Object[] r) {
        if (callee instanceof MorphClass type) {
            MorphFunction initialiser = type.findMethod("inisiasi");
            if (initialiser == null && code[at] > 0) {
                throw type.noInitialiser(code[at]);
            }
            MorphInstance instance = type.allocate();
            if (initialiser != null) {
                callMethod(initialiser, instance, code, at, r);
            }
            return instance;
        }
        if (callee instanceof BoundMethod method) {
            return callMethod(method.function(), method.receiver(), code, at, r);
        }
        return Operations.call(callee, arguments(code, at, r));
    }

    /** Calls a method with its receiver in front of the arguments. */
    private Object callMethod(MorphFunction method, Object receiver, int[] code, int at, Object[] r) {
        int n = code[at];
        if (method instanceof CompiledFunction function) {
            RegisterCode next = function.target.code();
            if (n < next.arity && !next.variadic) {
                Object[] window = next.template.clone();
                int captures = next.captures;
                if (captures > 0) {
                    System.arraycopy(function.cells, 0, window, 0, captures);
                }
                window[captures] = receiver;
                for (int i = 0; i < n; i++) {
                    window[captures + 1 + i] = r[code[at + 1 + i]];
                }
                checkDepth(next);
                return run(next, window);
            }
        } else if (method instanceof BuiltinMethod builtin) {
            return switch (n) {
                case 0 -> builtin.invoke0(receiver);
                case 1 -> builtin.invoke1(receiver, r[code[at + 1]]);
                case 2 -> builtin.invoke2(receiver, r[code[at + 1]], r[code[at + 2]]);
                default -> builtin.invoke(receiver, arguments(code, at, r));
            };
        }
        Object[] args = new Object[n + 1];
        args[0] = receiver;
        for (int i = 0; i < n; i++) {
            args[i + 1] = r[code[at + 1 + i]];
        }
        return method.call(args);
    }

    private Object invoke(Object receiver, AttributeSite site, int[] code, int at, Object[] r) {
        MorphFunction method = site.methodOf(receiver);
        return method == null ? call(site.read(receiver), code, at, r) : callMethod(method, receiver, code, at, r);
    }

    private Object primitive(HostPrimitive primitive, int[] code, int at, Object[] r) {
        return switch (code[at]) {
            case 0 -> primitive.call0(context);
            case 1 -> primitive.call1(context, r[code[at + 1]]);
            case 2 -> primitive.call2(context, r[code[at + 1]], r[code[at + 2]]);
            default -> primitive.call(context, arguments(code, at, r));
        };
    }

    static Object[] arguments(int[] code, int at, Object[] r) {
        Object[] args = new Object[code[at]];
        for (int i = 0; i < args.length; i++) {
            args[i] = r[code[at + 1 + i]];
        }
        return args;
    }
}
