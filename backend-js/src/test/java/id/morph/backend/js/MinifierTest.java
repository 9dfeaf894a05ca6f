package id.morph.backend.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MinifierTest {
    @Test
    void namesBecomeShortAndBigintsSurvive() {
        assertEquals(
                "function(a){return[a.v??0x18ee90ff6c373e0ee4e3f0ad2n]}",
                Minifier.minify(List.of("address"), """
                        let exported_value;
                        exported_value = address.v ?? 123456789012345678901234567890n;
                        """, "[exported_value]"));
    }
}
