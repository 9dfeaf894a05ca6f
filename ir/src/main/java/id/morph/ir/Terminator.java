package id.morph.ir;

import java.util.List;
import java.util.Optional;

/** How a block ends. Terminators are immutable; a pass replaces the whole terminator of a block. */
public sealed interface Terminator {

    record Jump(Edge edge) implements Terminator {}

    /** {@code condition} is a {@link Type#BOOL}. */
    record Branch(Value condition, Edge then, Edge otherwise) implements Terminator {}

    /** Goes to {@code targets[k]} for the state {@code k} of a generator frame. */
    record Switch(Value state, List<Edge> targets) implements Terminator {
        public Switch {
            targets = List.copyOf(targets);
        }
    }

    record Return(Value value) implements Terminator {}

    record Throw(Value value, Position position, Optional<Edge> unwind) implements Terminator {}

    /**
     * Gives control back to the resumer or the scheduler and goes on at {@code resume} later. Only in functions whose
     * kind is not {@link Function.Kind#PLAIN}, and only until generator lowering has turned it into states.
     */
    record Suspend(Reason reason, Value value, Edge resume) implements Terminator {}

    /** Control never comes here. */
    record Unreachable() implements Terminator {}

    /** Why a function suspends. */
    enum Reason {
        /** {@code bekukan(v)}: the value goes to the caller of {@code lanjut}. */
        FREEZE,
        /** {@code tunggu h} on a routine that is not done. */
        AWAIT,
        /** {@code serah()}. */
        YIELD,
        /** {@code tidur(s)}. */
        SLEEP
    }

    /** Where control may go next, in order; the unwind edge of a throw included. */
    default List<Edge> edges() {
        return switch (this) {
            case Jump jump -> List.of(jump.edge());
            case Branch branch -> List.of(branch.then(), branch.otherwise());
            case Switch choice -> choice.targets();
            case Suspend suspend -> List.of(suspend.resume());
            case Throw raise -> raise.unwind().map(List::of).orElse(List.of());
            case Return _, Unreachable _ -> List.of();
        };
    }

    /** The values the terminator itself reads, edge arguments not included. */
    default List<Value> operands() {
        return switch (this) {
            case Branch branch -> List.of(branch.condition());
            case Switch choice -> List.of(choice.state());
            case Return back -> List.of(back.value());
            case Throw raise -> List.of(raise.value());
            case Suspend suspend -> List.of(suspend.value());
            case Jump _, Unreachable _ -> List.of();
        };
    }
}
