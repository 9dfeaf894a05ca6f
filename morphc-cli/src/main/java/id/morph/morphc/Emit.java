package id.morph.morphc;

import java.util.Locale;

/** The stage of compilation that {@code --emit} shows as text. */
public enum Emit {
    AST,
    IR,
    MVM,
    JS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
