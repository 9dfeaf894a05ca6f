package id.morph.ir;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
     *
     * @param value what {@code bekukan} gives, the routine awaited, the seconds slept; nil for {@link Reason#YIELD}
     * @param position where parking may fail, such as {@code tidur("x")}
     * @param unwind where control goes when parking fails
     */
    record Suspend(Reason reason, Value value, Edge resume, Position position, Optional<Edge> unwind)
            implements Terminator {

        /** A suspension that cannot fail, or whose failure leaves the function. */
        public Suspend(Reason reason, Value value, Edge resume) {
            this(reason, value, resume, Position.NONE, Optional.empty());
        }
    }

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

    /** Where control may go next, in order; the unwind edge of a throw or suspension included, as the last one. */
    default List<Edge> edges() {
        return switch (this) {
            case Jump jump -> List.of(jump.edge());
            case Branch branch -> List.of(branch.then(), branch.otherwise());
            case Switch choice -> choice.targets();
            case Suspend suspend ->
                suspend.unwind().map(edge -> List.of(suspend.resume(), edge)).orElse(List.of(suspend.resume()));
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

    /** The same terminator with every operand and every edge replaced; edge arguments are the business of {@code edges}. */
    default Terminator map(UnaryOperator<Value> values, UnaryOperator<Edge> edges) {
        return switch (this) {
            case Jump jump -> new Jump(edges.apply(jump.edge()));
            case Branch branch ->
                new Branch(
                        values.apply(branch.condition()), edges.apply(branch.then()), edges.apply(branch.otherwise()));
            case Switch choice ->
                new Switch(
                        values.apply(choice.state()),
                        choice.targets().stream().map(edges).toList());
            case Return back -> new Return(values.apply(back.value()));
            case Throw raise ->
                new Throw(
                        values.apply(raise.value()),
                        raise.position(),
                        raise.unwind().map(edges));
            case Suspend suspend ->
                new Suspend(
                        suspend.reason(),
                        values.apply(suspend.value()),
                        edges.apply(suspend.resume()),
                        suspend.position(),
                        suspend.unwind().map(edges));
            case Unreachable end -> end;
        };
    }
}
