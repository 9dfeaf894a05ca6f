package id.morph.frontend.diagnostic;

/**
 * Every rule that a diagnostic can be about. A code never changes its meaning; numbers of removed codes are not used
 * again. The texts are in the bundles under the code's id, and {@code docs/diagnostik.md} explains each one.
 */
public enum DiagnosticCode {
    // Characters and tokens
    UNKNOWN_CHARACTER("M0101", Severity.ERROR),
    UNTERMINATED_STRING("M0102", Severity.ERROR),
    UNCLOSED_HOLE("M0103", Severity.ERROR),
    EMPTY_HOLE("M0104", Severity.ERROR),
    MALFORMED_NUMBER("M0105", Severity.ERROR),
    UNKNOWN_ESCAPE("M0106", Severity.WARNING),
    INVALID_ESCAPE("M0107", Severity.ERROR),
    INVALID_ENCODING("M0108", Severity.ERROR),
    IGNORED_IN_HOLE("M0109", Severity.WARNING),
    TOO_DEEP("M0110", Severity.ERROR),

    // Grammar
    MISSING_END("M0201", Severity.ERROR),
    STRAY_END("M0202", Severity.ERROR),
    MISPLACED_CLAUSE("M0203", Severity.ERROR),
    UNCLOSED_BRACKET("M0204", Severity.ERROR),
    STRAY_BRACKET("M0205", Severity.ERROR),
    MISSPELT_KEYWORD("M0206", Severity.ERROR),
    RESERVED_NAME("M0207", Severity.ERROR),
    MISSING_THEN("M0208", Severity.ERROR),
    EXPECTED_EXPRESSION("M0209", Severity.ERROR),
    EXPECTED_NAME("M0210", Severity.ERROR),
    EXPECTED_TOKEN("M0211", Severity.ERROR),
    EXPECTED_LINE_END("M0212", Severity.ERROR),
    UNKNOWN_STATEMENT("M0213", Severity.ERROR),
    MISSING_COMMA("M0214", Severity.ERROR),
    BAD_PATTERN("M0215", Severity.ERROR),
    FOREIGN_OPERATOR("M0216", Severity.ERROR),
    TRY_WITHOUT_HANDLER("M0217", Severity.ERROR),
    ASSIGNMENT_AS_CONDITION("M0218", Severity.ERROR),

    // Rules that a well-formed tree can still break
    ASSIGNMENT_WITHOUT_UBAH("M0301", Severity.ERROR),
    ATTRIBUTE_ASSIGNMENT_WITHOUT_UBAH("M0302", Severity.WARNING),
    LEGACY_ATTRIBUTE_DECLARATION("M0303", Severity.WARNING),
    BAD_ASSIGNMENT_TARGET("M0304", Severity.ERROR),
    ONLY_FUNCTIONS_IN_CLASS("M0305", Severity.ERROR),
    BREAK_OUTSIDE_LOOP("M0306", Severity.ERROR),
    CONTINUE_OUTSIDE_LOOP("M0307", Severity.ERROR),
    NOT_BINDS_TIGHTER("M0308", Severity.WARNING),
    DUPLICATE_PARAMETER("M0309", Severity.ERROR),
    REST_NOT_LAST("M0310", Severity.ERROR),

    // Names
    UNDEFINED_NAME("M0401", Severity.ERROR),
    CONSTANT_ASSIGNED("M0402", Severity.ERROR),
    CONSTANT_REDECLARED("M0403", Severity.ERROR),
    ASSIGNED_UNDECLARED("M0404", Severity.WARNING),
    THIS_OUTSIDE_METHOD("M0405", Severity.ERROR),
    FREEZE_OUTSIDE_FUNCTION("M0406", Severity.ERROR),
    FREEZE_IN_ASYNC("M0407", Severity.ERROR),
    NAME_NOT_EXPORTED("M0408", Severity.ERROR),
    TOO_MANY_ARGUMENTS("M0409", Severity.WARNING),
    MISSING_VARIANT("M0410", Severity.WARNING),
    VARIANT_ARITY("M0411", Severity.WARNING),
    UPPERCASE_BINDING("M0412", Severity.WARNING),
    UNKNOWN_VARIANT("M0413", Severity.WARNING),

    // Modules
    MODULE_NOT_FOUND("M0501", Severity.ERROR),
    IMPORT_CYCLE("M0502", Severity.ERROR),
    HOST_MODULE_UNSUPPORTED("M0503", Severity.ERROR),
    IMAGE_IMPORTED("M0504", Severity.ERROR),
    MODULE_UNREADABLE("M0505", Severity.ERROR),

    // The system dialect
    SYSTEM_NOT_FIRST("M0601", Severity.ERROR),
    SYSTEM_FEATURE("M0602", Severity.ERROR),
    SYSTEM_TYPE("M0603", Severity.ERROR),
    SYSTEM_UNKNOWN_FUNCTION("M0604", Severity.ERROR),
    SYSTEM_ARITY("M0605", Severity.ERROR),
    SYSTEM_NOT_CONSTANT("M0606", Severity.ERROR),
    SYSTEM_UNASSIGNED("M0607", Severity.ERROR),
    SYSTEM_MISSING_RESULT("M0608", Severity.ERROR),
    SYSTEM_NO_RESULT("M0609", Severity.ERROR),
    SYSTEM_TOP_LEVEL("M0610", Severity.ERROR),
    SYSTEM_IMPORT("M0611", Severity.ERROR),
    SYSTEM_HOST_IMPORT("M0612", Severity.ERROR),
    SYSTEM_LARGE_NUMBER("M0613", Severity.ERROR),
    SYSTEM_NOT_DATA("M0614", Severity.ERROR),
    SYSTEM_LATE_DATA("M0615", Severity.ERROR),
    SYSTEM_REDECLARED("M0616", Severity.ERROR);

    private final String id;
    private final Severity severity;

    DiagnosticCode(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    /** The code as shown to users, such as {@code M0101}; also its key in the message bundles. */
    public String id() {
        return id;
    }

    /** Its usual severity. */
    public Severity severity() {
        return severity;
    }
}
