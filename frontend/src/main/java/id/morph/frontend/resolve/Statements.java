package id.morph.frontend.resolve;

import id.morph.frontend.syntax.SyntaxTree.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands directly inside a statement: its expressions and its blocks, each in source order. */
public final class Statements {

    private Statements() {}

    /** The expressions that belong to the statement itself, not to statements in its blocks. */
    public static List<Expression> expressions(Statement statement) {
        List<Expression> found = new ArrayList<>();
        switch (statement) {
            case VariableDeclaration s -> s.value().ifPresent(found::add);
            case DestructuringDeclaration s -> found.add(s.value());
            case Assignment s -> {
                found.add(s.target());
                found.add(s.value());
            }
            case Print s -> found.addAll(s.arguments());
            case If s -> s.branches().forEach(branch -> found.add(branch.condition()));
            case While s -> found.add(s.condition());
            case ForEach s -> found.add(s.iterable());
            case Switch s -> {
                found.add(s.subject());
                s.cases().forEach(branch -> found.add(branch.condition()));
            }
            case Match s -> {
                found.add(s.subject());
                s.arms().forEach(arm -> arm.guard().ifPresent(found::add));
            }
            case Try s -> s.catches().forEach(clause -> clause.guard().ifPresent(found::add));
            case Throw s -> {
                found.add(s.value());
                s.kind().ifPresent(found::add);
            }
            case Return s -> s.value().ifPresent(found::add);
            case Colour s -> found.add(s.code());
            case ExpressionStatement s -> found.add(s.expression());
            case FunctionDeclaration _,
                    ClassDeclaration _,
                    TypeDeclaration _,
                    ImportModule _,
                    ImportNames _,
                    Borrow _,
                    BlockStatement _,
                    Break _,
                    Continue _ -> {}
        }
        return found;
    }

    /** The blocks of the statement that belong to the same function. */
    public static List<Block> blocks(Statement statement) {
        return switch (statement) {
            case If s -> conditional(s.branches(), s.otherwise());
            case Switch s -> conditional(s.cases(), s.otherwise());
            case While s -> List.of(s.body());
            case ForEach s -> List.of(s.body());
            case Match s -> s.arms().stream().map(MatchArm::body).toList();
            case Try s -> {
                List<Block> blocks = new ArrayList<>();
                blocks.add(s.body());
                s.catches().forEach(clause -> blocks.add(clause.body()));
                s.finallyBlock().ifPresent(blocks::add);
                yield blocks;
            }
            case Colour s -> List.of(s.body());
            case BlockStatement s -> List.of(s.body());
            case VariableDeclaration _,
                    DestructuringDeclaration _,
                    Assignment _,
                    Print _,
                    FunctionDeclaration _,
                    ClassDeclaration _,
                    TypeDeclaration _,
                    ImportModule _,
                    ImportNames _,
                    Borrow _,
                    Throw _,
                    Return _,
                    ExpressionStatement _,
                    Break _,
                    Continue _ -> List.of();
        };
    }

    private static List<Block> conditional(List<ConditionalBlock> branches, Optional<Block> otherwise) {
        List<Block> blocks = new ArrayList<>();
        branches.forEach(branch -> blocks.add(branch.body()));
        otherwise.ifPresent(blocks::add);
        return blocks;
    }
}
