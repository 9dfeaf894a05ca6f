package id.morph.backend.jvm;

import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Unit;
import id.morph.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Which class and member stands for each function, unit and global of a program. The names are for people who read Java stack traces. */
final class ProgramLayout {
    /** The class of what all share: see {@link ProgramClasses}. */
    static final String PROGRAM = "morph/Program";

    static final String MAIN = "morph/Main";

    /** The superclass of all function values. */
    static final String FUNCTION = "morph/Function";

    private static final String UNITS = "fox/";

    /** Instructions and constants after which a unit's functions go on in another class: its initialiser is a method, too. */
    private static final int CLASS_CONSTANTS = 4_000;

    private static final int CLASS_GLOBALS = 4_000;

    /** A function as a static method. */
    record Method(Function function, String owner, String name, Signature signature) {}

    /** A global as a static field; of a type other than any with {@code name$set} beside it, of an int with {@code name$big}. */
    record Field(String owner, String name, Type type) {
        /** Pushes the value. */
        void load(Code code) {
            code.getStatic(owner, name, Jvm.resultDescriptor(type));
            if (type == Type.INT) {
                code.getStatic(owner, name + "$big", Jvm.object(Jvm.OBJECT));
            }
        }

        /** Pushes the value as a dynamic one, null while it is not assigned. */
        void probe(Code code) {
            if (type == Type.ANY) {
                load(code);
                return;
            }
            Label unset = new Label();
            Label done = new Label();
            code.getStatic(owner, name + "$set", "Z");
            code.jump(Opcodes.IFEQ, unset);
            load(code);
            code.box(type);
            code.jump(Opcodes.GOTO, done);
            code.label(unset);
            code.op(Opcodes.ACONST_NULL);
            code.label(done);
        }

        /** Pops the value. */
        void store(Code code) {
            if (type == Type.INT) {
                code.putStatic(owner, name + "$big", Jvm.object(Jvm.OBJECT));
            }
            code.putStatic(owner, name, Jvm.resultDescriptor(type));
            if (type != Type.ANY) {
                code.push(1);
                code.putStatic(owner, name + "$set", "Z");
            }
        }
    }

    private final Module program;
    private final Map<String, String> unitClasses = new HashMap<>();
    private final Map<String, List<String>> globals = new HashMap<>();
    private final Map<String, Map<String, Field>> fields = new HashMap<>();
    private final Map<String, Method> methods = new LinkedHashMap<>();
    private final Map<String, String> layoutClasses = new HashMap<>();
    private final LayoutClasses layouts;
    private final SmallWords words;
    private final Set<String> classNames = new HashSet<>();
    private final Map<String, String> functionValues = new LinkedHashMap<>();
    private final Map<String, String> frameBodies = new LinkedHashMap<>();
    private final Map<String, String> primitives = new LinkedHashMap<>();

    ProgramLayout(Module program) {
        this.program = program;
        words = SmallWords.of(program);
        program.units().forEach(unit -> unitClasses.put(unit.path(), fresh(UNITS + className(unit.path()))));
        program.layouts().forEach(l -> layoutClasses.put(l.name(), fresh(UNITS + className(l.name()))));
        placeGlobals();
        placeFunctions();
        layouts = new LayoutClasses(this);
    }

    /** A class name that nothing has yet. */
    String fresh(String wanted) {
        String name = wanted;
        for (int i = 2; !classNames.add(name); i++) {
            name = wanted + "$" + i;
        }
        return name;
    }

    private static String className(String path) {
        String plain = path.endsWith(".fox") ? path.substring(0, path.length() - 4) : path;
        StringBuilder name = new StringBuilder();
        for (String part : plain.split("/")) {
            if (!part.isEmpty()) {
                name.append(name.isEmpty() ? "" : "/").append(memberName(part));
            }
        }
        return name.isEmpty() ? "_" : name.toString();
    }

    /** The text without characters that names in class files cannot have. */
    static String memberName(String text) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            name.append(
                    switch (c) {
                        case '.', ';', '[', '/' -> '$';
                        case '<', '>' -> '_';
                        default -> c;
                    });
        }
        return name.isEmpty() ? "_" : name.toString();
    }

    private void placeGlobals() {
        Map<String, Set<String>> names = new HashMap<>();
        for (Unit unit : program.units()) {
            Set<String> all = names.computeIfAbsent(unit.path(), _ -> new LinkedHashSet<>());
            unit.globals().forEach(global -> all.add(global.name()));
        }
        for (Function function : program.functions()) {
            for (Block block : function.blocks()) {
                for (Instruction i : block.instructions()) {
                    if (i.op() == Op.GLOBAL_GET || i.op() == Op.GLOBAL_PROBE || i.op() == Op.GLOBAL_SET) {
                        names.get(i.symbol(0)).add(i.name(1));
                    }
                }
            }
        }
        names.forEach((unit, all) -> {
            List<String> order = List.copyOf(all);
            globals.put(unit, order);
            Map<String, Field> places = new HashMap<>();
            String owner = unitClasses.get(unit);
            for (int i = 0; i < order.size(); i++) {
                if (i > 0 && i % CLASS_GLOBALS == 0) {
                    owner = fresh(unitClasses.get(unit) + "$Globals");
                }
                places.put(order.get(i), new Field(owner, order.get(i), type(unit, order.get(i))));
            }
            fields.put(unit, places);
        });
    }

    private Type type(String unit, String global) {
        return program.global(unit, global).map(Unit.Global::type).orElse(Type.ANY);
    }

    private void placeFunctions() {
        Map<String, String> current = new HashMap<>(unitClasses);
        Map<String, Integer> filled = new HashMap<>();
        Map<String, Set<String>> taken = new HashMap<>();
        for (Function function : program.functions()) {
            String unit = function.unit();
            String base = unitClasses.computeIfAbsent(unit, path -> fresh(UNITS + className(path)));
            int size = constants(function);
            int before = filled.getOrDefault(unit, 0);
            if (before > 0 && before + size > CLASS_CONSTANTS) {
                current.put(unit, fresh(base + "$"));
                before = 0;
            }
            filled.put(unit, before + size);
            String owner = current.computeIfAbsent(unit, _ -> base);
            Set<String> names = taken.computeIfAbsent(unit, _ -> new HashSet<>());
            String wanted = memberName(function.displayName());
            String name = wanted;
            for (int i = 2; !names.add(name); i++) {
                name = wanted + "$" + i;
            }
            methods.put(function.symbol(), new Method(function, owner, name, Signature.of(function)));
        }
    }

    /** How many constants the code of a function may need. */
    private static int constants(Function function) {
        int sum = 0;
        for (Block block : function.blocks()) {
            for (Instruction instruction : block.instructions()) {
                sum++;
                for (Value operand : instruction.operands()) {
                    sum += operand instanceof Constant.Int || operand instanceof Constant.Float ? 1 : 0;
                }
            }
        }
        return sum;
    }

    Module program() {
        return program;
    }

    /** The class of a unit's module body and globals. */
    String unitClass(String unit) {
        return unitClasses.get(unit);
    }

    /** The class of a unit's module as a value. */
    String moduleClass(String unit) {
        return unitClass(unit) + "$$Module";
    }

    /** The names of a unit's globals in order. */
    List<String> globals(String unit) {
        return globals.getOrDefault(unit, List.of());
    }

    Field field(String unit, String global) {
        return fields.get(unit).get(global);
    }

    /** The class of the values of a function; asking for it has it made. */
    String functionValue(String symbol) {
        return functionValues.computeIfAbsent(symbol, s -> fresh(valueName(s)));
    }

    /** The class whose one instance resumes the frames of a function; asking for it has it made. */
    String frameBody(String symbol) {
        return frameBodies.computeIfAbsent(symbol, s -> fresh(valueName(s) + "$frame"));
    }

    private String valueName(String symbol) {
        Method method = method(symbol);
        return unitClasses.get(method.function().unit()) + "$" + method.name();
    }

    /** The class that holds a host primitive; asking for it has it made. */
    String primitive(String name) {
        return primitives.computeIfAbsent(name, n -> fresh("morph/primitive/" + n));
    }

    /** Functions that are used as values, with the classes of those. */
    Map<String, String> functionValues() {
        return functionValues;
    }

    Map<String, String> frameBodies() {
        return frameBodies;
    }

    Map<String, String> primitives() {
        return primitives;
    }

    /** The class of the instances of a layout. */
    String layoutClass(String name) {
        return layoutClasses.get(name);
    }

    SmallWords words() {
        return words;
    }

    LayoutClasses layouts() {
        return layouts;
    }

    /** All functions in the program's order. */
    List<Method> methods() {
        return new ArrayList<>(methods.values());
    }

    Method method(String symbol) {
        Method method = methods.get(symbol);
        if (method == null) {
            throw new IllegalStateException("the program has no function @" + symbol);
        }
        return method;
    }
}
