package id.morph.backend.js;

import id.morph.backend.js.Statement.Mark;
import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Effect;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.UseCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of one function: which of them are the same thing in JavaScript, how often each is used, and in which variable it is. */
final class FunctionValues {
    private final ProgramNames program;
    private final Function function;
    private final Names names;
    private final Map<Value, Integer> uses = new HashMap<>();
    private final Map<Value, Integer> order = new HashMap<>();
    private final Map<Value, Variable> variables = new HashMap<>();
    /** Calls of methods, with the instruction that has looked the method up. */
    private final Map<Instruction, Instruction> lookups = new HashMap<>();

    private final Set<Instruction> lookedUp = new HashSet<>();
    /** Look-ups that must be seen to succeed before the arguments of their call are computed. */
    private final Set<Instruction> checked = new HashSet<>();

    private final Map<Edge, Handler> handlers = new IdentityHashMap<>();
    private final Map<Block, List<Variable>> handed = new HashMap<>();
    private final Set<Instruction> knownReceivers;
    private final Set<Instruction> knownDepth;
    private final Variable position;
    private boolean scratchUsed;

    FunctionValues(ProgramNames program, Function function) {
        this.program = program;
        this.function = function;
        names = new Names(program.names());
        position = Variable.parameter("p");
        knownReceivers = KnownReceivers.of(program.program(), function);
        knownDepth = KnownDepth.of(program.program(), function, program.checksDepth(function));
        UseCounts counted = UseCounts.of(function);
        for (Block block : function.blocks()) {
            findLookups(block, counted);
        }
        for (Block block : function.blocks()) {
            for (Instruction i : block.instructions()) {
                order.put(i, order.size());
                reads(i).forEach(this::use);
            }
            block.terminator().operands().forEach(this::use);
            for (Edge edge : block.edges()) {
                edge.arguments().forEach(this::use);
            }
        }
    }

    /** What the code of an instruction reads; nothing if it has none. */
    List<Value> reads(Instruction i) {
        if (isAlias(i) || (isLookup(i) && i.op() != Op.SUPER && !checked.contains(i))) {
            return List.of();
        }
        List<Value> reads = new ArrayList<>(operands(i));
        if (i.op() == Op.CLASS || i.op() == Op.CLASS_NEW) {
            // What a closure captures is read by the class, too, of which it is a method.
            for (Value part : i.operands()) {
                if (part instanceof Instruction made && made.op() == Op.CLOSURE) {
                    reads.addAll(made.operands());
                }
            }
        }
        return reads;
    }

    private void use(Value value) {
        uses.merge(source(value), 1, Integer::sum);
    }

    private void findLookups(Block block, UseCounts counted) {
        Map<Instruction, Integer> open = new HashMap<>();
        int effects = 0;
        for (Instruction i : block.instructions()) {
            if (i.op() == Op.CALL && i.operand(0) instanceof Instruction callee && open.containsKey(callee)) {
                boolean between = effects > open.get(callee);
                if (callee.op() == Op.SUPER || !between || !program.isAssigned(callee.name(0))) {
                    lookups.put(i, callee);
                    lookedUp.add(callee);
                    if (between && callee.op() == Op.ATTRIBUTE) {
                        checked.add(callee);
                    }
                }
            }
            if (i.mayThrow() || i.has(Effect.WRITES)) {
                effects++;
            }
            if ((i.op() == Op.ATTRIBUTE || i.op() == Op.SUPER) && counted.of(i) == 1) {
                open.put(i, effects);
            }
        }
    }

    Function function() {
        return function;
    }

    /** The names of the function's scope. */
    Names names() {
        return names;
    }

    /** Whether an instruction only says that its operand is of some type, which changes nothing in JavaScript. */
    boolean isAlias(Instruction i) {
        return switch (i.op()) {
            case BOX_INT, UNBOX_INT, UNBOX_BOOL, I64_OF_INT -> true;
            case DEFINED -> i.operand(0) instanceof Instruction made && isDefined(made);
            default -> false;
        };
    }

    /** Whether the result of an instruction is certain to be a value. */
    private static boolean isDefined(Instruction made) {
        return switch (made.op()) {
            case OBJECT_NEW, LIST_NEW, LIST, DICT, CLOSURE, FIELD_GET, CALL_TYPED, CALL_METHOD, DEFINED -> true;
            default -> false;
        };
    }

    /** The value that this one is the same as in JavaScript. */
    Value source(Value value) {
        Value at = value;
        while (at instanceof Instruction i && isAlias(i)) {
            at = i.operand(0);
        }
        return at;
    }

    int uses(Value value) {
        return uses.getOrDefault(source(value), 0);
    }

    /** A number that grows in the order of the instructions. */
    int order(Value instruction) {
        return order.get(instruction);
    }

    /** Whether an attribute is only looked up for the call that is made of it. */
    boolean isLookup(Instruction i) {
        return lookedUp.contains(i);
    }

    /** Whether the receiver is known to be an instance of the instruction's layout. */
    boolean hasKnownReceiver(Instruction i) {
        return knownReceivers.contains(i);
    }

    /** Whether a check of the depth cannot fail. */
    boolean hasKnownDepth(Instruction check) {
        return knownDepth.contains(check);
    }

    boolean isChecked(Instruction lookup) {
        return checked.contains(lookup);
    }

    /** The look-up of the method that an instruction calls. */
    Optional<Instruction> lookup(Instruction call) {
        return Optional.ofNullable(lookups.get(call));
    }

    /** What the code of an instruction reads, in order. */
    List<Value> operands(Instruction i) {
        Instruction lookup = lookups.get(i);
        if (lookup == null) {
            return lookedUp.contains(i) && i.op() == Op.SUPER ? List.of(i.operand(0)) : i.operands();
        }
        List<Value> all = new ArrayList<>(i.operands());
        if (lookup.op() == Op.SUPER) {
            all.add(1, lookup.operand(1));
        } else {
            all.set(0, lookup.operand(0));
        }
        return all;
    }

    // variables

    Variable variable(Value value) {
        Value source = source(value);
        return variables.computeIfAbsent(source, this::newVariable);
    }

    private Variable newVariable(Value value) {
        return switch (value) {
            case BlockParameter p -> Variable.local(names.fresh(plain(p.name())));
            case Instruction i -> Variable.local(names.fresh(hint(i)));
            case Constant _ -> throw new IllegalStateException("a constant needs no variable");
        };
    }

    private static String plain(String hint) {
        return hint.isEmpty() || hint.startsWith("$") ? "v" : hint;
    }

    private static String hint(Instruction i) {
        return switch (i.op()) {
            case ATTRIBUTE, PRIMITIVE -> i.name(0);
            case FIELD_GET, GLOBAL_GET, GLOBAL_PROBE, GLOBAL_LOAD, CALL_METHOD -> i.name(1);
            case LIST_GET, LIST_ELEMENT, INDEX, ITERATOR_VALUE -> "item";
            case CONTAINER_LENGTH, LENGTH -> "length";
            case ITERATOR_NEW -> "it";
            case LIST_NEW, LIST -> "list";
            case CELL_NEW -> "cell";
            case FRAME_NEW -> "frame";
            default -> "v";
        };
    }

    /** Makes the entry's parameters those of the JavaScript function; gives their names. */
    List<String> declareParameters() {
        return function.entry().parameters().stream()
                .map(parameter -> {
                    String name = names.fresh(parameter.name().isEmpty() ? "a" : parameter.name());
                    variables.put(parameter, Variable.parameter(name));
                    return name;
                })
                .toList();
    }

    Variable temporary(String hint) {
        return Variable.local(names.fresh(hint));
    }

    /** A variable for a value within an expression. */
    Variable scratch() {
        scratchUsed = true;
        return Variable.parameter("t");
    }

    /** Whether {@link #scratch} is to be declared. */
    boolean usesScratch() {
        return scratchUsed;
    }

    /** The variable in which the number of the position is that is at work. */
    Variable position() {
        return position;
    }

    Expression read(Value value) {
        return read(value, value.type());
    }

    /** A value that is not part of another expression: a constant, or what is in a variable. */
    Expression read(Value value, Type wanted) {
        Value source = source(value);
        return switch (source) {
            case Constant constant -> program.literal(constant, wanted == Type.NONE ? Type.ANY : wanted);
            case Instruction i when i.op() == Op.FUNCTION_REF -> Expression.atom(program.functionValue(i.symbol(0)));
            case Instruction i when i.op() == Op.CONSTRUCTOR -> Expression.atom(constructor(i));
            case Instruction _, BlockParameter _ -> Expression.of(variable(source));
        };
    }

    private String constructor(Instruction i) {
        return program.constant(
                List.of("constructor", i.symbol(0), i.name(1), i.name(2), i.number(3)),
                i.name(2),
                () -> program.runtime("morphConstructor") + "(" + Literals.string(i.symbol(0)) + ", "
                        + Literals.string(i.name(1)) + ", " + Literals.string(i.name(2)) + ", " + i.number(3) + ")");
    }

    // errors

    /** Says how a handler is reached; before anything that may go there is compiled. */
    void handler(Edge edge, Handler handler, List<Variable> variables) {
        handlers.put(edge, handler);
        handed.put(edge.target(), variables);
    }

    /** Where an instruction that may throw comes from. */
    Origin origin(Instruction i) {
        return origin(i.position(), i.unwind());
    }

    Origin origin(Position at, Optional<Edge> unwind) {
        int number = function.transparent() ? 0 : program.position(at);
        if (unwind.isEmpty()) {
            return new Origin(at, number, true, null, List.of());
        }
        Edge edge = unwind.get();
        List<Mark> marks = new ArrayList<>();
        List<Variable> into = handed.get(edge.target());
        for (int k = 0; k < edge.arguments().size(); k++) {
            if (into.get(k) != null) {
                BlockParameter parameter = edge.target().parameters().get(k + 1);
                marks.add(new Mark(into.get(k), read(edge.arguments().get(k), parameter.type())));
            }
        }
        return new Origin(at, number, true, handlers.get(edge), List.copyOf(marks));
    }

    /** Writes down what handlers of an error read. */
    void mark(Origin origin, List<Statement> out) {
        if (origin.mayThrow()) {
            if (origin.number() > 0) {
                out.add(new Mark(position, Expression.atom(String.valueOf(origin.number()))));
            }
            out.addAll(origin.marks());
        }
    }
}
