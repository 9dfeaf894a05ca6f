package id.morph.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A control-flow edge: the target block and one argument per parameter. On an unwind edge the first parameter of the target
 * is the error value, which the machine supplies, so {@code arguments} fills the parameters from the second on.
 */
public record Edge(Block target, List<Value> arguments) {

    public Edge {
        arguments = List.copyOf(arguments);
    }

    public static Edge to(Block target, Value... arguments) {
        return new Edge(target, List.of(arguments));
    }

    /** The same edge with every argument replaced. */
    public Edge map(UnaryOperator<Value> values) {
        return arguments.isEmpty()
                ? this
                : new Edge(target, arguments.stream().map(values).toList());
    }

    /** The same edge with more arguments behind those it has. */
    public Edge plus(List<? extends Value> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Value> all = new ArrayList<>(arguments);
        all.addAll(more);
        return new Edge(target, all);
    }
}
