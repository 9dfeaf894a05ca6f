package id.morph.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs IR of any stage, for tests that compare a program before and after a pass. It knows just enough operations: those
 * that the op table can fold, locals, globals, cells, lists, iterators, calls, and suspensions in both of their forms. What
 * a run did is a list of lines: what it printed, each frozen value, and how it ended. An error value names the operation
 * that threw and the positions of all frames that are not transparent, as a trace would.
 */
public final class Evaluator {

    private final Module module;
    private final List<String> lines = new ArrayList<>();
    private final List<Activation> stack = new ArrayList<>();
    private final Map<String, Object> globals = new HashMap<>();
    private int fuel;

    private Evaluator(Module module, int fuel) {
        this.module = module;
        this.fuel = fuel;
    }

    /** A Morph error on its way. */
    private static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Object value;

        Thrown(Object value) {
            super(null, null, false, false);
            this.value = value;
        }
    }

    /** The run has printed enough. */
    private static final class OutOfFuel extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Cell {
        private Object value;
    }

    private static final class Cursor {
        private Iterator<?> rest;
        private Object value;
    }

    private static final class Frame {
        private Function resume;
        private Object[] slots;
        private int state;
        private boolean finished;
    }

    /** A running function, or a suspended one that was not lowered. */
    private static final class Activation {
        private final Function function;
        private final Map<Value, Object> values = new HashMap<>();
        private final Map<String, Object> locals = new HashMap<>();
        private Position position = Position.NONE;
        private Block next;

        Activation(Function function) {
            this.function = function;
        }

        private Object get(Value value) {
            return value instanceof Constant constant ? constant : values.get(value);
        }

        private Block enter(Edge edge, Optional<Object> error) {
            List<Object> arguments = new ArrayList<>();
            error.ifPresent(arguments::add);
            edge.arguments().forEach(argument -> arguments.add(get(argument)));
            for (int i = 0; i < arguments.size(); i++) {
                values.put(edge.target().parameters().get(i), arguments.get(i));
            }
            return edge.target();
        }

        private Block caught(Thrown thrown, Optional<Edge> unwind) {
            return enter(unwind.orElseThrow(() -> thrown), Optional.of(thrown.value));
        }
    }

    /** Calls the function; generators and routines are resumed until they end or {@code fuel} lines are there. */
    public static List<String> run(Module module, String symbol, int fuel, Object... arguments) {
        Evaluator evaluator = new Evaluator(module, fuel);
        try {
            Function function = module.function(symbol).orElseThrow();
            Object result = evaluator.call(function, List.of(arguments));
            while (result instanceof Activation || result instanceof Frame) {
                result = evaluator.resume(result);
            }
            evaluator.lines.add("returns " + show(result));
        } catch (Thrown thrown) {
            evaluator.lines.add("throws " + show(thrown.value));
        } catch (OutOfFuel end) {
            evaluator.lines.add("…");
        }
        return evaluator.lines;
    }

    private static String show(Object value) {
        return switch (value) {
            case Constant.Text text -> text.value();
            case Constant.Int number -> number.value().toString();
            case List<?> list -> list.stream().map(Evaluator::show).collect(Collectors.joining(", ", "[", "]"));
            default -> String.valueOf(value);
        };
    }

    private void line(String text) {
        if (fuel-- == 0) {
            throw new OutOfFuel();
        }
        lines.add(text);
    }

    private Object call(Function function, List<Object> arguments) {
        Activation activation = new Activation(function);
        for (int i = 0; i < function.entry().parameters().size(); i++) {
            Object argument = i < arguments.size() ? arguments.get(i) : Constant.NIL;
            activation.values.put(function.entry().parameters().get(i), argument);
        }
        activation.next = function.entry();
        return function.kind() == Function.Kind.PLAIN ? execute(activation) : activation;
    }

    private Object resume(Object suspended) {
        Object value;
        boolean finished;
        if (suspended instanceof Activation activation) {
            value = execute(activation);
            finished = activation.next == null;
        } else {
            Frame frame = (Frame) suspended;
            value = call(frame.resume, List.of(frame));
            finished = frame.finished;
        }
        if (finished) {
            return value;
        }
        line("suspends " + show(value));
        return suspended;
    }

    private Object execute(Activation activation) {
        stack.add(activation);
        try {
            Block block = activation.next;
            activation.next = null;
            while (true) {
                Optional<Block> handler = body(activation, block);
                if (handler.isPresent()) {
                    block = handler.get();
                    continue;
                }
                switch (block.terminator()) {
                    case Terminator.Return back -> {
                        return activation.get(back.value());
                    }
                    case Terminator.Suspend how -> {
                        Object value = activation.get(how.value());
                        activation.position = how.position();
                        try {
                            if (how.reason() == Terminator.Reason.SLEEP) {
                                sleep(value);
                            }
                            activation.next = activation.enter(how.resume(), Optional.empty());
                            return how.reason() == Terminator.Reason.FREEZE ? value : Constant.NIL;
                        } catch (Thrown thrown) {
                            block = activation.caught(thrown, how.unwind());
                        }
                    }
                    case Terminator.Throw raise -> {
                        activation.position = raise.position();
                        Thrown thrown = new Thrown(activation.get(raise.value()));
                        block = activation.caught(thrown, raise.unwind());
                    }
                    case Terminator.Jump jump -> block = activation.enter(jump.edge(), Optional.empty());
                    case Terminator.Branch branch -> {
                        boolean yes = activation.get(branch.condition()).equals(Constant.TRUE);
                        block = activation.enter(yes ? branch.then() : branch.otherwise(), Optional.empty());
                    }
                    case Terminator.Switch choice -> {
                        int state = ((Constant.Int) activation.get(choice.state()))
                                .value()
                                .intValueExact();
                        block = activation.enter(choice.targets().get(state), Optional.empty());
                    }
                    case Terminator.Unreachable _ -> throw new AssertionError("unreachable was reached");
                }
            }
        } finally {
            stack.removeLast();
        }
    }

    /** Runs the instructions of a block; gives the handler if one of them throws. */
    private Optional<Block> body(Activation activation, Block block) {
        for (Instruction instruction : block.instructions()) {
            activation.position = instruction.position();
            try {
                List<Object> operands = new ArrayList<>();
                for (Value operand : instruction.operands()) {
                    Object value = activation.get(operand);
                    if (value == null) {
                        throw new AssertionError(instruction.op() + " reads a value that was not computed");
                    }
                    operands.add(value);
                }
                Object result = perform(activation, instruction, operands);
                if (instruction.type() != Type.NONE) {
                    activation.values.put(instruction, result);
                }
            } catch (Thrown thrown) {
                return Optional.of(activation.caught(thrown, instruction.unwind()));
            }
        }
        return Optional.empty();
    }

    private Thrown error(Op op) {
        StringBuilder text = new StringBuilder(op.text());
        for (Activation activation : stack.reversed()) {
            if (!activation.function.transparent()) {
                for (Position at = activation.position; at.known(); at = at.caller()) {
                    text.append(" < ").append(at.function()).append(':').append(at.line());
                }
            }
        }
        return new Thrown(Constant.of(text.toString()));
    }

    private void sleep(Object seconds) {
        if (!(seconds instanceof Constant.Int)) {
            throw error(Op.PARK_SLEEP);
        }
    }

    private Object perform(Activation activation, Instruction instruction, List<Object> operands) {
        Frame frame = !operands.isEmpty() && operands.getFirst() instanceof Frame first ? first : null;
        return switch (instruction.op()) {
            case PRINT -> {
                line(operands.stream().map(Evaluator::show).collect(Collectors.joining(" ")));
                yield Constant.NIL;
            }
            case LOCAL_GET -> activation.locals.getOrDefault(instruction.name(0), Constant.UNDEFINED);
            case LOCAL_SET -> activation.locals.put(instruction.name(0), operands.get(0));
            case GLOBAL_PROBE -> globals.getOrDefault(instruction.name(1), Constant.UNDEFINED);
            case GLOBAL_SET -> globals.put(instruction.name(1), operands.get(0));
            case DEFINED, GLOBAL_GET -> {
                Object value = instruction.op() == Op.DEFINED ? operands.get(0) : globals.get(instruction.name(1));
                if (value == null || value.equals(Constant.UNDEFINED)) {
                    throw error(instruction.op());
                }
                yield value;
            }
            case IS_DEFINED -> Constant.of(!operands.get(0).equals(Constant.UNDEFINED));
            case CELL_NEW -> {
                Cell cell = new Cell();
                cell.value = operands.get(0);
                yield cell;
            }
            case CELL_GET -> ((Cell) operands.get(0)).value;
            case CELL_SET -> ((Cell) operands.get(0)).value = operands.get(1);
            case DEPTH_CHECK -> Constant.NIL;
            case LIST -> operands;
            case ITERATOR_NEW -> {
                if (!(operands.get(0) instanceof List<?> list)) {
                    throw error(instruction.op());
                }
                Cursor cursor = new Cursor();
                cursor.rest = list.iterator();
                yield cursor;
            }
            case ITERATOR_NEXT -> {
                Cursor cursor = (Cursor) operands.get(0);
                boolean more = cursor.rest.hasNext();
                if (more) {
                    cursor.value = cursor.rest.next();
                }
                yield Constant.of(more);
            }
            case ITERATOR_VALUE -> ((Cursor) operands.get(0)).value;
            case CALL_STATIC -> call(module.function(instruction.symbol(0)).orElseThrow(), operands);
            case FRAME_NEW -> {
                Frame made = new Frame();
                made.resume = module.function(instruction.symbol(0)).orElseThrow();
                made.slots = new Object[instruction.number(1)];
                yield made;
            }
            case FRAME_STORE, FRAME_STORE_CELL, FRAME_STORE_ITERATOR ->
                frame.slots[instruction.number(0)] = operands.get(1);
            case FRAME_LOAD, FRAME_LOAD_CELL, FRAME_LOAD_ITERATOR -> frame.slots[instruction.number(0)];
            case FRAME_STATE -> Constant.of(frame.state);
            case FRAME_SET_STATE -> frame.state = instruction.number(0);
            case FRAME_FINISH -> frame.finished = true;
            case GENERATOR_NEW, ROUTINE_START -> frame;
            case PARK_AWAIT, PARK_YIELD -> Constant.NIL;
            case PARK_SLEEP -> {
                sleep(operands.get(1));
                yield Constant.NIL;
            }
            default -> {
                List<Constant> constants = operands.stream()
                        .map(operand -> operand instanceof Constant constant ? constant : Constant.UNDEFINED)
                        .toList();
                yield instruction.op().fold(constants).orElseThrow(() -> error(instruction.op()));
            }
        };
    }
}
