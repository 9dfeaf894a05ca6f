package id.morph.runtime;

import java.util.Objects;

/**
 * One alternative of a {@code tipe} declaration.
 *
 * @param typeName the declared type, {@code Bentuk} in {@code tipe Bentuk = Lingkaran(r)}
 * @param name the alternative, {@code Lingkaran}
 * @param arity number of arguments
 * @param declaration identifies the declaration across modules, for example {@code "path.fox:Bentuk"}
 */
public record VariantType(String typeName, String name, int arity, String declaration) {
    /** What {@code lanjut} gives at a {@code bekukan}: the frozen value and the generator that continues. */
    public static final VariantType MOMENT = new VariantType("Momen", "Momen", 2, "<bawaan>:Momen");

    /** Whether both are the same alternative of the same declaration; what {@code ==} on variants asks. */
    public boolean sameAs(VariantType other) {
        return this == other
                || (name.equals(other.name)
                        && typeName.equals(other.typeName)
                        && Objects.equals(declaration, other.declaration));
    }
}
