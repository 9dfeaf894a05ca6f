package id.morph.ir.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormTest {

    @Test
    void everythingReadsBackAsItWasWritten() {
        Module module = IrParser.parse("everything", Samples.EVERYTHING);
        assertEquals(Samples.EVERYTHING, IrPrinter.print(module));
    }

    @Test
    void positionsAreRelativeToTheFunction() {
        Function function = IrParser.parse("everything", Samples.EVERYTHING)
                .function("a.fox")
                .orElseThrow();
        List<Instruction> instructions = function.entry().instructions();
        assertEquals(Position.NONE, instructions.get(0).position());
        assertEquals(Position.of("a.fox", "<modul>", 2, 12), instructions.get(1).position());
        Position outer = Position.of("a.fox", "g", 10, 1);
        Position middle = new Position("a.fox", "<modul>", 9, 9, outer);
        assertEquals(
                new Position("b.fox", "lain", 3, 1, middle), instructions.get(4).position());
    }

    @Test
    void oddHintsStillGiveNamesThatReadBack() {
        Function function = new Function("f", "f", "", Function.Kind.PLAIN, false, 0, 4);
        Block entry = function.addBlock("1 odd block");
        for (String hint : List.of("", "1x", "a.b", "a-b")) {
            entry.addParameter(Type.ANY, hint);
        }
        Block other = function.addBlock("");
        entry.setTerminator(new Terminator.Jump(id.morph.ir.Edge.to(other)));
        other.setTerminator(new Terminator.Return(entry.parameters().get(3)));
        String text = IrPrinter.print(function);
        assertEquals("""
                func @f(%0: any, %_1x: any, %a_b: any, %a_b.1: any) -> any kind=plain name="f" unit="" {
                ^_1_odd_block(%0: any, %_1x: any, %a_b: any, %a_b.1: any):
                  jump ^b
                ^b:
                  return %a_b.1
                }
                """, text);
        assertEquals(text, IrPrinter.print(IrParser.parseFunction("odd", text)));
    }

    @Test
    void messagesShowOneInstruction() {
        Function function = new Function("f", "f", "", Function.Kind.PLAIN, false, 0, 0);
        Instruction add = new Instruction(
                Op.ADD, List.of(), List.of(Constant.of(1), Constant.of("x")), Position.of("a", "f", 1, 2));
        function.addBlock("entry").instructions().add(add);
        assertEquals("%0 = morph.add 1, \"x\"                 :1:2", IrPrinter.print(add, function));
    }

    /** Each row: what stands in the function's only block, and the message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "return %x | f.mir:3:10: there is no value %x",
                "jump ^away | f.mir:3:8: there is no block ^away",
                "%a = morph.nope 1 | f.mir:3:8: there is no operation 'morph.nope'",
                "morph.add 1, 2 | f.mir:3:3: morph.add has a result to be named",
                "%a = morph.print 1 | f.mir:3:8: morph.print has no result",
                "%a = morph.attr nama, 1 | f.mir:3:19: wanted a name, found 'nama'",
                "return nul | f.mir:3:10: there is no constant 'nul'",
                "return \"a | f.mir:3:10: the text is not closed",
                "return \"\\q\" | f.mir:3:11: unknown escape in a text",
                "return ? | f.mir:3:10: unexpected character '?'",
                "suspend nap 1, ^entry | f.mir:3:11: there is no reason to suspend 'nap'",
                "return 1 2 | f.mir:3:12: wanted the end of the line, found '2'",
            })
    void errorsSayWhereAndWhat(String line, String message) {
        String text = "func @f() -> any kind=plain {\n^entry:\n  " + line.strip() + "\n}\n";
        IrSyntaxException error = assertThrows(IrSyntaxException.class, () -> IrParser.parse("f.mir", text));
        assertEquals(message.strip(), error.getMessage());
        assertEquals(3, error.line());
    }

    @Test
    void twoOfAKindAreErrors() {
        String function = "func @f() -> any kind=plain {\n^entry:\n  return 1\n}\n";
        assertMessage("x:5:1: there are two functions @f", function + function);
        assertMessage(
                "x:4:1: there are two blocks ^a",
                "func @f() -> any kind=plain {\n^a:\n  return 1\n^a:\n  return 1\n}\n");
        assertMessage(
                "x:4:3: there are two values %0",
                "func @f() -> any kind=plain {\n^a:\n  %0 = morph.list\n  %0 = morph.list\n  return 1\n}\n");
    }

    @Test
    void headersAreChecked() {
        assertMessage("x:1:11: wanted '->', found 'any'", "func @f() any kind=plain {\n}\n");
        assertMessage("x:1:18: a function has no attribute 'size'", "func @f() -> any size=1 {\n}\n");
        assertMessage("x:1:23: there is no kind of function 'odd'", "func @f() -> any kind=odd {\n}\n");
        assertMessage(
                "x:2:1: the entry block should have the 1 parameters of the function",
                "func @f(%a: any) -> any kind=plain {\n^entry:\n  return 1\n}\n");
    }

    private static void assertMessage(String message, String text) {
        assertEquals(
                message,
                assertThrows(IrSyntaxException.class, () -> IrParser.parse("x", text))
                        .getMessage());
    }
}
