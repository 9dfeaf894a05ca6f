package id.morph.runtime.primitive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.ir.Primitive;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrimitivesTest {
    @Test
    void theCompilersTableHasTheSameNames() {
        assertEquals(
                new TreeSet<>(
                        Arrays.stream(Primitive.values()).map(Primitive::text).toList()),
                new TreeSet<>(Primitives.names()));
    }

    @ParameterizedTest
    @EnumSource
    void everyPrimitiveHasThatNameAndArity(Primitive row) {
        HostPrimitive primitive = Primitives.find(row.text()).orElseThrow();
        assertEquals(row.text(), primitive.name());
        assertEquals(row.arity(), primitive.arity());
    }

    @Test
    void thereAreNoOthers() {
        for (String name : new String[] {"", "text_", "tiada", "fs_tiada", "TEXT_LOWER"}) {
            assertTrue(Primitives.find(name).isEmpty());
        }
    }
}
