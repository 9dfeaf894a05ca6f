package id.morph.runtime.primitive;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All host primitives by name. */
public final class Primitives {
    private Primitives() {}

    /**
     * The primitive of a name, written as in library source ({@code text_lower}). Engines look each up once; only those that a
     * program uses are linked.
     */
    public static Optional<HostPrimitive> find(String name) {
        HostPrimitive found = TextPrimitives.find(name);
        return Optional.ofNullable(found);
    }

    /** The names of all primitives. */
    public static List<String> names() {
        return Stream.of(TextPrimitives.NAMES).flatMap(List::stream).toList();
    }
}
