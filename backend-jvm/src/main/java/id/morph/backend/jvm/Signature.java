package id.morph.backend.jvm;

import id.morph.ir.BlockParameter;
import id.morph.ir.Function;
import id.morph.ir.Type;
import java.util.List;

/**
 * How a function of the program looks as a Java method: its parameters, then the depth.
 *
 * @param wide whether the parameters come in an array, because there are more than Java allows
 */
record Signature(List<Type> parameters, Type result, boolean wide) {
    /** Of the 255 words of parameters that Java allows, what remains for them beside the depth and a receiver. */
    private static final int MOST_WORDS = 250;

    static Signature of(Function function) {
        List<Type> types =
                function.entry().parameters().stream().map(BlockParameter::type).toList();
        int words = types.stream().mapToInt(Jvm::width).sum();
        return new Signature(types, function.resultType(), words > MOST_WORDS);
    }

    String descriptor() {
        if (wide) {
            return "([Ljava/lang/Object;I)" + Jvm.resultDescriptor(result);
        }
        StringBuilder descriptor = new StringBuilder("(");
        parameters.forEach(type -> descriptor.append(Jvm.descriptor(type)));
        return descriptor.append("I)").append(Jvm.resultDescriptor(result)).toString();
    }

    /** The local variable in which the depth comes. */
    int depthLocal() {
        return wide ? 1 : parameters.stream().mapToInt(Jvm::width).sum();
    }
}
