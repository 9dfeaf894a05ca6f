package id.morph.backend.js;

import id.morph.backend.js.Statement.Assign;
import id.morph.backend.js.Statement.Break;
import id.morph.backend.js.Statement.Continue;
import id.morph.backend.js.Statement.Evaluate;
import id.morph.backend.js.Statement.If;
import id.morph.backend.js.Statement.Label;
import id.morph.backend.js.Statement.Labeled;
import id.morph.backend.js.Statement.Mark;
import id.morph.backend.js.Statement.Return;
import id.morph.backend.js.Statement.Switch;
import id.morph.backend.js.Statement.Throw;
import id.morph.backend.js.Statement.While;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.structure.Structure;
import id.morph.ir.analysis.structure.Structuring;
import id.morph.ir.analysis.structure.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles one function. */
final class FunctionCompiler {
    private final ProgramNames program;
    private final Function function;
    private final FunctionValues values;
    private final Operations operations;
    private final Map<Structure.Label, Label> labels = new HashMap<>();
    private final Map<Integer, Variable> selectors = new HashMap<>();
    private final Map<Block, Map<Structure.Label, Handler>> handlers = new HashMap<>();
    /** The variables in which a handler finds what is handed to it. */
    private final Map<Block, List<Variable>> handed = new HashMap<>();

    private final Variable thrown = Variable.parameter("e");

    private FunctionCompiler(ProgramNames program, Function function) {
        this.program = program;
        this.function = function;
        values = new FunctionValues(program, function);
        operations = new Operations(program, values);
    }

    /** Writes the declaration of a function. */
    static void compile(ProgramNames program, Function function, ModuleText out) {
        new FunctionCompiler(program, function).compile(out);
    }

    private void compile(ModuleText out) {
        List<String> parameters = new ArrayList<>(values.declareParameters());
        parameters.add("d");
        Structuring.Result structure = Structuring.of(function);
        findHandlers(structure.body());
        List<Statement> body = new ArrayList<>();
        write(structure.body(), body);
        Tidying.apply(body, false);
        Guarding.apply(body, () -> values.temporary("v"));
        Tidying.apply(body, true);
        Positions positions = new Positions();
        positions.collect(body);
        boolean leaves = !function.transparent() && positions.leaving;
        Expression position = positions.settle(body);
        Marks.apply(body);
        dropLastReturn(body);

        out.line("function " + program.function(function.symbol()) + "(" + String.join(", ", parameters) + ") {");
        if (program.checksDepth(function)) {
            out.line(
                    1,
                    Position.NONE,
                    "if (d > " + program.runtime("maxDepth") + ") throw " + program.runtime("tooDeep") + "();");
        }
        if (values.usesScratch()) {
            out.line(1, Position.NONE, "let t;");
        }
        if (position.reads().contains(values.position())) {
            out.line(1, Position.NONE, "let p = 0;");
        }
        if (leaves) {
            out.line(1, Position.NONE, "try {");
            CodeWriter.write(body, 2, out);
            out.line(1, Position.NONE, "} catch (e) {");
            out.line(2, Position.NONE, "throw " + traced(position) + ";");
            out.line(1, Position.NONE, "}");
        } else {
            CodeWriter.write(body, 1, out);
        }
        out.line("}");
    }

    private String traced(Expression position) {
        return program.runtime("trace") + "(e, " + ProgramNames.table() + ", " + position.text() + ")";
    }

    private static void dropLastReturn(List<Statement> body) {
        if (!body.isEmpty() && body.getLast() instanceof Return back && back.value() == Expression.UNDEFINED) {
            body.removeLast();
        }
    }

    /** Which positions a function writes down. One that has a single position needs no variable for it. */
    private final class Positions {
        private final Set<Integer> numbers = new HashSet<>();
        private boolean leaving;

        void collect(List<Statement> list) {
            for (Statement statement : list) {
                Origin origin = Statements.origin(statement);
                if (origin.mayThrow()) {
                    numbers.add(origin.number());
                    leaving |= origin.handler() == null;
                }
                Statements.lists(statement).forEach(this::collect);
            }
        }

        /** The expression for the position; removes the marks if it is constant. */
        Expression settle(List<Statement> body) {
            if (numbers.size() > 1) {
                return Expression.of(values.position());
            }
            Expression only = Expression.atom(
                    numbers.isEmpty() ? "0" : String.valueOf(numbers.iterator().next()));
            replace(body, only);
            return only;
        }

        private void replace(List<Statement> list, Expression only) {
            list.removeIf(statement -> statement instanceof Mark mark && mark.variable() == values.position());
            list.replaceAll(statement -> switch (statement) {
                case Assign a
                when a.value().reads().contains(values.position()) ->
                    new Assign(a.variable(), caught(only), a.origin());
                case Evaluate e
                when e.expression().reads().contains(values.position()) -> new Evaluate(caught(only), e.origin());
                default -> statement;
            });
            list.forEach(statement -> Statements.lists(statement).forEach(inner -> replace(inner, only)));
        }
    }

    // handlers

    /** What a handler receives. */
    private Expression caught(Expression position) {
        String error = function.transparent()
                ? program.runtime("asError") + "(e)"
                : program.runtime("trace") + "(e, " + ProgramNames.table() + ", " + position.text() + ")";
        return new Expression(program.runtime("errorValue") + "(" + error + ")", Expression.CALL, position.reads());
    }

    private void findHandlers(List<Structure> list) {
        for (Structure structure : list) {
            switch (structure) {
                case Structure.Run run -> {
                    List<Edge> edges = run.block().edges();
                    int unwinds =
                            edges.size() - run.block().terminator().edges().size();
                    for (int k = 0; k < edges.size(); k++) {
                        if (k < unwinds || isUnwind(run.block().terminator(), edges.get(k))) {
                            findHandler(edges.get(k), run.ways().get(k));
                        }
                        findHandlers(run.ways().get(k));
                    }
                }
                case Structure.Choose choose -> choose.ways().forEach(this::findHandlers);
                case Structure.Labeled block -> findHandlers(block.body());
                case Structure.Loop loop -> findHandlers(loop.body());
            }
        }
    }

    private void findHandlers(Way way) {
        switch (way) {
            case Way.Into into -> findHandlers(into.code());
            case Way.Selecting selecting -> findHandlers(selecting.way());
            case Way.Leave _, Way.Again _ -> {}
        }
    }

    private static boolean isUnwind(Terminator terminator, Edge edge) {
        return terminator instanceof Terminator.Throw raise && raise.unwind().orElse(null) == edge;
    }

    private void findHandler(Edge edge, Way way) {
        Block block = edge.target();
        // Into a dispatcher's circle it is another jump than within it.
        Handler handler = handlers.computeIfAbsent(block, _ -> new HashMap<>())
                .computeIfAbsent(destination(way), _ -> newHandler(block, way));
        values.handler(edge, handler, handed.get(block));
    }

    private static Structure.Label destination(Way way) {
        return switch (way) {
            case Way.Leave(Structure.Label label) -> label;
            case Way.Again(Structure.Label label) -> label;
            case Way.Selecting(int _, int _, Way rest) -> destination(rest);
            case Way.Into _ -> throw new IllegalStateException("a handler is never only within its dominator");
        };
    }

    private Handler newHandler(Block block, Way way) {
        List<Statement> arrival = new ArrayList<>();
        BlockParameter error = block.parameters().getFirst();
        Expression value = caught(Expression.of(values.position()));
        arrival.add(
                values.uses(error) > 0
                        ? new Assign(values.variable(error), value, Origin.NONE)
                        : new Evaluate(value, Origin.NONE));
        List<Variable> variables = handed.computeIfAbsent(block, this::handOver);
        for (int k = 0; k < variables.size(); k++) {
            if (variables.get(k) != null) {
                BlockParameter parameter = block.parameters().get(k + 1);
                arrival.add(new Assign(values.variable(parameter), Expression.of(variables.get(k)), Origin.NONE));
            }
        }
        Label target = jump(way, arrival);
        return new Handler(target, thrown, arrival);
    }

    /** A variable for each parameter but the error; null for those that nobody reads. */
    private List<Variable> handOver(Block block) {
        List<Variable> variables = new ArrayList<>();
        for (BlockParameter parameter :
                block.parameters().subList(1, block.parameters().size())) {
            variables.add(
                    values.uses(parameter) == 0
                            ? null
                            : values.temporary(parameter.name().isEmpty() ? "v" : parameter.name()));
        }
        return variables;
    }

    /** Adds the jump of a way that does not lead into code here; gives the label. */
    private Label jump(Way way, List<Statement> out) {
        switch (way) {
            case Way.Leave(Structure.Label label) -> {
                out.add(new Break(label(label, "keluar")));
                return label(label, "keluar");
            }
            case Way.Again(Structure.Label label) -> {
                out.add(new Continue(label(label, "ulang")));
                return label(label, "ulang");
            }
            case Way.Selecting(int selector, int choice, Way rest) -> {
                out.add(select(selector, choice));
                return jump(rest, out);
            }
            case Way.Into _ -> throw new IllegalStateException("a handler is never only within its dominator");
        }
    }

    private Statement select(int selector, int choice) {
        Variable variable = selectors.computeIfAbsent(selector, _ -> values.temporary("jalan"));
        return new Assign(variable, Expression.atom(String.valueOf(choice)), Origin.NONE);
    }

    private Label label(Structure.Label label, String hint) {
        return labels.computeIfAbsent(label, _ -> new Label(hint));
    }

    // control flow

    private void write(List<Structure> list, List<Statement> out) {
        for (Structure structure : list) {
            switch (structure) {
                case Structure.Run run -> write(run, out);
                case Structure.Choose choose -> {
                    Variable variable = selectors.computeIfAbsent(choose.selector(), _ -> values.temporary("jalan"));
                    List<List<Statement>> cases = new ArrayList<>();
                    for (Way way : choose.ways()) {
                        List<Statement> one = new ArrayList<>();
                        go(way, one);
                        cases.add(one);
                    }
                    out.add(new Switch(Expression.of(variable), cases, Origin.NONE));
                }
                case Structure.Labeled block -> {
                    List<Statement> body = new ArrayList<>();
                    write(block.body(), body);
                    out.add(new Labeled(label(block.label(), "keluar"), body));
                }
                case Structure.Loop loop -> {
                    List<Statement> body = new ArrayList<>();
                    write(loop.body(), body);
                    out.add(new While(label(loop.label(), "ulang"), null, body));
                }
            }
        }
    }

    private void go(Way way, List<Statement> out) {
        if (way instanceof Way.Into(List<Structure> code)) {
            write(code, out);
        } else if (way instanceof Way.Selecting(int selector, int choice, Way rest)) {
            out.add(select(selector, choice));
            go(rest, out);
        } else {
            jump(way, out);
        }
    }

    private void write(Structure.Run run, List<Statement> out) {
        Block block = run.block();
        BlockCompiler compiler = new BlockCompiler(values, operations, block, out);
        for (Instruction instruction : block.instructions()) {
            compiler.compile(instruction);
        }
        List<Way> ways = run.ways();
        List<Way> last = ways.subList(ways.size() - block.terminator().edges().size(), ways.size());
        switch (block.terminator()) {
            case Terminator.Jump(Edge edge) -> {
                compiler.flushEffects();
                follow(compiler, edge, last.getFirst(), out);
            }
            case Terminator.Branch branch -> {
                Expression condition = compiler.last(branch.condition(), Type.BOOL);
                Origin origin = compiler.lastOrigin();
                values.mark(origin, out);
                List<Statement> then = new ArrayList<>();
                List<Statement> otherwise = new ArrayList<>();
                follow(compiler, branch.then(), last.get(0), then);
                follow(compiler, branch.otherwise(), last.get(1), otherwise);
                out.add(new If(condition, then, otherwise, origin));
            }
            case Terminator.Switch choice -> {
                Expression state = compiler.last(choice.state(), Type.ANY);
                Origin origin = compiler.lastOrigin();
                values.mark(origin, out);
                List<List<Statement>> cases = new ArrayList<>();
                for (int k = 0; k < choice.targets().size(); k++) {
                    List<Statement> one = new ArrayList<>();
                    follow(compiler, choice.targets().get(k), last.get(k), one);
                    cases.add(one);
                }
                out.add(new Switch(state, cases, origin));
            }
            case Terminator.Return(Value value) -> {
                Expression result = compiler.last(value, function.resultType());
                values.mark(compiler.lastOrigin(), out);
                out.add(new Return(result, compiler.lastOrigin()));
            }
            case Terminator.Throw raise -> raise(compiler, raise, out);
            case Terminator.Suspend _ ->
                throw new IllegalStateException("@" + function.symbol() + " has not been made a state machine");
            case Terminator.Unreachable _ -> {
                compiler.flushEffects();
                out.add(new Return(Expression.UNDEFINED, Origin.NONE));
            }
        }
    }

    private void raise(BlockCompiler compiler, Terminator.Throw raise, List<Statement> out) {
        Expression value = compiler.last(raise.value(), Type.ANY);
        Origin inner = compiler.lastOrigin();
        Origin origin = values.origin(raise.position(), raise.unwind());
        if (inner.mayThrow() && !inner.agreesWith(origin)) {
            Variable temporary = values.temporary("v");
            values.mark(inner, out);
            out.add(new Assign(temporary, value, inner));
            value = Expression.of(temporary);
        }
        values.mark(origin, out);
        out.add(new Throw(Expression.call(program.runtime("thrown"), List.of(value)), origin));
    }

    /** Gives the parameters of an edge's target their values, all at once, and goes there. */
    private void follow(BlockCompiler compiler, Edge edge, Way way, List<Statement> out) {
        List<BlockParameter> parameters = edge.target().parameters();
        Map<Variable, Expression> moves = new LinkedHashMap<>();
        for (int k = 0; k < parameters.size(); k++) {
            BlockParameter parameter = parameters.get(k);
            if (values.uses(parameter) > 0) {
                Expression argument = compiler.argument(edge.arguments().get(k), parameter.type());
                Variable variable = values.variable(parameter);
                if (!argument.text().equals(variable.name())) {
                    moves.put(variable, argument);
                }
            }
        }
        while (!moves.isEmpty()) {
            Variable ready = moves.keySet().stream()
                    .filter(variable -> moves.entrySet().stream()
                            .noneMatch(other -> other.getKey() != variable
                                    && other.getValue().reads().contains(variable)))
                    .findFirst()
                    .orElse(null);
            if (ready != null) {
                out.add(new Assign(ready, moves.remove(ready), Origin.NONE));
                continue;
            }
            // All that is left goes round in circles: one of them waits in a variable of its own.
            Variable first = moves.keySet().iterator().next();
            Variable saved = values.temporary(first.name());
            out.add(new Assign(saved, Expression.of(first), Origin.NONE));
            moves.replaceAll((variable, value) -> value.replacing(first, saved));
        }
        go(way, out);
    }
}
