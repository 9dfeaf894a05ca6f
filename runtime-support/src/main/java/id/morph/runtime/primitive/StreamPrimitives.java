package id.morph.runtime.primitive;

import static id.morph.runtime.primitive.HostPrimitive.of0;
import static id.morph.runtime.primitive.HostPrimitive.of1;

import id.morph.runtime.Nil;
import java.util.List;

/** Standard input, output and error. */
final class StreamPrimitives {
    static final List<String> NAMES = List.of("out_write", "err_write", "in_read_line");

    private StreamPrimitives() {}

    static HostPrimitive find(String name) {
        return switch (name) {
            case "out_write" ->
                of1(name, (context, value) -> {
                    context.out().write(context.toText(value));
                    return Nil.NIL;
                });
            case "err_write" ->
                of1(name, (context, value) -> {
                    context.writeError(context.toText(value));
                    return Nil.NIL;
                });
            case "in_read_line" ->
                of0(name, context -> {
                    CharSequence line = context.readLine();
                    return line == null ? Nil.NIL : line;
                });
            default -> null;
        };
    }
}
