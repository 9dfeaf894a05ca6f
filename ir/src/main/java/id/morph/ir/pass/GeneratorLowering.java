package id.morph.ir.pass;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.Liveness;
import id.morph.ir.analysis.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Turns generators and asynchronous functions into state machines, once and for all backends.
 *
 * <h2>The protocol</h2>
 *
 * A function {@code f} of kind {@code GENERATOR} or {@code ASYNC} becomes two plain ones:
 *
 * <ul>
 *   <li>{@code @f} keeps symbol, captures and parameters. It makes a frame with {@code frame.new @f$resume n}, stores captured
 *       cells and parameters into slots 0, 1, …, and returns {@code generator.new frame} or {@code routine.start frame}. It
 *       runs nothing of the body.
 *   <li>{@code @f$resume(%frame)} has the same display name. Its only parameter is of type {@link Type#FRAME}, which no
 *       other function has. The engine calls it each time the generator or routine goes on.
 * </ul>
 *
 * A call of {@code @f$resume} ends in one of three ways:
 *
 * <ul>
 *   <li>It <b>suspends</b>: it has set a new state with {@code frame.setstate} and returns without {@code frame.finish}. A
 *       generator returns the frozen value. A routine returns nil and has said with {@code park.await}, {@code park.yield} or
 *       {@code park.sleep} when it goes on.
 *   <li>It <b>finishes</b>: {@code frame.finish} precedes the return, and the value is the result.
 *   <li>It <b>throws</b>: the engine marks the frame as finished and hands the error on; the function does nothing about it.
 * </ul>
 *
 * State 0 is the beginning, state k the place after the k-th suspension. Going on gives no value to the function: what
 * {@code bekukan} gives as an expression is nil. Captured cells and parameters keep their slots for the whole life of the frame; the
 * other slots hold what is live across a suspension and are meaningless in between. A slot only ever holds one of: cells
 * ({@code frame.load.cell}), iterators ({@code frame.load.iterator}), values ({@code frame.load}).
 */
public final class GeneratorLowering implements Pass {

    /** What the symbol of a resume function ends with. */
    public static final String RESUME_SUFFIX = "$resume";

    @Override
    public String name() {
        return "generator-lowering";
    }

    @Override
    public Stage needs() {
        return Stage.LOWERED;
    }

    @Override
    public Stage gives(Stage before) {
        return before == Stage.LOWERED ? Stage.STATE_MACHINES : before;
    }

    @Override
    public void run(Module module) {
        for (Function function : List.copyOf(module.functions())) {
            if (function.kind() != Function.Kind.PLAIN) {
                module.add(new StateMachine(function).split());
            }
        }
    }

    /** A local that is stored while suspended. */
    private static final class Variable {
        private final String local;
        private final Type type;
        private final Set<Integer> states = new LinkedHashSet<>();
        private int slot = -1;
        /** Parameters never change and have a slot of their own, so one store by the outer function is enough. */
        private boolean permanent;

        Variable(String local, Type type) {
            this.local = local;
            this.type = type;
        }

        /** What a slot for it holds; a boolean is a value like others. */
        private Type held() {
            return type == Type.BOOL ? Type.ANY : type;
        }
    }

    private record Suspension(int state, Block block, Edge resume, List<Variable> live) {}

    /** The work on one function. */
    private static final class StateMachine {
        private final Function outer;
        private final Function.Kind kind;
        private final Function resume;
        private final List<BlockParameter> parameters;
        private final SequencedMap<Object, Variable> variables = new LinkedHashMap<>();
        private final List<Suspension> suspensions = new ArrayList<>();
        private final Set<String> localNames = new LinkedHashSet<>();
        private BlockParameter frame;

        StateMachine(Function function) {
            this.outer = function;
            this.kind = function.kind();
            this.parameters = List.copyOf(function.entry().parameters());
            this.resume = new Function(
                    function.symbol() + RESUME_SUFFIX,
                    function.displayName(),
                    function.unit(),
                    Function.Kind.PLAIN,
                    function.transparent(),
                    0,
                    1);
        }

        Function split() {
            ControlFlowGraph graph = ControlFlowGraph.ofPoints(outer);
            outer.blocks().removeIf(block -> !graph.contains(block));
            collectLocalNames();
            findSuspensions(graph);
            intoLocals();
            int slots = assignSlots();
            Block entry = new Block("entry");
            frame = entry.addParameter(Type.FRAME, "frame");
            Block start = outer.entry();
            loadParameters(start);
            List<Edge> targets = new ArrayList<>();
            targets.add(Edge.to(start));
            List<Block> resumptions = new ArrayList<>();
            for (Suspension suspension : suspensions) {
                suspend(suspension);
                Block again = resumption(suspension);
                resumptions.add(again);
                targets.add(Edge.to(again));
            }
            Instruction state = new Instruction(Op.FRAME_STATE, List.of(), List.of(frame), Position.NONE);
            entry.instructions().add(state);
            entry.setTerminator(new Terminator.Switch(state, targets));
            finish();
            resume.blocks().add(entry);
            resume.blocks().addAll(outer.blocks());
            resume.blocks().addAll(resumptions);
            replaceOuter(slots);
            return resume;
        }

        private void collectLocalNames() {
            for (Block block : outer.blocks()) {
                for (Instruction instruction : block.instructions()) {
                    if (instruction.op() == Op.LOCAL_GET || instruction.op() == Op.LOCAL_SET) {
                        localNames.add(instruction.name(0));
                    }
                }
            }
        }

        /** Numbers the suspensions and finds what each has to keep. */
        private void findSuspensions(ControlFlowGraph graph) {
            Liveness liveness = Liveness.of(graph);
            for (Block block : outer.blocks()) {
                if (!(block.terminator() instanceof Terminator.Suspend how)) {
                    continue;
                }
                int state = suspensions.size() + 1;
                int next = graph.start(how.resume().target());
                Set<Object> live = new LinkedHashSet<>(liveness.locals(next));
                live.addAll(liveness.values(next));
                for (Value argument : how.resume().arguments()) {
                    if (!(argument instanceof Constant)) {
                        live.add(argument);
                    }
                }
                List<Variable> kept = new ArrayList<>();
                for (Object key : live) {
                    Variable variable = variables.computeIfAbsent(key, this::variable);
                    variable.states.add(state);
                    kept.add(variable);
                }
                suspensions.add(new Suspension(state, block, how.resume(), kept));
            }
        }

        private Variable variable(Object key) {
            return switch (key) {
                case String local -> new Variable(local, Type.ANY);
                case BlockParameter parameter -> new Variable(fresh(parameter.name()), parameter.type());
                case Value value -> new Variable(fresh("t"), value.type());
                default -> throw new IllegalArgumentException(key.toString());
            };
        }

        private String fresh(String hint) {
            String base = (hint.isEmpty() ? "t" : hint) + "$";
            String name = base;
            for (int i = 1; !localNames.add(name); i++) {
                name = base + i;
            }
            return name;
        }

        /** Values that are live across a suspension become locals: set where they are defined, read at every use. */
        private void intoLocals() {
            for (Block block : outer.blocks()) {
                List<Instruction> rewritten = new ArrayList<>();
                block.parameters().forEach(parameter -> define(parameter, rewritten));
                for (Instruction instruction : block.instructions()) {
                    instruction.operands().replaceAll(operand -> read(operand, rewritten));
                    instruction.setUnwind(instruction.unwind().map(edge -> edge.map(value -> read(value, rewritten))));
                    rewritten.add(instruction);
                    define(instruction, rewritten);
                }
                block.setTerminator(readInto(block.terminator(), rewritten));
                block.instructions().clear();
                block.instructions().addAll(rewritten);
            }
        }

        private Terminator readInto(Terminator terminator, List<Instruction> into) {
            return terminator.map(value -> read(value, into), edge -> {
                // What the resume edge hands over is read after the resumption, not before the suspension.
                boolean resumes = terminator instanceof Terminator.Suspend how && how.resume() == edge;
                return resumes ? edge : edge.map(value -> read(value, into));
            });
        }

        private void define(Value value, List<Instruction> into) {
            Variable variable = variables.get(value);
            if (variable != null) {
                into.add(set(variable.local, value));
            }
        }

        private Value read(Value value, List<Instruction> into) {
            Variable variable = variables.get(value);
            if (variable == null) {
                return value;
            }
            Instruction get = get(variable.local);
            into.add(get);
            if (value.type() != Type.BOOL) {
                return get;
            }
            // A local may hold anything, so its boolean has to be made one again.
            Instruction condition = new Instruction(Op.TRUTHY, List.of(), List.of(get), Position.NONE);
            into.add(condition);
            return condition;
        }

        private static Instruction get(String local) {
            return new Instruction(Op.LOCAL_GET, List.of(new Attribute.Name(local)), List.of(), Position.NONE);
        }

        private static Instruction set(String local, Value value) {
            return new Instruction(Op.LOCAL_SET, List.of(new Attribute.Name(local)), List.of(value), Position.NONE);
        }

        /** First fit: variables that are never kept at the same suspension share a slot if they are of the same type. */
        private int assignSlots() {
            int count = parameters.size();
            for (int i = 0; i < count; i++) {
                Variable variable = variables.get(parameters.get(i));
                if (variable != null) {
                    variable.slot = i;
                    variable.permanent = true;
                }
            }
            List<Type> types = new ArrayList<>();
            List<Set<Integer>> taken = new ArrayList<>();
            for (Variable variable : variables.values()) {
                if (variable.permanent) {
                    continue;
                }
                int slot = 0;
                while (slot < types.size()
                        && (types.get(slot) != variable.held() || !free(taken.get(slot), variable))) {
                    slot++;
                }
                if (slot == types.size()) {
                    types.add(variable.held());
                    taken.add(new LinkedHashSet<>());
                }
                taken.get(slot).addAll(variable.states);
                variable.slot = count + slot;
            }
            return count + types.size();
        }

        private static boolean free(Set<Integer> taken, Variable variable) {
            return variable.states.stream().noneMatch(taken::contains);
        }

        /** The old entry begins state 0; what were its parameters come out of the frame. */
        private void loadParameters(Block start) {
            SequencedMap<Value, Instruction> loads = new LinkedHashMap<>();
            for (int i = 0; i < parameters.size(); i++) {
                loads.put(parameters.get(i), load(parameters.get(i).type(), i));
            }
            Set<Value> used = new LinkedHashSet<>();
            for (int i = parameters.size() - 1; i >= 0; i--) {
                start.removeParameter(i);
            }
            for (Block block : outer.blocks()) {
                Replacement.apply(block, value -> {
                    Instruction load = loads.get(value);
                    if (load == null) {
                        return value;
                    }
                    used.add(value);
                    return load;
                });
            }
            loads.keySet().retainAll(used);
            start.instructions().addAll(0, loads.values());
        }

        private Instruction load(Type type, int slot) {
            Op op = switch (type) {
                case CELL -> Op.FRAME_LOAD_CELL;
                case ITERATOR -> Op.FRAME_LOAD_ITERATOR;
                case ANY, BOOL -> Op.FRAME_LOAD;
                case FRAME, NONE, I64, INT, F64, WORD, OF_ATTRIBUTE ->
                    throw new IllegalStateException("a frame cannot hold a " + type.text());
            };
            return new Instruction(op, List.of(new Attribute.Int(slot)), List.of(frame), Position.NONE);
        }

        private static Instruction store(Value frame, Type type, int slot, Value value) {
            Op op = switch (type) {
                case CELL -> Op.FRAME_STORE_CELL;
                case ITERATOR -> Op.FRAME_STORE_ITERATOR;
                case ANY, BOOL -> Op.FRAME_STORE;
                case FRAME, NONE, I64, INT, F64, WORD, OF_ATTRIBUTE ->
                    throw new IllegalStateException("a frame cannot hold a " + type.text());
            };
            return new Instruction(op, List.of(new Attribute.Int(slot)), List.of(frame, value), Position.NONE);
        }

        /** Replaces the suspension by stores, the new state, and a return. */
        private void suspend(Suspension suspension) {
            Block block = suspension.block();
            Terminator.Suspend how = (Terminator.Suspend) block.terminator();
            List<Instruction> into = block.instructions();
            for (Variable variable : suspension.live()) {
                if (!variable.permanent) {
                    Instruction value = get(variable.local);
                    into.add(value);
                    into.add(store(frame, variable.type, variable.slot, value));
                }
            }
            into.add(new Instruction(
                    Op.FRAME_SET_STATE, List.of(new Attribute.Int(suspension.state())), List.of(frame), Position.NONE));
            Optional<Instruction> park = switch (how.reason()) {
                case FREEZE -> Optional.empty();
                case AWAIT -> Optional.of(park(Op.PARK_AWAIT, List.of(frame, how.value()), how));
                case YIELD -> Optional.of(park(Op.PARK_YIELD, List.of(frame), how));
                case SLEEP -> Optional.of(park(Op.PARK_SLEEP, List.of(frame, how.value()), how));
            };
            park.ifPresent(into::add);
            block.setTerminator(new Terminator.Return(park.isPresent() ? Constant.NIL : how.value()));
        }

        private static Instruction park(Op op, List<Value> operands, Terminator.Suspend how) {
            Instruction park = new Instruction(op, List.of(), operands, how.position());
            park.setUnwind(how.unwind().filter(_ -> park.mayThrow()));
            return park;
        }

        /** Where the function goes on: loads what was kept, and jumps to where the suspension would have gone. */
        private Block resumption(Suspension suspension) {
            Block again = new Block("resume" + suspension.state());
            for (Variable variable : suspension.live()) {
                Instruction load = load(variable.type, variable.slot);
                again.instructions().add(load);
                again.instructions().add(set(variable.local, load));
            }
            Edge edge = suspension.resume().map(argument -> read(argument, again.instructions()));
            again.setTerminator(new Terminator.Jump(edge));
            return again;
        }

        private void finish() {
            Set<Block> suspending = new LinkedHashSet<>();
            suspensions.forEach(suspension -> suspending.add(suspension.block()));
            for (Block block : outer.blocks()) {
                if (block.terminator() instanceof Terminator.Return && !suspending.contains(block)) {
                    block.instructions()
                            .add(new Instruction(Op.FRAME_FINISH, List.of(), List.of(frame), Position.NONE));
                }
            }
        }

        private void replaceOuter(int slots) {
            outer.blocks().clear();
            outer.setKind(Function.Kind.PLAIN);
            Block entry = outer.addBlock("entry");
            List<Attribute> attributes = List.of(new Attribute.Symbol(resume.symbol()), new Attribute.Int(slots));
            Instruction made = new Instruction(Op.FRAME_NEW, attributes, List.of(), Position.NONE);
            entry.instructions().add(made);
            for (int i = 0; i < parameters.size(); i++) {
                BlockParameter old = parameters.get(i);
                BlockParameter parameter = entry.addParameter(old.type(), old.name());
                entry.instructions().add(store(made, old.type(), i, parameter));
            }
            Op wrap = kind == Function.Kind.GENERATOR ? Op.GENERATOR_NEW : Op.ROUTINE_START;
            Instruction handle = new Instruction(wrap, List.of(), List.of(made), Position.NONE);
            entry.instructions().add(handle);
            entry.setTerminator(new Terminator.Return(handle));
        }
    }
}
