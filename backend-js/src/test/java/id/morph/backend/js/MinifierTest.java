package id.morph.backend.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MinifierTest {
    @Test
    void namesBecomeShortAndBigintsSurvive() {
        assertEquals(
                "function(b){let c;c=b.v??123456789012345678901234567890n;return[c]}",
                Minifier.minify(List.of("address"), """
                        let exported_value;
                        exported_value = address.v ?? 123456789012345678901234567890n;
                        """, "[exported_value]"));
    }
}
