package id.morph.difftest.generate;

import java.util.ArrayList;
import java.util.List;

/** What the generator takes a value for. */
sealed interface Kind {
    /** Kinds without parts. */
    enum Basic implements Kind {
        INT,
        FLOAT,
        BOOL,
        TEXT,
        BYTES,
        NIL,
        /** Nothing is known. */
        ANY
    }

    record ListOf(Kind element) implements Kind {}

    /** Keys are of mixed kinds. */
    record DictOf(Kind value) implements Kind {}

    record Instance(Shape shape) implements Kind {}

    record VariantOf(Alternatives type) implements Kind {}

    record FunctionOf(List<Kind> parameters, Kind result) implements Kind {}

    record GeneratorOf(Kind frozen) implements Kind {}

    record RoutineOf(Kind result) implements Kind {}

    /** A class. */
    final class Shape {
        final String name;
        final Shape parent;
        final List<Variable> attributes = new ArrayList<>();
        final List<Callable> methods = new ArrayList<>();
        List<Kind> arguments = List.of();

        Shape(String name, Shape parent) {
            this.name = name;
            this.parent = parent;
            if (parent != null) {
                attributes.addAll(parent.attributes);
                methods.addAll(parent.methods);
                arguments = parent.arguments;
            }
        }

        boolean isA(Shape other) {
            return this == other || parent != null && parent.isA(other);
        }
    }

    /** A {@code tipe} declaration. */
    record Alternatives(String name, List<Alternative> alternatives) {}

    /** One variant. */
    record Alternative(String name, List<Kind> arguments) {}

    /** A variable or an attribute. */
    record Variable(String name, Kind kind, boolean assignable) {}

    /**
     * A function or method that may be called.
     *
     * @param cost about how many instructions a call takes
     */
    record Callable(String name, List<Kind> parameters, Kind result, double cost) {}
}
