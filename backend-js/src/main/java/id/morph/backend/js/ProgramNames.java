package id.morph.backend.js;

import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Layout;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Type;
import id.morph.ir.Unit;
import id.morph.ir.Value;
import id.morph.ir.Word;
import id.morph.ir.analysis.range.Ranges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names of a program's module: functions, globals, constants, and what is used of the runtime. */
final class ProgramNames {
    private static final String POSITIONS = "AT";

    private final Module program;
    private final RuntimeLibrary library;
    private final Names names = new Names(null);
    private final Map<String, String> functions = new HashMap<>();
    private final Map<String, Map<String, String>> globals = new LinkedHashMap<>();
    private final Map<String, String> starts = new LinkedHashMap<>();
    private final Map<String, String> modules = new LinkedHashMap<>();
    private final Map<Object, String> constants = new HashMap<>();
    private final List<String> constantLines = new ArrayList<>();
    private final Set<String> runtime = new LinkedHashSet<>();
    private final Set<String> errors = new TreeSet<>();
    private final Set<String> attributesSet = new HashSet<>();
    private final Set<String> methods = new HashSet<>();
    private final Map<String, String> exports = new LinkedHashMap<>();
    private final Map<String, String> hostModules = new LinkedHashMap<>();
    private final Map<String, String> closures = new LinkedHashMap<>();
    private final PositionTable positions = new PositionTable();
    private boolean startsRoutines;
    private Ranges ranges;
    private final AssignedGlobals assigned;

    ProgramNames(Module program, RuntimeLibrary library) {
        this.program = program;
        this.library = library;
        assigned = new AssignedGlobals(program);
        names.reserve(library.names());
        names.reserve(Set.of(POSITIONS, "ERRORS"));
        for (Function function : program.functions()) {
            functions.put(function.symbol(), names.fresh(functionName(function)));
        }
        for (Unit unit : program.units()) {
            unit.globals().forEach(global -> global(unit.path(), global.name()));
        }
        for (Layout layout : program.layouts()) {
            layout.fields().forEach(field -> attributesSet.add(field.name()));
        }
        for (Function function : program.functions()) {
            function.blocks().forEach(this::scan);
        }
    }

    private static String functionName(Function function) {
        String shown = function.displayName();
        return switch (shown) {
            case "<modul>" -> "modul_" + Names.identifier(fileName(function.unit()));
            case "<mulai>" -> "mulai";
            case "<fungsi>" -> "fungsi";
            default -> shown;
        };
    }

    private static String fileName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".fox") ? name.substring(0, name.length() - 4) : name;
    }

    private void scan(Block block) {
        for (Instruction i : block.instructions()) {
            switch (i.op()) {
                case SET_ATTRIBUTE -> attributesSet.add(i.name(0));
                case FIELD_SET -> attributesSet.add(i.name(1));
                case ROUTINE_START -> startsRoutines = true;
                case CLASS, CLASS_NEW -> {
                    for (int k = 1; k < i.operands().size(); k += 2) {
                        method(i.operand(k), i.operand(k + 1));
                    }
                }
                default -> {}
            }
        }
    }

    private void method(Value name, Value value) {
        if (name instanceof Constant.Text text
                && value instanceof Instruction made
                && (made.op() == Op.FUNCTION_REF || made.op() == Op.CLOSURE)) {
            methods.add(text.value() + "$" + (declaration(made.symbol(0)).arity() - 1));
        }
    }

    /** Whether some class has a method of that name that takes so many arguments. */
    boolean hasMethod(String name, int arguments) {
        return methods.contains(name + "$" + arguments);
    }

    Module program() {
        return program;
    }

    /** What is known of the program's ints. */
    Ranges ranges() {
        if (ranges == null) {
            ranges = Ranges.of(program, Word.DOUBLE);
        }
        return ranges;
    }

    /** Whether an instruction of a function that reads a global is certain to find a value. */
    boolean isAssigned(Function reader, Instruction read) {
        return assigned.isAssigned(reader, read);
    }

    PositionTable positions() {
        return positions;
    }

    /** The names of the module's scope. */
    Names names() {
        return names;
    }

    /** Whether the program may start routines; without any there is nothing to wait for at the end. */
    boolean startsRoutines() {
        return startsRoutines;
    }

    // functions

    String function(String symbol) {
        return functions.get(symbol);
    }

    Function declaration(String symbol) {
        return program.function(symbol)
                .orElseThrow(() -> new IllegalStateException("the program has no function @" + symbol));
    }

    /** Whether a function is the body of the main module, which nothing but the program's start calls. */
    boolean isMainBody(Function function) {
        return program.function(program.entry())
                .filter(Function::transparent)
                .flatMap(entry -> unit(entry.unit()))
                .filter(unit -> unit.body().equals(function.symbol()))
                .isPresent();
    }

    /** Whether a function compares the depth with the limit when it is entered. */
    boolean checksDepth(Function function) {
        return !function.transparent() && !isMainBody(function);
    }

    /** The number of parameters that are not captured, negative if the last one collects the rest. */
    static int arity(Function function) {
        return function.variadic() ? -function.arity() : function.arity();
    }

    /** The constant that is the value of a function without captures. */
    String functionValue(String symbol) {
        Function function = declaration(symbol);
        return constant(
                List.of("function", symbol),
                function(symbol) + "_value",
                () -> newFunction(function, code(function, List.of())));
    }

    /** The text that makes a function value. */
    private String newFunction(Function function, String code) {
        String shown = function.displayName();
        String name = shown.substring(shown.lastIndexOf('.') + 1);
        String display =
                name.equals(shown) ? Literals.string(name) : Literals.string(name) + ", " + Literals.string(shown);
        return "new " + runtime("Func") + "(" + code + ", " + arity(function) + ", " + display
                + (name.equals(shown) ? ", " + Literals.string(shown) : "") + ")";
    }

    /** The JavaScript function that a function value calls: with the captured cells in front. */
    private String code(Function function, List<String> captured) {
        String name = function(function.symbol());
        if (captured.isEmpty() && !function.transparent()) {
            return name;
        }
        List<String> parameters = parameters(function.arity());
        List<String> arguments = new ArrayList<>(captured);
        arguments.addAll(parameters);
        // Who calls a value counts one frame, which library functions do not.
        arguments.add(function.transparent() ? "d - 1" : "d");
        parameters.add("d");
        return "(" + String.join(", ", parameters) + ") => " + name + "(" + String.join(", ", arguments) + ")";
    }

    /** The JavaScript function that makes function values, given the cells that they capture. */
    String closure(String symbol) {
        return closures.computeIfAbsent(symbol, s -> names.fresh(function(s) + "_baru"));
    }

    /** Declarations of what {@link #closure} has named. */
    List<String> closureLines() {
        List<String> lines = new ArrayList<>();
        closures.forEach((symbol, name) -> {
            Function function = declaration(symbol);
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < function.captures(); i++) {
                cells.add("c" + i);
            }
            lines.add("function " + name + "(" + String.join(", ", cells) + ") {");
            lines.add("  return " + newFunction(function, code(function, cells)) + ";");
            lines.add("}");
        });
        return lines;
    }

    /** Names for so many parameters. */
    static List<String> parameters(int count) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parameters.add("a" + i);
        }
        return parameters;
    }

    // globals

    String global(String unit, String name) {
        return globals.computeIfAbsent(unit, _ -> new LinkedHashMap<>())
                .computeIfAbsent(name, n -> names.fresh(n.startsWith("<") ? "v" : n));
    }

    Type globalType(String unit, String name) {
        return program.global(unit, name).map(Unit.Global::type).orElse(Type.ANY);
    }

    /** The function that runs a unit's body once. */
    String start(String unit) {
        return starts.computeIfAbsent(unit, path -> names.fresh("mulai_" + Names.identifier(fileName(path))));
    }

    /** The module of a unit as a value. */
    String module(String unit) {
        return modules.computeIfAbsent(
                unit, path -> names.fresh("modul_" + Names.identifier(fileName(path)) + "_value"));
    }

    /** Units that are started, with the functions that do it. */
    Map<String, String> starts() {
        return starts;
    }

    Map<String, String> modules() {
        return modules;
    }

    Map<String, Map<String, String>> globals() {
        return globals;
    }

    // attributes

    /** Whether the program assigns to an attribute of that name anywhere. */
    boolean isAssigned(String attribute) {
        return attributesSet.contains(attribute);
    }

    /** A property for an attribute or a method. */
    static String property(String prefix, String name) {
        return Names.isPlain(name) ? "." + prefix + name : "[" + Literals.string(prefix + name) + "]";
    }

    // the runtime

    /** Uses a declaration of the runtime; gives its name. */
    String runtime(String name) {
        library.parameters(name);
        runtime.add(name);
        return name;
    }

    boolean hasRuntime(String name) {
        return library.has(name);
    }

    /** Whether a function of the runtime takes the depth. */
    boolean takesDepth(String function) {
        List<String> parameters = library.parameters(function);
        return !parameters.isEmpty() && parameters.getLast().equals("d");
    }

    /** The methods of builtin types that have that name; {@code null} if there are none. */
    Expression builtin(String method) {
        String name = "builtin_" + method;
        return Expression.atom(library.has(name) ? runtime(name) : "null");
    }

    /** Whether the path is that of a module which the host loads, and no name of something that is there. */
    static boolean isModulePath(String path) {
        return path.startsWith("./") || path.startsWith("../") || path.startsWith("/") || path.startsWith("https:");
    }

    /** The variable that JavaScript sees as that global of the main module. */
    String export(String global) {
        return exports.computeIfAbsent(global, g -> names.fresh(g + "_ekspor"));
    }

    /** The exports of the module, and the variables that they are. */
    Map<String, String> exports() {
        return exports;
    }

    /** Whether a global of the main module is a function or class. */
    boolean isCallable(String global) {
        return program.global(declaration(program.entry()).unit(), global)
                .filter(g -> g.kind() != Unit.GlobalKind.CONSTANT)
                .isPresent();
    }

    /** The name of a module of the host that this module imports. */
    String hostModule(String path) {
        return hostModules.computeIfAbsent(path, p -> names.fresh("js_" + Names.identifier(fileName(p))));
    }

    Map<String, String> hostModules() {
        return hostModules;
    }

    void usesError(String key) {
        errors.add(key);
    }

    Set<String> usedRuntime() {
        return runtime;
    }

    Set<String> usedErrors() {
        return errors;
    }

    // constants

    /** Makes the text of a constant when it is first used. */
    interface Maker {
        String make();
    }

    /** A constant of the module that is the same for equal keys. */
    String constant(Object key, String hint, Maker maker) {
        String known = constants.get(key);
        if (known != null) {
            return known;
        }
        String name = names.fresh(hint);
        constants.put(key, name);
        constantLines.add("const " + name + " = " + maker.make() + ";");
        return name;
    }

    List<String> constantLines() {
        return constantLines;
    }

    /** A constant operand where a type is wanted. */
    Expression literal(Constant constant, Type wanted) {
        return switch (constant) {
            case Constant.Nil _ -> Expression.atom("null");
            case Constant.Undefined _ -> Expression.UNDEFINED;
            case Constant.Bool(boolean value) -> Expression.atom(String.valueOf(value));
            case Constant.Int i when wanted == Type.WORD -> Literals.word(i.value());
            case Constant.Int i -> Literals.integer(i.value());
            case Constant.Float f when wanted == Type.F64 -> Literals.number(f.value());
            case Constant.Float f ->
                Expression.atom(constant(
                        f,
                        "float",
                        () -> "new " + runtime("Float") + "("
                                + Literals.number(f.value()).text() + ")"));
            case Constant.Text t
            when Literals.hasSurrogates(t.value()) ->
                Expression.atom(constant(t, "text", () -> runtime("wide") + "(" + Literals.string(t.value()) + ")"));
            case Constant.Text t -> Expression.atom(Literals.string(t.value()));
        };
    }

    /** The number of a position; 0 if it is unknown. */
    int position(Position position) {
        return positions.number(position);
    }

    /** The table of the positions. */
    static String table() {
        return POSITIONS;
    }

    /** The unit of that path. */
    Optional<Unit> unit(String path) {
        return program.unit(path);
    }

    /** Whether an op is in the program. */
    boolean contains(Op op) {
        return program.functions().stream()
                .flatMap(function -> function.blocks().stream())
                .flatMap(block -> block.instructions().stream())
                .anyMatch(instruction -> instruction.op() == op);
    }
}
