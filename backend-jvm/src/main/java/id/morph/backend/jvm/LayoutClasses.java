package id.morph.backend.jvm;

import id.morph.ir.Layout;
import id.morph.ir.Module;
import id.morph.ir.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * A Java class for each layout: its fields, its methods, and access by name for the rest of the runtime. A field of a machine type is a Java
 * field of that type; an int has two, a word and what is there instead if it is no word. {@link Long#MIN_VALUE} in the first says that the second has
 * to be looked at, so usually one is read and written only (and the other one, a reference, would ask the collector to take note).
 */
final class LayoutClasses {
    /** Takes the Morph class. */
    static final String CONSTRUCTOR = "(" + Jvm.object(Jvm.CLASS) + ")V";

    private static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    private final ProgramLayout layout;
    private final Module program;
    private final Set<Place> read = new HashSet<>();
    private final Set<Place> written = new HashSet<>();
    private final Set<String> received = new HashSet<>();

    /**
     * A field of a layout or one above it.
     *
     * @param owner the class that declares it
     * @param reference the class of what an {@code any} refers to: HotSpot believes the type of a field, so nothing that comes
     *     out of it has to be tested for being a list, or an instance of some class, again
     */
    record Place(String owner, String name, Type type, String reference) {
        /** The descriptor of the Java field; of the one for the word, if it holds ints. */
        String descriptor() {
            return type == Type.ANY ? Jvm.object(reference) : Jvm.resultDescriptor(type);
        }

        /** Makes the object on the stack, which is what the field holds, something that can be put there. */
        void cast(Code code) {
            if (type == Type.ANY && !reference.equals(Jvm.OBJECT)) {
                code.type(Opcodes.CHECKCAST, reference);
            }
        }
    }

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
                    return place(layout.layoutClass(at), own);
                }
            }
        }
        throw new IllegalStateException("layout " + layoutName + " has no field " + field);
    }

    private Place place(String owner, Layout.Field field) {
        String reference = field.reference().equals(Layout.Field.LIST)
                ? Jvm.LIST
                : program.layout(field.reference()).isPresent() ? layout.layoutClass(field.reference()) : Jvm.OBJECT;
        return new Place(owner, field.name(), field.type(), reference);
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

    /** Calls the method that reads a field of the object on the stack, as the dynamic operation does. */
    void read(Code code, Place place) {
        read.add(place);
        code.callStatic(place.owner(), readerName(place), readerDescriptor(place));
        IntegerCode.unpack(code, place.type());
    }

    /** Calls the method that writes a field: on the stack are the object and the value. */
    void write(Code code, Place place) {
        written.add(place);
        code.callStatic(place.owner(), writerName(place), writerDescriptor(place));
    }

    /** Makes of the object on the stack, with an attribute's name above it, an instance of the class; throws what reading the attribute throws. */
    void receive(Code code, String type) {
        received.add(type);
        code.callStatic(type, "of", receiveDescriptor(type));
    }

    private static String readerName(Place place) {
        return "get$" + place.name();
    }

    private static String readerDescriptor(Place place) {
        return "(Ljava/lang/Object;)" + Jvm.resultDescriptor(place.type());
    }

    private static String writerName(Place place) {
        return "set$" + place.name();
    }

    private static String writerDescriptor(Place place) {
        return "(Ljava/lang/Object;" + Jvm.descriptor(place.type()) + ")V";
    }

    private static String receiveDescriptor(String type) {
        return "(Ljava/lang/Object;Ljava/lang/String;)" + Jvm.object(type);
    }

    /** The class files of all layouts by internal name, with the methods that have been asked for. */
    Map<String, byte[]> compile(Map<String, List<String>> calledMethods) {
        Map<String, byte[]> classes = new TreeMap<>();
        for (Layout each : program.layouts()) {
            // By name ints are reached over the methods of the class that declares them.
            places(each).stream().filter(place -> place.type() == Type.INT).forEach(place -> {
                read.add(place);
                written.add(place);
            });
        }
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
            made.field(Opcodes.ACC_PUBLIC, field.name(), place(name, field).descriptor());
            if (field.type() == Type.INT) {
                made.field(Opcodes.ACC_PUBLIC, field.name() + "$big", Jvm.object(Jvm.OBJECT));
            }
        }
        fresh(made);
        byName(made, each);
        for (Layout.Field field : each.fields()) {
            Place place = place(name, field);
            if (read.contains(place)) {
                reader(made, place);
            }
            if (written.contains(place)) {
                writer(made, place);
            }
        }
        if (received.contains(name)) {
            receiver(made);
        }
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

    /** Jumps unless the first argument is an instance, then pushes it as one. */
    private static Label instance(Code code, String type) {
        Label other = new Label();
        code.local(Opcodes.ALOAD, 0);
        code.type(Opcodes.INSTANCEOF, type);
        code.jump(Opcodes.IFEQ, other);
        code.local(Opcodes.ALOAD, 0);
        code.type(Opcodes.CHECKCAST, type);
        return other;
    }

    private static void reader(ClassBuilder made, Place place) {
        Code code = made.method(STATIC, readerName(place), readerDescriptor(place));
        Label other = instance(code, made.name());
        code.getField(place.owner(), place.name(), place.descriptor());
        if (place.type() == Type.INT) {
            giveInt(code, place);
        } else if (place.type() == Type.ANY) {
            Label absent = new Label();
            code.op(Opcodes.DUP);
            code.jump(Opcodes.IFNULL, absent);
            code.op(Opcodes.ARETURN);
            code.label(absent);
            code.op(Opcodes.POP);
        } else {
            code.op(Jvm.returnOpcode(place.type()));
        }
        code.label(other);
        code.local(Opcodes.ALOAD, 0);
        code.push(place.name());
        code.callStatic(Jvm.OPERATIONS, "getAttribute", Jvm.method("OSO"));
        code.unbox(place.type());
        IntegerCode.pack(code, place.type());
        code.op(Jvm.returnOpcode(place.type()));
        code.end();
    }

    /** Gives back the int whose word is on the stack, as functions do. */
    private static void giveInt(Code code, Place place) {
        Label elsewhere = new Label();
        code.op(Opcodes.DUP2);
        code.push(Long.MIN_VALUE);
        code.op(Opcodes.LCMP);
        code.jump(Opcodes.IFEQ, elsewhere);
        code.op(Opcodes.LRETURN);
        code.label(elsewhere);
        code.local(Opcodes.ALOAD, 0);
        code.type(Opcodes.CHECKCAST, place.owner());
        code.getField(place.owner(), place.name() + "$big", Jvm.object(Jvm.OBJECT));
        code.putStatic(ProgramLayout.PROGRAM, "big", Jvm.object(Jvm.OBJECT));
        code.op(Opcodes.LRETURN);
    }

    /** Writes an int to the object on the stack: the word alone if it is one, and not the one that says something else. */
    private static void putInt(Code code, Place place) {
        Label elsewhere = new Label();
        code.local(Opcodes.ALOAD, 3);
        code.jump(Opcodes.IFNONNULL, elsewhere);
        code.local(Opcodes.LLOAD, 1);
        code.push(Long.MIN_VALUE);
        code.op(Opcodes.LCMP);
        code.jump(Opcodes.IFEQ, elsewhere);
        code.local(Opcodes.LLOAD, 1);
        code.putField(place.owner(), place.name(), "J");
        code.op(Opcodes.RETURN);
        code.label(elsewhere);
        code.op(Opcodes.DUP);
        code.push(Long.MIN_VALUE);
        code.putField(place.owner(), place.name(), "J");
        code.local(Opcodes.ALOAD, 3);
        code.putField(place.owner(), place.name() + "$big", Jvm.object(Jvm.OBJECT));
    }

    private static void writer(ClassBuilder made, Place place) {
        Code code = made.method(STATIC, writerName(place), writerDescriptor(place));
        Label other = instance(code, made.name());
        if (place.type() == Type.INT) {
            putInt(code, place);
        } else {
            code.local(Jvm.loadOpcode(place.type()), 1);
            place.cast(code);
            code.putField(place.owner(), place.name(), place.descriptor());
        }
        code.op(Opcodes.RETURN);
        code.label(other);
        code.local(Opcodes.ALOAD, 0);
        code.push(place.name());
        code.local(Jvm.loadOpcode(place.type()), 1);
        if (place.type() == Type.INT) {
            code.local(Opcodes.ALOAD, 3);
        }
        code.box(place.type());
        code.callStatic(Jvm.OPERATIONS, "setAttribute", Jvm.method("OSOV"));
        code.op(Opcodes.RETURN);
        code.end();
    }

    private static void receiver(ClassBuilder made) {
        Code code = made.method(STATIC, "of", receiveDescriptor(made.name()));
        Label other = instance(code, made.name());
        code.op(Opcodes.ARETURN);
        code.label(other);
        code.local(Opcodes.ALOAD, 0);
        code.local(Opcodes.ALOAD, 1);
        code.callStatic(Jvm.DYNAMIC, "noMethod", Jvm.method("OSE"));
        code.op(Opcodes.ATHROW);
        code.end();
    }

    /** All fields, those of layouts above first: a slot has the same number in every layout below. */
    private List<Place> places(Layout each) {
        List<Place> places = new ArrayList<>();
        if (!each.parent().isEmpty()) {
            places.addAll(places(layout(each.parent())));
        }
        each.fields().forEach(field -> places.add(place(layout.layoutClass(each.name()), field)));
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
                load.callStatic(place.owner(), readerName(place), readerDescriptor(place));
                IntegerCode.unpack(load, Type.INT);
            } else {
                load.getField(place.owner(), place.name(), place.descriptor());
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
                store.unbox(Type.INT);
                store.callStatic(place.owner(), writerName(place), writerDescriptor(place));
            } else {
                store.unbox(place.type());
                place.cast(store);
                store.putField(place.owner(), place.name(), place.descriptor());
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
