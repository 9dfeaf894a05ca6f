package id.morph.ir.analysis.types;

import id.morph.ir.Block;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A function as seen from some of its callers: what is known of its values when they call it. */
public final class Context {

    /** Who calls the function in this context. */
    public enum Role {
        /** Calls whose target is known; the arguments are of the context's signature. */
        STATIC,
        /** Calls of a method whose receiver may be of several classes with methods of their own. */
        VIRTUAL,
        /** Calls through a function value: everything is handed over as a plain value. */
        DYNAMIC,
        /** The engine, which resumes one frame. */
        RESUME
    }

    private final FunctionGraph graph;
    private final Role role;
    private final String signature;
    /** The instances of one place that are the receiver, if there is a context for them; or null. */
    private final AbstractObject.InstanceObject home;

    /** Whether it is the body of a unit, which runs once. */
    private final boolean body;

    private final TypeValue[] values;
    private final BitSet reached;
    private final Map<Long, AbstractObject> sites = new HashMap<>();
    private final Set<Long> reads = new HashSet<>();
    private final Map<Integer, CallPlan> plans = new HashMap<>();
    final Node result;
    final BitSet pending = new BitSet();
    boolean queued;

    Context(
            FunctionGraph graph,
            Role role,
            String signature,
            AbstractObject.InstanceObject home,
            Node result,
            boolean body) {
        this.graph = graph;
        this.role = role;
        this.signature = signature;
        this.home = home;
        this.result = result;
        this.body = body;
        this.values = new TypeValue[graph.variableCount()];
        Arrays.fill(values, TypeValue.NEVER);
        this.reached = new BitSet(graph.blockCount());
    }

    public Function function() {
        return graph.function();
    }

    public Role role() {
        return role;
    }

    /** One letter per parameter, see {@link TypeInference#signature}. */
    public String signature() {
        return signature;
    }

    /** Whether it is for the methods of instances that one place makes. */
    public boolean ofOnePlace() {
        return home != null;
    }

    AbstractObject.InstanceObject home() {
        return home;
    }

    FunctionGraph graph() {
        return graph;
    }

    // ------------------------------------------------------------------ what was found out

    /** What the function may return in this context. */
    public TypeValue result() {
        return result.value;
    }

    /** What a value may be, wherever it is defined. */
    public TypeValue value(Value value) {
        return values[graph.variable(value)];
    }

    /** Whether control can come to the block. */
    public boolean reaches(Block block) {
        int number = graph.block(block);
        return number >= 0 && reached.get(number);
    }

    /** What the operands of an instruction may be at its place, which branches before it have told more of. */
    public List<TypeValue> operands(Instruction instruction) {
        return read(graph.step(instruction).operands());
    }

    /** The same for what an instruction's handler is given. */
    public List<TypeValue> unwindArguments(Instruction instruction) {
        return read(graph.step(instruction).unwind().arguments());
    }

    /** The same for what the terminator of a block reads. */
    public List<TypeValue> operands(Block block) {
        return read(graph.end(block).operands());
    }

    /** The same for what one of the edges of a terminator hands over. */
    public List<TypeValue> arguments(Block block, int edge) {
        return read(graph.end(block).targets().get(edge).arguments());
    }

    /** Which function a call reaches, if that is known. */
    public CallPlan plan(Instruction call) {
        return plans.getOrDefault(graph.step(call).variable(), CallPlan.UNKNOWN);
    }

    private List<TypeValue> read(int[] operands) {
        List<TypeValue> found = new ArrayList<>(operands.length);
        for (int operand : operands) {
            found.add(value(operand));
        }
        return found;
    }

    // ------------------------------------------------------------------ for the solver

    /** Whether the program comes to the block at most once. */
    boolean runsOnce(int block) {
        return body && !graph.inCycle(block);
    }

    TypeValue value(int operand) {
        return operand < 0 ? graph.constant(operand) : values[operand];
    }

    void set(int variable, TypeValue value) {
        values[variable] = value;
    }

    boolean reached(int block) {
        return reached.get(block);
    }

    void reach(int block) {
        reached.set(block);
    }

    AbstractObject site(long key) {
        return sites.get(key);
    }

    void putSite(long key, AbstractObject object) {
        sites.put(key, object);
    }

    /** The object that an instruction makes; null if it has not made one. */
    AbstractObject madeBy(Instruction instruction) {
        return sites.get((long) graph.step(instruction).variable());
    }

    /** Whether the unit has not read that node before. */
    boolean firstRead(int node, int unit) {
        return reads.add((long) node << 32 | unit);
    }

    void setPlan(int variable, CallPlan plan) {
        plans.put(variable, plan);
    }
}
