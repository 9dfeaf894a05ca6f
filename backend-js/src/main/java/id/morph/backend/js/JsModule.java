package id.morph.backend.js;

/** A compiled program. */
public final class JsModule {
    private final ModuleText text;

    JsModule(ModuleText text) {
        this.text = text;
    }

    /** The module's source. */
    public String text() {
        return text.toString();
    }
}
