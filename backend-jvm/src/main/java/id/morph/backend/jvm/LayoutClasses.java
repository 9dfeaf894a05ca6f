package id.morph.backend.jvm;

import id.morph.ir.Layout;
import id.morph.ir.Module;
import id.morph.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * A Java class for each layout: its fields, its methods, and access by name for the rest of the runtime. A field of a machine type is a Java
 * field of that type; an int has two, a word and what is there instead if it is no word.
 */
final class LayoutClasses {
    /** Takes the Morph class. */
    static final String CONSTRUCTOR = "(" + Jvm.object(Jvm.CLASS) + ")V";

    private final ProgramLayout layout;
    private final Module program;

    /** A field of a layout or one above it, and the class that declares it. */
    record Place(String owner, String name, Type type) {}

    /** A method of a layout as a virtual one in Java; the receiver is not among the descriptor's parameters. */
    record Slot(String name, List<Type> parameters, Type result) {
        String descriptor() {
            StringBuilder descriptor = new StringBuilder("(");
            parameters.subList(1, parameters.size()).forEach(type -> descriptor.append(Jvm.descriptor(type)));
            return descriptor.append("I)").append(Jvm.resultDescriptor(result)).toString();
        }
    }

    LayoutClasses(ProgramLayout layout) {
        this.layout = layout;
        this.program = layout.program();
    }

    /** Where a field lies. */
    Place field(String layoutName, String field) {
        for (String at = layoutName; !at.isEmpty(); at = layout(at).parent()) {
            for (Layout.Field own : layout(at).fields()) {
                if (own.name().equals(field)) {
                    return new Place(layout.layoutClass(at), field, own.type());
                }
            }
        }
        throw new IllegalStateException("layout " + layoutName + " has no field " + field);
    }

    private Layout layout(String name) {
        return program.layout(name).orElseThrow(() -> new IllegalStateException("no layout " + name));
    }

    /** The method that instances of a layout, or of one below it, have under a name. */
    Slot method(String layoutName, String method) {
        String symbol = program.methodSymbol(layoutName, method)
                .or(() -> program.layouts().stream()
                        .filter(below -> program.inherits(below.name(), layoutName))
                        .flatMap(below -> program.methodSymbol(below.name(), method).stream())
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("layout " + layoutName + " has no method " + method));
        Signature signature = layout.method(symbol).signature();
        return new Slot("m$" + ProgramLayout.memberName(method), signature.parameters(), signature.result());
    }

    /** The class files of all layouts by internal name. */
    Map<String, byte[]> compile(Map<String, List<String>> calledMethods) {
        Map<String, byte[]> classes = new TreeMap<>();
        for (Layout each : program.layouts()) {
            classes.put(
                    layout.layoutClass(each.name()), compile(each, calledMethods.getOrDefault(each.name(), List.of())));
        }
        return classes;
    }

    private byte[] compile(Layout each, List<String> called) {
        String name = layout.layoutClass(each.name());
        String parent = each.parent().isEmpty() ? Jvm.COMPILED_INSTANCE : layout.layoutClass(each.parent());
        ClassBuilder made = new ClassBuilder(name, parent, "", Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER);
        Code init = made.method(Opcodes.ACC_PUBLIC, "<init>", CONSTRUCTOR);
        init.local(Opcodes.ALOAD, 0);
        init.local(Opcodes.ALOAD, 1);
        init.construct(parent, CONSTRUCTOR);
        init.op(Opcodes.RETURN);
        init.end();
        for (Layout.Field field : each.fields()) {
            made.field(Opcodes.ACC_PUBLIC, field.name(), field.type() == Type.INT ? "J" : Jvm.descriptor(field.type()));
            if (field.type() == Type.INT) {
                made.field(Opcodes.ACC_PUBLIC, field.name() + "$big", Jvm.object(Jvm.OBJECT));
            }
        }
        fresh(made);
        byName(made, each);
        each.methods().forEach((method, symbol) -> bridge(made, method(each.name(), method), layout.method(symbol)));
        for (String method : called) {
            if (program.methodSymbol(each.name(), method).isEmpty()) {
                missing(made, method(each.name(), method), method);
            }
        }
        return made.finishSmall();
    }

    private static void fresh(ClassBuilder made) {
        Code code = made.method(
                Opcodes.ACC_PUBLIC, "fresh", "(" + Jvm.object(Jvm.CLASS) + ")" + Jvm.object(Jvm.COMPILED_INSTANCE));
        code.type(Opcodes.NEW, made.name());
        code.op(Opcodes.DUP);
        code.local(Opcodes.ALOAD, 1);
        code.construct(made.name(), CONSTRUCTOR);
        code.op(Opcodes.ARETURN);
        code.end();
    }

    /** All fields, those of layouts above first: a slot has the same number in every layout below. */
    private List<Place> places(Layout each) {
        List<Place> places = new ArrayList<>();
        if (!each.parent().isEmpty()) {
            places.addAll(places(layout(each.parent())));
        }
        each.fields()
                .forEach(field -> places.add(new Place(layout.layoutClass(each.name()), field.name(), field.type())));
        return places;
    }

    private void byName(ClassBuilder made, Layout each) {
        List<Place> places = places(each);
        Code names = made.method(Opcodes.ACC_PUBLIC, "names", "()Ljava/lang/String;");
        StringBuilder all = new StringBuilder();
        places.forEach(place -> all.append(place.name()).append('\n'));
        ClassBuilder.pushLong(names, all.toString());
        names.op(Opcodes.ARETURN);
        names.end();
        Code load = made.method(Opcodes.ACC_PUBLIC, "load", "(I)Ljava/lang/Object;");
        choose(load, places, place -> {
            load.local(Opcodes.ALOAD, 0);
            if (place.type() == Type.INT) {
                load.getField(place.owner(), place.name(), "J");
                load.local(Opcodes.ALOAD, 0);
                load.getField(place.owner(), place.name() + "$big", Jvm.object(Jvm.OBJECT));
            } else {
                load.getField(place.owner(), place.name(), Jvm.descriptor(place.type()));
            }
            load.box(place.type());
            load.op(Opcodes.ARETURN);
        });
        load.op(Opcodes.ACONST_NULL);
        load.op(Opcodes.ARETURN);
        load.end();
        Code store = made.method(Opcodes.ACC_PUBLIC, "store", "(ILjava/lang/Object;)V");
        choose(store, places, place -> {
            store.local(Opcodes.ALOAD, 0);
            store.local(Opcodes.ALOAD, 2);
            if (place.type() == Type.INT) {
                store.callStatic(Jvm.INTS, "word", "(Ljava/lang/Object;)J");
                store.putField(place.owner(), place.name(), "J");
                store.local(Opcodes.ALOAD, 0);
                store.local(Opcodes.ALOAD, 2);
                store.callStatic(Jvm.INTS, "big", "(Ljava/lang/Object;)Ljava/lang/Object;");
                store.putField(place.owner(), place.name() + "$big", Jvm.object(Jvm.OBJECT));
            } else {
                store.unbox(place.type());
                store.putField(place.owner(), place.name(), Jvm.descriptor(place.type()));
            }
            store.op(Opcodes.RETURN);
        });
        store.op(Opcodes.RETURN);
        store.end();
    }

    private interface Access {
        void write(Place place);
    }

    private static void choose(Code code, List<Place> places, Access access) {
        Label other = new Label();
        Label[] labels = new Label[places.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = new Label();
        }
        if (labels.length > 0) {
            code.local(Opcodes.ILOAD, 1);
            code.visitor().visitTableSwitchInsn(0, labels.length - 1, other, labels);
        }
        for (int i = 0; i < labels.length; i++) {
            code.label(labels[i]);
            access.write(places.get(i));
        }
        code.label(other);
    }

    /** The virtual method that calls the function with the instance. */
    private static void bridge(ClassBuilder made, Slot slot, ProgramLayout.Method method) {
        Code code = made.method(Opcodes.ACC_PUBLIC, slot.name(), slot.descriptor());
        code.local(Opcodes.ALOAD, 0);
        int local = 1;
        for (Type type : slot.parameters().subList(1, slot.parameters().size())) {
            code.local(Jvm.loadOpcode(type), local);
            if (type == Type.INT) {
                code.local(Opcodes.ALOAD, local + 2);
            }
            local += Jvm.width(type);
        }
        code.local(Opcodes.ILOAD, local);
        if (!method.function().transparent()) {
            code.push(1);
            code.op(Opcodes.IADD);
        }
        code.callStatic(method.owner(), method.name(), method.signature().descriptor());
        code.op(Jvm.returnOpcode(slot.result()));
        code.end();
    }

    /** For a layout without the method, while layouts below it have one. */
    private static void missing(ClassBuilder made, Slot slot, String method) {
        Code code = made.method(Opcodes.ACC_PUBLIC, slot.name(), slot.descriptor());
        code.local(Opcodes.ALOAD, 0);
        code.push(method);
        code.callStatic(Jvm.DYNAMIC, "noMethod", Jvm.method("OSE"));
        code.op(Opcodes.ATHROW);
        code.end();
    }
}
