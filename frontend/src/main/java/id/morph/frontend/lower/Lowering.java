package id.morph.frontend.lower;

import static id.morph.frontend.lower.FunctionBuilder.name;
import static id.morph.frontend.lower.FunctionBuilder.nil;
import static id.morph.frontend.lower.FunctionBuilder.symbol;

import id.morph.frontend.Source;
import id.morph.frontend.resolve.Environment;
import id.morph.frontend.resolve.Resolution;
import id.morph.frontend.resolve.Variable;
import id.morph.frontend.resolve.VariantType;
import id.morph.frontend.syntax.SyntaxTree.FunctionBody;
import id.morph.frontend.syntax.SyntaxTree.Program;
import id.morph.frontend.system.SystemTypes;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Unit;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the resolved syntax tree of one unit into IR in its first form: local variables are still variables, generators
 * still suspend. Passes do the rest.
 */
public final class Lowering {

    /** Symbol of the function that a program starts with. */
    public static final String ENTRY = "<mulai>";

    private Lowering() {}

    /** The part of the program a unit belongs to. */
    public enum Origin {
        /** The user's program. */
        PROGRAM,
        /** The bundled library: may use host primitives. */
        LIBRARY,
        /** The globals that every module sees without an import: traces pass over them. */
        PRELUDE
    }

    /**
     * Lowers one unit into {@code module} and adds its {@link Unit}.
     *
     * @param path canonical path of the unit, also what traces call its file
     * @param name what {@code <modul name>} prints
     */
    public static Unit lower(
            String path,
            String name,
            Source source,
            Program program,
            Resolution resolution,
            Environment environment,
            Origin origin,
            Module module) {
        UnitContext context = new UnitContext(
                path,
                path,
                resolution,
                environment,
                new Positions(source, path),
                module,
                origin != Origin.PROGRAM,
                origin == Origin.PRELUDE);
        String body = path + ":" + FunctionLowering.MODULE_BODY;
        FunctionLowering.lowerModule(context, program, body);
        Unit unit = new Unit(path, path, name, globals(context), body);
        module.add(unit);
        return unit;
    }

    /** The same for a file of the system dialect, which is two units; the first is the one that is imported. */
    public static List<Unit> lowerSystem(
            String path,
            String name,
            Source source,
            Program program,
            Resolution resolution,
            Environment environment,
            SystemTypes types,
            Module module) {
        UnitContext context =
                new UnitContext(path, path, resolution, environment, new Positions(source, path), module, false, false);
        List<Unit> units = SystemLowering.lower(context, program, types, name);
        units.forEach(module::add);
        return units;
    }

    /**
     * Lowers one input of an interactive session: its body gives the value of a final expression. All inputs share the
     * unit's globals; {@code number} keeps their functions apart.
     */
    public static Unit lowerInput(
            String path,
            int number,
            Source source,
            Program program,
            Resolution resolution,
            Environment environment,
            Module module) {
        String prefix = path + "#" + number;
        UnitContext context = new UnitContext(
                path, prefix, resolution, environment, new Positions(source, path), module, false, false);
        String body = prefix + ":" + FunctionLowering.MODULE_BODY;
        FunctionLowering.lowerInput(context, program, body);
        Unit unit = new Unit(path, path, path, globals(context), body);
        module.add(unit);
        return unit;
    }

    private static List<Unit.Global> globals(UnitContext context) {
        Resolution resolution = context.resolution();
        List<Unit.Global> globals = new ArrayList<>();
        for (Variable variable : resolution.module().variables()) {
            if (!variable.name().startsWith("<") || resolution.isUsedHome(variable)) {
                globals.add(global(context, variable));
            }
        }
        return globals;
    }

    private static Unit.Global global(UnitContext context, Variable variable) {
        String name = variable.name();
        Unit.GlobalKind kind = kind(variable);
        if (kind == Unit.GlobalKind.FUNCTION) {
            FunctionBody body = variable.function().orElseThrow();
            int arity = body.parameters().size();
            boolean variadic = context.library() && FunctionLowering.isVariadic(body);
            return new Unit.Global(name, kind, variadic ? -arity : arity, context.symbol(body, name));
        }
        if (kind == Unit.GlobalKind.VARIANT) {
            VariantType type = context.resolution().variant(name).orElseThrow();
            return new Unit.Global(name, kind, type.arity(), type.type());
        }
        return new Unit.Global(name, kind, 0, "");
    }

    private static Unit.GlobalKind kind(Variable variable) {
        return switch (variable.kind()) {
            case CONSTANT -> Unit.GlobalKind.CONSTANT;
            case FUNCTION -> variable.stable() ? Unit.GlobalKind.FUNCTION : Unit.GlobalKind.VARIABLE;
            case CLASS -> variable.stable() ? Unit.GlobalKind.CLASS : Unit.GlobalKind.VARIABLE;
            case VARIANT -> variable.stable() ? Unit.GlobalKind.VARIANT : Unit.GlobalKind.VARIABLE;
            case MODULE -> variable.stable() ? Unit.GlobalKind.MODULE : Unit.GlobalKind.VARIABLE;
            case PARAMETER, VARIABLE, IMPORTED -> Unit.GlobalKind.VARIABLE;
        };
    }

    /**
     * Adds the function that a program starts with: runs the main unit's body, then its global function {@code utama} if
     * there is one, then every routine to its end (language decisions 25 and 28).
     */
    public static void addEntry(Module module, Unit main) {
        Function entry = new Function(ENTRY, ENTRY, main.path(), Function.Kind.PLAIN, true, 0, 0);
        module.add(entry);
        module.setEntry(ENTRY);
        FunctionBuilder builder = new FunctionBuilder(entry, new Positions(Source.of(main.file(), ""), main.file()));
        builder.emit(Op.MODULE_INIT, 0, symbol(main.path()));
        if (main.globals().stream().anyMatch(global -> global.name().equals("utama"))) {
            callIfFunction(builder, main);
        }
        builder.emit(Op.ROUTINE_DRAIN, 0);
        builder.doReturn(nil());
    }

    private static void callIfFunction(FunctionBuilder builder, Unit main) {
        Block call = builder.newBlock("call");
        Block defined = builder.newBlock("defined");
        Block end = builder.newBlock("end");
        Value utama = builder.emit(Op.GLOBAL_PROBE, 0, List.of(symbol(main.path()), name("utama")), List.of());
        builder.branch(builder.emit(Op.IS_DEFINED, 0, utama), defined, end);
        builder.startAt(defined);
        Value type = builder.emit(Op.TYPE_NAME, 0, utama);
        builder.branch(builder.emit(Op.EQ, 0, type, Constant.of("fungsi")), call, end);
        builder.startAt(call);
        builder.emit(Op.CALL, 0, utama);
        builder.jump(end);
        builder.startAt(end);
    }
}
