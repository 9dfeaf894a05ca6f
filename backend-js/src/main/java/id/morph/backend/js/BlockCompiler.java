package id.morph.backend.js;

import id.morph.backend.js.Statement.Assign;
import id.morph.backend.js.Statement.Evaluate;
import id.morph.ir.Block;
import id.morph.ir.Edge;
import id.morph.ir.Effect;
import id.morph.ir.Instruction;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the instructions of one block into statements. A value that is used once, further down in the same block, waits to become part of
 * the expression that uses it, as long as nothing comes between that may not change places with it.
 */
final class BlockCompiler {
    /** Longer expressions than this are not read by anybody. */
    private static final int MAX_LENGTH = 160;

    /**
     * An expression that waits for its use.
     *
     * @param proven whether it is only defined behind what may throw before it: a proof that holds where the instruction stands
     */
    private record Waiting(Expression expression, Origin origin, boolean reads, boolean writes, boolean proven) {
        boolean isPure() {
            return !reads && !writes && !origin.mayThrow();
        }

        boolean mustStayBefore(Waiting later) {
            return (writes && !later.isPure())
                    || (later.writes && !isPure())
                    || (origin.mayThrow() && (later.origin.mayThrow() || later.proven));
        }
    }

    private final FunctionValues values;
    private final Operations operations;
    private final List<Statement> out;
    private final Map<Value, Waiting> waiting = new LinkedHashMap<>();
    private final Map<Value, Integer> usesHere = new HashMap<>();

    BlockCompiler(FunctionValues values, Operations operations, Block block, List<Statement> out) {
        this.values = values;
        this.operations = operations;
        this.out = out;
        block.instructions().forEach(i -> count(values.reads(i)));
        count(block.terminator().operands());
        for (Edge edge : block.terminator().edges()) {
            count(edge.arguments());
        }
    }

    private void count(List<Value> used) {
        used.forEach(value -> usesHere.merge(values.source(value), 1, Integer::sum));
    }

    void compile(Instruction i) {
        boolean lookup = values.isLookup(i) && i.op() == Op.ATTRIBUTE;
        if (values.isAlias(i) || operations.isConstant(i) || lookup) {
            if (lookup) {
                operations.check(i).ifPresent(check -> {
                    Waiting now = composed(i, check, List.of());
                    flushBefore(now);
                    emit(new Evaluate(now.expression, now.origin));
                });
            }
            return;
        }
        if (i.op() == Op.DEPTH_CHECK) {
            if (!values.hasKnownDepth(i)) {
                checkDepth(i);
            }
            return;
        }
        int uses = values.uses(i);
        if (uses == 0 && i.removable()) {
            return;
        }
        List<Value> used = operations.operands(i);
        if (operations.failure(i).isPresent()) {
            test(i);
        }
        prepare(i, used);
        Waiting made = composed(i, operations.compile(i, this::take), used);
        // Operands are part of it from here on.
        used.forEach(value -> waiting.remove(values.source(value)));
        boolean folds = uses == 1
                && usesHere.getOrDefault(i, 0) == 1
                && made.expression.text().length() <= MAX_LENGTH;
        if (folds) {
            waiting.put(i, made);
            return;
        }
        flushBefore(made);
        emit(
                i.type() == Type.NONE || uses == 0
                        ? new Evaluate(made.expression, made.origin)
                        : new Assign(values.variable(i), made.expression, made.origin));
    }

    private void checkDepth(Instruction i) {
        Origin origin = values.origin(i);
        flushBefore(new Waiting(Expression.UNDEFINED, origin, false, false, false));
        values.mark(origin, out);
        Statement.Throw tooDeep = new Statement.Throw(operations.tooDeep(), origin);
        out.add(new Statement.If(
                operations.isTooDeep(i), new ArrayList<>(List.of(tooDeep)), new ArrayList<>(), Origin.NONE));
    }

    /** Has an instruction's errors thrown before it. */
    private void test(Instruction i) {
        Value receiver = values.source(i.operand(0));
        if (waiting.containsKey(receiver)) {
            flush(receiver);
        }
        Origin origin = values.origin(i);
        flushBefore(new Waiting(Expression.UNDEFINED, origin, true, false, false));
        values.mark(origin, out);
        Statement.Throw error = new Statement.Throw(operations.thrownBy(i), origin);
        out.add(new Statement.If(
                operations.failure(i).orElseThrow(), new ArrayList<>(List.of(error)), new ArrayList<>(), Origin.NONE));
    }

    private Waiting composed(Instruction i, Expression expression, List<Value> used) {
        Origin origin = i.mayThrow() && !operations.isSafe(i) ? values.origin(i) : Origin.at(i.position());
        boolean reads = i.has(Effect.READS);
        boolean writes = i.has(Effect.WRITES);
        boolean proven = restsOnProof(i);
        for (Value value : used) {
            Waiting part = waiting.get(values.source(value));
            if (part != null) {
                reads |= part.reads;
                writes |= part.writes;
                proven |= part.proven;
                if (part.origin.mayThrow()) {
                    origin = part.origin;
                }
            }
        }
        return new Waiting(expression, origin, reads, writes, proven);
    }

    private static boolean restsOnProof(Instruction i) {
        return isProven(i) || i.operands().stream().anyMatch(value -> value instanceof Instruction o && isProven(o));
    }

    /** Whether the instruction takes for granted what its operand is; some of these have no code of their own. */
    private static boolean isProven(Instruction i) {
        return switch (i.op()) {
            case UNBOX_INT, UNBOX_F64, UNBOX_BOOL, I64_OF_INT, PAYLOAD, LIST_ELEMENT, LIST_VERSION -> true;
            default -> false;
        };
    }

    /** Writes those operands down that cannot be part of the instruction's expression. */
    private void prepare(Instruction i, List<Value> used) {
        boolean again;
        do {
            again = false;
            Waiting own = composed(i, Expression.UNDEFINED, List.of());
            List<Value> order = new ArrayList<>(waiting.keySet());
            List<Value> parts = new ArrayList<>();
            for (Value value : used) {
                Value source = values.source(value);
                if (waiting.containsKey(source)) {
                    parts.add(source);
                }
            }
            for (int k = 0; k < parts.size() && !again; k++) {
                Waiting part = waiting.get(parts.get(k));
                if (part.isPure() && !operations.wantsName(i, parts.get(k))) {
                    continue;
                }
                if (operations.wantsName(i, parts.get(k)) && !part.expression.isAtom()
                        || part.origin.mayThrow() && own.origin.mayThrow() && !part.origin.agreesWith(own.origin)
                        || overtaken(parts, k, order)) {
                    flush(parts.get(k));
                    again = true;
                }
            }
        } while (again);
    }

    /** Whether a part would change places with something that it must not: one that is not a part, or a part that comes before it. */
    private boolean overtaken(List<Value> parts, int k, List<Value> order) {
        Value value = parts.get(k);
        Waiting part = waiting.get(value);
        int at = order.indexOf(value);
        for (int later = at + 1; later < order.size(); later++) {
            int place = parts.indexOf(order.get(later));
            if ((place < 0 || place < k) && part.mustStayBefore(waiting.get(order.get(later)))) {
                return true;
            }
        }
        for (int other = 0; other < k; other++) {
            Waiting before = waiting.get(parts.get(other));
            if (before.origin.mayThrow() && part.origin.mayThrow() && !before.origin.agreesWith(part.origin)) {
                return true;
            }
        }
        return false;
    }

    private Expression take(Value value, Type wanted) {
        Waiting part = waiting.get(values.source(value));
        return part != null ? part.expression : values.read(value, wanted);
    }

    /** Writes down what waits and must stay before something that is written now: all of it, for reads need not stay before each other. */
    private void flushBefore(Waiting now) {
        for (Value value : new ArrayList<>(waiting.keySet())) {
            Waiting each = waiting.get(value);
            if (each != null && each.mustStayBefore(now)) {
                flush(value);
            }
        }
    }

    /** Writes a waiting value down, after those that must stay before it. */
    private void flush(Value value) {
        Waiting it = waiting.remove(value);
        List<Value> before = new ArrayList<>();
        for (Value other : waiting.keySet()) {
            before.add(other);
        }
        for (Value other : before) {
            Waiting earlier = waiting.get(other);
            if (earlier != null && isBefore(other, value) && earlier.mustStayBefore(it)) {
                flush(other);
            }
        }
        emit(new Assign(values.variable(value), it.expression, it.origin));
    }

    private boolean isBefore(Value a, Value b) {
        return values.order(a) < values.order(b);
    }

    private void emit(Statement statement) {
        if (statement instanceof Evaluate nothing && nothing.expression() == Expression.UNDEFINED) {
            return;
        }
        values.mark(Statements.origin(statement), out);
        out.add(statement);
    }

    /** The expression for an operand of the terminator, which is evaluated after all instructions. */
    Expression last(Value value, Type wanted) {
        Value source = values.source(value);
        Waiting part = waiting.remove(source);
        if (part == null) {
            flushEffects();
            return values.read(value, wanted);
        }
        for (Value other : new ArrayList<>(waiting.keySet())) {
            Waiting rest = waiting.get(other);
            if (rest != null && isBefore(source, other) && part.mustStayBefore(rest)) {
                // Something that stands behind it must be written first: then so must it.
                emit(new Assign(values.variable(source), part.expression, part.origin));
                flushEffects();
                return values.read(value, wanted);
            }
        }
        flushEffects();
        lastOrigin = part.origin;
        return part.expression;
    }

    private Origin lastOrigin = Origin.NONE;

    /** Where the errors of what {@link #last} has given come from. */
    Origin lastOrigin() {
        return lastOrigin;
    }

    /** Writes down all that waits and has an effect. */
    void flushEffects() {
        for (Value value : new ArrayList<>(waiting.keySet())) {
            Waiting each = waiting.get(value);
            if (each != null && !each.isPure()) {
                flush(value);
            }
        }
    }

    /** The expression for the argument of an edge. */
    Expression argument(Value value, Type wanted) {
        Waiting part = waiting.get(values.source(value));
        return part != null ? part.expression : values.read(value, wanted);
    }
}
