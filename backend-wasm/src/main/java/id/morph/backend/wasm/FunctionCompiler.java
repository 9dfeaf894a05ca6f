package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.Code;
import id.morph.backend.wasm.binary.Label;
import id.morph.backend.wasm.binary.Local;
import id.morph.backend.wasm.binary.Opcode;
import id.morph.backend.wasm.binary.ValueType;
import id.morph.backend.wasm.binary.WasmFunction;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.structure.Structure;
import id.morph.ir.analysis.structure.Structuring;
import id.morph.ir.analysis.structure.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Compiles one function of the program or of the kernel. */
final class FunctionCompiler {
    /** Morph frames that may be active at once. */
    static final int MAX_DEPTH = 10_240;

    private final Parts parts;
    private final Space space;
    private final Function function;
    private final WasmFunction target;
    private final Code code;
    private final Values values;
    private final Failures failures;
    private final Operations operations;
    private final Map<Structure.Label, Label> labels = new HashMap<>();
    private final Map<Integer, Local> selectors = new HashMap<>();
    /** Where each way to a handler leads; the edges of a block are told apart as objects. */
    private final Map<Edge, Way> handlers = new IdentityHashMap<>();

    private FunctionCompiler(Parts parts, Space space, Function function, WasmFunction target) {
        this.parts = parts;
        this.space = space;
        this.function = function;
        this.target = target;
        code = target.code();
        values = new Values(parts, function, target.parameters(), code);
        failures = new Failures(parts, function, code, this::handle);
        operations = new Operations(parts, space, function, target, values, failures);
    }

    /** Fills the function that is made of the declaration. */
    static void compile(Parts parts, Space space, Function function, WasmFunction target) {
        new FunctionCompiler(parts, space, function, target).compile();
    }

    private void compile() {
        if (space.isProgram() && parts.failing().mayFail(function)) {
            checkDepth();
            failures.begin();
            write(Structuring.of(function).body());
            failures.end();
        } else {
            write(Structuring.of(function).body());
            code.op(Opcode.UNREACHABLE);
        }
    }

    private void checkDepth() {
        if (!parts.failing().isRecursive()
                || function.transparent()
                || parts.program().isMainBody(function)) {
            return;
        }
        Label tooDeep = code.get(target.parameters().getLast())
                .i32(MAX_DEPTH)
                .op(Opcode.I32_GT_S)
                .when();
        raiseTooDeep();
        failures.giveNothing();
        code.op(Opcode.RETURN).end(tooDeep);
    }

    private void raiseTooDeep() {
        failures.raise("TUMPUKAN.dalam", List.of(() -> code.i64(Words.small(MAX_DEPTH))));
    }

    // control flow

    private void write(List<Structure> list) {
        for (Structure structure : list) {
            switch (structure) {
                case Structure.Run run -> write(run);
                case Structure.Choose choose -> {
                    List<Runnable> cases = new ArrayList<>();
                    choose.ways().forEach(way -> cases.add(() -> go(way)));
                    choose(() -> code.get(selector(choose.selector())), cases);
                }
                case Structure.Labeled labeled -> {
                    Label label = code.block();
                    labels.put(labeled.label(), label);
                    write(labeled.body());
                    code.end(label);
                }
                case Structure.Loop loop -> {
                    Label label = code.loop();
                    labels.put(loop.label(), label);
                    write(loop.body());
                    code.end(label);
                }
            }
        }
    }

    /** Goes on with the case whose number is put on the stack; each ends with a jump. */
    private void choose(Runnable number, List<Runnable> cases) {
        List<Label> ends = new ArrayList<>();
        for (int k = 0; k < cases.size(); k++) {
            ends.add(code.block());
        }
        List<Label> targets = ends.reversed();
        number.run();
        code.branchTable(targets.subList(0, targets.size() - 1), targets.getLast());
        for (int k = 0; k < cases.size(); k++) {
            code.end(targets.get(k));
            cases.get(k).run();
        }
    }

    /** Puts the number that a value is: a small int that is not negative has it in its lower half. */
    private void number(Value state) {
        values.load(state, Type.ANY);
        code.op(Opcode.I32_WRAP_I64);
    }

    private Local selector(int number) {
        return selectors.computeIfAbsent(number, n -> new Local(ValueType.I32, "jalan " + n));
    }

    private void go(Way way) {
        switch (way) {
            case Way.Into(List<Structure> inner) -> write(inner);
            case Way.Leave(Structure.Label label) -> code.branch(labels.get(label));
            case Way.Again(Structure.Label label) -> code.branch(labels.get(label));
            case Way.Selecting(int selector, int choice, Way rest) -> {
                code.i32(choice).set(selector(selector));
                go(rest);
            }
        }
    }

    private void write(Structure.Run run) {
        Block block = run.block();
        List<Way> ways = run.ways();
        int next = 0;
        for (Instruction instruction : block.instructions()) {
            if (instruction.unwind().isPresent()) {
                handlers.put(instruction.unwind().get(), ways.get(next++));
            }
            compile(instruction);
        }
        List<Way> last = ways.subList(next, ways.size());
        switch (block.terminator()) {
            case Terminator.Jump(Edge edge) -> follow(edge, last.getFirst());
            case Terminator.Branch(Value condition, Edge then, Edge otherwise) -> {
                values.load(condition, Type.BOOL);
                Label when = code.when();
                follow(then, last.get(0));
                code.end(when);
                follow(otherwise, last.get(1));
            }
            case Terminator.Switch(Value state, List<Edge> targets) -> {
                List<Runnable> cases = new ArrayList<>();
                for (int k = 0; k < targets.size(); k++) {
                    Edge edge = targets.get(k);
                    Way way = last.get(k);
                    cases.add(() -> follow(edge, way));
                }
                choose(() -> number(state), cases);
            }
            case Terminator.Return(Value value) -> {
                if (space.isProgram() || function.resultType() != Type.ANY) {
                    values.load(value, function.resultType());
                }
                code.op(Opcode.RETURN);
            }
            case Terminator.Throw raise -> {
                values.load(raise.value(), Type.ANY);
                code.call(parts.kernel().require("jejak", "jejak_lempar"));
                raise.unwind().ifPresent(edge -> handlers.put(edge, last.getFirst()));
                failures.fail(raise.position(), raise.unwind());
            }
            case Terminator.Suspend _ ->
                throw new IllegalStateException("@" + function.symbol() + " has not been made a state machine");
            case Terminator.Unreachable _ -> code.op(Opcode.UNREACHABLE);
        }
    }

    private void compile(Instruction instruction) {
        if (instruction.op() == id.morph.ir.Op.DEPTH_CHECK) {
            if (!parts.failing().isRecursive()) {
                return;
            }
            int more = instruction.position().inlinedFrames() + instruction.number(0);
            Label tooDeep = code.get(target.parameters().getLast())
                    .i32(MAX_DEPTH - more)
                    .op(Opcode.I32_GT_S)
                    .when();
            raiseTooDeep();
            failures.fail(instruction.position(), instruction.unwind());
            code.end(tooDeep);
            return;
        }
        operations.compile(instruction);
    }

    /** Gives the parameters of an edge's target their values, all at once, and goes there. */
    private void follow(Edge edge, Way way) {
        List<BlockParameter> parameters = edge.target().parameters();
        List<Local> moved = new ArrayList<>();
        for (int k = 0; k < parameters.size(); k++) {
            move(edge.arguments().get(k), parameters.get(k), moved);
        }
        moved.reversed().forEach(code::set);
        go(way);
    }

    private void move(Value argument, BlockParameter parameter, List<Local> moved) {
        Local local = values.local(parameter);
        if (!(argument instanceof Constant) && values.local(argument) == local) {
            return;
        }
        values.load(argument, parameter.type());
        moved.add(local);
    }

    /** Goes to a handler with the error that is on the stack. */
    private void handle(Edge edge) {
        List<BlockParameter> parameters = edge.target().parameters();
        List<Local> moved = new ArrayList<>(List.of(values.local(parameters.getFirst())));
        for (int k = 1; k < parameters.size(); k++) {
            move(edge.arguments().get(k - 1), parameters.get(k), moved);
        }
        moved.reversed().forEach(code::set);
        go(handlers.get(edge));
    }
}
