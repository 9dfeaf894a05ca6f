package id.morph.backend.sfox.stack;

import static id.morph.backend.sfox.Execution.output;
import static id.morph.backend.sfox.Execution.traced;
import static id.morph.backend.sfox.Execution.version1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every version 1 opcode, in a small program whose output is written down. */
class StackExecutionTest {

    @TestFactory
    List<DynamicTest> expressions() {
        return List.of(
                expression("DUP MUL", "PUSH_CONST 7\nDUP\nMUL", "49"),
                expression("ADD", "PUSH_CONST 7\nPUSH_CONST 2\nADD", "9"),
                expression("SUB", "PUSH_CONST 7\nPUSH_CONST 2\nSUB", "5"),
                expression("DIV", "PUSH_CONST 7\nPUSH_CONST 2\nDIV", "3.5"),
                expression("MOD", "PUSH_CONST -7\nPUSH_CONST 3\nMOD", "2"),
                expression("EQ", "PUSH_CONST 7\nPUSH_CONST 7\nEQ", "benar"),
                expression("NEQ", "PUSH_CONST 7\nPUSH_CONST 7\nNEQ", "salah"),
                expression("GT", "PUSH_CONST 7\nPUSH_CONST 2\nGT", "benar"),
                expression("LT", "PUSH_CONST 7\nPUSH_CONST 2\nLT", "salah"),
                expression("GTE", "PUSH_CONST 2\nPUSH_CONST 2\nGTE", "benar"),
                expression("LTE", "PUSH_CONST 3\nPUSH_CONST 2\nLTE", "salah"),
                expression("NOT", "PUSH_CONST 0\nNOT", "benar"),
                expression("AND gives an operand", "PUSH_CONST 0\nPUSH_CONST 2\nAND", "0"),
                expression("OR gives an operand", "PUSH_CONST 0\nPUSH_CONST 3\nOR", "3"),
                expression("BIT_AND", "PUSH_CONST 12\nPUSH_CONST 10\nBIT_AND", "8"),
                expression("BIT_OR", "PUSH_CONST 12\nPUSH_CONST 10\nBIT_OR", "14"),
                expression("BIT_XOR", "PUSH_CONST 12\nPUSH_CONST 10\nBIT_XOR", "6"),
                expression("BIT_NOT", "PUSH_CONST 5\nBIT_NOT", "-6"),
                expression("LSHIFT", "PUSH_CONST 1\nPUSH_CONST 70\nLSHIFT", "1180591620717411303424"),
                expression("RSHIFT", "PUSH_CONST -8\nPUSH_CONST 1\nRSHIFT", "-4"),
                expression("registers", "PUSH_CONST 5\nPOP_TO_REG 3\nADD_REG 3\nMOVE_REG 3\nPUSH_FROM_REG 3", "10"),
                expression("LOAD_REG empties", "PUSH_CONST 5\nPOP_TO_REG 3\nLOAD_REG 3\nPUSH_FROM_REG 3", "nil"),
                expression("globals", "PUSH_CONST 5\nSTORE_VAR \"x\"\nLOAD_VAR \"x\"", "5"),
                expression("LOAD_LOCAL falls back to globals", "PUSH_CONST 5\nSTORE_VAR \"x\"\nLOAD_LOCAL \"x\"", "5"),
                expression("locals", "PUSH_CONST 6\nSTORE_LOCAL \"x\"\nLOAD_LOCAL \"x\"", "6"),
                expression("builtins are globals", "LOAD_VAR \"panjang\"\nPUSH_CONST \"abc\"\nCALL 1", "3"),
                expression("BUILD_LIST", "PUSH_CONST 1\nPUSH_CONST 2\nBUILD_LIST 2", "[1, 2]"),
                expression(
                        "BUILD_DICT: reversed, the first of equal keys wins",
                        "PUSH_CONST \"a\"\nPUSH_CONST 1\nPUSH_CONST \"b\"\nPUSH_CONST 2\nPUSH_CONST \"a\"\nPUSH_CONST 3\nBUILD_DICT 3",
                        "{\"a\": 1, \"b\": 2}"),
                expression("LOAD_INDEX", "PUSH_CONST [4, 5]\nPUSH_CONST -1\nLOAD_INDEX", "5"),
                expression("STORE_INDEX", "PUSH_CONST [4, 5]\nDUP\nPUSH_CONST 0\nPUSH_CONST 9\nSTORE_INDEX", "[9, 5]"),
                expression("SLICE", "PUSH_CONST \"abcd\"\nPUSH_CONST nil\nPUSH_CONST -1\nSLICE", "abc"),
                expression(
                        "UNPACK_SEQUENCE",
                        "PUSH_CONST [1, 2, 3]\nUNPACK_SEQUENCE 2\nBUILD_LIST 3",
                        "[[1, 2, 3], 2, 1]"),
                expression("CHECK_LEN", "PUSH_CONST [1]\nCHECK_LEN 1\nBUILD_LIST 2", "[[1], benar]"),
                expression("CHECK_LEN_MIN", "PUSH_CONST [1]\nCHECK_LEN_MIN 2\nBUILD_LIST 2", "[[1], salah]"),
                expression("RESTORE", "PUSH_CONST 1\nSNAPSHOT\nPUSH_CONST 2\nPUSH_CONST 3\nRESTORE", "1"),
                expression(
                        "DISCARD_SNAPSHOT",
                        "SNAPSHOT\nPUSH_CONST 1\nSNAPSHOT\nDISCARD_SNAPSHOT\nPUSH_CONST 2\nRESTORE\nPUSH_CONST 3",
                        "3"),
                expression("IS_INSTANCE with an operand", "PUSH_CONST 1.5\nIS_INSTANCE \"Angka\"", "benar"),
                expression(
                        "IS_INSTANCE with the type on the stack",
                        "PUSH_CONST 1\nPUSH_CONST \"Teks\"\nIS_INSTANCE nil",
                        "salah"),
                expression(
                        "BUILD_VARIANT",
                        "PUSH_CONST \"T\"\nPUSH_CONST \"A\"\nPUSH_CONST \"z\"\nBUILD_VARIANT 1",
                        "A(\"z\")"),
                expression(
                        "IS_VARIANT",
                        "PUSH_CONST \"T\"\nPUSH_CONST \"A\"\nBUILD_VARIANT 0\nDUP\nIS_VARIANT \"A\"\nSTORE_VAR \"x\"\nPUSH_CONST \"B\"\nIS_VARIANT nil\nLOAD_VAR \"x\"\nBUILD_LIST 2",
                        "[salah, benar]"),
                expression(
                        "UNPACK_VARIANT: the first argument on top",
                        "PUSH_CONST \"T\"\nPUSH_CONST \"A\"\nPUSH_CONST 1\nPUSH_CONST 2\nBUILD_VARIANT 2\nUNPACK_VARIANT\nBUILD_LIST 2",
                        "[2, 1]"),
                expression("LEN of a thing without a length is 0", "PUSH_CONST 5\nLEN", "0"),
                expression("TYPE", "PUSH_CONST {}\nTYPE", "kamus"),
                expression("STR", "PUSH_CONST nil\nSTR", "nil"),
                expression("STR_LOWER", "PUSH_CONST \"AbC\"\nSTR_LOWER", "abc"),
                expression("STR_UPPER", "PUSH_CONST \"AbC\"\nSTR_UPPER", "ABC"),
                expression("STR_FIND", "PUSH_CONST \"abc\"\nPUSH_CONST \"c\"\nSTR_FIND", "2"),
                expression(
                        "STR_REPLACE", "PUSH_CONST \"abab\"\nPUSH_CONST \"a\"\nPUSH_CONST \"-\"\nSTR_REPLACE", "-b-b"),
                expression("SYS_TIME", "SYS_TIME\nPUSH_CONST 1000000\nGT", "benar"),
                expression("SYS_SLEEP", "PUSH_CONST 0\nSYS_SLEEP", "nil"),
                expression("SYS_PLATFORM", "SYS_PLATFORM\nTYPE", "teks"),
                expression("IO_EXISTS", "PUSH_CONST \"/tidak/ada\"\nIO_EXISTS", "salah"),
                expression("IO_MKDIR answers instead of throwing", "PUSH_CONST \"/dev/null/x\"\nIO_MKDIR", "salah"),
                expression("IMPORT_NATIVE", "IMPORT_NATIVE \"_backend\"\nLOAD_ATTR \"sys_platform\"\nCALL 0", "uji"),
                expression("IMPORT of a host module", "IMPORT \"_backend\"\nLOAD_ATTR \"sys_platform\"\nCALL 0", "uji"),
                expression(
                        "a bare code object is callable",
                        "PUSH_CONST code \"f\" (\"a\")\nLOAD_LOCAL \"a\"\nRET\nend\nPUSH_CONST 4\nCALL 1",
                        "4"),
                expression(
                        "running off the end gives nil",
                        "PUSH_CONST code \"f\" ()\nPUSH_CONST 1\nPOP\nend\nCALL 0",
                        "nil"),
                expression("POP and DUP of nothing do nothing", "POP\nDUP\nPUSH_CONST 1", "1"));
    }

    @Test
    void jumpsAndPrinting() {
        assertEquals("1 a\nxselesai\n", output(version1("""
                        PUSH_CONST 1
                        PUSH_CONST "a"
                        PRINT 2
                        PUSH_CONST "x"
                        PRINT_RAW
                        PUSH_CONST 0
                        JMP_IF_TRUE L1
                        PUSH_CONST 0
                        JMP_IF_FALSE L2
                        L1:
                        PUSH_CONST "salah jalan"
                        PRINT 1
                        L2:
                        JMP L3
                        PUSH_CONST "salah jalan"
                        PRINT 1
                        L3:
                        PUSH_CONST "selesai"
                        PRINT 1
                        HALT
                        PUSH_CONST "sesudah HALT"
                        PRINT 1
                        """)));
    }

    @Test
    void closuresShareCells() {
        assertEquals("1\n2\n<fungsi naik>\n", output(version1("""
                        PUSH_CONST function "pencacah" ("n") cell ("n")
                            LOAD_CLOSURE "n"
                            BUILD_LIST 1
                            PUSH_CONST function "naik" () free ("n")
                                LOAD_DEREF "n"
                                PUSH_CONST 1
                                ADD
                                STORE_DEREF "n"
                                LOAD_DEREF "n"
                                RET
                            end
                            BUILD_FUNCTION
                            LOAD_ATTR "code"
                            MAKE_FUNCTION 1
                            RET
                        end
                        BUILD_FUNCTION
                        PUSH_CONST 0
                        CALL 1
                        STORE_VAR "c"
                        LOAD_VAR "c"
                        CALL 0
                        PRINT 1
                        LOAD_VAR "c"
                        CALL 0
                        PRINT 1
                        LOAD_VAR "c"
                        PRINT 1
                        """)));
    }

    @Test
    void classesAndTheMethodOfTheParent() {
        assertEquals("induk anak 5\n", output(version1("""
                        PUSH_CONST "A"
                        PUSH_CONST nil
                        PUSH_CONST "inisiasi"
                        PUSH_CONST function "inisiasi" ("ini" "x")
                            LOAD_LOCAL "ini"
                            LOAD_LOCAL "x"
                            STORE_ATTR "x"
                            PUSH_CONST nil
                            RET
                        end
                        BUILD_FUNCTION
                        PUSH_CONST "m"
                        PUSH_CONST function "m" ("ini")
                            PUSH_CONST "induk"
                            RET
                        end
                        BUILD_FUNCTION
                        BUILD_DICT 2
                        BUILD_CLASS
                        STORE_VAR "A"
                        PUSH_CONST "B"
                        LOAD_VAR "A"
                        PUSH_CONST "m"
                        PUSH_CONST function "m" ("ini")
                            LOAD_LOCAL "ini"
                            LOAD_SUPER_METHOD "m"
                            CALL 0
                            PUSH_CONST " anak"
                            ADD
                            RET
                        end
                        BUILD_FUNCTION
                        BUILD_DICT 1
                        BUILD_CLASS
                        PUSH_CONST 5
                        CALL 1
                        STORE_VAR "b"
                        LOAD_VAR "b"
                        LOAD_ATTR "m"
                        CALL 0
                        LOAD_VAR "b"
                        LOAD_ATTR "x"
                        PRINT 2
                        """)));
    }

    @Test
    void handlersRestoreTheStackAndReceiveAnErrorValue() {
        assertEquals("5 Boom\nBAGI_NOL f (t.mvm:0)\n", output(version1("""
                        PUSH_CONST function "f" ()
                            PUSH_CONST 1
                            PUSH_CONST 0
                            DIV
                            RET
                        end
                        BUILD_FUNCTION
                        STORE_VAR "f"
                        PUSH_CONST 5
                        PUSH_TRY L1
                        PUSH_CONST 1
                        PUSH_CONST 2
                        PUSH_CONST "Boom"
                        THROW
                        L1:
                        LOAD_ATTR "pesan"
                        PRINT 2
                        PUSH_TRY L2
                        PUSH_TRY L1
                        POP_TRY
                        LOAD_VAR "f"
                        CALL 0
                        L2:
                        STORE_VAR "e"
                        LOAD_VAR "e"
                        LOAD_ATTR "kode"
                        LOAD_VAR "e"
                        LOAD_ATTR "jejak"
                        PUSH_CONST 0
                        LOAD_INDEX
                        PRINT 2
                        """)));
    }

    @Test
    void generatorsFreezeTheirFrame() {
        String program = """
                PUSH_CONST function "g" ("a") generator
                    PUSH_CONST 100
                    LOAD_LOCAL "a"
                    YIELD
                    POP
                    PUSH_CONST 1
                    ADD
                    RET
                end
                BUILD_FUNCTION
                PUSH_CONST 7
                CALL 1
                RESUME
                STORE_VAR "m"
                LOAD_VAR "m"
                PRINT 1
                LOAD_VAR "m"
                UNPACK_VARIANT
                POP
                STORE_VAR "g2"
                LOAD_VAR "g2"
                RESUME
                PRINT 1
                LOAD_VAR "g2"
                RESUME
                """;
        assertEquals("""
                Momen(7, <generator g>)
                101
                Kesalahan tak tertangkap: Generator 'g' sudah pernah dilanjutkan; gunakan generator lanjutan dari Momen
                  di <modul> (t.mvm:0)
                """, output(version1(program)));
    }

    @Test
    void modulesRunOnceAndUtamaRunsOfTheMainImageOnly() {
        Map<String, String> modules =
                Map.of("m.fox", version1("""
                        PUSH_CONST "m berjalan"
                        PRINT 1
                        PUSH_CONST 3
                        STORE_VAR "x"
                        PUSH_CONST function "utama" ()
                            PUSH_CONST "utama dari m"
                            PRINT 1
                        end
                        BUILD_FUNCTION
                        STORE_VAR "utama"
                        """), "siklus.fox", version1("IMPORT \"siklus.fox\"\nPOP"));
        String program = """
                IMPORT "m.fox"
                DUP
                LOAD_ATTR "x"
                PRINT 1
                PUSH_CONST "x"
                LOAD_INDEX
                PRINT 1
                IMPORT "m.fox"
                POP
                PUSH_CONST function "utama" ()
                    PUSH_TRY L1
                    IMPORT "tidak_ada.fox"
                    L1:
                    LOAD_ATTR "kode"
                    PRINT 1
                    IMPORT "siklus.fox"
                end
                BUILD_FUNCTION
                STORE_VAR "utama"
                """;
        assertEquals("""
                m berjalan
                3
                3
                MODUL
                Kesalahan tak tertangkap: Modul 'siklus.fox' saling mengimpor dengan modul yang sedang dimuat
                  di <modul> (siklus.fox:0)
                  di utama (t.mvm:0)
                """, output(version1(program), modules));
    }

    @Test
    void argumentsMayBeMissingButNotTooMany() {
        assertEquals("""
                [1, nil]
                Kesalahan tak tertangkap: Panggilan fungsi 'f' salah: mengharapkan paling banyak 2 argumen, tetapi mendapat 3.
                  di <modul> (t.mvm:0)
                """, output(version1("""
                        PUSH_CONST function "f" ("a" "b")
                            LOAD_LOCAL "a"
                            LOAD_LOCAL "b"
                            BUILD_LIST 2
                            RET
                        end
                        BUILD_FUNCTION
                        STORE_VAR "f"
                        LOAD_VAR "f"
                        PUSH_CONST 1
                        CALL 1
                        PRINT 1
                        LOAD_VAR "f"
                        PUSH_CONST 1
                        DUP
                        DUP
                        CALL 3
                        """)));
    }

    @Test
    void anEmptyStackIsAnErrorOfTheProgram() {
        assertEquals("""
                Kesalahan tak tertangkap: Kode bita tidak sah: tumpukan operan kosong
                  di <modul> (t.mvm:0)
                """, output(version1("ADD")));
    }

    @Test
    void runawayRecursionThrows() {
        String program = """
                PUSH_CONST function "f" ()
                    LOAD_VAR "f"
                    CALL 0
                    RET
                end
                BUILD_FUNCTION
                STORE_VAR "f"
                PUSH_TRY L1
                LOAD_VAR "f"
                CALL 0
                L1:
                LOAD_ATTR "kode"
                PRINT 1
                """;
        assertEquals("TUMPUKAN\n", output(version1(program)));
    }

    @Test
    void aTraceShowsOperandsAndResults() {
        assertTrue(traced(version1("PUSH_CONST \"a\"\nSTR\nPOP"))
                .startsWith("PUSH_CONST \"a\" -> \"a\"    # <modul> t.mvm\nSTR -> \"a\"    # <modul> t.mvm\n"));
    }

    private static DynamicTest expression(String what, String instructions, String printed) {
        return DynamicTest.dynamicTest(
                what, () -> assertEquals(printed + "\n", output(version1(instructions + "\nPRINT 1\n"))));
    }
}
