package id.morph.backend.jvm;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Type;
import id.morph.ir.Value;
import id.morph.ir.analysis.ControlFlowGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Compiles one function: to a method, or, if it is large (an estimate says so, and its code when it has been tried), to several methods that share a frame array and one that calls them in
 * turn. Each of those gives back where to go on: its number, and the number of a piece in it; or -1 when the function has
 * returned, with the result in slot 0.
 */
final class FunctionCompiler {
    private static final int PART_SHIFT = 16;

    /** An estimate of more parts is not too pessimistic. */
    private static final int WORTH_TRYING = 4;

    private static final String PART_DESCRIPTOR = "([Ljava/lang/Object;II)I";

    private final ProgramLayout layout;
    private final ProgramLayout.Method method;
    private final UnaryOperator<ClassBuilder> nextClass;
    private final Function function;
    private final SelectedCode selected;
    private Partition partition;
    private ValueHomes homes;
    private ClassBuilder owner;

    /**
     * @param owner the class that the method goes to
     * @param nextClass gives another class when one is full
     */
    FunctionCompiler(
            ProgramLayout layout,
            ProgramLayout.Method method,
            ClassBuilder owner,
            UnaryOperator<ClassBuilder> nextClass) {
        this.layout = layout;
        this.method = method;
        this.owner = owner;
        this.nextClass = nextClass;
        function = method.function();
        ControlFlowGraph graph = ControlFlowGraph.ofBlocks(function);
        selected = SelectedCode.of(function);
        partition = Partition.of(graph, selected, method.signature().wide());
        homes = homes(graph);
        int estimated = partition.parts().size();
        if (estimated > 1 && estimated <= WORTH_TRYING && !method.signature().wide()) {
            Partition inParts = partition;
            ValueHomes inPartsHomes = homes;
            partition = Partition.whole(graph);
            homes = homes(graph);
            if (measured() > Partition.MOST_BYTES) {
                partition = inParts;
                homes = inPartsHomes;
            }
        }
    }

    private ValueHomes homes(ControlFlowGraph graph) {
        return single()
                ? ValueHomes.of(
                        graph,
                        selected,
                        layout.words(),
                        partition,
                        method.signature().depthLocal() + 2,
                        argumentLocals())
                : ValueHomes.of(graph, selected, layout.words(), partition, 4, new int[0]);
    }

    /** How many bytes the code really has. */
    private int measured() {
        ClassBuilder real = owner;
        owner = new ClassBuilder(real.name(), Jvm.OBJECT, real.sourceFile(), Opcodes.ACC_PUBLIC);
        Code code = owner.method(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
                method.name(),
                method.signature().descriptor());
        new PartCompiler(code, 0, method.signature().depthLocal(), -1).compile();
        owner = real;
        Label end = new Label();
        code.label(end);
        return end.getOffset();
    }

    private boolean single() {
        return partition.parts().size() == 1 && !method.signature().wide();
    }

    private int[] argumentLocals() {
        List<Type> types = method.signature().parameters();
        int[] locals = new int[types.size()];
        int next = 0;
        for (int i = 0; i < locals.length; i++) {
            locals[i] = next;
            next += Jvm.width(types.get(i));
        }
        return locals;
    }

    void compile() {
        Code code = owner.method(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
                method.name(),
                method.signature().descriptor());
        int depthLocal = method.signature().depthLocal();
        if (!function.transparent()) {
            code.local(Opcodes.ILOAD, depthLocal);
            checkDepth(code);
        }
        if (single()) {
            new PartCompiler(code, 0, depthLocal, -1).compile();
            code.end();
        } else {
            compileParts(code, depthLocal);
        }
    }

    /** Throws unless the depth on the stack is allowed. */
    static void checkDepth(Code code) {
        code.callStatic(ProgramLayout.PROGRAM, "check", "(I)V");
    }

    private void compileParts(Code code, int depthLocal) {
        int frame = depthLocal + 1;
        int state = depthLocal + 2;
        String[] owners = new String[partition.parts().size()];
        for (int p = 0; p < owners.length; p++) {
            if (owner.full()) {
                owner = nextClass.apply(owner);
            }
            owners[p] = owner.name();
            Code part = owner.method(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, partName(p), PART_DESCRIPTOR);
            new PartCompiler(part, p, 2, 0).compile();
            part.end();
        }
        code.push(partition.frameSize());
        code.type(Opcodes.ANEWARRAY, Jvm.OBJECT);
        code.local(Opcodes.ASTORE, frame);
        storeArguments(code, frame);
        code.push(0);
        code.local(Opcodes.ISTORE, state);
        Label loop = new Label();
        Label done = new Label();
        Label[] targets = new Label[owners.length];
        for (int p = 0; p < targets.length; p++) {
            targets[p] = new Label();
        }
        code.label(loop);
        code.local(Opcodes.ILOAD, state);
        code.push(PART_SHIFT);
        code.op(Opcodes.ISHR);
        code.visitor().visitTableSwitchInsn(0, targets.length - 1, done, targets);
        for (int p = 0; p < targets.length; p++) {
            code.label(targets[p]);
            code.local(Opcodes.ALOAD, frame);
            code.local(Opcodes.ILOAD, state);
            code.push((1 << PART_SHIFT) - 1);
            code.op(Opcodes.IAND);
            code.local(Opcodes.ILOAD, depthLocal);
            code.callStatic(owners[p], partName(p), PART_DESCRIPTOR);
            code.local(Opcodes.ISTORE, state);
            code.jump(Opcodes.GOTO, loop);
        }
        code.label(done);
        code.local(Opcodes.ALOAD, frame);
        code.push(0);
        code.op(Opcodes.AALOAD);
        code.unbox(method.signature().result());
        IntegerCode.pack(code, method.signature().result());
        code.op(Jvm.returnOpcode(method.signature().result()));
        code.end();
    }

    private String partName(int part) {
        return method.name() + "$part" + (part + 1);
    }

    private void storeArguments(Code code, int frame) {
        List<BlockParameter> parameters = function.entry().parameters();
        int[] locals = argumentLocals();
        for (int i = 0; i < locals.length; i++) {
            code.local(Opcodes.ALOAD, frame);
            code.push(partition.framed().get(parameters.get(i)));
            if (method.signature().wide()) {
                code.local(Opcodes.ALOAD, 0);
                code.push(i);
                code.op(Opcodes.AALOAD);
            } else {
                code.local(Jvm.loadOpcode(parameters.get(i).type()), locals[i]);
                if (parameters.get(i).type() == Type.INT) {
                    code.local(Opcodes.ALOAD, locals[i] + 2);
                }
                code.box(parameters.get(i).type());
            }
            code.op(Opcodes.AASTORE);
        }
    }

    /** Compiles one part to the body of its method. */
    private final class PartCompiler implements EdgeWriter {
        private final Code code;
        private final int part;
        private final ValueAccess values;
        private final InstructionCompiler instructions;
        private final Map<Block, Label> labels = new HashMap<>();
        private final List<Partition.Piece> pieces;
        private final int depthLocal;
        private int current;

        PartCompiler(Code code, int part, int depthLocal, int frameLocal) {
            this.code = code;
            this.part = part;
            this.depthLocal = depthLocal;
            pieces = partition.parts().get(part);
            values = new ValueAccess(code, owner, homes, layout.words(), frameLocal);
            instructions = new InstructionCompiler(layout, owner, function, code, values, selected, this, depthLocal);
            for (Partition.Piece piece : pieces) {
                if (piece.first()) {
                    labels.put(piece.block(), new Label());
                }
            }
        }

        void compile() {
            code.push(0);
            code.local(Opcodes.ISTORE, depthLocal + 1);
            Label start = new Label();
            code.label(start);
            if (!single()) {
                enter();
            }
            for (current = 0; current < pieces.size(); current++) {
                Partition.Piece piece = pieces.get(current);
                if (piece.first()) {
                    code.label(labels.get(piece.block()));
                    instructions.startBlock();
                }
                for (Partition.Step step : piece.steps()) {
                    instructions.compile(step);
                }
                if (piece.last()) {
                    instructions.compile(piece.block().terminator());
                } else {
                    leave(part + 1, 0);
                }
            }
            instructions.finish(start);
        }

        /** Goes to the piece whose number has been given. */
        private void enter() {
            SortedMap<Integer, Label> targets = new TreeMap<>();
            for (int i = 1; i < pieces.size(); i++) {
                if (partition.entered(pieces.get(i).block())) {
                    targets.put(i, labels.get(pieces.get(i).block()));
                }
            }
            if (targets.isEmpty()) {
                return;
            }
            Label first = new Label();
            code.local(Opcodes.ILOAD, 1);
            code.visitor()
                    .visitLookupSwitchInsn(
                            first,
                            targets.keySet().stream().mapToInt(i -> i).toArray(),
                            targets.values().toArray(Label[]::new));
            code.label(first);
        }

        private void leave(int toPart, int toPiece) {
            code.push(toPart << PART_SHIFT | toPiece);
            code.op(Opcodes.IRETURN);
        }

        @Override
        public Label direct(Edge edge) {
            Label label = labels.get(edge.target());
            return label != null && moves(edge) == 0 ? label : null;
        }

        @Override
        public boolean next(Edge edge) {
            return current + 1 < pieces.size() && pieces.get(current + 1).block() == edge.target();
        }

        private int moves(Edge edge) {
            List<BlockParameter> parameters = edge.target().parameters();
            int skip = parameters.size() - edge.arguments().size();
            int count = skip;
            for (int i = skip; i < parameters.size(); i++) {
                if (selected.uses(parameters.get(i)) > 0
                        && !values.sameHome(edge.arguments().get(i - skip), parameters.get(i))) {
                    count++;
                }
            }
            return count;
        }

        @Override
        public void follow(Edge edge, boolean maySkipJump) {
            List<BlockParameter> parameters = edge.target().parameters();
            int skip = parameters.size() - edge.arguments().size();
            // All arguments are read before the first parameter is written: an edge moves them at once.
            boolean[] moved = new boolean[parameters.size()];
            for (int i = skip; i < moved.length; i++) {
                Value argument = edge.arguments().get(i - skip);
                BlockParameter parameter = parameters.get(i);
                if (selected.uses(parameter) > 0 && !values.sameHome(argument, parameter)) {
                    values.loadFor(parameter, argument);
                    moved[i] = true;
                }
            }
            for (int i = moved.length - 1; i >= skip; i--) {
                if (moved[i]) {
                    values.storeLoaded(parameters.get(i));
                }
            }
            if (skip > 0) {
                // The error value, which the handler stub has left below.
                values.store(parameters.getFirst());
            }
            Label label = labels.get(edge.target());
            if (label == null) {
                Partition.Place place = partition.start(edge.target());
                leave(place.part(), place.piece());
            } else if (!maySkipJump || !next(edge)) {
                code.jump(Opcodes.GOTO, label);
            }
        }

        @Override
        public void giveBack(Value value) {
            Type result = method.signature().result();
            if (single()) {
                values.load(value, result);
                IntegerCode.pack(code, result);
                code.op(Jvm.returnOpcode(result));
                return;
            }
            code.local(Opcodes.ALOAD, 0);
            code.push(0);
            values.load(value, result);
            code.box(result);
            code.op(Opcodes.AASTORE);
            code.push(-1);
            code.op(Opcodes.IRETURN);
        }
    }
}
