package id.morph.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloatTextTest {
    @Test
    void formatIsPythonsRepr() {
        for (String[] row : Resources.table("float-repr.tsv")) {
            double number = Double.longBitsToDouble(Long.parseUnsignedLong(row[0], 16));
            assertEquals(row[1], FloatText.format(number));
        }
    }

    @Test
    void everyFloatReadsBackTheSame() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            assertEquals(number, FloatText.parse(FloatText.format(number)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,1.0",
        "1.5,1.5",
        "' 2.5\t',2.5",
        "+3,3.0",
        "-0,-0.0",
        ".5,0.5",
        "5.,5.0",
        "1e3,1000.0",
        "1E-2,0.01",
        "1e+2,100.0",
        "inf,inf",
        "-Infinity,-inf",
        "NaN,nan",
        "1e400,inf",
        "123456789012345678901234567890,1.2345678901234568e+29"
    })
    void parses(String text, String expected) {
        assertEquals(expected, FloatText.format(FloatText.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a", "1a", "1d", "1f", "0x10", "1_000", "1e", "1e+", ".", "+", "--1", "1 2", "in", "e5"
            })
    void refuses(String text) {
        assertNull(FloatText.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-5,-5",
        "' 42 ',42",
        "+7,7",
        "007,7",
        "9223372036854775808,9223372036854775808",
        "-9223372036854775808,-9223372036854775808"
    })
    void parsesInts(String text, String expected) {
        assertEquals(expected, Operations.toText(IntText.parse(text)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1.0", "1e3", "0x1", "1_0", "a", "1 2"})
    void refusesInts(String text) {
        assertNull(IntText.parse(text));
    }
}
