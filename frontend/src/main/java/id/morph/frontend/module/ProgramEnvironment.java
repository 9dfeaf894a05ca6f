package id.morph.frontend.module;

import id.morph.frontend.resolve.Environment;
import id.morph.frontend.syntax.SyntaxTree.StringLiteral;
import id.morph.ir.Unit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one module of the program sees: its imports, the units compiled before it, the library. */
public final class ProgramEnvironment implements Environment {

    /** More suggestions than this help nobody. */
    private static final int MOST_IMPORTS = 3;

    private final Library library;
    private final Map<String, Unit> compiled = new HashMap<>();
    private final Map<String, Unit.Global> builtins = new HashMap<>();

    public ProgramEnvironment(Library library) {
        this.library = library;
        library.prelude().forEach(global -> builtins.put(global.name(), global));
    }

    private Map<String, String> imports = Map.of();

    /** The environment of the next module to compile. */
    public void enter(SourceModule module) {
        imports = module.imports();
    }

    /** Makes a compiled unit visible to those that import it. */
    public void add(Unit unit) {
        compiled.put(unit.path(), unit);
    }

    @Override
    public Optional<String> unitOf(StringLiteral path) {
        return Optional.ofNullable(imports.get(path.value()));
    }

    @Override
    public Optional<Unit> exports(String unit) {
        Unit known = compiled.get(unit);
        return known != null ? Optional.of(known) : library.unit(unit);
    }

    @Override
    public Optional<Unit.Global> builtin(String name) {
        return Optional.ofNullable(builtins.get(name));
    }

    @Override
    public List<String> libraryUnitsWith(String name) {
        if (name.startsWith("_")) {
            return List.of();
        }
        return library.paths().stream()
                .filter(Library::isForImport)
                .filter(path -> library.unit(path).stream()
                        .flatMap(unit -> unit.globals().stream())
                        .anyMatch(global -> global.name().equals(name) && isDeclaration(global.kind())))
                .sorted()
                .limit(MOST_IMPORTS)
                .toList();
    }

    /** What a module has imported itself is one of its variables, too. */
    private static boolean isDeclaration(Unit.GlobalKind kind) {
        return switch (kind) {
            case CONSTANT, FUNCTION, CLASS, VARIANT -> true;
            case VARIABLE, MODULE -> false;
        };
    }

    @Override
    public Collection<String> builtinNames() {
        return builtins.keySet();
    }
}
