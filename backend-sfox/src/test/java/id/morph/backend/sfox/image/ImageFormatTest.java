package id.morph.backend.sfox.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.backend.sfox.assembly.Assembler;
import id.morph.backend.sfox.image.ReadResult.Defect;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The binary form: exact bytes of version 1, round trips of version 2, and every malformed image is an answer. */
class ImageFormatTest {

    private static final String PROGRAM = """
            .image 2
            .unit "a.fox" file "a.fox" name "a" body "a:body" globals ("x" tetap "f")
            .entry "a:body"
            .function "a:body" name "<modul>" unit "a.fox" captures 0 arity 0 slots 1
                .at "a.fox" "<modul>" 1 1
                PUSH_CONST 9223372036854775807
                PUSH_CONST -9223372036854775808
                PUSH_CONST 170141183460469231731687303715884105728
                PUSH_CONST nan
                PUSH_CONST -inf
                PUSH_CONST -0.0
                PUSH_CONST 2.0
                PUSH_CONST undefined
                BUILD_LIST 8
                STORE_SLOT 0
                .at "lib.fox" "g" 7 3 in "a.fox" "<modul>" 2 5
            L1:
                CALL_STATIC "a:f" 0
            L2:
                STORE_GLOBAL "a.fox" "x"
                PUSH_CONST nil
                RET
            L3:
                THROW
            .handler L1 L2 L3
            .end
            .function "a:f" name "f" unit "a.fox" captures 0 arity 1 slots 2
                LOAD_SLOT 0
                SWITCH L4 L5
            L4:
                PUSH_CONST benar
                RET
            L5:
                UNREACHABLE
            .end
            """;

    @Test
    void helloWorldIsExactlyTheseBytes() {
        Image image = Assembler.assemble("""
                .image 1
                .code "<modul>" ()
                    PUSH_CONST "Hai"
                    PRINT 1
                    PUSH_CONST nil
                    RET
                .end
                """);
        String hex = "565a4f454c20464f5853" + "01" + "00" + "00000000" // magic, version, flags, time
                + "07" + "07000000" + "3c6d6f64756c3e" + "00" // code object, name, no parameters
                + "00000000" + "04000000" // empty pool, four instructions
                + "01" + "05" + "03000000" + "486169"
                + "35" + "03" + "01000000"
                + "01" + "01"
                + "30" + "01";
        assertEquals(hex, HexFormat.of().formatHex(ImageWriter.write(image)));
        assertEquals(
                new ReadResult.Success(image), ImageReader.read(HexFormat.of().parseHex(hex)));
    }

    @Test
    void version1TruncatesIntsAndTurnsIntegralFloatsIntoInts() {
        assertEquals(Datum.of(0L), throughVersion1(Datum.of(1L << 32)));
        assertEquals(Datum.of(-1L), throughVersion1(Datum.of(0xffff_ffffL)));
        assertEquals(Datum.of(-7L), throughVersion1(Datum.of(-7L)));
        assertEquals(Datum.of(2L), throughVersion1(Datum.of(2.0)));
        assertEquals(Datum.of(2.5), throughVersion1(Datum.of(2.5)));
    }

    @Test
    void version1SaysWhatItCannotHold() {
        assertTrue(ImageWriter.unfit(pushing(Datum.of(1L << 31))).isPresent());
        assertTrue(ImageWriter.unfit(pushing(Datum.of(2.0))).isPresent());
        assertTrue(ImageWriter.unfit(pushing(Datum.of(Double.NaN))).isPresent());
        assertTrue(ImageWriter.unfit(pushing(Datum.of(-5L))).isEmpty());
        assertTrue(ImageWriter.unfit(pushing(new Datum.Items(List.of(Datum.of(2.0)))))
                .isPresent());
    }

    @Test
    void unknownTagReadsAsNil() {
        byte[] bytes = ImageWriter.write(new Image.Single(pushing(Datum.NIL)));
        // The operand of the first instruction: the only tag 1 that follows opcode 1.
        int at = bytes.length - 3;
        assertEquals(1, bytes[at]);
        bytes[at] = 99;
        assertEquals(new ReadResult.Success(new Image.Single(pushing(Datum.NIL))), ImageReader.read(bytes));
    }

    @Test
    void dictFunctionsKeepWhatTag7Cannot() {
        CodeObject closure = new CodeObject(
                "f",
                List.of("a"),
                List.of("luar"),
                List.of("a"),
                true,
                List.of(Instruction.of(Opcode.LOAD_DEREF, "luar"), Instruction.of(Opcode.RET, Datum.NIL)));
        Datum.Pairs dict = (Datum.Pairs) throughVersion1(DictFunction.encode(closure));
        assertEquals(closure, DictFunction.decode(dict).orElseThrow());
    }

    @Test
    void version2RoundTripsEverything() {
        Image image = Assembler.assemble(PROGRAM);
        byte[] bytes = ImageWriter.write(image);
        assertEquals(new ReadResult.Success(image), ImageReader.read(bytes));
        assertArrayEquals(bytes, ImageWriter.write(image));
    }

    @TestFactory
    List<DynamicTest> malformedImages() {
        byte[] one = ImageWriter.write(new Image.Single(pushing(Datum.of("Hai"))));
        byte[] two = ImageWriter.write(Assembler.assemble(PROGRAM));
        return List.of(
                malformed("nothing", new byte[0], Defect.MAGIC),
                malformed("another file", "PK\3\4 bukan citra morph".getBytes(StandardCharsets.UTF_8), Defect.MAGIC),
                malformed("half a header", Arrays.copyOf(one, 12), Defect.TRUNCATED),
                malformed("version 3", with(one, 10, 3), Defect.VERSION),
                malformed("root is a text", with(one, 16, 5), Defect.ROOT),
                malformed("name longer than the file", with(one, 20, 0x7f), Defect.TRUNCATED),
                malformed("negative length", with(one, 20, 0xff), Defect.COUNT),
                malformed("two thousand million instructions", with(one, 36, 0x7f), Defect.COUNT),
                malformed("opcode 0", with(one, 37, 0), Defect.OPCODE),
                malformed("opcode of version 2 in version 1", with(one, 37, 128), Defect.OPCODE),
                malformed("broken UTF-8", with(one, 43, 0xff), Defect.TEXT),
                malformed("cut in version 1", Arrays.copyOf(one, one.length - 1), Defect.TRUNCATED),
                malformed("cut in version 2", Arrays.copyOf(two, two.length - 1), Defect.TRUNCATED),
                malformed("more behind the end", Arrays.copyOf(two, two.length + 1), Defect.TRAILING));
    }

    @Test
    void endlessNestingIsRefused() {
        byte[] head = Arrays.copyOf(ImageWriter.write(new Image.Single(pushing(Datum.NIL))), 38);
        byte[] bytes = Arrays.copyOf(head, 38 + 5 * 100_000);
        for (int at = 38; at < bytes.length; at += 5) {
            bytes[at] = 6;
            bytes[at + 1] = 1;
        }
        ReadResult.Malformed malformed = assertInstanceOf(ReadResult.Malformed.class, ImageReader.read(bytes));
        assertEquals(Defect.NESTING, malformed.defect());
    }

    @Test
    void unbalancedStackIsRefused() {
        FunctionCode good =
                ((Image.Program) Assembler.assemble(PROGRAM)).functions().get(1);
        FunctionCode bad = new FunctionCode(
                good.symbol(),
                good.name(),
                0,
                false,
                false,
                0,
                1,
                1,
                List.of(Instruction.of(Opcode.POP), Instruction.of(Opcode.JMP, 0)),
                List.of(),
                List.of());
        assertEquals(Defect.STACK, FunctionVerifier.check(bad).orElseThrow());
    }

    /** Seeded, so that a failure can be repeated; the answer itself is what is tested, no exception and no huge allocation. */
    @Test
    void mutatedImagesAreAnswered() {
        byte[] one = ImageWriter.write(new Image.Single(pushing(DictFunction.encode(pushing(Datum.of("Hai"))))));
        byte[] two = ImageWriter.write(Assembler.assemble(PROGRAM));
        Random random = new Random(20261121);
        int accepted = 0;
        for (int round = 0; round < 40_000; round++) {
            byte[] bytes = (round % 2 == 0 ? one : two).clone();
            for (int k = random.nextInt(4); k >= 0; k--) {
                bytes[16 + random.nextInt(bytes.length - 16)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(4) == 0) {
                bytes = Arrays.copyOf(bytes, 16 + random.nextInt(bytes.length));
            }
            switch (ImageReader.read(bytes)) {
                case ReadResult.Success success -> {
                    accepted++;
                    ImageWriter.write(success.image());
                }
                case ReadResult.Malformed malformed ->
                    assertTrue(malformed.offset() <= bytes.length
                            && !malformed.message().isEmpty());
            }
        }
        assertTrue(accepted > 100, "mutations that still are images: " + accepted);
    }

    private static DynamicTest malformed(String what, byte[] bytes, Defect defect) {
        return DynamicTest.dynamicTest(
                what,
                () -> assertEquals(
                        defect,
                        assertInstanceOf(ReadResult.Malformed.class, ImageReader.read(bytes))
                                .defect()));
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static CodeObject pushing(Datum datum) {
        return CodeObject.plain(
                CodeObject.MODULE,
                List.of(),
                List.of(Instruction.of(Opcode.PUSH_CONST, datum), Instruction.of(Opcode.RET, Datum.NIL)));
    }

    private static Datum throughVersion1(Datum datum) {
        ReadResult result = ImageReader.read(ImageWriter.write(new Image.Single(pushing(datum))));
        Image.Single image = (Image.Single)
                assertInstanceOf(ReadResult.Success.class, result).image();
        return image.body().instructions().getFirst().operand();
    }
}
