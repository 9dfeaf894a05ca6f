package id.morph.oracle;

import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Unit;
import id.morph.ir.Word;
import id.morph.runtime.MorphClass;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphFunction;
import id.morph.runtime.MorphModule;
import id.morph.runtime.Nil;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.Text;
import id.morph.runtime.UncaughtReport;
import id.morph.runtime.Undefined;
import id.morph.runtime.VariantConstructor;
import id.morph.runtime.VariantType;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What all calls of one run share: modules with their globals, the function values, the depth. */
final class Machine {

    private final Module program;
    private final RuntimeContext context;
    private final UncaughtReport report;
    private final Map<String, MorphModule> modules = new HashMap<>();
    private final Set<String> started = new HashSet<>();
    private final Map<String, MorphFunction> functionValues = new HashMap<>();
    private final Map<VariantType, VariantConstructor> constructors = new HashMap<>();
    private final Map<MorphClass, String> layouts = new HashMap<>();
    private final Optional<Budget> budget;
    private final Word word;
    private final Consumer<Instruction> observer;
    private int depth;

    Machine(Module program, RuntimeContext context, UncaughtReport report) {
        this(program, context, report, Optional.empty(), Word.BITS_64, _ -> {});
    }

    /**
     * @param budget what the run may cost
     * @param word what the program takes an i64 to hold
     * @param observer is shown each instruction before it is performed
     */
    Machine(
            Module program,
            RuntimeContext context,
            UncaughtReport report,
            Optional<Budget> budget,
            Word word,
            Consumer<Instruction> observer) {
        this.observer = observer;
        this.budget = budget;
        this.word = word;
        this.program = program;
        this.context = context;
        this.report = report;
        program.units().forEach(this::define);
    }

    /** Makes the unit's globals known; those that exist already keep their values. */
    void define(Unit unit) {
        MorphModule module = modules.computeIfAbsent(unit.path(), _ -> new MorphModule(unit.name(), unit.file()));
        for (Unit.Global global : unit.globals()) {
            module.define(global.name());
            if (global.kind() == Unit.GlobalKind.CONSTANT) {
                module.markConstant(global.name());
            }
        }
    }

    RuntimeContext context() {
        return context;
    }

    UncaughtReport report() {
        return report;
    }

    Function function(String symbol) {
        return program.function(symbol)
                .orElseThrow(() -> new IllegalStateException("the program has no function @" + symbol));
    }

    MorphModule module(String unit) {
        MorphModule module = modules.get(unit);
        if (module == null) {
            throw new IllegalStateException("the program has no unit " + unit);
        }
        return module;
    }

    /** The value of a global, or undefined. */
    Object global(String unit, String name) {
        Object value = module(unit).get(name);
        return value == null ? Undefined.UNDEFINED : value;
    }

    /** Shows an instruction to whoever observes the run. */
    void observe(Instruction instruction) {
        observer.accept(instruction);
    }

    /** What the run may cost, if it is limited. */
    Optional<Budget> budget() {
        return budget;
    }

    /** What the program takes an i64 to hold. */
    Word word() {
        return word;
    }

    Module program() {
        return program;
    }

    /** Remembers the layout of a class's instances. */
    void setLayout(MorphClass type, String layout) {
        layouts.put(type, layout);
    }

    /** The layout of a class's instances, if it is known at compile time. */
    Optional<String> layout(MorphClass type) {
        return Optional.ofNullable(layouts.get(type));
    }

    /** @throws MorphError if so many frames more are too many */
    void checkDepth(int frames) {
        if (depth + frames > context.maxDepth()) {
            throw tooDeep();
        }
    }

    /**
     * Calls a function of the program.
     *
     * @param arguments one for each parameter of its entry block: captured cells, then arguments
     * @throws MorphError what it throws, or {@code TUMPUKAN}
     */
    Object call(Function function, Object[] arguments) {
        if (function.transparent()) {
            return new Activation(this, function, arguments).run();
        }
        if (depth == context.maxDepth()) {
            throw tooDeep();
        }
        depth++;
        try {
            return new Activation(this, function, arguments).run();
        } catch (StackOverflowError e) {
            // Only where the user has allowed more depth than the host's memory gives.
            throw tooDeep();
        } finally {
            depth--;
        }
    }

    /** Counts frames of functions that were inlined as if they were there; a negative number takes them back. */
    void enterInlined(int frames) {
        depth += frames;
    }

    private MorphError tooDeep() {
        return MorphError.of("TUMPUKAN.dalam", context.maxDepth());
    }

    /** Runs the unit's body unless that has happened already, or is happening. */
    MorphModule initialise(String unit) {
        MorphModule module = module(unit);
        if (started.add(unit)) {
            call(function(program.unit(unit).orElseThrow().body()), new Object[0]);
        }
        return module;
    }

    /** The one value of a function without captures. */
    MorphFunction functionValue(String symbol) {
        return functionValues.computeIfAbsent(symbol, s -> new Closure(this, function(s), new Object[0]));
    }

    /** The one constructor of a variant. */
    VariantConstructor constructor(VariantType type) {
        return constructors.computeIfAbsent(type, VariantConstructor::new);
    }

    static Object constant(Constant constant) {
        return switch (constant) {
            case Constant.Nil _ -> Nil.NIL;
            case Constant.Bool(boolean value) -> value;
            case Constant.Int(BigInteger value) -> integer(value);
            case Constant.Float(double value) -> value;
            case Constant.Text(String value) -> Text.of(value);
            case Constant.Undefined _ -> Undefined.UNDEFINED;
        };
    }

    private static Object integer(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        return value;
    }
}
