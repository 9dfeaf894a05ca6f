package id.morph.ir.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.ir.Function;
import id.morph.ir.Module;
import id.morph.ir.RandomModules;
import id.morph.ir.pass.PassPipeline;
import id.morph.ir.text.IrParser;
import id.morph.ir.text.IrPrinter;
import id.morph.ir.text.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinaryFormTest {

    @Test
    void everyFormOfIrComesBack() {
        Module module = IrParser.parse("everything", Samples.EVERYTHING);
        byte[] bytes = IrWriter.write(module);
        assertEquals(IrPrinter.print(module), IrPrinter.print(IrReader.read(bytes)));
        assertArrayEquals(bytes, IrWriter.write(IrReader.read(bytes)));
    }

    @Test
    void randomProgramsComeBackAtEveryStage() {
        for (int seed = 0; seed < 60; seed++) {
            for (Function.Kind kind : Function.Kind.values()) {
                Module module = RandomModules.make(new Random(seed), kind);
                module.setEntry("f");
                assertComesBack(module);
                PassPipeline.level(1).run(module);
                assertComesBack(module);
            }
        }
    }

    private static void assertComesBack(Module module) {
        assertEquals(IrPrinter.print(module), IrPrinter.print(IrReader.read(IrWriter.write(module))));
    }

    @Test
    void positionsComeBackExactly() {
        Module module = IrParser.parse("everything", Samples.EVERYTHING);
        Module again = IrReader.read(IrWriter.write(module));
        module.functions().forEach(function -> {
            Function other = again.function(function.symbol()).orElseThrow();
            for (int b = 0; b < function.blocks().size(); b++) {
                for (int i = 0; i < function.blocks().get(b).instructions().size(); i++) {
                    assertEquals(
                            function.blocks().get(b).instructions().get(i).position(),
                            other.blocks().get(b).instructions().get(i).position());
                }
            }
        });
    }

    @Test
    void archiveKnowsItsTablesAndDecodesOnDemand() {
        Module module = IrParser.parse("everything", Samples.EVERYTHING);
        byte[] bytes = IrWriter.write(module);
        LibraryArchive archive = LibraryArchive.open(bytes);
        assertEquals(List.copyOf(module.units()), List.copyOf(archive.units()));
        assertEquals(List.copyOf(module.layouts()), archive.layouts());
        assertEquals(module.units().iterator().next(), archive.unit("a.fox").orElseThrow());
        assertEquals(Optional.empty(), archive.unit("b.fox"));
        assertEquals(
                List.of("a.fox", "lib/a b.fox:Kelas.metode", "skala", "async", "empty"),
                List.copyOf(archive.symbols()));
        assertEquals(Optional.empty(), archive.load("no"));
        Function first = archive.load("async").orElseThrow();
        assertNotSame(first, archive.load("async").orElseThrow());
        // Damage in one function is nobody else's business.
        bytes[bytes.length - 1] = (byte) 0x7E;
        LibraryArchive damaged = LibraryArchive.open(bytes);
        assertEquals(
                IrPrinter.print(first), IrPrinter.print(damaged.load("async").orElseThrow()));
        assertThrows(BinaryFormatException.class, () -> damaged.load("empty"));
    }

    @Test
    void otherVersionsAreRefused() {
        byte[] bytes = IrWriter.write(new Module());
        byte[] version = bytes.clone();
        version[4]++;
        String message = assertThrows(BinaryFormatException.class, () -> LibraryArchive.open(version))
                .getMessage();
        assertTrue(message.contains("format version 4") && message.contains("built again"), message);
        byte[] operations = bytes.clone();
        operations[5]++;
        message = assertThrows(BinaryFormatException.class, () -> LibraryArchive.open(operations))
                .getMessage();
        assertTrue(message.contains("other operations"), message);
        byte[] magic = bytes.clone();
        magic[0]++;
        message = assertThrows(BinaryFormatException.class, () -> LibraryArchive.open(magic))
                .getMessage();
        assertEquals("not a binary IR file", message);
    }

    @Test
    void cutFilesAreRefusedWithoutHarm() {
        byte[] bytes = IrWriter.write(IrParser.parse("everything", Samples.EVERYTHING));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThrows(BinaryFormatException.class, () -> IrReader.read(cut));
        }
    }

    @Test
    void damagedBytesNeverDoWorseThanRefuse() {
        byte[] bytes = IrWriter.write(IrParser.parse("everything", Samples.EVERYTHING));
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                IrReader.read(damaged);
            } catch (BinaryFormatException expected) {
                assertTrue(!expected.getMessage().isEmpty());
            }
        }
    }
}
