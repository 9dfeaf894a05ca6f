package id.morph.ir;

import java.util.List;

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
}
