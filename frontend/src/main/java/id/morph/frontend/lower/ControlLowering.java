package id.morph.frontend.lower;

import static id.morph.frontend.lower.FunctionBuilder.name;
import static id.morph.frontend.lower.FunctionBuilder.symbol;

import id.morph.frontend.resolve.Expressions;
import id.morph.frontend.resolve.Scope;
import id.morph.frontend.syntax.SyntaxTree.*;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Op;
import id.morph.ir.Primitive;
import id.morph.ir.Unit;
import id.morph.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lowers loops, {@code coba}, and every way out of them. An {@code akhirnya} block exists once: whoever wants to pass
 * through it leaves a number that says where to go on, and the block ends with a switch on that number.
 */
final class ControlLowering {

    private static final String RESET_COLOUR = "\u001b[0m";

    private final UnitContext context;
    private final Scope scope;
    private final FunctionBuilder builder;
    private final Variables variables;
    private final ExpressionLowering expressions;
    private final Consumer<List<Statement>> statements;
    private final Deque<Region> regions = new ArrayDeque<>();

    /** What encloses the current statement, innermost first. */
    private sealed interface Region {
        /** A loop: where {@code berhenti} and {@code lanjutkan} go. */
        record Loop(Block end, Block next) implements Region {}

        /** An {@code akhirnya} block that is still to come, and who wants to go where after it. */
        record Finally(Block start, String selector, List<Exit> exits) implements Region {}
    }

    /** Where control wants to go. */
    private sealed interface Exit {
        record Fall(Block target) implements Exit {}

        record Rethrow(String error, int offset) implements Exit {}

        record LeaveLoop(boolean again) implements Exit {}

        record LeaveFunction(String value, int offset) implements Exit {}
    }

    ControlLowering(
            UnitContext context,
            Scope scope,
            FunctionBuilder builder,
            Variables variables,
            ExpressionLowering expressions,
            Consumer<List<Statement>> statements) {
        this.context = context;
        this.scope = scope;
        this.builder = builder;
        this.variables = variables;
        this.expressions = expressions;
        this.statements = statements;
    }

    // ------------------------------------------------------------------ loops

    void loop(While s) {
        Block head = builder.newBlock("while");
        Block body = builder.newBlock("body");
        Block end = builder.newBlock("end");
        builder.jump(head);
        builder.startAt(head);
        expressions.condition(s.condition(), body, end);
        builder.startAt(body);
        inLoop(end, head, s.body());
        builder.jump(head);
        builder.startAt(end);
    }

    void loop(ForEach s) {
        if (Expressions.unwrap(s.iterable()) instanceof Call call && isRange(call)) {
            countedLoop(s, call);
            return;
        }
        int at = s.iterable().span().start();
        Value iterator = builder.emit(Op.ITERATOR_NEW, at, expressions.lower(s.iterable()));
        Block head = builder.newBlock("for");
        Block body = builder.newBlock("body");
        Block end = builder.newBlock("end");
        builder.jump(head);
        builder.startAt(head);
        builder.branch(builder.emit(Op.ITERATOR_NEXT, at, iterator), body, end);
        builder.startAt(body);
        variables.write(
                s.variable().name(),
                builder.emit(Op.ITERATOR_VALUE, at, iterator),
                s.variable().span().start());
        inLoop(end, head, s.body());
        builder.jump(head);
        builder.startAt(end);
    }

    private boolean isRange(Call call) {
        return !call.arguments().isEmpty()
                && call.arguments().size() <= 3
                && Expressions.name(call.callee()).filter("rentang"::equals).isPresent()
                && scope.lookup("rentang").isEmpty()
                && context.environment().builtin(RANGE_CHECK).isPresent();
    }

    /** Library function that rejects what {@code rentang} cannot count with. */
    private static final String RANGE_CHECK = "_periksa_rentang";

    private void countedLoop(ForEach s, Call range) {
        int at = range.span().start();
        List<Value> given = expressions.lowerAll(range.arguments());
        Value from = given.size() == 1 ? Constant.of(0) : given.get(0);
        Value to = given.size() == 1 ? given.get(0) : given.get(1);
        Value step = given.size() == 3 ? given.get(2) : Constant.of(1);
        Unit.Global check = context.environment().builtin(RANGE_CHECK).orElseThrow();
        builder.emit(Op.CALL_STATIC, at, List.of(symbol(check.symbol())), List.of(from, to, step));
        String counter = builder.temporary();
        builder.setLocal(counter, from, at);
        Block head = builder.newBlock("for");
        Block body = builder.newBlock("body");
        Block next = builder.newBlock("next");
        Block end = builder.newBlock("end");
        builder.jump(head);
        builder.startAt(head);
        Value current = builder.getLocal(counter, at);
        if (step instanceof Constant.Int known) {
            Op test = known.value().signum() > 0 ? Op.LT : Op.GT;
            builder.branch(builder.emit(test, at, current, to), body, end);
        } else {
            Block up = builder.newBlock("up");
            Block down = builder.newBlock("down");
            builder.branch(builder.emit(Op.GT, at, step, Constant.of(0)), up, down);
            builder.startAt(up);
            builder.branch(builder.emit(Op.LT, at, current, to), body, end);
            builder.startAt(down);
            builder.branch(builder.emit(Op.GT, at, current, to), body, end);
        }
        builder.startAt(body);
        variables.write(s.variable().name(), current, s.variable().span().start());
        inLoop(end, next, s.body());
        builder.jump(next);
        builder.startAt(next);
        builder.setLocal(counter, builder.emit(Op.ADD, at, builder.getLocal(counter, at), step), at);
        builder.jump(head);
        builder.startAt(end);
    }

    private void inLoop(Block end, Block next, id.morph.frontend.syntax.SyntaxTree.Block body) {
        regions.push(new Region.Loop(end, next));
        statements.accept(body.statements());
        regions.pop();
    }

    // ------------------------------------------------------------------ ways out

    void leaveLoop(boolean again) {
        leave(new Exit.LeaveLoop(again));
    }

    void leaveFunction(Value value, int offset) {
        if (regions.stream().noneMatch(Region.Finally.class::isInstance)) {
            builder.doReturn(value);
            return;
        }
        String kept = builder.temporary();
        builder.setLocal(kept, value, offset);
        leave(new Exit.LeaveFunction(kept, offset));
    }

    /** Goes where {@code exit} says, through the {@code akhirnya} blocks on the way. */
    private void leave(Exit exit) {
        for (Region region : regions) {
            switch (region) {
                case Region.Loop loop -> {
                    if (exit instanceof Exit.LeaveLoop(boolean again)) {
                        builder.jump(again ? loop.next() : loop.end());
                        return;
                    }
                }
                case Region.Finally pending -> {
                    passThrough(pending, exit);
                    return;
                }
            }
        }
        switch (exit) {
            case Exit.LeaveFunction(String value, int offset) -> builder.doReturn(builder.getLocal(value, offset));
            case Exit.Rethrow(String error, int offset) -> builder.doThrow(builder.getLocal(error, offset), offset);
            case Exit.Fall(Block target) -> builder.jump(target);
            case Exit.LeaveLoop _ -> throw new IllegalStateException("the parser let an exit outside a loop pass");
        }
    }

    private void passThrough(Region.Finally pending, Exit exit) {
        int number = pending.exits().indexOf(exit);
        if (number < 0) {
            number = pending.exits().size();
            pending.exits().add(exit);
        }
        builder.setLocal(pending.selector(), Constant.of(number), 0);
        builder.jump(pending.start());
    }

    // ------------------------------------------------------------------ coba

    void attempt(Try s) {
        if (s.finallyBlock().isPresent()) {
            withFinally(
                    s.span().start(),
                    () -> catching(s),
                    () -> statements.accept(s.finallyBlock().get().statements()));
        } else {
            catching(s);
        }
    }

    void colour(Colour s) {
        int at = s.span().start();
        write(expressions.lower(s.code()), at);
        withFinally(at, () -> statements.accept(s.body().statements()), () -> write(Constant.of(RESET_COLOUR), at));
    }

    private void write(Value text, int at) {
        Value shown = builder.emit(Op.FORMAT, at, text);
        builder.emit(Op.PRIMITIVE, at, name(Primitive.OUT_WRITE.text()), shown);
    }

    private void withFinally(int at, Runnable body, Runnable cleanup) {
        Block end = builder.newBlock("end");
        String error = builder.temporary();
        Region.Finally pending =
                new Region.Finally(builder.newBlock("finally"), builder.temporary(), new ArrayList<>());
        Optional<Block> outer = builder.handler();
        Block handler = builder.newHandler("unwind");

        regions.push(pending);
        builder.setHandler(Optional.of(handler));
        body.run();
        passThrough(pending, new Exit.Fall(end));
        builder.setHandler(outer);
        builder.startAt(handler);
        builder.setLocal(error, FunctionBuilder.error(handler), at);
        passThrough(pending, new Exit.Rethrow(error, at));
        regions.pop();

        builder.startAt(pending.start());
        cleanup.run();
        List<Block> targets = new ArrayList<>();
        pending.exits().forEach(_ -> targets.add(builder.newBlock("exit")));
        builder.switchOn(builder.getLocal(pending.selector(), at), targets);
        for (int i = 0; i < targets.size(); i++) {
            builder.startAt(targets.get(i));
            resumeExit(pending.exits().get(i));
        }
        builder.startAt(end);
    }

    /** After the {@code akhirnya} block: a fall or a rethrow ends here, a jump goes on outward. */
    private void resumeExit(Exit exit) {
        switch (exit) {
            case Exit.Fall(Block target) -> builder.jump(target);
            case Exit.Rethrow(String error, int offset) -> builder.doThrow(builder.getLocal(error, offset), offset);
            case Exit.LeaveLoop _, Exit.LeaveFunction _ -> leave(exit);
        }
    }

    private void catching(Try s) {
        if (s.catches().isEmpty()) {
            statements.accept(s.body().statements());
            return;
        }
        Block end = builder.newBlock("end");
        Optional<Block> outer = builder.handler();
        Block handler = builder.newHandler("catch");
        builder.setHandler(Optional.of(handler));
        statements.accept(s.body().statements());
        builder.jump(end);
        builder.setHandler(outer);
        builder.startAt(handler);
        Value error = FunctionBuilder.error(handler);
        boolean open = true;
        for (CatchClause clause : s.catches()) {
            variables.write(
                    clause.variable().name(), error, clause.variable().span().start());
            Block next = builder.newBlock("next");
            if (clause.guard().isPresent()) {
                Block body = builder.newBlock("body");
                expressions.condition(clause.guard().get(), body, next);
                builder.startAt(body);
            }
            statements.accept(clause.body().statements());
            builder.jump(end);
            builder.startAt(next);
            if (clause.guard().isEmpty()) {
                open = false;
                break;
            }
        }
        if (open) {
            builder.doThrow(error, s.span().start());
        }
        builder.startAt(end);
    }
}
