package id.morph.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Assertions about Morph errors. */
public final class Errors {
    private Errors() {}

    /** Asserts that it throws a runtime error with that code and message. */
    public static void assertError(ErrorCode code, String message, Executable action) {
        MorphError error = assertThrows(MorphError.class, action);
        assertEquals(code, error.code());
        assertEquals(message, error.getMessage());
    }

    /** Asserts that it throws a runtime error with that code. */
    public static void assertError(ErrorCode code, Executable action) {
        assertEquals(code, assertThrows(MorphError.class, action).code());
    }
}
