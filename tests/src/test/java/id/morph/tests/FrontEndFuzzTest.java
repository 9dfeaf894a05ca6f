package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short, repeatable search; {@code ./fuzz} searches for as long as one likes. */
class FrontEndFuzzTest {
    private static final int INPUTS = 1_500;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void damagedProgramsGetAnAnswer(long seed) throws IOException {
        FrontEndFuzz fuzz = new FrontEndFuzz(FrontEndFuzz.programsBelow(CorpusLocation.root()), seed);
        for (int i = 0; i < INPUTS; i++) {
            String text = fuzz.next();
            assertEquals(Optional.empty(), fuzz.defect(text), text);
        }
    }
}
