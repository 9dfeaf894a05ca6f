package id.morph.frontend.resolve;

import id.morph.frontend.syntax.SyntaxTree.ClassDeclaration;
import id.morph.frontend.syntax.SyntaxTree.FunctionBody;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What name resolution found out about one module: its scopes, and the names that mean nothing. */
public final class Resolution {

    /** The hidden variable of a class that its methods reach {@code induk} through; no program can spell it. */
    public static String homeOf(ClassDeclaration declaration) {
        return "<kelas " + declaration.name().name() + "@" + declaration.span().start() + ">";
    }

    /** The receiver's name in a method's scope. */
    public static final String THIS = "ini";

    private final Scope module;
    private final Map<FunctionBody, Scope> scopes = new IdentityHashMap<>();
    private final Map<String, VariantType> variants;
    private final Map<Scope, String> homes = new IdentityHashMap<>();
    private final Set<String> usedHomes = new HashSet<>();

    Resolution(Scope module, Map<String, VariantType> variants) {
        this.module = module;
        this.variants = variants;
    }

    public Scope module() {
        return module;
    }

    /** The names of all variants of the type that {@code variant} belongs to, as far as this module sees them. */
    public List<String> siblings(VariantType variant) {
        return variants.entrySet().stream()
                .filter(entry -> entry.getValue().type().equals(variant.type()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The names of all variants that this module knows. */
    Collection<String> variantNames() {
        return variants.keySet();
    }

    public Scope scopeOf(FunctionBody function) {
        return scopes.get(function);
    }

    /** The variant that {@code name} means in patterns of this module. */
    public Optional<VariantType> variant(String name) {
        return Optional.ofNullable(variants.get(name));
    }

    /**
     * Whether a nested function needs no cells, so that all its calls can be direct. Module-level functions never need any.
     */
    public boolean isStatic(Variable variable) {
        return variable.kind() == Variable.Kind.FUNCTION
                && variable.stable()
                && variable.function()
                        .map(body -> scopes.get(body).captures().isEmpty())
                        .orElse(false);
    }

    /** The hidden class variable that {@code induk} in this scope goes through; empty outside methods. */
    public Optional<Variable> home(Scope scope) {
        for (Scope inner = scope; !inner.isModule(); inner = inner.parent().orElseThrow()) {
            String home = homes.get(inner);
            if (home != null) {
                return inner.lookup(home);
            }
        }
        return Optional.empty();
    }

    /** Whether some method of the class says {@code induk}, so that the hidden variable is needed. */
    public boolean usesHome(ClassDeclaration declaration) {
        return usedHomes.contains(homeOf(declaration));
    }

    /** The same question for the hidden variable itself. */
    public boolean isUsedHome(Variable variable) {
        return usedHomes.contains(variable.name());
    }

    void method(Scope scope, ClassDeclaration declaration) {
        homes.put(scope, homeOf(declaration));
    }

    void useHome(Variable home) {
        usedHomes.add(home.name());
    }

    void put(FunctionBody function, Scope scope) {
        scopes.put(function, scope);
    }

    Map<FunctionBody, Scope> scopes() {
        return scopes;
    }
}
