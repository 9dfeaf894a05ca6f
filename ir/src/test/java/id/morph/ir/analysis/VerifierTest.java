package id.morph.ir.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.morph.ir.Module;
import id.morph.ir.text.IrParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One malformed function a test, and what the verifier says about it. */
class VerifierTest {

    private static List<String> problems(Stage stage, String body) {
        Module module = IrParser.parse("test", """
                unit "u" file="u" name="u" {
                  variable "x"
                }
                func @callee(%a: any) -> any kind=plain {
                ^entry(%a: any):
                  return %a
                }
                func @closure(%c: cell, %a: any) -> any kind=plain captures=1 {
                ^entry(%c: cell, %a: any):
                  return %a
                }
                """ + body);
        return Verifier.verify(module, stage);
    }

    private static void assertProblem(String problem, String body) {
        assertEquals(List.of("@f: " + problem), problems(Stage.SSA, function(body)));
    }

    private static String function(String body) {
        return "func @f(%p: any) -> any kind=plain {\n^entry(%p: any):\n" + body.indent(2) + "}\n";
    }

    @Test
    void wellFormed() {
        assertEquals(List.of(), problems(Stage.SSA, function("""
                                %0 = call @callee %p unwind ^h(%p)
                                %1 = morph.truthy %0
                                %2 = cell.new %1
                                %3 = morph.closure @closure %2
                                global.set @u "x" %3
                                branch %1, ^a(%1), ^h2(%2)
                                ^a(%x: any):
                                return %0
                                ^h(%e: any, %q: any):
                                throw %q unwind ^h(%e)
                                ^h2(%c: cell):
                                %4 = cell.get %c
                                return %4
                                """)));
    }

    @Test
    void operandCount() {
        assertProblem("in ^entry: %0 = morph.add %p: has 1 operands, wanted 2", "%0 = morph.add %p\nreturn %0");
        assertProblem("in ^entry: %0 = morph.call: has 0 operands, wanted 1 or more", "%0 = morph.call\nreturn %0");
        assertProblem("in ^entry: %0 = morph.dict 1: has a key without a value", "%0 = morph.dict 1\nreturn %0");
    }

    @Test
    void operandType() {
        assertProblem(
                "in ^entry: %0 = bool.not %p: operand 0 is of type any, wanted bool", "%0 = bool.not %p\nreturn %0");
        assertProblem(
                "in ^entry: branch %p, ^a, ^a: the operand is of type any, wanted bool",
                "branch %p, ^a, ^a\n^a:\nreturn 1");
        assertProblem("in ^entry: return %0: the operand is of type cell, wanted any", "%0 = cell.new 1\nreturn %0");
    }

    @Test
    void edges() {
        assertProblem("in ^entry: the edge to ^a has 0 arguments, wanted 1", "jump ^a\n^a(%x: any):\nreturn 1");
        assertProblem(
                "in ^entry: the unwind edge to ^a has 1 arguments, wanted 0",
                "%0 = morph.neg 1 unwind ^a(1)\nreturn 1\n^a(%x: any):\nreturn 1");
        assertProblem(
                "in ^entry: the edge to ^a: argument 0 is of type any, wanted cell",
                "jump ^a(%p)\n^a(%x: cell):\nreturn 1");
        assertProblem(
                "in ^entry: the unwind edge to ^a: the first parameter is the error and must be of type any",
                "%0 = morph.neg 1 unwind ^a\nreturn 1\n^a(%x: cell):\nreturn 1");
        assertProblem("an edge leads back to the entry block", "jump ^entry(1)");
    }

    @Test
    void unwindingWithoutThrowing() {
        assertProblem(
                "in ^entry: %0 = morph.type 1 unwind ^a: has an unwind edge but cannot throw",
                "%0 = morph.type 1 unwind ^a\nreturn 1\n^a(%x: any):\nreturn 1");
    }

    @Test
    void dominance() {
        assertProblem("in ^join: return %1: uses %1, which is not defined on every path to it", """
                %0 = morph.truthy %p
                branch %0, ^a, ^join
                ^a:
                %1 = morph.list
                jump ^join
                ^join:
                return %1
                """);
        assertProblem(
                "in ^entry: %0 = morph.list %1: uses %1, which is not defined on every path to it",
                "%0 = morph.list %1\n%1 = morph.list\nreturn %0");
    }

    @Test
    void resultOfTheThrowingInstructionIsNotThereInTheHandler() {
        assertProblem(
                "in ^h: return %0: uses %0, which is not defined on every path to it",
                "%0 = morph.neg %p unwind ^h\nreturn 1\n^h(%e: any):\nreturn %0");
        assertProblem(
                "in ^h: return %1: uses %1, which is not defined on every path to it",
                "%0 = morph.neg %p unwind ^h\n%1 = morph.list\n%2 = morph.neg %p unwind ^h\nreturn 1\n^h(%e: any):\nreturn %1");
    }

    @Test
    void machineTypes() {
        assertProblem(
                "in ^entry: %0 = int.neg %p: operand 0 is of type any, wanted int", "%0 = int.neg %p\nreturn nil");
        assertProblem(
                "in ^entry: %1 = i64.neg %0: operand 0 is of type int, wanted i64",
                "%0 = unbox.int %p\n%1 = i64.neg %0\nreturn nil");
        assertProblem(
                "in ^entry: %0 = i64.neg 9223372036854775808: operand 0 is of type any, wanted i64",
                "%0 = i64.neg 9223372036854775808\nreturn nil");
        assertProblem(
                "in ^entry: %0 = list.new f64 1: operand 0 is of type any, wanted f64",
                "%0 = list.new f64 1\nreturn %0");
        assertProblem("in ^entry: return %0: the operand is of type f64, wanted any", "%0 = unbox.f64 %p\nreturn %0");
        assertEquals(
                List.of(),
                problems(Stage.SSA, function("%0 = i64.neg 1\n%1 = int.add %0, 2\n%2 = box.int %1\nreturn %2")));
    }

    @Test
    void typedFunctions() {
        String typed = "func @typed(%n: i64) -> f64 kind=plain {\n^entry(%n: i64):\nreturn 1.5\n}\n";
        assertEquals(
                List.of("@f: in ^entry: %0 = call @typed 1: the function has machine types"),
                problems(Stage.SSA, typed + function("%0 = call @typed 1\nreturn nil")));
        assertEquals(
                List.of("@f: in ^entry: %0 = call.typed @typed f64: has 0 arguments, wanted 1"),
                problems(Stage.SSA, typed + function("%0 = call.typed @typed f64\nreturn nil")));
        assertEquals(
                List.of("@f: in ^entry: %0 = call.typed @typed any 1: the function gives f64"),
                problems(Stage.SSA, typed + function("%0 = call.typed @typed any 1\nreturn nil")));
        assertEquals(
                List.of("@typed: return nil: the operand is of type any, wanted f64"),
                problems(Stage.SSA, typed.replace("return 1.5", "return nil")).stream()
                        .map(problem -> problem.replace("in ^entry: ", ""))
                        .toList());
    }

    @Test
    void layouts() {
        String layouts = """
                layout "A" name="A" {
                  method "m" @method
                  field "x": i64
                }
                layout "B" name="B" parent="A" {
                }
                func @method(%ini: any, %n: i64) -> i64 kind=plain {
                ^entry(%ini: any, %n: i64):
                  return %n
                }
                """;
        assertEquals(List.of(), problems(Stage.SSA, layouts + function("""
                                %0 = field.get "B" "x" i64 %p
                                %1 = call.method "B" "m" i64 %p, %0
                                %2 = box.int %1
                                return %2
                                """)));
        assertEquals(
                List.of("@f: in ^entry: %0 = field.get \"B\" \"x\" any %p: the field is of type i64"),
                problems(Stage.SSA, layouts + function("%0 = field.get \"B\" \"x\" any %p\nreturn %0")));
        assertEquals(
                List.of("@f: in ^entry: %0 = field.get \"B\" \"y\" any %p: the layout has no such field"),
                problems(Stage.SSA, layouts + function("%0 = field.get \"B\" \"y\" any %p\nreturn %0")));
        assertEquals(
                List.of("@f: in ^entry: %0 = call.method \"B\" \"n\" any %p: the layout has no such method"),
                problems(Stage.SSA, layouts + function("%0 = call.method \"B\" \"n\" any %p\nreturn %0")));
    }

    @Test
    void references() {
        assertProblem("in ^entry: %0 = call @nobody: there is no such function", "%0 = call @nobody\nreturn 1");
        assertProblem(
                "in ^entry: %0 = call @callee 1, 2: has 2 arguments, the function takes 1",
                "%0 = call @callee 1, 2\nreturn 1");
        assertProblem("in ^entry: %0 = call @closure 1: the function has captures", "%0 = call @closure 1\nreturn 1");
        assertProblem(
                "in ^entry: %0 = morph.closure @closure: has 0 cells, wanted 1",
                "%0 = morph.closure @closure\nreturn 1");
        assertProblem(
                "in ^entry: %0 = global.get @u \"y\": the unit has no such global",
                "%0 = global.get @u \"y\"\nreturn 1");
        assertProblem("in ^entry: %0 = module.init @v: there is no such unit", "%0 = module.init @v\nreturn 1");
        assertProblem("in ^entry: %0 = prim \"no\": there is no such primitive", "%0 = prim \"no\"\nreturn 1");
        assertProblem(
                "in ^entry: %0 = frame.new @callee 1: a resume function goes with frame.new, and with nothing else",
                "%0 = frame.new @callee 1\nreturn 1");
    }

    @Test
    void stages() {
        String local = function("local.set \"x\" %p\nreturn %p");
        assertEquals(List.of(), problems(Stage.STATE_MACHINES, local));
        assertEquals(
                List.of("@f: in ^entry: local.set \"x\" %p: a local variable after SSA construction"),
                problems(Stage.SSA, local));
        String generator = "func @f() -> any kind=generator {\n^entry:\n  suspend %s 1, ^a\n^a:\n  return 1\n}\n";
        assertEquals(List.of(), problems(Stage.LOWERED, generator.formatted("freeze")));
        assertEquals(
                List.of("@f: in ^entry: suspend await 1, ^a: in a function of kind GENERATOR, wanted ASYNC"),
                problems(Stage.LOWERED, generator.formatted("await")));
        assertEquals(
                List.of("@f: is of kind GENERATOR after generator lowering"),
                problems(Stage.STATE_MACHINES, generator.formatted("freeze")));
    }

    @Test
    void modules() {
        Module module = IrParser.parse("test", "module entry=@main\nunit \"u\" file=\"u\" name=\"u\" body=@u {\n}\n");
        assertEquals(
                List.of("unit \"u\": its body @u does not exist", "the entry function @main does not exist"),
                Verifier.verify(module, Stage.SSA));
    }
}
