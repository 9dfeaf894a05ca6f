package id.morph.backend.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuntimeLibraryTest {
    private static final RuntimeLibrary LIBRARY = RuntimeLibrary.of("""
            /** Says hello. */
            function hello(name, d) {
              return greet(name) + text.world;
            }
            // Not reached.
            function world() {}
            """, """
            function greet(name) {
              return made.get(name) ?? error("NAMA.belum_ada", /"[}]/.test(name));
            }
            const made = new Cache(1);
            class Cache extends Base {}
            class Base {}
            """);

    @Test
    void onlyWhatIsReachedIsLinkedInAnOrderThatWorks() {
        RuntimeLibrary.Linked linked = LIBRARY.link(Set.of("hello"));
        assertEquals("""
                function hello(name, d) {
                  return greet(name) + text.world;
                }
                function greet(name) {
                  return made.get(name) ?? error("NAMA.belum_ada", /"[}]/.test(name));
                }
                class Base {}
                class Cache extends Base {}
                const made = new Cache(1);
                """, linked.text());
        assertEquals(Set.of("NAMA.belum_ada"), linked.errors());
    }

    @Test
    void parametersAreKnown() {
        assertEquals(List.of("name", "d"), LIBRARY.parameters("hello"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertEquals(
                "the JavaScript runtime has no goodbye",
                assertThrows(IllegalStateException.class, () -> LIBRARY.link(Set.of("goodbye")))
                        .getMessage());
    }
}
