package id.morph.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MorphErrorTest {
    private static MorphError located(MorphError error) {
        error.setPosition("a.fox", 3, 7);
        error.setPosition("b.fox", 9, 9);
        error.addFrame("f", "a.fox", 3);
        error.addFrame("<modul>", "a.fox", 10);
        return error;
    }

    private static String value(MorphError error) {
        return Operations.toText(error.toErrorValue()).toString();
    }

    @Test
    void runtimeError() {
        MorphError error = located(MorphError.of("BAGI_NOL.bagi"));
        assertEquals(
                "{\"pesan\": \"Pembagian dengan nol\", \"jenis\": \"ErrorSistem\", \"kode\": \"BAGI_NOL\", \"baris\": 3, \"kolom\": 7,"
                        + " \"berkas\": \"a.fox\", \"jejak\": [\"f (a.fox:3)\", \"<modul> (a.fox:10)\"]}",
                value(error));
        assertTrue(error.isSystemError() && error.is(ErrorCode.BAGI_NOL));
        assertFalse(error.is(ErrorCode.TIPE));
    }

    @Test
    void thrownValueIsWrapped() {
        assertEquals(
                "{\"pesan\": \"42\", \"jenis\": \"ErrorManual\", \"baris\": 3, \"kolom\": 7, \"berkas\": \"a.fox\","
                        + " \"jejak\": [\"f (a.fox:3)\", \"<modul> (a.fox:10)\"], \"nilai\": 42}",
                value(located(MorphError.thrown(42L))));
        assertThrows(IllegalStateException.class, () -> MorphError.thrown(1L).code());
    }

    @Test
    void thrownValueIsDescribedInTheProgramsStyle() {
        assertEquals(
                "None",
                MorphError.thrown(Nil.NIL).toErrorValue(PrintStyle.PYTHON).get("pesan"));
    }

    @Test
    void thrownDictIsItself() {
        MorphDict dict = new MorphDict();
        dict.put("jenis", "Sendiri");
        dict.put("baris", 1L);
        MorphError error = located(MorphError.thrown(dict));
        assertSame(dict, error.toErrorValue());
        assertEquals(
                "{\"jenis\": \"Sendiri\", \"baris\": 1, \"pesan\": \"{\\\"jenis\\\": \\\"Sendiri\\\", \\\"baris\\\": 1}\","
                        + " \"kolom\": 7, \"berkas\": \"a.fox\", \"jejak\": [\"f (a.fox:3)\", \"<modul> (a.fox:10)\"]}",
                value(error));
    }

    @Test
    void anErrorThrownAgainKeepsItsOriginAndGrows() {
        MorphError first = MorphError.of("BAGI_NOL.bagi");
        first.setPosition("a.fox", 3, 7);
        first.addFrame("f", "a.fox", 3);
        MorphError second = MorphError.thrown(first.toErrorValue());
        second.setPosition("a.fox", 5, 1);
        second.addFrame("f", "a.fox", 5);
        second.addFrame("<modul>", "a.fox", 10);
        MorphDict value = second.toErrorValue();
        assertSame(first.toErrorValue(), value);
        assertEquals(3L, value.get("baris"));
        assertEquals(
                "[\"f (a.fox:3)\", \"<modul> (a.fox:10)\"]",
                Operations.toText(value.get("jejak")).toString());
    }

    @Test
    void theValueIsMadeOnce() {
        MorphError error = located(MorphError.thrown(1L));
        MorphDict value = error.toErrorValue();
        error.addFrame("luar", "c.fox", 1);
        assertSame(value, error.toErrorValue());
        assertEquals(2, ((MorphList) value.get("jejak")).size());
    }

    @Test
    void uncaughtReport() {
        assertEquals(
                "Kesalahan tak tertangkap: Pembagian dengan nol\n  di f (a.fox:3)\n  di <modul> (a.fox:10)\n",
                located(MorphError.of("BAGI_NOL.bagi")).uncaughtReport(PrintStyle.MORPH));
        assertEquals("Kesalahan tak tertangkap: x\n", MorphError.thrown("x").uncaughtReport(PrintStyle.MORPH));
    }

    @Test
    void longTraces() {
        MorphError error = MorphError.of("TUMPUKAN.dalam", 10_240);
        for (int i = 0; i < 10_240; i++) {
            error.addFrame("f", "a.fox", i);
        }
        assertEquals(10_240, error.trace().size());
        assertEquals("Pemanggilan fungsi terlalu dalam: lebih dari 10240 tingkat", error.getMessage());
    }
}
