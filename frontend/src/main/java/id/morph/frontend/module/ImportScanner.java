package id.morph.frontend.module;

import id.morph.frontend.resolve.Statements;
import id.morph.frontend.syntax.SyntaxTree.*;
import java.util.ArrayList;
import java.util.List;

/** Finds every import and {@code pinjam} of a file, with what decides how strictly it is judged. */
final class ImportScanner {

    /**
     * @param path the path as written
     * @param host whether it is a {@code pinjam}
     * @param guarded whether it stands inside a {@code coba}, so that the program can cope without it
     * @param immediate whether it runs with the module body and not only when a function is called
     */
    record Import(StringLiteral path, boolean host, boolean guarded, boolean immediate) {}

    private final List<Import> found = new ArrayList<>();

    private ImportScanner() {}

    static List<Import> scan(Program program) {
        ImportScanner scanner = new ImportScanner();
        scanner.scan(program.statements(), false, true);
        return scanner.found;
    }

    private void scan(List<Statement> statements, boolean guarded, boolean immediate) {
        for (Statement statement : statements) {
            switch (statement) {
                case ImportModule s -> found.add(new Import(s.path(), false, guarded, immediate));
                case ImportNames s -> found.add(new Import(s.path(), false, guarded, immediate));
                case Borrow s -> found.add(new Import(s.module(), true, guarded, immediate));
                case FunctionDeclaration s -> scan(s.function().body().statements(), guarded, false);
                case ClassDeclaration s ->
                    s.methods().forEach(m -> scan(m.function().body().statements(), guarded, false));
                case Try s -> {
                    scan(s.body().statements(), true, immediate);
                    s.catches().forEach(clause -> scan(clause.body().statements(), guarded, immediate));
                    s.finallyBlock().ifPresent(block -> scan(block.statements(), guarded, immediate));
                    continue;
                }
                default -> {}
            }
            for (Expression expression : Statements.expressions(statement)) {
                id.morph.frontend.resolve.Expressions.forEach(expression, e -> {
                    if (e instanceof FunctionExpression f) {
                        scan(f.function().body().statements(), guarded, false);
                    }
                });
            }
            Statements.blocks(statement).forEach(block -> scan(block.statements(), guarded, immediate));
        }
    }
}
