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
        HostPrimitive found = topic(name);
        return Optional.ofNullable(found);
    }

    /** By prefix, so that a program loads the topics it uses. */
    private static HostPrimitive topic(String name) {
        int end = name.indexOf('_');
        return switch (end < 0 ? name : name.substring(0, end)) {
            case "text", "bytes", "chr", "ord", "repr" -> TextPrimitives.find(name);
            case "list", "dict" -> CollectionPrimitives.find(name);
            case "to", "floor", "is", "sqrt", "float" -> NumberPrimitives.find(name);
            case "out", "err", "in" -> StreamPrimitives.find(name);
            case "fs" -> FilePrimitives.find(name);
            case "net" -> NetPrimitives.find(name);
            case "generator", "routine", "run", "java", "js" -> LanguagePrimitives.find(name);
            default -> ProcessPrimitives.find(name);
        };
    }

    /** The names of all primitives. */
    public static List<String> names() {
        return Stream.of(
                        TextPrimitives.NAMES,
                        CollectionPrimitives.NAMES,
                        NumberPrimitives.NAMES,
                        StreamPrimitives.NAMES,
                        FilePrimitives.NAMES,
                        ProcessPrimitives.NAMES,
                        NetPrimitives.NAMES,
                        LanguagePrimitives.NAMES)
                .flatMap(List::stream)
                .toList();
    }
}
