package id.morph.backend.sfox.register;

import id.morph.backend.sfox.image.Instruction;
import id.morph.backend.sfox.machine.Machine;
import id.morph.backend.sfox.machine.Tracing;
import id.morph.runtime.BoundMethod;
import id.morph.runtime.Cell;
import id.morph.runtime.FrameRoutine;
import id.morph.runtime.GeneratorFrame;
import id.morph.runtime.MorphClass;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphIterator;
import id.morph.runtime.MorphList;
import id.morph.runtime.MorphModule;
import id.morph.runtime.Operations;
import id.morph.runtime.Routine;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.Text;
import id.morph.runtime.Undefined;
import id.morph.runtime.Variant;
import id.morph.runtime.system.SystemOperation;

/** The operations that are not worth a place in the main switch. */
final class RareOperations {
    private final Machine machine;
    private final RuntimeContext context;
    private final Interpreter interpreter;

    RareOperations(Machine machine, Interpreter interpreter) {
        this.machine = machine;
        this.context = machine.context();
        this.interpreter = interpreter;
    }

    /** Executes the operation at {@code pc}; its layout is {@code d k n a…}. */
    Object execute(RegisterCode target, int pc, Object[] r) {
        int[] code = target.code;
        int k = code[pc + 2];
        int n = code[pc + 3];
        Object a = n > 0 ? r[code[pc + 4]] : null;
        Object b = n > 1 ? r[code[pc + 5]] : null;
        return switch (code[pc]) {
            case RegisterOp.BIT_AND -> Operations.bitAnd(a, b);
            case RegisterOp.BIT_OR -> Operations.bitOr(a, b);
            case RegisterOp.BIT_XOR -> Operations.bitXor(a, b);
            case RegisterOp.BIT_NOT -> Operations.bitNot(a);
            case RegisterOp.SHIFT_LEFT -> Operations.shiftLeft(a, b);
            case RegisterOp.SHIFT_RIGHT -> Operations.shiftRight(a, b);
            case RegisterOp.NEGATE -> Operations.neg(a);
            case RegisterOp.FORMAT -> format(Interpreter.arguments(code, pc + 3, r));
            case RegisterOp.PRINT -> {
                context.print(Interpreter.arguments(code, pc + 3, r));
                yield null;
            }
            case RegisterOp.LIST -> MorphList.wrap(Interpreter.arguments(code, pc + 3, r));
            case RegisterOp.MAP -> MorphDict.of(Interpreter.arguments(code, pc + 3, r));
            case RegisterOp.SLICE -> Operations.slice(a, b, r[code[pc + 6]]);
            case RegisterOp.LENGTH -> Operations.length(a);
            case RegisterOp.TYPE -> Operations.typeName(a);
            case RegisterOp.CELL_NEW -> new Cell(a);
            case RegisterOp.IS_DEFINED -> a != Undefined.UNDEFINED;
            case RegisterOp.ITER -> MorphIterator.over(a);
            case RegisterOp.ERROR_OF_KIND -> MorphDict.errorOfKind(a, b);
            case RegisterOp.THROW -> throw MorphError.thrown(a);
            case RegisterOp.UNPACK_CHECK -> {
                Operations.requireElements(a, k);
                yield null;
            }
            case RegisterOp.TEST_LIST -> a instanceof MorphList list && list.size() == k;
            case RegisterOp.TEST_LIST_MIN -> a instanceof MorphList list && list.size() >= k;
            case RegisterOp.PROBE_GLOBAL -> ((MorphModule) a).slots[k];
            case RegisterOp.DEPTH_CHECK -> {
                if (machine.depth + k > machine.maxDepth) {
                    throw machine.tooDeep();
                }
                yield null;
            }
            case RegisterOp.ENTER_INLINED -> {
                machine.depth += k;
                yield null;
            }
            case RegisterOp.LEAVE_INLINED -> {
                machine.depth -= k;
                yield null;
            }
            case RegisterOp.SUPER -> new BoundMethod(b, ((MorphClass) a).superMethod((String) target.objects[k]));
            case RegisterOp.CLASS -> MorphClass.of((String) target.objects[k], Interpreter.arguments(code, pc + 3, r));
            case RegisterOp.TEST_VARIANT -> {
                VariantTest test = (VariantTest) target.objects[k];
                yield a instanceof Variant variant && variant.matches(test.name(), test.arity());
            }
            case RegisterOp.CLOSURE ->
                new CompiledFunction((LinkedFunction) target.objects[k], Interpreter.arguments(code, pc + 3, r));
            case RegisterOp.MODULE_INIT -> ((LinkedUnit) target.objects[k]).initialise(interpreter);
            case RegisterOp.SYSTEM ->
                ((SystemOperation) target.objects[k]).apply(context, Interpreter.arguments(code, pc + 3, r));
            case RegisterOp.RAISE ->
                throw MorphError.of((String) target.objects[k], texts(Interpreter.arguments(code, pc + 3, r)));
            case RegisterOp.TRACE -> {
                trace(target, pc, k, a);
                yield a;
            }
            case RegisterOp.UNREACHABLE -> throw new IllegalStateException("unreachable code in " + target.name);
            default -> frame(target, code[pc], k, a, b);
        };
    }

    /** What a variant pattern asks. */
    record VariantTest(String name, int arity) {}

    /** Operations on suspended frames and routines. */
    private Object frame(RegisterCode target, int operation, int k, Object a, Object b) {
        switch (operation) {
            case RegisterOp.RESUME -> {
                return Operations.resume(a);
            }
            case RegisterOp.FRAME_NEW -> {
                FrameShape shape = (FrameShape) target.objects[k];
                CompiledFunction resume = shape.function().value();
                return new GeneratorFrame(resume.qualifiedName(), resume::call1, FrameRoutine.slots(shape.slots()));
            }
            case RegisterOp.FRAME_LOAD -> {
                return ((GeneratorFrame) a).slots[k];
            }
            case RegisterOp.FRAME_STORE -> ((GeneratorFrame) a).slots[k] = b;
            case RegisterOp.FRAME_STATE -> {
                return (long) ((GeneratorFrame) a).state;
            }
            case RegisterOp.FRAME_SET_STATE -> ((GeneratorFrame) a).state = k;
            case RegisterOp.FRAME_FINISH -> ((GeneratorFrame) a).state = GeneratorFrame.DONE;
            case RegisterOp.GENERATOR_NEW -> {
                return ((GeneratorFrame) a).handle();
            }
            case RegisterOp.ROUTINE_START -> {
                return FrameRoutine.start(context.scheduler(), (GeneratorFrame) a);
            }
            case RegisterOp.ROUTINE_PENDING -> {
                return a instanceof Routine routine && !routine.isDone();
            }
            // A routine that is not done here can only be one that never will be, which the scheduler finds out.
            case RegisterOp.ROUTINE_RESULT, RegisterOp.ROUTINE_WAIT -> {
                return context.scheduler().await(a);
            }
            case RegisterOp.PARK_AWAIT -> FrameRoutine.parkAwait((GeneratorFrame) a, b);
            case RegisterOp.PARK_YIELD -> FrameRoutine.parkYield((GeneratorFrame) a);
            case RegisterOp.PARK_SLEEP -> FrameRoutine.parkSleep((GeneratorFrame) a, b);
            case RegisterOp.ROUTINE_DRAIN -> machine.report().drain();
            default -> throw new IllegalStateException("operation " + operation);
        }
        return null;
    }

    /** A frame to be made: the function that resumes it, the number of its slots. */
    record FrameShape(LinkedFunction function, int slots) {}

    private CharSequence format(Object[] values) {
        if (values.length == 1) {
            return context.toText(values[0]);
        }
        CharSequence text = "";
        for (Object value : values) {
            text = Text.concat(text, context.toText(value));
        }
        return text;
    }

    private Object[] texts(Object[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = context.toText(values[i]);
        }
        return values;
    }

    private void trace(RegisterCode target, int pc, int instruction, Object result) {
        Instruction traced = (Instruction) target.objects[instruction];
        var position = target.positionAt(pc);
        machine.trace()
                .executed(
                        machine.depth,
                        position == null ? target.name : position.function(),
                        position == null ? target.file() : position.file(),
                        position == null ? 0 : position.line(),
                        traced.opcode().name(),
                        Tracing.operands(traced),
                        Tracing.brief(result));
    }
}
