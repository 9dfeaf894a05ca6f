package id.morph.runtime;

/** How an engine runs a bytecode image from inside a program (primitive {@code run_image}). */
@FunctionalInterface
public interface ImageRunner {
    /** Runs the image in fresh globals, then its {@code utama} with these arguments; gives that one's result. */
    Object run(RuntimeContext context, MorphBytes image, MorphList arguments);
}
