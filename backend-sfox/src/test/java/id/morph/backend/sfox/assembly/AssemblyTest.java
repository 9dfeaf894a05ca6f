package id.morph.backend.sfox.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.image.Opcode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The textual form prints and reads back. */
class AssemblyTest {

    @Test
    void version1PrintsAsWritten() {
        String text = """
                .image 1
                .code "<modul>" ()
                    PUSH_CONST function "f" ("a" "b") free ("luar") cell ("a") generator
                        LOAD_LOCAL "a"
                        JMP_IF_FALSE L3
                        JMP L0
                    L3:
                        PUSH_CONST nil
                        RET
                    end
                    BUILD_FUNCTION
                    STORE_VAR "f"
                    PUSH_CONST code "k" ()
                        RET
                    end
                    PUSH_CONST {"a": [1, -2.5, nil], "b": benar}
                    IS_VARIANT nil
                    IS_VARIANT "Ada"
                    PUSH_CONST "kutip \\" \\\\ \\n \\u0001 \u00e9"
                .end
                """.replace("        LOAD_LOCAL \"a\"\n", "    L0:\n            LOAD_LOCAL \"a\"\n")
                .replace("        L0:", "    L0:");
        String normal = Disassembler.print(Assembler.assemble(text));
        assertEquals(Assembler.assemble(text), Assembler.assemble(normal));
        assertEquals(normal, Disassembler.print(Assembler.assemble(normal)));
        assertTrue(normal.contains("PUSH_CONST function \"f\" (\"a\" \"b\") free (\"luar\") cell (\"a\") generator\n"));
    }

    @Test
    void version2PrintsAsWritten() {
        String text = """
                .image 2
                .unit "a.fox" file "a.fox" name "a" body "a:body" globals ("x")
                .entry "a:body"

                .function "a:body" name "<modul>" unit "a.fox" captures 0 arity 1 slots 1 transparent variadic
                    .at "a.fox" "<modul>" 1 1
                L0:
                    PUSH_CONST 0
                    SWITCH L0 L2
                L2:
                    .at "lib.fox" "g" 7 3 in "a.fox" "<modul>" 2 5
                    CONSTRUCTOR "a.fox" "T" "A" 2
                    RET
                L4:
                    THROW
                L5:
                .handler L2 L4 L4
                .end
                """.replace(
                        "    .at \"a.fox\" \"<modul>\" 1 1\nL0:\n", "L0:\n    .at \"a.fox\" \"<modul>\" 1 1\n")
                .replace("L5:\n", "");
        assertEquals(text, Disassembler.print(Assembler.assemble(text)));
    }

    @Test
    void errorsNameTheLine() {
        AssemblyException error =
                assertThrows(AssemblyException.class, () -> Assembler.assemble(".image 1\n.code \"m\" ()\n  LOMPAT\n"));
        assertEquals("line 3: unknown opcode LOMPAT", error.getMessage());
    }

    @Test
    void everyOpcodeHasItsOwnNumber() {
        List<Integer> numbers =
                Arrays.stream(Opcode.values()).map(Opcode::number).toList();
        assertEquals(numbers.stream().distinct().toList(), numbers);
        for (Opcode opcode : Opcode.values()) {
            assertEquals(opcode, Opcode.numbered(opcode.number()).orElseThrow());
            assertEquals(opcode.since() == 1, opcode.number() <= 94);
        }
    }

    @Test
    void aLibraryNeedsNoEntry() {
        Image.Program image = (Image.Program) Assembler.assemble("""
                .image 2
                .unit "a.fox" file "a.fox" name "a" body "a:body" globals ()
                .function "a:body" name "<modul>" unit "a.fox" captures 0 arity 0 slots 0
                    PUSH_CONST nil
                    RET
                .end
                """);
        assertTrue(image.entry().isEmpty());
    }
}
