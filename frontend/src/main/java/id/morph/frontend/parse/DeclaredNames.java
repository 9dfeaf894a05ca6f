package id.morph.frontend.parse;

import id.morph.frontend.syntax.Span;
import id.morph.frontend.syntax.SyntaxTree.Identifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables and parameters declared above the statement at hand, function by function: enough to tell whether an
 * assignment without {@code ubah} means an old variable or a new one. What names mean is the resolver's business.
 */
final class DeclaredNames {
    /** Innermost function first. */
    private final Deque<Map<String, Span>> functions = new ArrayDeque<>();

    DeclaredNames() {
        functions.push(new HashMap<>());
    }

    void enterFunction(List<Identifier> parameters) {
        functions.push(new HashMap<>());
        parameters.forEach(this::declare);
    }

    void leaveFunction() {
        functions.pop();
    }

    /** The first declaration of a name in a function counts. */
    void declare(Identifier name) {
        functions.element().putIfAbsent(name.name(), name.span());
    }

    /** Where the name is declared, in the innermost function that has it. */
    Optional<Span> declaration(String name) {
        return functions.stream()
                .filter(names -> names.containsKey(name))
                .findFirst()
                .map(names -> names.get(name));
    }
}
