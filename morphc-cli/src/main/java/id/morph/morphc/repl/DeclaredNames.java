package id.morph.morphc.repl;

import id.morph.frontend.syntax.SyntaxTree.Assignment;
import id.morph.frontend.syntax.SyntaxTree.Borrow;
import id.morph.frontend.syntax.SyntaxTree.ClassDeclaration;
import id.morph.frontend.syntax.SyntaxTree.DestructuringDeclaration;
import id.morph.frontend.syntax.SyntaxTree.FunctionDeclaration;
import id.morph.frontend.syntax.SyntaxTree.Identifier;
import id.morph.frontend.syntax.SyntaxTree.ImportModule;
import id.morph.frontend.syntax.SyntaxTree.ImportNames;
import id.morph.frontend.syntax.SyntaxTree.Name;
import id.morph.frontend.syntax.SyntaxTree.Program;
import id.morph.frontend.syntax.SyntaxTree.Statement;
import id.morph.frontend.syntax.SyntaxTree.TypeDeclaration;
import id.morph.frontend.syntax.SyntaxTree.VariableDeclaration;
import java.util.List;
import java.util.stream.Stream;

/** The names that a program declares at its top level. */
public final class DeclaredNames {
    private DeclaredNames() {}

    /** Those names, in the order of their declarations. */
    public static List<String> of(Program program) {
        return program.statements().stream()
                .flatMap(DeclaredNames::of)
                .distinct()
                .toList();
    }

    private static Stream<String> of(Statement statement) {
        return switch (statement) {
            case VariableDeclaration declaration -> Stream.of(declaration.name().name());
            case DestructuringDeclaration declaration -> names(declaration.names());
            case FunctionDeclaration function -> Stream.of(function.name().name());
            case ClassDeclaration type -> Stream.of(type.name().name());
            case TypeDeclaration type ->
                type.variants().stream().map(variant -> variant.name().name());
            case ImportModule module -> module.alias().stream().map(Identifier::name);
            case ImportNames imported -> names(imported.names());
            case Borrow borrowed -> borrowed.alias().stream().map(Identifier::name);
            case Assignment assignment when assignment.target() instanceof Name target -> Stream.of(target.name());
            default -> Stream.empty();
        };
    }

    private static Stream<String> names(List<Identifier> identifiers) {
        return identifiers.stream().map(Identifier::name);
    }
}
