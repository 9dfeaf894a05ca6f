package id.morph.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes well-formed modules for property tests: random control flow, locals, handlers, suspensions, and calls of small
 * library functions. Every block prints, so a run that prints too much is an endless one.
 */
public final class RandomModules {

    private static final int LOCALS = 5;

    private final RandomGenerator random;
    private final Function.Kind kind;
    private int line;
    private List<String> callees = List.of();

    private RandomModules(RandomGenerator random, Function.Kind kind) {
        this.random = random;
        this.kind = kind;
    }

    /** A module whose function {@code f} is of that kind and takes two arguments; in form LOWERED. */
    public static Module make(RandomGenerator random, Function.Kind kind) {
        Module module = new Module();
        RandomModules maker = new RandomModules(random, kind);
        RandomModules library = new RandomModules(random, Function.Kind.PLAIN);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Function callee = new Function("lib" + i, "lib" + i, "", Function.Kind.PLAIN, i < 2, 0, i);
            library.callees = List.copyOf(names);
            library.fill(callee, random.nextInt(1, 4));
            module.add(callee);
            names.add(callee.symbol());
        }
        maker.callees = names;
        Function function = new Function("f", "f", "", kind, false, 0, 2);
        maker.fill(function, random.nextInt(1, 14));
        module.add(function);
        return module;
    }

    private void fill(Function function, int size) {
        Block entry = function.addBlock("entry");
        List<Value> shared = new ArrayList<>();
        for (int i = 0; i < function.arity(); i++) {
            shared.add(entry.addParameter(Type.ANY, "p" + i));
        }
        List<Block> targets = new ArrayList<>();
        List<Block> handlers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            targets.add(function.addBlock("b"));
            if (i % 4 == 0) {
                Block handler = function.addBlock("h");
                handler.addParameter(Type.ANY, "error");
                handlers.add(handler);
            }
        }
        for (int i = 0; i < LOCALS - 1; i++) {
            add(function, entry, List.of(), Op.LOCAL_SET, List.of(new Attribute.Name("x" + i)), value(shared));
        }
        // What the entry block defines dominates every other block, as long as nothing in it unwinds.
        block(function, entry, shared, targets, List.of());
        for (Instruction instruction : entry.instructions()) {
            if (instruction.type() != Type.NONE) {
                shared.add(instruction);
            }
        }
        for (Block block : function.blocks().subList(1, function.blocks().size())) {
            List<Value> here = new ArrayList<>(shared);
            here.addAll(block.parameters());
            block(function, block, here, targets, handlers);
        }
    }

    private Position position(Function function) {
        line++;
        return Position.of("a.fox", function.displayName(), line, 1);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Value value(List<Value> here) {
        if (here.isEmpty() || random.nextInt(3) == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> Constant.of("x");
                case 1 -> Constant.TRUE;
                default -> Constant.of(random.nextInt(4));
            };
        }
        return any(here);
    }

    private List<Value> conditions(List<Value> here) {
        return here.stream().filter(value -> value.type() == Type.BOOL).toList();
    }

    private Instruction add(
            Function function,
            Block block,
            List<Block> handlers,
            Op op,
            List<Attribute> attributes,
            Value... operands) {
        Instruction instruction = new Instruction(op, attributes, List.of(operands), position(function));
        if (instruction.mayThrow() && !handlers.isEmpty() && random.nextInt(3) > 0) {
            instruction.setUnwind(Optional.of(Edge.to(any(handlers))));
        }
        block.instructions().add(instruction);
        return instruction;
    }

    private void block(Function function, Block block, List<Value> values, List<Block> targets, List<Block> handlers) {
        List<Value> here = new ArrayList<>(values);
        block.instructions()
                .add(new Instruction(
                        Op.PRINT, List.of(), List.of(Constant.of(block.name() + line), value(here)), Position.NONE));
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            Attribute local = new Attribute.Name("x" + random.nextInt(LOCALS));
            int choice = random.nextInt(10);
            if (choice < 3) {
                add(function, block, handlers, Op.LOCAL_SET, List.of(local), value(here));
            } else if (choice < 5) {
                Instruction read = add(function, block, handlers, Op.LOCAL_GET, List.of(local));
                here.add(add(function, block, handlers, Op.DEFINED, List.of(local), read));
            } else if (choice < 6) {
                here.add(add(function, block, handlers, Op.ADD, List.of(), value(here), Constant.of(1)));
            } else if (choice < 7) {
                here.add(add(function, block, handlers, Op.MOD, List.of(), value(here), Constant.of(3)));
            } else if (choice < 8) {
                here.add(add(function, block, handlers, Op.TRUTHY, List.of(), value(here)));
            } else if (choice < 9 && !callees.isEmpty()) {
                Attribute callee = new Attribute.Symbol(any(callees));
                Value[] none = {};
                here.add(add(function, block, handlers, Op.CALL_STATIC, List.of(callee), none));
            } else {
                here.add(add(function, block, handlers, Op.EQ, List.of(), value(here), value(here)));
            }
        }
        block.setTerminator(terminator(function, here, targets, handlers));
    }

    private Terminator terminator(Function function, List<Value> here, List<Block> targets, List<Block> handlers) {
        int choice = random.nextInt(12);
        if (kind != Function.Kind.PLAIN && function.kind() == kind && choice < 5) {
            Edge resume = Edge.to(any(targets));
            if (kind == Function.Kind.GENERATOR) {
                return new Terminator.Suspend(Terminator.Reason.FREEZE, value(here), resume);
            }
            Optional<Edge> unwind = handlers.isEmpty() ? Optional.empty() : Optional.of(Edge.to(any(handlers)));
            return new Terminator.Suspend(Terminator.Reason.SLEEP, value(here), resume, position(function), unwind);
        }
        List<Value> conditions = conditions(here);
        if (choice < 8 && !conditions.isEmpty()) {
            return new Terminator.Branch(any(conditions), Edge.to(any(targets)), Edge.to(any(targets)));
        }
        if (choice < 10) {
            return new Terminator.Jump(Edge.to(any(targets)));
        }
        if (choice == 10 && !handlers.isEmpty()) {
            return new Terminator.Throw(value(here), position(function), Optional.of(Edge.to(any(handlers))));
        }
        return new Terminator.Return(value(here));
    }
}
