package id.morph.backend.sfox.register;

import static id.morph.backend.sfox.Execution.output;
import static id.morph.backend.sfox.Execution.traced;
import static id.morph.backend.sfox.Execution.version2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every version 2 opcode, in a small program whose output is written down. */
class RegisterExecutionTest {

    @TestFactory
    List<DynamicTest> expressions() {
        return List.of(
                expression("DUP MUL", "PUSH_CONST 7\nDUP\nMUL", "49"),
                expression(
                        "ADD overflows into a big int",
                        "PUSH_CONST 9223372036854775807\nPUSH_CONST 1\nADD",
                        "9223372036854775808"),
                expression(
                        "SUB small constant overflows",
                        "PUSH_CONST -9223372036854775808\nPUSH_CONST 1\nSUB",
                        "-9223372036854775809"),
                expression("ADD of texts", "PUSH_CONST \"a\"\nPUSH_CONST \"b\"\nADD", "ab"),
                expression("DIV", "PUSH_CONST 6\nPUSH_CONST 2\nDIV", "3.0"),
                expression("MOD is floored", "PUSH_CONST -7\nPUSH_CONST 3\nMOD", "2"),
                expression("EQ", "PUSH_CONST 1\nPUSH_CONST 1.0\nEQ", "benar"),
                expression("NEQ", "PUSH_CONST 1\nPUSH_CONST 2\nNEQ", "benar"),
                expression("GT", "PUSH_CONST 1\nPUSH_CONST 2\nGT", "salah"),
                expression("LT", "PUSH_CONST \"a\"\nPUSH_CONST \"b\"\nLT", "benar"),
                expression("GTE", "PUSH_CONST 2\nPUSH_CONST 2\nGTE", "benar"),
                expression("LTE", "PUSH_CONST nan\nPUSH_CONST 2\nLTE", "salah"),
                expression("NOT", "PUSH_CONST \"\"\nNOT", "benar"),
                expression("TRUTHY", "PUSH_CONST \"a\"\nTRUTHY", "benar"),
                expression("NEG", "PUSH_CONST 5\nNEG", "-5"),
                expression("BIT_AND", "PUSH_CONST 12\nPUSH_CONST 10\nBIT_AND", "8"),
                expression("BIT_OR", "PUSH_CONST 12\nPUSH_CONST 10\nBIT_OR", "14"),
                expression("BIT_XOR", "PUSH_CONST 12\nPUSH_CONST 10\nBIT_XOR", "6"),
                expression("BIT_NOT", "PUSH_CONST 5\nBIT_NOT", "-6"),
                expression("LSHIFT", "PUSH_CONST 1\nPUSH_CONST 70\nLSHIFT", "1180591620717411303424"),
                expression("RSHIFT", "PUSH_CONST -8\nPUSH_CONST 1\nRSHIFT", "-4"),
                expression("FORMAT", "PUSH_CONST \"n=\"\nPUSH_CONST 2.0\nPUSH_CONST nil\nFORMAT 3", "n=2.0nil"),
                expression("BUILD_LIST", "PUSH_CONST 1\nPUSH_CONST \"a\"\nBUILD_LIST 2", "[1, \"a\"]"),
                expression(
                        "BUILD_MAP: source order, the last of equal keys wins",
                        "PUSH_CONST \"a\"\nPUSH_CONST 1\nPUSH_CONST \"b\"\nPUSH_CONST 2\nPUSH_CONST \"a\"\nPUSH_CONST 3\nBUILD_MAP 3",
                        "{\"a\": 3, \"b\": 2}"),
                expression("LOAD_INDEX", "PUSH_CONST \"abc\"\nPUSH_CONST -1\nLOAD_INDEX", "c"),
                expression("SLICE", "PUSH_CONST \"abcd\"\nPUSH_CONST 1\nPUSH_CONST nil\nSLICE", "bcd"),
                expression("LEN", "PUSH_CONST \"abcd\"\nLEN", "4"),
                expression("TYPE", "PUSH_CONST 1.5\nTYPE", "angka"),
                expression(
                        "LOAD_SLOT keeps the value it had when pushed",
                        "PUSH_CONST 1\nSTORE_SLOT 0\nLOAD_SLOT 0\nPUSH_CONST 2\nSTORE_SLOT 0\nLOAD_SLOT 0\nBUILD_LIST 2",
                        "[1, 2]"),
                expression("CHECK_DEFINED passes", "PUSH_CONST 3\nCHECK_DEFINED \"x\"", "3"),
                expression("IS_DEFINED", "PUSH_CONST undefined\nIS_DEFINED", "salah"),
                expression("globals", "PUSH_CONST 4\nSTORE_GLOBAL \"t.fox\" \"g\"\nLOAD_GLOBAL \"t.fox\" \"g\"", "4"),
                expression("PROBE_GLOBAL", "PROBE_GLOBAL \"t.fox\" \"g\"\nIS_DEFINED", "salah"),
                expression(
                        "cells",
                        "PUSH_CONST 1\nCELL_NEW\nSTORE_SLOT 0\nLOAD_SLOT 0\nPUSH_CONST 9\nCELL_SET\nLOAD_SLOT 0\nCELL_GET",
                        "9"),
                expression(
                        "STORE_INDEX",
                        "PUSH_CONST 1\nBUILD_LIST 1\nSTORE_SLOT 0\nLOAD_SLOT 0\nPUSH_CONST 0\nPUSH_CONST 8\nSTORE_INDEX\nLOAD_SLOT 0",
                        "[8]"),
                expression("CONSTRUCTOR", "CONSTRUCTOR \"t.fox\" \"T\" \"A\" 2\nPUSH_CONST 1\nCALL 1", "A(1, nil)"),
                expression(
                        "TEST_VARIANT",
                        "CONSTRUCTOR \"t.fox\" \"T\" \"A\" 1\nPUSH_CONST 1\nCALL 1\nTEST_VARIANT \"A\" 1",
                        "benar"),
                expression(
                        "TEST_VARIANT of another arity",
                        "CONSTRUCTOR \"t.fox\" \"T\" \"A\" 1\nPUSH_CONST 1\nCALL 1\nTEST_VARIANT \"A\" 2",
                        "salah"),
                expression(
                        "PAYLOAD",
                        "CONSTRUCTOR \"t.fox\" \"T\" \"A\" 2\nPUSH_CONST 1\nPUSH_CONST 2\nCALL 2\nPAYLOAD 1",
                        "2"),
                expression("TEST_LIST", "BUILD_LIST 0\nTEST_LIST 0", "benar"),
                expression("TEST_LIST of a text", "PUSH_CONST \"\"\nTEST_LIST 0", "salah"),
                expression("TEST_LIST_MIN", "BUILD_LIST 0\nTEST_LIST_MIN 1", "salah"),
                expression(
                        "ERROR_OF_KIND",
                        "PUSH_CONST \"p\"\nPUSH_CONST \"k\"\nERROR_OF_KIND",
                        "{\"jenis\": \"k\", \"pesan\": \"p\"}"),
                expression("PRIM", "PUSH_CONST \"Abc\"\nPRIM \"text_upper\" 1", "ABC"),
                expression("method of a text", "PUSH_CONST \"Abc\"\nLOAD_ATTR \"kecil\"\nCALL 0", "abc"),
                expression(
                        "method found before its argument is computed",
                        "PUSH_CONST \"b a\"\nLOAD_ATTR \"pisah\"\nPUSH_CONST \" \"\nPUSH_CONST \"\"\nADD\nCALL 1",
                        "[\"b\", \"a\"]"),
                expression("UNPACK_CHECK", "PUSH_CONST \"ab\"\nUNPACK_CHECK 2\nPUSH_CONST 1", "1"));
    }

    @Test
    void comparisonsAreFusedWithTheJumpBehindThem() {
        String text = """
                PUSH_CONST 0
                STORE_SLOT 0
                L1:
                LOAD_SLOT 0
                PUSH_CONST 3
                LT
                JMP_IF_FALSE L2
                LOAD_SLOT 0
                PRINT 1
                LOAD_SLOT 0
                PUSH_CONST 1
                ADD
                STORE_SLOT 0
                JMP L1
                L2:
                PUSH_CONST nan
                STORE_SLOT 1
                LOAD_SLOT 1
                PUSH_CONST 1
                LT
                JMP_IF_TRUE L3
                PUSH_CONST "nan tidak kurang"
                PRINT 1
                L3:
                LOAD_SLOT 1
                PUSH_CONST 1
                GTE
                NOT
                JMP_IF_FALSE L4
                PUSH_CONST "dan tidak lebih"
                PRINT 1
                L4:
                """;
        assertEquals("0\n1\n2\nnan tidak kurang\ndan tidak lebih\n", output(version2(text)));
        // A traced run fuses nothing and does the same.
        assertTrue(traced(version2(text)).startsWith("0\n1\n2\nnan tidak kurang\ndan tidak lebih\n"));
    }

    @Test
    void aFloatDoesNotTakeTheFastPathOfInts() {
        String text = """
                PUSH_CONST 2.5
                STORE_SLOT 0
                LOAD_SLOT 0
                PUSH_CONST 1
                ADD
                PRINT 1
                LOAD_SLOT 0
                PUSH_CONST 1
                SUB
                PRINT 1
                LOAD_SLOT 0
                PUSH_CONST 2
                GT
                JMP_IF_FALSE L1
                PUSH_CONST "lebih"
                PRINT 1
                L1:
                """;
        assertEquals("3.5\n1.5\nlebih\n", output(version2(text)));
    }

    @Test
    void classesMethodsAndParents() {
        String functions = """
                .function "A.inisiasi" name "A.inisiasi" unit "t.fox" captures 0 arity 2 slots 2
                    LOAD_SLOT 0
                    LOAD_SLOT 1
                    STORE_ATTR "x"
                    PUSH_CONST nil
                    RET
                .end
                .function "A.m" name "A.m" unit "t.fox" captures 0 arity 2 slots 2
                    LOAD_SLOT 0
                    LOAD_ATTR "x"
                    LOAD_SLOT 1
                    ADD
                    RET
                .end
                .function "B.m" name "B.m" unit "t.fox" captures 1 arity 2 slots 3
                    LOAD_SLOT 0
                    CELL_GET
                    LOAD_SLOT 1
                    LOAD_SUPER "m"
                    LOAD_SLOT 2
                    CALL 1
                    PUSH_CONST 100
                    ADD
                    RET
                .end
                """;
        String text = """
                PUSH_CONST nil
                PUSH_CONST "inisiasi"
                FUNCTION_REF "A.inisiasi"
                PUSH_CONST "m"
                FUNCTION_REF "A.m"
                MAKE_CLASS "A" 2
                STORE_SLOT 0
                PUSH_CONST nil
                CELL_NEW
                STORE_SLOT 1
                LOAD_SLOT 0
                PUSH_CONST "m"
                LOAD_SLOT 1
                CLOSURE "B.m" 1
                MAKE_CLASS "B" 1
                STORE_SLOT 2
                LOAD_SLOT 1
                LOAD_SLOT 2
                CELL_SET
                LOAD_SLOT 2
                PUSH_CONST 5
                CALL 1
                STORE_SLOT 3
                LOAD_SLOT 3
                LOAD_ATTR "m"
                PUSH_CONST 1
                CALL 1
                PRINT 1
                LOAD_SLOT 3
                LOAD_ATTR "m"
                STORE_SLOT 4
                LOAD_SLOT 4
                PRINT 1
                LOAD_SLOT 4
                PUSH_CONST 2
                CALL 1
                PRINT 1
                LOAD_SLOT 3
                LOAD_ATTR "n"
                CALL 0
                POP
                """;
        assertEquals("""
                106
                <metode B.m>
                107
                Kesalahan tak tertangkap: Objek 'B' tidak memiliki atribut 'n'
                  di <modul> (t.fox:1)
                """, output(version2(text, functions)));
    }

    @Test
    void handlersTakeErrorsOfTheirRangeWithPositionAndTrace() {
        String functions = """
                .function "f" name "f" unit "t.fox" captures 0 arity 1 slots 1
                    .at "t.fox" "f" 10 3
                    LOAD_SLOT 0
                    PUSH_CONST 0
                    DIV
                    .at "lib.fox" "g" 20 4 in "t.fox" "f" 11 5
                    RET
                .end
                .function "p" name "p" unit "t.fox" captures 0 arity 1 slots 1 transparent
                    .at "lib.fox" "p" 99 9
                    LOAD_SLOT 0
                    CALL_STATIC "f" 1
                    RET
                .end
                """;
        String text = """
                L1:
                .at "t.fox" "<modul>" 2 7
                PUSH_CONST 1
                CALL_STATIC "p" 1
                POP
                L2:
                .at "t.fox" "<modul>" 3 1
                RAISE "NAMA.belum_ada" 0
                L3:
                STORE_SLOT 0
                LOAD_SLOT 0
                PRINT 1
                L4:
                PUSH_CONST "x"
                THROW
                L5:
                LOAD_ATTR "nilai"
                PRINT 1
                .handler L1 L2 L3
                .handler L4 L5 L5
                """;
        String body = version2("", functions)
                .replace(
                        "\nPUSH_CONST nil\nRET\n.end\n.function \"f\"",
                        "\n" + text.replace(".handler L1 L2 L3\n.handler L4 L5 L5\n", "")
                                + "PUSH_CONST nil\nRET\n.handler L1 L2 L3\n.handler L4 L5 L5\n.end\n.function \"f\"");
        assertEquals("""
                {"pesan": "Pembagian dengan nol", "jenis": "ErrorSistem", "kode": "BAGI_NOL", "baris": 10, "kolom": 3, \
                "berkas": "t.fox", "jejak": ["f (t.fox:10)", "<modul> (t.fox:2)"]}
                x
                """, output(body));
    }

    @Test
    void inlinedCodeKeepsItsFrames() {
        String text = """
                .at "lib.fox" "g" 20 4 in "t.fox" "f" 11 5
                PUSH_CONST nil
                LEN
                POP
                """;
        assertEquals("""
                Kesalahan tak tertangkap: Objek tipe 'nil' tidak memiliki panjang
                  di g (lib.fox:20)
                  di f (t.fox:11)
                """, output(version2(text)));
    }

    @Test
    void anErrorInATransparentFunctionHasThePositionOfTheCall() {
        String functions = """
                .function "p" name "p" unit "t.fox" captures 0 arity 1 slots 1 transparent
                    .at "lib.fox" "p" 99 9
                    LOAD_SLOT 0
                    LEN
                    RET
                .end
                """;
        assertEquals("""
                Kesalahan tak tertangkap: Objek tipe 'angka' tidak memiliki panjang
                  di <modul> (t.fox:1)
                """, output(version2("PUSH_CONST 5\nCALL_STATIC \"p\" 1\nPOP", functions)));
    }

    @Test
    void callsBeyondTheLimitThrowAtTheCall() {
        String functions = """
                .function "f" name "f" unit "t.fox" captures 0 arity 1 slots 1
                    .at "t.fox" "f" 5 2
                    LOAD_SLOT 0
                    PUSH_CONST 1
                    ADD
                    STORE_GLOBAL "t.fox" "g"
                    LOAD_GLOBAL "t.fox" "g"
                    CALL_STATIC "f" 1
                    RET
                .end
                """;
        String text = """
                L1:
                PUSH_CONST 1
                CALL_STATIC "f" 1
                POP
                L2:
                PUSH_CONST nil
                RET
                L3:
                LOAD_ATTR "kode"
                LOAD_GLOBAL "t.fox" "g"
                PRINT 2
                PUSH_CONST nil
                RET
                .handler L1 L2 L3
                """;
        String program = version2("", functions).replace("1 1\n\nPUSH_CONST nil\nRET\n.end", "1 1\n" + text + ".end");
        // 200 levels: the entry is one, so the 199th call of f is the last.
        assertEquals("TUMPUKAN 200\n", output(program));
    }

    @Test
    void missingArgumentsAreNilAndSurplusOnesThrow() {
        String functions = """
                .function "f" name "f" unit "t.fox" captures 0 arity 2 slots 2
                    LOAD_SLOT 0
                    LOAD_SLOT 1
                    BUILD_LIST 2
                    RET
                .end
                .function "v" name "v" unit "t.fox" captures 0 arity 2 slots 2 variadic
                    LOAD_SLOT 0
                    LOAD_SLOT 1
                    BUILD_LIST 2
                    RET
                .end
                """;
        String text = """
                FUNCTION_REF "f"
                PUSH_CONST 1
                CALL 1
                PRINT 1
                CALL_STATIC "f" 0
                PRINT 1
                FUNCTION_REF "v"
                PUSH_CONST 1
                PUSH_CONST 2
                PUSH_CONST 3
                CALL 3
                PRINT 1
                FUNCTION_REF "v"
                CALL 0
                PRINT 1
                FUNCTION_REF "f"
                PUSH_CONST 1
                PUSH_CONST 2
                PUSH_CONST 3
                CALL 3
                POP
                """;
        assertEquals("""
                [1, nil]
                [nil, nil]
                [1, [2, 3]]
                [nil, []]
                Kesalahan tak tertangkap: Panggilan fungsi 'f' salah: mengharapkan paling banyak 2 argumen, tetapi mendapat 3.
                  di <modul> (t.fox:1)
                """, output(version2(text, functions)));
    }

    @Test
    void aUnitRunsOnceAndIterationVisitsAll() {
        String text = """
                MODULE_INIT "u.fox"
                LOAD_ATTR "h"
                PRINT 1
                MODULE_INIT "u.fox"
                PRINT 1
                PUSH_CONST "ab"
                ITER
                STORE_SLOT 0
                L1:
                LOAD_SLOT 0
                ITER_NEXT
                JMP_IF_FALSE L2
                LOAD_SLOT 0
                ITER_VALUE
                PRINT 1
                JMP L1
                L2:
                LOAD_GLOBAL "t.fox" "g"
                POP
                """;
        assertEquals("""
                u berjalan
                7
                <modul u>
                a
                b
                Kesalahan tak tertangkap: Nama 'g' belum memiliki nilai
                  di <modul> (t.fox:1)
                """, output(version2(text)));
    }

    @Test
    void generatorsAndRoutinesAreStateMachinesOverFrames() {
        String functions = """
                .function "gen" name "gen" unit "t.fox" captures 0 arity 1 slots 1
                    LOAD_SLOT 0
                    FRAME_STATE
                    SWITCH L0 L1
                L0:
                    LOAD_SLOT 0
                    PUSH_CONST 41
                    FRAME_STORE 0
                    LOAD_SLOT 0
                    FRAME_SET_STATE 1
                    PUSH_CONST "beku"
                    RET
                L1:
                    LOAD_SLOT 0
                    FRAME_FINISH
                    LOAD_SLOT 0
                    FRAME_LOAD 0
                    PUSH_CONST 1
                    ADD
                    RET
                .end
                .function "rutin" name "rutin" unit "t.fox" captures 0 arity 1 slots 1
                    LOAD_SLOT 0
                    FRAME_STATE
                    SWITCH L0 L1 L2
                L0:
                    PUSH_CONST "mulai"
                    PRINT 1
                    LOAD_SLOT 0
                    FRAME_SET_STATE 1
                    LOAD_SLOT 0
                    PARK_YIELD
                    PUSH_CONST nil
                    RET
                L1:
                    LOAD_SLOT 0
                    FRAME_SET_STATE 2
                    LOAD_SLOT 0
                    PUSH_CONST 0.001
                    PARK_SLEEP
                    PUSH_CONST nil
                    RET
                L2:
                    LOAD_SLOT 0
                    FRAME_FINISH
                    PUSH_CONST "hasil"
                    RET
                .end
                .function "tunggu" name "tunggu" unit "t.fox" captures 0 arity 1 slots 1
                    LOAD_SLOT 0
                    FRAME_STATE
                    SWITCH L0 L1
                L0:
                    LOAD_SLOT 0
                    FRAME_SET_STATE 1
                    LOAD_SLOT 0
                    LOAD_GLOBAL "t.fox" "g"
                    PARK_AWAIT
                    PUSH_CONST nil
                    RET
                L1:
                    LOAD_SLOT 0
                    FRAME_FINISH
                    LOAD_GLOBAL "t.fox" "g"
                    ROUTINE_RESULT
                    PRINT 1
                    PUSH_CONST nil
                    RET
                .end
                """;
        String text = """
                FRAME_NEW "gen" 1
                GENERATOR_NEW
                RESUME
                STORE_SLOT 0
                LOAD_SLOT 0
                PRINT 1
                LOAD_SLOT 0
                PAYLOAD 1
                RESUME
                PRINT 1
                FRAME_NEW "rutin" 0
                ROUTINE_START
                STORE_GLOBAL "t.fox" "g"
                FRAME_NEW "tunggu" 0
                ROUTINE_START
                POP
                LOAD_GLOBAL "t.fox" "g"
                ROUTINE_PENDING
                PRINT 1
                PUSH_CONST 5
                ROUTINE_WAIT
                PRINT 1
                LOAD_GLOBAL "t.fox" "g"
                ROUTINE_WAIT
                PRINT 1
                ROUTINE_DRAIN
                """;
        assertEquals("""
                Momen("beku", <generator gen>)
                42
                benar
                5
                mulai
                hasil
                hasil
                """, output(version2(text, functions)));
    }

    @Test
    void aTraceNamesEachOperationItsResultAndItsPlace() {
        assertEquals("""
                PUSH_CONST 2 -> 2    # <modul> t.fox:1
                PUSH_CONST 3 -> 3    # <modul> t.fox:1
                MUL -> 6    # <modul> t.fox:1
                POP    # <modul> t.fox:1
                PUSH_CONST nil -> nil    # <modul> t.fox:1
                RET    # <modul> t.fox:1
                """, traced(version2("PUSH_CONST 2\nPUSH_CONST 3\nMUL\nPOP")));
    }

    /** HotSpot never compiles a method of more than 8,000 bytes: the interpreter would be fifty times slower. */
    @Test
    void theMainLoopIsSmallEnoughToBeCompiled() throws IOException {
        try (InputStream in = Interpreter.class.getResourceAsStream("Interpreter.class")) {
            int longest = ClassFileMethods.longestCode(new DataInputStream(in));
            assertTrue(longest > 1000, "the loop was found: " + longest);
            assertTrue(longest < 8000, "bytes of the longest method: " + longest);
        }
    }

    private static DynamicTest expression(String what, String instructions, String printed) {
        return DynamicTest.dynamicTest(
                what, () -> assertEquals(printed + "\n", output(version2(instructions + "\nPRINT 1\n"))));
    }
}
