package id.morph.frontend.system;

import id.morph.frontend.resolve.Expressions;
import id.morph.frontend.resolve.Statements;
import id.morph.frontend.syntax.SyntaxTree.*;
import java.util.ArrayList;
import java.util.List;

/** What makes a file one of the system dialect: its first statement borrows the machine. */
public final class SystemFile {

    /** What {@code pinjam} calls the machine. */
    public static final String MACHINE = "mesin";

    private SystemFile() {}

    public static boolean isSystem(Program program) {
        return !program.statements().isEmpty() && borrows(program.statements().getFirst());
    }

    /** What the file calls the machine. */
    static String alias(Program program) {
        return program.statements().getFirst() instanceof Borrow borrow
                ? borrow.alias().map(Identifier::name).orElse(MACHINE)
                : MACHINE;
    }

    private static boolean borrows(Statement statement) {
        return statement instanceof Borrow borrow && borrow.module().value().equals(MACHINE);
    }

    /** The places that borrow the machine and are not the first statement. */
    public static List<StringLiteral> misplaced(Program program) {
        List<StringLiteral> found = new ArrayList<>();
        collect(program.statements(), found);
        if (isSystem(program)) {
            found.removeFirst();
        }
        return found;
    }

    private static void collect(List<Statement> statements, List<StringLiteral> found) {
        for (Statement statement : statements) {
            if (statement instanceof Borrow borrow && borrows(borrow)) {
                found.add(borrow.module());
            }
            bodies(statement).forEach(body -> collect(body.body().statements(), found));
            Statements.blocks(statement).forEach(block -> collect(block.statements(), found));
        }
    }

    private static List<FunctionBody> bodies(Statement statement) {
        List<FunctionBody> bodies = new ArrayList<>(Expressions.functions(statement));
        switch (statement) {
            case FunctionDeclaration declaration -> bodies.add(declaration.function());
            case ClassDeclaration declaration -> declaration.methods().forEach(method -> bodies.add(method.function()));
            default -> {}
        }
        return bodies;
    }
}
