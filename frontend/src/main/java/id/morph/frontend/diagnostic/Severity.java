package id.morph.frontend.diagnostic;

/** How bad it is. An error stops compilation, a warning does not. */
public enum Severity {
    ERROR("error"),
    WARNING("warning");

    private final String jsonName;

    Severity(String jsonName) {
        this.jsonName = jsonName;
    }

    /** The name used in JSON output. */
    public String jsonName() {
        return jsonName;
    }
}
