package id.morph.backend.jvm;

import id.morph.ir.Block;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Primitive;
import id.morph.ir.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;

/** Compiles a whole program to class files. */
public final class JvmCompiler {
    private static final int CLASS = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;

    private final ProgramLayout layout;
    private final Map<String, ClassBuilder> open = new LinkedHashMap<>();
    private final Map<String, byte[]> classes = new TreeMap<>();

    private JvmCompiler(Module program) {
        layout = new ProgramLayout(program);
    }

    /**
     * Compiles a complete program whose generators are state machines.
     *
     * @return its class files by internal name; the same program always gives the same bytes
     * @throws IllegalArgumentException if the program has no entry
     */
    public static Map<String, byte[]> compile(Module program) {
        if (program.function(program.entry()).isEmpty()) {
            throw new IllegalArgumentException("the program has no entry");
        }
        JvmCompiler compiler = new JvmCompiler(program);
        compiler.compile();
        return compiler.classes;
    }

    private void compile() {
        Module program = layout.program();
        for (Unit unit : program.units()) {
            compile(unit);
        }
        for (ProgramLayout.Method method : layout.methods()) {
            new FunctionCompiler(layout, method, builder(method.owner(), sourceFile(method)), this::next).compile();
        }
        classes.putAll(layout.layouts().compile(calledMethods()));
        layout.functionValues().forEach((symbol, name) -> {
            ProgramLayout.Method method = layout.method(symbol);
            classes.put(name, FunctionValues.functionValue(name, method, sourceFile(method)));
        });
        layout.frameBodies().forEach((symbol, name) -> {
            ProgramLayout.Method method = layout.method(symbol);
            classes.put(name, FunctionValues.frameBody(name, method, sourceFile(method)));
        });
        layout.primitives()
                .forEach((primitive, name) -> classes.put(
                        name,
                        FunctionValues.primitive(
                                name, Primitive.named(primitive).orElseThrow())));
        open.forEach((name, builder) -> classes.put(name, builder.finish()));
        classes.put(ProgramLayout.PROGRAM, ProgramClasses.program());
        classes.put(ProgramLayout.FUNCTION, ProgramClasses.function());
        classes.put(ProgramLayout.MAIN, ProgramClasses.main(layout));
    }

    /** The methods that are called on each layout, for layouts that have them only below. */
    private Map<String, List<String>> calledMethods() {
        Map<String, List<String>> called = new HashMap<>();
        for (Function function : layout.program().functions()) {
            for (Block block : function.blocks()) {
                for (Instruction i : block.instructions()) {
                    if (i.op() == Op.CALL_METHOD) {
                        List<String> methods = called.computeIfAbsent(i.name(0), _ -> new ArrayList<>());
                        if (!methods.contains(i.name(1))) {
                            methods.add(i.name(1));
                        }
                    }
                }
            }
        }
        return called;
    }

    private void compile(Unit unit) {
        UnitClasses made = new UnitClasses(layout, unit, builder(layout.unitClass(unit.path()), unit.file()));
        made.writeBase();
        layout.globals(unit.path()).stream()
                .map(global -> layout.field(unit.path(), global).owner())
                .distinct()
                .forEach(owner -> made.writeFields(builder(owner, unit.file())));
        classes.put(made.moduleClass(), made.moduleValue());
    }

    private String sourceFile(ProgramLayout.Method method) {
        return layout.program().unit(method.function().unit()).map(Unit::file).orElse("");
    }

    private ClassBuilder builder(String name, String file) {
        return open.computeIfAbsent(name, n -> new ClassBuilder(n, Jvm.OBJECT, simpleName(file), CLASS));
    }

    /** Java's own traces show the file without its folder. */
    private static String simpleName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private ClassBuilder next(ClassBuilder full) {
        return builder(layout.fresh(full.name() + "$"), full.sourceFile());
    }
}
