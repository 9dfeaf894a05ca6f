package id.morph.backend.jvm;

import id.morph.ir.Type;
import id.morph.ir.Unit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** What a unit has beside its functions: fields for its globals, the start of its body, and the module as a value. */
final class UnitClasses {
    /** {@code void $start(int depth)}: runs the body unless that has happened. */
    static final String START = "$start";

    /** A constant of the module's class: the one module value. */
    static final String MODULE = "$module";

    private static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    /** Globals of which one method can choose. */
    private static final int SWITCH_GLOBALS = 500;

    private final ProgramLayout layout;
    private final Unit unit;
    private final ClassBuilder base;

    /** @param base the unit's own class */
    UnitClasses(ProgramLayout layout, Unit unit, ClassBuilder base) {
        this.layout = layout;
        this.unit = unit;
        this.base = base;
    }

    /** Adds what belongs into the unit's own class. */
    void writeBase() {
        base.field(STATIC, "$started", "Z");
        writeStart();
    }

    /** Adds the fields that lie in one class. */
    void writeFields(ClassBuilder owner) {
        for (String global : layout.globals(unit.path())) {
            ProgramLayout.Field field = layout.field(unit.path(), global);
            if (field.owner().equals(owner.name())) {
                owner.field(STATIC, field.name(), Jvm.resultDescriptor(field.type()));
                if (field.type() != Type.ANY) {
                    owner.field(STATIC, field.name() + "$set", "Z");
                }
                if (field.type() == Type.INT) {
                    owner.field(STATIC, field.name() + "$big", Jvm.object(Jvm.OBJECT));
                }
            }
        }
    }

    private void writeStart() {
        Code code = base.method(STATIC, START, "(I)V");
        layout.program().function(unit.body()).ifPresent(body -> {
            Label done = new Label();
            code.getStatic(base.name(), "$started", "Z");
            code.jump(Opcodes.IFNE, done);
            code.push(1);
            code.putStatic(base.name(), "$started", "Z");
            ProgramLayout.Method method = layout.method(body.symbol());
            code.local(Opcodes.ILOAD, 0);
            if (!body.transparent()) {
                code.push(1);
                code.op(Opcodes.IADD);
            }
            code.callStatic(method.owner(), method.name(), method.signature().descriptor());
            code.pop(method.signature().result());
            code.label(done);
        });
        code.op(Opcodes.RETURN);
        code.end();
    }

    /** The module is made when somebody asks for it, by its own class: the unit's need not know that one to be verified. */
    private static void writeModule(ClassBuilder made) {
        made.field(STATIC | Opcodes.ACC_FINAL, MODULE, Jvm.object(Jvm.MODULE));
        made.initialise(code -> {
            code.type(Opcodes.NEW, made.name());
            code.op(Opcodes.DUP);
            code.construct(made.name(), "()V");
            code.putStatic(made.name(), MODULE, Jvm.object(Jvm.MODULE));
        });
    }

    String moduleClass() {
        return layout.moduleClass(unit.path());
    }

    /** The class of the module as a value, whose globals are the fields. */
    byte[] moduleValue() {
        ClassBuilder made = new ClassBuilder(
                moduleClass(), Jvm.COMPILED_MODULE, base.sourceFile(), Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER);
        writeModule(made);
        Code init = made.method(Opcodes.ACC_PUBLIC, "<init>", "()V");
        init.local(Opcodes.ALOAD, 0);
        init.push(unit.name());
        init.push(unit.file());
        ClassBuilder.pushLong(init, names());
        init.construct(Jvm.COMPILED_MODULE, "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)V");
        init.op(Opcodes.RETURN);
        init.end();
        choose(made, "load", "(I)Ljava/lang/Object;", this::loadField);
        choose(made, "store", "(ILjava/lang/Object;)V", this::storeField);
        return made.finishSmall();
    }

    private String names() {
        StringBuilder names = new StringBuilder();
        Set<String> constants = unit.globals().stream()
                .filter(global -> global.kind() == Unit.GlobalKind.CONSTANT)
                .map(Unit.Global::name)
                .collect(Collectors.toSet());
        for (String global : layout.globals(unit.path())) {
            names.append(constants.contains(global) ? "!" : "").append(global).append('\n');
        }
        return names.toString();
    }

    private interface Access {
        void write(Code code, ProgramLayout.Field field);
    }

    /** A method that does something with the field of a number, in several if one would be too large. */
    private void choose(ClassBuilder made, String name, String descriptor, Access access) {
        List<String> globals = layout.globals(unit.path());
        for (int from = 0; from == 0 || from < globals.size(); from += SWITCH_GLOBALS) {
            List<String> some = globals.subList(from, Math.min(globals.size(), from + SWITCH_GLOBALS));
            Code code = made.method(Opcodes.ACC_PUBLIC, from == 0 ? name : name + "$" + from, descriptor);
            Label other = new Label();
            Label[] labels = new Label[some.size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = new Label();
            }
            code.local(Opcodes.ILOAD, 1);
            code.visitor().visitTableSwitchInsn(from, from + labels.length - 1, other, labels);
            for (int i = 0; i < labels.length; i++) {
                code.label(labels[i]);
                access.write(code, layout.field(unit.path(), some.get(i)));
            }
            code.label(other);
            if (from + SWITCH_GLOBALS < globals.size()) {
                code.local(Opcodes.ALOAD, 0);
                code.local(Opcodes.ILOAD, 1);
                if (name.equals("store")) {
                    code.local(Opcodes.ALOAD, 2);
                }
                code.callVirtual(made.name(), name + "$" + (from + SWITCH_GLOBALS), descriptor);
            } else if (name.equals("load")) {
                code.op(Opcodes.ACONST_NULL);
            }
            code.op(name.equals("load") ? Opcodes.ARETURN : Opcodes.RETURN);
            code.end();
        }
    }

    private void loadField(Code code, ProgramLayout.Field field) {
        field.probe(code);
        code.op(Opcodes.ARETURN);
    }

    private void storeField(Code code, ProgramLayout.Field field) {
        code.local(Opcodes.ALOAD, 2);
        code.unbox(field.type());
        field.store(code);
        code.op(Opcodes.RETURN);
    }
}
