package id.morph.frontend.resolve;

/**
 * What is known of a variant at compile time.
 *
 * @param type the name of the type that declares it
 */
public record VariantType(String type, int arity) {}
