package id.morph.ir.pass;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import id.morph.ir.analysis.DominatorTree;
import id.morph.ir.analysis.Memory;
import id.morph.ir.analysis.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Computes nothing twice: an instruction that a dominating one has computed already becomes its result (Briggs, Cooper and
 * Simpson, "Value Numbering", 1997, the dominator-based technique with a scoped hash table). Beside pure operations these
 * are
 *
 * <ul>
 *   <li>operations that may throw: had the first one thrown, control would not be here;
 *   <li>reads, as long as nothing in between writes what they read ({@link Memory}); what was stored last is what a read
 *       gives. Where ways join, everything on them that the common dominator does not see counts as written;
 *   <li>checks of the depth: one is enough for calls that are equally deep;
 *   <li>checks of an object's layout, behind anything that has succeeded on an object of that layout.
 * </ul>
 *
 * Behind a branch its condition is known, and equations that hold exactly ({@link Identities}) are used on the way.
 */
public final class GlobalValueNumbering implements Pass {

    @Override
    public String name() {
        return "global-value-numbering";
    }

    @Override
    public Stage needs() {
        return Stage.SSA;
    }

    @Override
    public void run(Module module) {
        module.functions().forEach(function -> run(module, function));
    }

    private static void run(Module module, Function function) {
        Numbering numbering = new Numbering(module, ControlFlowGraph.ofPoints(function));
        numbering.run();
        for (Block block : function.blocks()) {
            block.instructions().removeIf(numbering.deleted::contains);
        }
        Reachability.deleteUnreachable(function);
        numbering.replacement.apply(function);
    }

    /** An expression; two that are equal have the same value. */
    private record Key(Op op, List<Attribute> attributes, List<Value> operands, List<Integer> versions) {}

    private static final class Numbering implements DominatorTree.Descent {
        private final Module module;
        private final ControlFlowGraph graph;
        private final DominatorTree tree;
        private final MemoryVersions memory;
        private final Replacement replacement = new Replacement();
        private final Set<Instruction> deleted = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Map<Value, Integer> numbers = new HashMap<>();

        // Scoped by the dominator tree: undone when the walk leaves the subtree.
        private final Map<Key, Value> known = new HashMap<>();
        private final Map<Value, Constant> conditions = new HashMap<>();
        private final Map<Value, String> layouts = new HashMap<>();
        private int checkedDepth;
        private final Deque<Runnable> undo = new ArrayDeque<>();

        Numbering(Module module, ControlFlowGraph graph) {
            this.module = module;
            this.graph = graph;
            this.tree = DominatorTree.of(graph);
            this.memory = new MemoryVersions(graph, tree);
        }

        void run() {
            tree.walk(this);
        }

        @Override
        public int changes() {
            return undo.size();
        }

        @Override
        public void backTo(int changes) {
            while (undo.size() > changes) {
                undo.pop().run();
            }
        }

        @Override
        public void visit(int index) {
            ControlFlowGraph.Node node = graph.node(index);
            memory.enter(index, undo);
            learnCondition(index);
            for (int i = node.from(); i < node.to(); i++) {
                visit(node.block().instructions().get(i));
            }
            if (node.last()) {
                Block block = node.block();
                block.setTerminator(decided(block.terminator().map(this::current, edge -> edge.map(this::current))));
            } else {
                Instruction unwinding = node.block().instructions().get(node.to());
                unwinding.setUnwind(unwinding.unwind().map(edge -> edge.map(this::current)));
            }
        }

        /** On the edges of a branch its condition is known. */
        private static Terminator decided(Terminator terminator) {
            if (!(terminator instanceof Terminator.Branch(Value condition, Edge then, Edge otherwise))
                    || condition instanceof Constant) {
                return terminator;
            }
            return new Terminator.Branch(
                    condition,
                    then.map(value -> value == condition ? Constant.TRUE : value),
                    otherwise.map(value -> value == condition ? Constant.FALSE : value));
        }

        /** What a value is here: another one that it is equal to everywhere, or the outcome of a test on the way here. */
        private Value current(Value value) {
            Value resolved = replacement.resolve(value);
            Constant constant = conditions.get(resolved);
            return constant == null ? resolved : constant;
        }

        /** A block that is entered only along one side of a branch knows how the test came out. */
        private void learnCondition(int index) {
            int[] predecessors = graph.predecessors(index);
            if (predecessors.length != 1 || !graph.node(index).first()) {
                return;
            }
            ControlFlowGraph.Node from = graph.node(predecessors[0]);
            if (!from.last() || !(from.block().terminator() instanceof Terminator.Branch branch)) {
                return;
            }
            Block here = graph.node(index).block();
            boolean outcome = branch.then().target() == here;
            if (branch.then().target() != branch.otherwise().target() && !(branch.condition() instanceof Constant)) {
                Value condition = replacement.resolve(branch.condition());
                know(condition, outcome);
                if (condition instanceof Instruction not && not.op() == Op.NOT) {
                    know(replacement.resolve(not.operand(0)), !outcome);
                }
            }
        }

        private void know(Value condition, boolean outcome) {
            Constant before = conditions.put(condition, Constant.of(outcome));
            undo.push(() -> {
                if (before == null) {
                    conditions.remove(condition);
                } else {
                    conditions.put(condition, before);
                }
            });
        }

        private void visit(Instruction instruction) {
            instruction.operands().replaceAll(this::current);
            if (instruction.op() == Op.DEPTH_CHECK) {
                checkDepth(instruction);
                return;
            }
            if (instruction.op() == Op.OBJECT_CHECK && hasLayout(instruction.operand(0), instruction.name(0))) {
                deleted.add(instruction);
                return;
            }
            learnLayout(instruction);
            Optional<Value> simpler = Identities.simplify(instruction);
            if (simpler.isPresent()) {
                replace(instruction, simpler.get());
            } else if (Memory.repeatable(instruction)) {
                number(instruction);
            } else {
                memory.write(instruction, undo);
                Memory.stores(instruction).ifPresent(load -> remember(instruction, load));
            }
        }

        private boolean hasLayout(Value object, String wanted) {
            String known = layouts.get(object);
            return known != null && module.inherits(known, wanted);
        }

        /** What has not thrown has shown the layout of the object that it is about. */
        private void learnLayout(Instruction instruction) {
            switch (instruction.op()) {
                case OBJECT_NEW -> learnLayout(instruction, instruction.name(0));
                case OBJECT_CHECK, FIELD_GET, FIELD_SET, CALL_METHOD ->
                    learnLayout(instruction.operand(0), instruction.name(0));
                default -> {
                    // about no object, or one of any kind
                }
            }
        }

        private void learnLayout(Value object, String layout) {
            if (object instanceof Constant || hasLayout(object, layout)) {
                return;
            }
            String before = layouts.put(object, layout);
            undo.push(() -> {
                if (before == null) {
                    layouts.remove(object);
                } else {
                    layouts.put(object, before);
                }
            });
        }

        private void checkDepth(Instruction check) {
            int depth = check.number(0) + check.position().inlinedFrames();
            if (depth <= checkedDepth) {
                deleted.add(check);
                return;
            }
            int before = checkedDepth;
            checkedDepth = depth;
            undo.push(() -> checkedDepth = before);
        }

        private void number(Instruction instruction) {
            Key key = key(instruction);
            Value before = known.get(key);
            if (before == null) {
                put(key, instruction);
            } else {
                replace(instruction, before);
            }
        }

        private void replace(Instruction instruction, Value by) {
            deleted.add(instruction);
            if (instruction.type() != Type.NONE) {
                replacement.put(instruction, by);
            }
        }

        private Key key(Instruction instruction) {
            List<Integer> versions = memory.versions(Memory.reads(instruction));
            Op op = instruction.op();
            List<Value> operands = instruction.operands();
            Optional<Op> mirrored = Identities.mirror(op);
            if (mirrored.isPresent() && number(operands.get(0)) > number(operands.get(1))) {
                return new Key(
                        mirrored.get(), instruction.attributes(), List.of(operands.get(1), operands.get(0)), versions);
            }
            return new Key(op, instruction.attributes(), List.copyOf(operands), versions);
        }

        private int number(Value value) {
            return numbers.computeIfAbsent(value, _ -> numbers.size());
        }

        /** What is stored is what a read of the same place gives from now on. */
        private void remember(Instruction store, Memory.Load load) {
            Value value = store.type() == Type.NONE ? store.operand(load.value()) : store.operand(0);
            List<Value> operands = new ArrayList<>(store.operands());
            operands.remove(load.value());
            if (store.type() != Type.NONE) {
                operands.add(store);
            }
            Instruction read = new Instruction(load.op(), store.attributes(), operands, store.position());
            if (value.fits(read.type())) {
                put(key(read), value);
            }
        }

        private void put(Key key, Value value) {
            Value before = known.put(key, value);
            undo.push(() -> {
                if (before == null) {
                    known.remove(key);
                } else {
                    known.put(key, before);
                }
            });
        }
    }
}
