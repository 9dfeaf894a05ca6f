package id.morph.ir.analysis;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Primitive;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Unit;
import id.morph.ir.Value;
import id.morph.ir.text.IrPrinter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks instructions and terminators one by one against the op table and against what the module declares. */
final class InstructionVerifier {

    private final Module module;
    private final Function function;
    private final Stage stage;
    private final List<String> problems;
    private final Map<String, Map<String, Type>> globals = new HashMap<>();

    InstructionVerifier(Module module, Function function, Stage stage, List<String> problems) {
        this.module = module;
        this.function = function;
        this.stage = stage;
        this.problems = problems;
    }

    void problem(Block block, Instruction instruction, String text) {
        problem(block, IrPrinter.print(instruction, function), text);
    }

    private void problem(Block block, String printed, String text) {
        problems.add(
                "@" + function.symbol() + ": in ^" + IrPrinter.name(block, function) + ": " + printed + ": " + text);
    }

    /** Whether the value may stand where the type is wanted; what a local holds is known only after SSA construction. */
    boolean fits(Value value, Type wanted) {
        return value.fits(wanted)
                || (value instanceof Instruction get && get.op() == Op.LOCAL_GET && wanted != Type.BOOL);
    }

    static boolean unwinds(Terminator terminator) {
        return switch (terminator) {
            case Terminator.Throw raise -> raise.unwind().isPresent();
            case Terminator.Suspend suspend -> suspend.unwind().isPresent();
            case Terminator.Jump _,
                    Terminator.Branch _,
                    Terminator.Switch _,
                    Terminator.Return _,
                    Terminator.Unreachable _ -> false;
        };
    }

    void verify(Block block, Instruction instruction) {
        Op op = instruction.op();
        if (stage == Stage.SSA && (op == Op.LOCAL_GET || op == Op.LOCAL_SET)) {
            problem(block, instruction, "a local variable after SSA construction");
        }
        List<Attribute.Kind> kinds = op.attributes();
        List<Attribute> attributes = instruction.attributes();
        if (attributes.size() != kinds.size()) {
            problem(block, instruction, "has " + attributes.size() + " attributes, wanted " + kinds.size());
            return;
        }
        for (int i = 0; i < kinds.size(); i++) {
            if (!fits(attributes.get(i), kinds.get(i))) {
                problem(block, instruction, "attribute " + i + " is not of kind " + kinds.get(i));
                return;
            }
        }
        verifyOperands(block, instruction);
        verifyReferences(block, instruction);
        boolean known =
                op != Op.PRIMITIVE || Primitive.named(instruction.name(0)).isPresent();
        if (known && instruction.unwind().isPresent() && !instruction.mayThrow()) {
            problem(block, instruction, "has an unwind edge but cannot throw");
        }
    }

    private static boolean fits(Attribute attribute, Attribute.Kind kind) {
        return switch (kind) {
            case NAME -> attribute instanceof Attribute.Name;
            case FUNCTION, UNIT -> attribute instanceof Attribute.Symbol;
            case INT -> attribute instanceof Attribute.Int;
            case TYPE ->
                attribute instanceof Attribute.OfType type && type.type().isData();
        };
    }

    private void verifyOperands(Block block, Instruction instruction) {
        Op op = instruction.op();
        int count = instruction.operands().size();
        int fixed = op.operands().size() - (op.variadic() ? 1 : 0);
        if (count < fixed || (count > fixed && !op.variadic())) {
            String wanted = fixed + (op.variadic() ? " or more" : "");
            problem(block, instruction, "has " + count + " operands, wanted " + wanted);
            return;
        }
        if (op == Op.CALL_TYPED || op == Op.CALL_METHOD) {
            // What they want depends on the callee: see verifyCallee.
            return;
        }
        for (int i = 0; i < count; i++) {
            Type row = op.operands().get(Math.min(i, op.operands().size() - 1));
            Type wanted = row == Type.OF_ATTRIBUTE ? instruction.declaredType() : row;
            Value operand = instruction.operand(i);
            boolean held = op == Op.LOCAL_SET && operand.type() != Type.NONE && operand.type() != Type.FRAME;
            if (!held && !fits(operand, wanted)) {
                String type = operand.type().text();
                problem(block, instruction, "operand " + i + " is of type " + type + ", wanted " + wanted.text());
            }
        }
        if (op == Op.DICT && count % 2 != 0) {
            problem(block, instruction, "has a key without a value");
        }
        if ((op == Op.CLASS || op == Op.CLASS_NEW) && count % 2 == 0) {
            problem(block, instruction, "wants a parent, then names and functions alternating");
        }
    }

    private void verifyReferences(Block block, Instruction instruction) {
        Op op = instruction.op();
        for (int i = 0; i < op.attributes().size(); i++) {
            if (op.attributes().get(i) == Attribute.Kind.FUNCTION) {
                Optional<Function> target = module.function(instruction.symbol(i));
                target.ifPresentOrElse(
                        found -> verifyTarget(block, instruction, found),
                        () -> problem(block, instruction, "there is no such function"));
            } else if (op.attributes().get(i) == Attribute.Kind.UNIT
                    && module.unit(instruction.symbol(i)).isEmpty()) {
                problem(block, instruction, "there is no such unit");
            }
        }
        switch (op) {
            case GLOBAL_GET, GLOBAL_PROBE, GLOBAL_SET -> verifyGlobal(block, instruction, Type.ANY);
            case GLOBAL_LOAD, GLOBAL_STORE -> verifyGlobal(block, instruction, instruction.declaredType());
            case CLASS_NEW, OBJECT_NEW, OBJECT_CHECK, FIELD_GET, FIELD_SET, CALL_METHOD ->
                verifyLayout(block, instruction);
            default -> {}
        }
        if (op == Op.PRIMITIVE) {
            Optional<Primitive> primitive = Primitive.named(instruction.name(0));
            if (primitive.isEmpty()) {
                problem(block, instruction, "there is no such primitive");
            } else if (instruction.operands().size() > primitive.get().arity()) {
                problem(block, instruction, "has more operands than the primitive takes");
            }
        }
    }

    private void verifyGlobal(Block block, Instruction instruction, Type type) {
        Optional<Unit> unit = module.unit(instruction.symbol(0));
        if (unit.isEmpty()) {
            return;
        }
        Type declared = globals(unit.get()).get(instruction.name(1));
        if (declared == null) {
            problem(block, instruction, "the unit has no such global");
        } else if (declared != type && instruction.op() != Op.GLOBAL_PROBE) {
            problem(block, instruction, "the global is of type " + declared.text());
        }
    }

    private Map<String, Type> globals(Unit unit) {
        return globals.computeIfAbsent(
                unit.path(),
                _ -> unit.globals().stream().collect(Collectors.toMap(Unit.Global::name, Unit.Global::type)));
    }

    private void verifyLayout(Block block, Instruction instruction) {
        String name = instruction.name(0);
        if (module.layout(name).isEmpty()) {
            problem(block, instruction, "there is no such layout");
            return;
        }
        switch (instruction.op()) {
            case FIELD_GET, FIELD_SET -> {
                Optional<Type> type = module.fieldType(name, instruction.name(1));
                if (type.isEmpty()) {
                    problem(block, instruction, "the layout has no such field");
                } else if (type.get() != instruction.declaredType()) {
                    problem(
                            block,
                            instruction,
                            "the field is of type " + type.get().text());
                }
            }
            case CALL_METHOD -> {
                Optional<Function> method =
                        module.methodSymbol(name, instruction.name(1)).flatMap(module::function);
                method.ifPresentOrElse(
                        found -> verifyCallee(block, instruction, found),
                        () -> problem(block, instruction, "the layout has no such method"));
            }
            default -> {}
        }
    }

    /** A call with machine types gives exactly what the callee takes. */
    private void verifyCallee(Block block, Instruction call, Function callee) {
        List<BlockParameter> parameters = callee.entry().parameters();
        if (call.operands().size() != parameters.size()) {
            problem(block, call, "has " + call.operands().size() + " arguments, wanted " + parameters.size());
            return;
        }
        for (int i = 0; i < parameters.size(); i++) {
            Type wanted = parameters.get(i).type();
            if (!call.operand(i).fits(wanted)) {
                String type = call.operand(i).type().text();
                problem(block, call, "operand " + i + " is of type " + type + ", wanted " + wanted.text());
            }
        }
        if (call.declaredType() != callee.resultType()) {
            problem(block, call, "the function gives " + callee.resultType().text());
        }
    }

    /** Whether the function can be called by dynamic calls, which know nothing of machine types. */
    private static boolean isDynamic(Function function) {
        return function.resultType() == Type.ANY
                && function.entry().parameters().stream()
                        .map(BlockParameter::type)
                        .noneMatch(type -> type.isData() && type != Type.ANY);
    }

    private void verifyTarget(Block block, Instruction instruction, Function target) {
        int operands = instruction.operands().size();
        boolean frame = !target.blocks().isEmpty()
                && target.entry().parameters().stream().anyMatch(p -> p.type() == Type.FRAME);
        if (frame != (instruction.op() == Op.FRAME_NEW)) {
            problem(block, instruction, "a resume function goes with frame.new, and with nothing else");
        }
        if (instruction.op() == Op.CALL_TYPED) {
            verifyCallee(block, instruction, target);
            return;
        }
        if (!target.blocks().isEmpty() && !isDynamic(target)) {
            problem(block, instruction, "the function has machine types");
        }
        if (instruction.op() == Op.CLOSURE) {
            if (operands != target.captures()) {
                problem(block, instruction, "has " + operands + " cells, wanted " + target.captures());
            }
        } else if (target.captures() != 0) {
            problem(block, instruction, "the function has captures");
        }
        if (instruction.op() == Op.CALL_STATIC && operands > target.arity()) {
            problem(block, instruction, "has " + operands + " arguments, the function takes " + target.arity());
        }
    }

    void verifyTerminator(Block block) {
        switch (block.terminator()) {
            case Terminator.Branch branch -> verifyValue(block, branch.condition(), Type.BOOL);
            case Terminator.Switch choice -> {
                verifyValue(block, choice.state(), Type.ANY);
                if (choice.targets().isEmpty()) {
                    problem(block, IrPrinter.print(choice, function), "has no targets");
                }
            }
            case Terminator.Return back -> verifyValue(block, back.value(), function.resultType());
            case Terminator.Throw raise -> verifyValue(block, raise.value(), Type.ANY);
            case Terminator.Suspend suspend -> {
                verifyValue(block, suspend.value(), Type.ANY);
                boolean freezes = suspend.reason() == Terminator.Reason.FREEZE;
                Function.Kind wanted = freezes ? Function.Kind.GENERATOR : Function.Kind.ASYNC;
                if (function.kind() != wanted) {
                    String kind = "in a function of kind " + function.kind() + ", wanted " + wanted;
                    problem(block, IrPrinter.print(suspend, function), kind);
                }
            }
            case Terminator.Jump _, Terminator.Unreachable _ -> {}
        }
    }

    private void verifyValue(Block block, Value value, Type wanted) {
        if (!fits(value, wanted)) {
            String types = "the operand is of type " + value.type().text() + ", wanted " + wanted.text();
            problem(block, IrPrinter.print(block.terminator(), function), types);
        }
    }
}
