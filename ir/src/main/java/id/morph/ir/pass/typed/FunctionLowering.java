package id.morph.ir.pass.typed;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.types.CallPlan;
import id.morph.ir.analysis.types.Context;
import id.morph.ir.analysis.types.Kinds;
import id.morph.ir.analysis.types.TypeValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the function of one context: a copy of what it can reach, in machine types where they are proven. */
final class FunctionLowering {

    private final Program program;
    private final Context context;
    private final Program.Signature signature;
    private final Function made;
    private final Emitter emitter = new Emitter();
    private final Map<Block, Block> blocks = new HashMap<>();
    private final Set<Value> switched = new HashSet<>();
    private final NumberLowering numbers;
    private final ListLowering lists;
    private final ObjectLowering objects;
    private final ListLoops loops;
    private Block current;

    FunctionLowering(Program program, Context context, Program.Signature signature) {
        this.program = program;
        this.context = context;
        this.signature = signature;
        Function old = context.function();
        this.made = new Function(
                signature.symbol(),
                old.displayName(),
                old.unit(),
                old.kind(),
                old.transparent(),
                old.captures(),
                old.arity());
        made.setVariadic(old.variadic());
        made.setResultType(signature.result());
        this.numbers = new NumberLowering(emitter);
        this.lists = new ListLowering(program, context, emitter);
        this.objects = new ObjectLowering(program, context, emitter);
        this.loops = new ListLoops(program, context, emitter);
    }

    Function lower() {
        // Definitions before uses: reverse postorder, which is an order of the dominator tree as well.
        List<Block> order = new ArrayList<>();
        Set<Block> live = liveBlocks();
        ControlFlowGraph graph = ControlFlowGraph.ofBlocks(context.function());
        for (int node = 0; node < graph.size(); node++) {
            Block block = graph.node(node).block();
            if (live.contains(block)) {
                order.add(block);
            }
            if (block.terminator() instanceof Terminator.Switch choice) {
                switched.add(choice.state());
            }
        }
        loops.find(graph, order);
        order.forEach(block -> objects.prepare(block.instructions()));
        for (Block block : order) {
            Block copy = new Block(block.name());
            blocks.put(block, copy);
            if (block != context.function().entry()) {
                for (BlockParameter parameter : block.parameters()) {
                    emitter.define(parameter, copy.addParameter(parameterType(parameter), parameter.name()));
                }
                loops.parameters(block, copy);
            }
        }
        if (order.isEmpty()) {
            return empty();
        }
        for (Block block : order) {
            Block copy = blocks.get(block);
            made.blocks().add(copy);
            emitter.at(copy);
            if (block == context.function().entry()) {
                parameters(block, copy);
            }
            lower(block);
        }
        ControlFlowGraph reached = ControlFlowGraph.ofBlocks(made);
        made.blocks().removeIf(block -> !reached.contains(block));
        return made;
    }

    /** The blocks that control can come to, given that it does not pass what never gives a result. */
    private Set<Block> liveBlocks() {
        Set<Block> live = new HashSet<>();
        Deque<Block> work = new ArrayDeque<>();
        if (context.reaches(context.function().entry())) {
            live.add(context.function().entry());
            work.add(context.function().entry());
        }
        while (!work.isEmpty()) {
            for (Block next : successors(work.poll())) {
                if (context.reaches(next) && live.add(next)) {
                    work.add(next);
                }
            }
        }
        return live;
    }

    private List<Block> successors(Block block) {
        List<Block> next = new ArrayList<>();
        for (Instruction instruction : block.instructions()) {
            if (neverComesTo(instruction)) {
                return next;
            }
            instruction.unwind().ifPresent(edge -> next.add(edge.target()));
            if (neverPasses(instruction)) {
                return next;
            }
        }
        if (block.terminator() instanceof Terminator.Branch branch) {
            int condition = context.operands(block).getFirst().kinds();
            if ((condition & Kinds.TRUE) != 0) {
                next.add(branch.then().target());
            }
            if ((condition & Kinds.FALSE) != 0) {
                next.add(branch.otherwise().target());
            }
        } else if (context.operands(block).stream().noneMatch(TypeValue::isNever)) {
            block.terminator().edges().forEach(edge -> next.add(edge.target()));
        }
        return next;
    }

    private boolean neverComesTo(Instruction instruction) {
        return context.operands(instruction).stream().anyMatch(TypeValue::isNever);
    }

    /** Whether it always throws, or never comes back. */
    private boolean neverPasses(Instruction instruction) {
        boolean gives = instruction.op().result() != Type.NONE;
        return gives && context.value(instruction).isNever();
    }

    /** A function that is called only by code that never runs. */
    private Function empty() {
        Block entry = made.addBlock("entry");
        List<BlockParameter> old = context.function().entry().parameters();
        for (int i = 0; i < old.size(); i++) {
            entry.addParameter(signature.parameters().get(i), old.get(i).name());
        }
        return made;
    }

    private void parameters(Block block, Block copy) {
        List<BlockParameter> old = block.parameters();
        for (int i = 0; i < old.size(); i++) {
            emitter.define(
                    old.get(i),
                    copy.addParameter(signature.parameters().get(i), old.get(i).name()));
        }
        for (int i = 0; i < old.size(); i++) {
            if (old.get(i).type() == Type.ANY) {
                emitter.defineUnboxed(old.get(i), copy.parameters().get(i), MachineType.of(context.value(old.get(i))));
            }
        }
    }

    /** What a block parameter hands on as; the state of a switch stays a plain value. */
    private Type parameterType(BlockParameter parameter) {
        return parameter.type() == Type.ANY && !switched.contains(parameter)
                ? MachineType.of(context.value(parameter))
                : parameter.type();
    }

    // ------------------------------------------------------------------ instructions

    private void lower(Block block) {
        current = block;
        for (Instruction instruction : block.instructions()) {
            emitter.standingFor(instruction.position(), () -> unwind(instruction));
            if (neverComesTo(instruction)) {
                emitter.block().setTerminator(new Terminator.Unreachable());
                return;
            }
            lower(instruction, context.operands(instruction));
            if (neverPasses(instruction)) {
                emitter.block().setTerminator(new Terminator.Unreachable());
                return;
            }
        }
        end(block);
    }

    private void lower(Instruction old, List<TypeValue> operands) {
        TypeValue result = context.value(old);
        Optional<Constant> known = outcome(old, result);
        if (known.isPresent()) {
            emitter.define(old, known.get());
            return;
        }
        Optional<Value> lowered = numbers.lower(old, operands)
                .or(() -> lists.lower(old, operands))
                .or(() -> loops.lower(old))
                .or(() -> objects.lower(old, operands))
                .or(() -> staticCall(old))
                .or(() -> words(old, operands))
                .or(() -> variables(old));
        Value made = lowered.orElseGet(() -> copy(old));
        if (result.kinds() == Kinds.NIL) {
            emitter.define(old, Constant.NIL);
        } else if (old.op().result().isData() && old.op() != Op.FRAME_STATE) {
            emitter.defineUnboxed(old, made, MachineType.of(result));
        } else {
            emitter.define(old, made);
        }
    }

    /** The answer of a test that inference knows. */
    private static Optional<Constant> outcome(Instruction old, TypeValue result) {
        boolean test = switch (old.op()) {
            case EQ, NE, TRUTHY, NOT, IS_VARIANT, IS_LIST, IS_LIST_MIN, IS_DEFINED -> true;
            case PRIMITIVE -> old.name(0).equals("is_int");
            default -> false;
        };
        if (!test) {
            return Optional.empty();
        }
        return switch (result.kinds()) {
            case Kinds.TRUE -> Optional.of(Constant.TRUE);
            case Kinds.FALSE -> Optional.of(Constant.FALSE);
            default -> Optional.empty();
        };
    }

    /** The same operation on plain values. */
    private Value copy(Instruction old) {
        List<Value> operands = new ArrayList<>();
        for (int i = 0; i < old.operands().size(); i++) {
            List<Type> row = old.op().operands();
            Type wanted = row.get(Math.min(i, row.size() - 1));
            operands.add(emitter.use(old.operand(i), wanted == Type.OF_ATTRIBUTE ? old.declaredType() : wanted));
        }
        List<Attribute> attributes = old.attributes();
        if (old.op() == Op.FRAME_NEW) {
            Context resume = program.types().resumption(context, old);
            attributes =
                    List.of(new Attribute.Symbol(program.signature(resume).symbol()), new Attribute.Int(old.number(1)));
        } else if (old.op() == Op.CLOSURE) {
            Context closure = program.types().closure(context, old);
            attributes = List.of(new Attribute.Symbol(program.signature(closure).symbol()));
        }
        return emitter.emit(old.op(), attributes, operands);
    }

    private Optional<Value> staticCall(Instruction old) {
        boolean known = old.op() == Op.CALL_STATIC || old.op() == Op.CALL_TYPED;
        return known && context.plan(old) instanceof CallPlan.Direct(Context target)
                ? Optional.of(program.call(emitter, target, List.of(), old.operands()))
                : Optional.empty();
    }

    /** Into the system dialect and back without a box. */
    private Optional<Value> words(Instruction old, List<TypeValue> operands) {
        return switch (old.op()) {
            case BOX_WORD ->
                Optional.of(emitter.emit(Op.INT_OF_WORD, List.of(), emitter.use(old.operand(0), Type.WORD)));
            case BOX_F64 -> Optional.of(emitter.use(old.operand(0), Type.F64));
            case WORD_OF_ANY ->
                operands.getFirst().isOnly(Kinds.INT)
                        ? Optional.of(emitter.emit(Op.WORD_OF_INT, List.of(), emitter.use(old.operand(0), Type.INT)))
                        : Optional.empty();
            case F64_OF_ANY ->
                operands.getFirst().isOnly(Kinds.FLOAT)
                        ? Optional.of(emitter.use(old.operand(0), Type.F64))
                        : Optional.empty();
            case BOOL_OF_ANY ->
                operands.getFirst().isOnly(Kinds.BOOL)
                        ? Optional.of(emitter.use(old.operand(0), Type.BOOL))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Value> variables(Instruction old) {
        return switch (old.op()) {
            case GLOBAL_GET -> {
                Type type = program.globalType(old.symbol(0), old.name(1));
                yield type == Type.ANY
                        ? Optional.empty()
                        : Optional.of(emitter.emit(Op.GLOBAL_LOAD, typed(old.attributes(), type)));
            }
            case GLOBAL_SET -> {
                Type type = program.globalType(old.symbol(0), old.name(1));
                yield type == Type.ANY
                        ? Optional.empty()
                        : Optional.of(emitter.emit(
                                Op.GLOBAL_STORE, typed(old.attributes(), type), emitter.use(old.operand(0), type)));
            }
            default -> Optional.empty();
        };
    }

    private static List<Attribute> typed(List<Attribute> attributes, Type type) {
        List<Attribute> all = new ArrayList<>(attributes);
        all.add(new Attribute.OfType(type));
        return all;
    }

    // ------------------------------------------------------------------ edges

    private Optional<Edge> unwind(Instruction old) {
        if (old.unwind().isEmpty() || !blocks.containsKey(old.unwind().get().target())) {
            return Optional.empty();
        }
        return Optional.of(edge(old.unwind().get(), true));
    }

    private Edge edge(Edge old, boolean unwinds) {
        Block target = blocks.get(old.target());
        List<BlockParameter> parameters = target.parameters();
        List<Value> arguments = new ArrayList<>();
        int supplied = unwinds ? 1 : 0;
        for (int i = 0; i < old.arguments().size(); i++) {
            arguments.add(emitter.use(
                    old.arguments().get(i), parameters.get(i + supplied).type()));
        }
        arguments.addAll(loops.arguments(current, old.target()));
        return new Edge(target, arguments);
    }

    private void end(Block block) {
        emitter.standingFor(Position.NONE, Optional::empty);
        List<TypeValue> operands = context.operands(block);
        Terminator old = block.terminator();
        if (operands.stream().anyMatch(TypeValue::isNever)) {
            emitter.block().setTerminator(new Terminator.Unreachable());
            return;
        }
        Terminator lowered = switch (old) {
            case Terminator.Branch branch -> branch(branch, operands.getFirst());
            case Terminator.Jump(Edge edge) -> new Terminator.Jump(edge(edge, false));
            case Terminator.Return(Value value) -> new Terminator.Return(emitter.use(value, signature.result()));
            case Terminator.Throw(Value value, Position position, Optional<Edge> unwind) ->
                new Terminator.Throw(emitter.use(value, Type.ANY), position, unwind.map(edge -> edge(edge, true)));
            case Terminator.Switch(Value state, List<Edge> targets) ->
                new Terminator.Switch(
                        emitter.use(state, Type.ANY),
                        targets.stream().map(edge -> edge(edge, false)).toList());
            case Terminator.Suspend _ -> throw new IllegalStateException("a suspension after generator lowering");
            case Terminator.Unreachable end -> end;
        };
        emitter.block().setTerminator(lowered);
    }

    private Terminator branch(Terminator.Branch branch, TypeValue condition) {
        if (condition.kinds() == Kinds.TRUE) {
            return new Terminator.Jump(edge(branch.then(), false));
        }
        if (condition.kinds() == Kinds.FALSE) {
            return new Terminator.Jump(edge(branch.otherwise(), false));
        }
        Value test = emitter.use(branch.condition(), Type.BOOL);
        return new Terminator.Branch(test, edge(branch.then(), false), edge(branch.otherwise(), false));
    }
}
