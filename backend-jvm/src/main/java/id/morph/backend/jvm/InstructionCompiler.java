package id.morph.backend.jvm;

import id.morph.ir.Edge;
import id.morph.ir.Effect;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Compiles instructions and terminators: where they are, how their errors leave, their results. What each operation does is the
 * business of {@link DynamicOperations} and {@link MachineOperations}.
 */
final class InstructionCompiler {
    /** A range of code whose errors go to a handler of the function. */
    private record Guarded(Label from, Label to, Label stub, Edge edge, int position) {}

    private final ClassBuilder owner;
    private final Function function;
    private final Code code;
    private final ValueAccess values;
    private final SelectedCode selected;
    private final EdgeWriter edges;
    private final int depthLocal;
    private final DynamicOperations dynamic;
    private final MachineOperations machine;
    private final List<Guarded> guarded = new ArrayList<>();
    /** What the local variable of the position holds here, -1 if that is not known. */
    private int position = -1;

    private int line;
    private boolean leavable;

    InstructionCompiler(
            ProgramLayout layout,
            ClassBuilder owner,
            Function function,
            Code code,
            ValueAccess values,
            SelectedCode selected,
            EdgeWriter edges,
            int depthLocal) {
        this.owner = owner;
        this.function = function;
        this.code = code;
        this.values = values;
        this.selected = selected;
        this.edges = edges;
        this.depthLocal = depthLocal;
        dynamic = new DynamicOperations(layout, owner, code, values, selected, depthLocal);
        machine = new MachineOperations(layout, code, values, dynamic);
    }

    void startBlock() {
        position = -1;
    }

    void compile(Partition.Step step) {
        Instruction instruction = step.instruction();
        if (step.operandsOnly()) {
            dynamic.collect(instruction, step.from(), step.to());
            return;
        }
        if (selected.isLeftToOthers(instruction)) {
            return;
        }
        line(instruction.position());
        if (!instruction.has(Effect.THROWS)) {
            if (machine.compileSmall(instruction)) {
                values.storeSmall(instruction);
                return;
            }
            operate(instruction);
            if (!selected.onStack(instruction)) {
                values.store(instruction);
            }
            return;
        }
        int at = function.transparent() ? 0 : owner.position(instruction.position());
        Edge unwind = instruction.unwind().orElse(null);
        if (unwind == null) {
            if (!function.transparent()) {
                leavable = true;
                setPosition(at);
            }
            operate(instruction);
        } else {
            Guarded guard = new Guarded(new Label(), new Label(), new Label(), unwind, at);
            guarded.add(guard);
            code.label(guard.from());
            operate(instruction);
            code.label(guard.to());
        }
        if (!selected.onStack(instruction)) {
            values.store(instruction);
        }
    }

    private void operate(Instruction instruction) {
        switch (instruction.op().dialect()) {
            case MORPH -> dynamic.compile(instruction);
            case MACHINE -> {
                if (selected.comparison(instruction) != null) {
                    machine.compare(instruction);
                } else {
                    machine.compile(instruction);
                }
            }
        }
    }

    private void setPosition(int at) {
        if (at != position) {
            code.push(at);
            code.local(Opcodes.ISTORE, depthLocal + 1);
            position = at;
        }
    }

    /** Java's line is the one in this function's own source, not that of what has been inlined. */
    private void line(Position at) {
        Position own = at;
        while (own.caller() != null && own.caller().known()) {
            own = own.caller();
        }
        if (own.known() && own.line() != line && own.line() <= Character.MAX_VALUE) {
            line = own.line();
            Label here = new Label();
            code.label(here);
            code.visitor().visitLineNumber(line, here);
        }
    }

    void compile(Terminator terminator) {
        switch (terminator) {
            case Terminator.Jump(Edge edge) -> edges.follow(edge, true);
            case Terminator.Branch branch -> branch(branch);
            case Terminator.Switch choice -> choose(choice);
            case Terminator.Return(Value value) -> edges.giveBack(value);
            case Terminator.Throw raise -> raise(raise);
            case Terminator.Suspend _ ->
                throw new IllegalStateException("@" + function.symbol() + " has not been made a state machine");
            case Terminator.Unreachable _ -> {
                code.op(Opcodes.ACONST_NULL);
                code.op(Opcodes.ATHROW);
            }
        }
    }

    private void branch(Terminator.Branch branch) {
        Value condition = branch.condition();
        int ifTrue = Opcodes.IFNE;
        if (selected.comparison(condition) instanceof Instruction comparison) {
            ifTrue = machine.jump(comparison);
        } else if (!selected.onStack(condition)) {
            values.load(condition, Type.BOOL);
        }
        Label then = edges.direct(branch.then());
        Label otherwise = edges.direct(branch.otherwise());
        if (then != null && !edges.next(branch.then())) {
            code.jump(ifTrue, then);
            edges.follow(branch.otherwise(), true);
        } else if (otherwise != null) {
            code.jump(opposite(ifTrue), otherwise);
            edges.follow(branch.then(), true);
        } else {
            Label other = new Label();
            code.jump(opposite(ifTrue), other);
            edges.follow(branch.then(), false);
            code.label(other);
            edges.follow(branch.otherwise(), true);
        }
    }

    private static int opposite(int jump) {
        return switch (jump) {
            case Opcodes.IFEQ -> Opcodes.IFNE;
            case Opcodes.IFNE -> Opcodes.IFEQ;
            case Opcodes.IFLT -> Opcodes.IFGE;
            case Opcodes.IFGE -> Opcodes.IFLT;
            case Opcodes.IFGT -> Opcodes.IFLE;
            case Opcodes.IFLE -> Opcodes.IFGT;
            case Opcodes.IF_ICMPEQ -> Opcodes.IF_ICMPNE;
            case Opcodes.IF_ICMPNE -> Opcodes.IF_ICMPEQ;
            case Opcodes.IF_ICMPLT -> Opcodes.IF_ICMPGE;
            case Opcodes.IF_ICMPGE -> Opcodes.IF_ICMPLT;
            case Opcodes.IF_ICMPGT -> Opcodes.IF_ICMPLE;
            case Opcodes.IF_ICMPLE -> Opcodes.IF_ICMPGT;
            case Opcodes.IF_ACMPEQ -> Opcodes.IF_ACMPNE;
            case Opcodes.IF_ACMPNE -> Opcodes.IF_ACMPEQ;
            default -> throw new IllegalArgumentException("no comparison with zero: " + jump);
        };
    }

    private void choose(Terminator.Switch choice) {
        Label[] targets = new Label[choice.targets().size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = new Label();
        }
        Label none = new Label();
        if (choice.state().type() == Type.I64) {
            values.loadSmall(choice.state());
        } else {
            values.load(choice.state());
            code.type(Opcodes.CHECKCAST, Jvm.LONG);
            code.callVirtual(Jvm.LONG, "intValue", "()I");
        }
        code.visitor().visitTableSwitchInsn(0, targets.length - 1, none, targets);
        code.label(none);
        code.op(Opcodes.ACONST_NULL);
        code.op(Opcodes.ATHROW);
        for (int i = 0; i < targets.length; i++) {
            code.label(targets[i]);
            edges.follow(choice.targets().get(i), i == targets.length - 1);
        }
    }

    private void raise(Terminator.Throw raise) {
        line(raise.position());
        int at = function.transparent() ? 0 : owner.position(raise.position());
        if (raise.unwind().isEmpty()) {
            if (!function.transparent()) {
                leavable = true;
                setPosition(at);
            }
            thrown(raise.value());
            code.op(Opcodes.ATHROW);
            return;
        }
        // The handler is in this function, so nothing is thrown in Java; but what it receives may have to be made.
        dynamic.writeDepth(Position.NONE);
        thrown(raise.value());
        code.push(at);
        owner.caught(code);
        edges.follow(raise.unwind().get(), true);
    }

    private void thrown(Value value) {
        values.load(value);
        code.callStatic(Jvm.ERROR, "thrown", "(Ljava/lang/Object;)" + Jvm.object(Jvm.ERROR));
    }

    /** Writes the handlers; {@code start} is where the code began whose errors they add to. */
    void finish(Label start) {
        Label end = new Label();
        code.label(end);
        for (Guarded guard : guarded) {
            code.visitor().visitTryCatchBlock(guard.from(), guard.to(), guard.stub(), null);
        }
        for (Guarded guard : guarded) {
            code.label(guard.stub());
            dynamic.writeDepth(Position.NONE);
            code.push(guard.position());
            owner.caught(code);
            edges.follow(guard.edge(), false);
        }
        if (leavable) {
            Label handler = new Label();
            code.visitor().visitTryCatchBlock(start, end, handler, null);
            code.label(handler);
            code.local(Opcodes.ILOAD, depthLocal + 1);
            owner.leave(code);
        }
    }
}
