package id.morph.ir.analysis;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
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
import java.util.Set;
import java.util.stream.Collectors;

/** Checks instructions and terminators one by one against the op table and against what the module declares. */
final class InstructionVerifier {

    private final Module module;
    private final Function function;
    private final Stage stage;
    private final List<String> problems;
    private final Map<String, Set<String>> globals = new HashMap<>();

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
        return value.type().fits(wanted)
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
        for (int i = 0; i < count; i++) {
            Type wanted = op.operands().get(Math.min(i, op.operands().size() - 1));
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
        if (op == Op.CLASS && count % 2 == 0) {
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
        if (op == Op.GLOBAL_GET || op == Op.GLOBAL_PROBE || op == Op.GLOBAL_SET) {
            Optional<Unit> unit = module.unit(instruction.symbol(0));
            if (unit.isPresent() && !globals(unit.get()).contains(instruction.name(1))) {
                problem(block, instruction, "the unit has no such global");
            }
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

    private Set<String> globals(Unit unit) {
        return globals.computeIfAbsent(
                unit.path(), _ -> unit.globals().stream().map(Unit.Global::name).collect(Collectors.toSet()));
    }

    private void verifyTarget(Block block, Instruction instruction, Function target) {
        int operands = instruction.operands().size();
        boolean frame = !target.blocks().isEmpty()
                && target.entry().parameters().stream().anyMatch(p -> p.type() == Type.FRAME);
        if (frame != (instruction.op() == Op.FRAME_NEW)) {
            problem(block, instruction, "a resume function goes with frame.new, and with nothing else");
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
            case Terminator.Return back -> verifyValue(block, back.value(), Type.ANY);
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
