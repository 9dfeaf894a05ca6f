package id.morph.ir.pass.typed;

import id.morph.ir.Block;
import id.morph.ir.Instruction;
import id.morph.ir.Layout;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.analysis.types.AbstractObject.ClassObject;
import id.morph.ir.analysis.types.Context;
import id.morph.ir.analysis.types.Kinds;
import id.morph.ir.analysis.types.TypeInference;
import id.morph.ir.analysis.types.TypeValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the attributes of instances lie. A field is declared by the lowest class above all that some place in the program reads or
 * writes it on, so that such a place is one access; it has a machine type if everything assigned to it has, and every class below
 * assigns it before anybody can look.
 */
final class Layouts {

    private final TypeInference types;
    private final Map<ClassObject, String> names = new LinkedHashMap<>();
    /** The class that declares the field which instances of a class have under a name. */
    private final Map<ClassObject, Map<String, ClassObject>> homes = new HashMap<>();

    private final Map<ClassObject, Map<String, Layout.Field>> declared = new LinkedHashMap<>();
    private final Map<ClassObject, Map<String, String>> methods = new LinkedHashMap<>();
    private final Map<ClassObject, List<ClassObject>> below = new HashMap<>();
    private final DefiniteAssignment definite;
    /** For each layout, what instructions name with it, and whether each of them finds that unless its operand is nil. */
    private final Map<String, Map<String, Boolean>> named = new HashMap<>();

    Layouts(TypeInference types, Collection<Context> contexts) {
        this.types = types;
        definite = new DefiniteAssignment(types);
        Set<String> taken = new HashSet<>();
        for (ClassObject type : types.classes()) {
            if (type.known()) {
                names.put(type, fresh(type.unit() + ":" + type.name(), taken));
                for (Optional<ClassObject> c = Optional.of(type);
                        c.isPresent();
                        c = c.get().parent()) {
                    below.computeIfAbsent(c.get(), _ -> new ArrayList<>()).add(type);
                }
            }
        }
        place(contexts);
    }

    private static String fresh(String base, Set<String> taken) {
        String name = base;
        for (int i = 2; !taken.add(name); i++) {
            name = base + "#" + i;
        }
        return name;
    }

    // ------------------------------------------------------------------ questions

    Optional<String> name(ClassObject type) {
        return Optional.ofNullable(names.get(type));
    }

    /** A field as instructions name it. */
    record Place(String layout, String field, Type type) {}

    /**
     * The field that an attribute is on every instance among the values.
     *
     * @return empty if it may be something else: a method, a field elsewhere, or an attribute of something that is no instance
     */
    Optional<Place> field(TypeValue receivers, String name) {
        int harmless = Kinds.INSTANCE | TypeInference.withoutAttribute(name);
        if (receivers.unknown() || (receivers.kinds() & ~harmless) != 0) {
            return Optional.empty();
        }
        Set<ClassObject> found = new LinkedHashSet<>();
        for (ClassObject type : types.classesOf(receivers)) {
            if (!names.containsKey(type)) {
                return Optional.empty();
            }
            ClassObject home = homes.getOrDefault(type, Map.of()).get(name);
            if (home != null) {
                found.add(home);
            }
        }
        if (found.size() != 1) {
            return Optional.empty();
        }
        ClassObject home = found.iterator().next();
        // Who lacks the field, or hides a method behind it, is for the dynamic operation.
        for (ClassObject type : types.classesOf(receivers)) {
            if (type.function(name).isPresent()) {
                return Optional.empty();
            }
        }
        return Optional.of(
                new Place(names.get(home), name, declared.get(home).get(name).type()));
    }

    /** An instruction names a field: a place that {@link #field} has given for the same receivers. */
    void named(Place place, TypeValue receivers) {
        boolean found = areInstances(receivers)
                && types.classesOf(receivers).stream()
                        .allMatch(type -> homes.getOrDefault(type, Map.of()).containsKey(place.field())
                                && definite.assigns(type, place.field()));
        named(place.layout(), place.field(), found);
    }

    /** An instruction names a method with a layout. */
    void named(String layout, String method, TypeValue receivers) {
        boolean found = areInstances(receivers)
                && types.classesOf(receivers).stream()
                        .allMatch(type -> type.function(method).isPresent());
        named(layout, method, found);
    }

    private void named(String layout, String name, boolean found) {
        named.computeIfAbsent(layout, _ -> new HashMap<>()).merge(name, found, Boolean::logicalAnd);
    }

    /** Whether all values are instances or nil. */
    private static boolean areInstances(TypeValue receivers) {
        return !receivers.unknown() && (receivers.kinds() & ~(Kinds.INSTANCE | Kinds.NIL)) == 0;
    }

    // ------------------------------------------------------------------ placing fields

    private void place(Collection<Context> contexts) {
        Map<String, Groups> byName = new HashMap<>();
        for (ClassObject type : names.keySet()) {
            type.assigned()
                    .keySet()
                    .forEach(name ->
                            byName.computeIfAbsent(name, _ -> new Groups()).add(type));
        }
        contexts.forEach(context -> accesses(context, byName));
        byName.forEach((name, groups) -> groups.homes().forEach((home, members) -> declare(home, name, members)));
    }

    private void accesses(Context context, Map<String, Groups> byName) {
        for (Block block : context.function().blocks()) {
            if (!context.reaches(block)) {
                continue;
            }
            for (Instruction instruction : block.instructions()) {
                if (instruction.op() == Op.ATTRIBUTE || instruction.op() == Op.SET_ATTRIBUTE) {
                    Groups groups = byName.get(instruction.name(0));
                    if (groups != null) {
                        groups.together(
                                types.classesOf(context.operands(instruction).getFirst()));
                    }
                }
            }
        }
    }

    private void declare(ClassObject home, String name, List<ClassObject> members) {
        TypeValue all = TypeValue.NEVER;
        for (ClassObject member : members) {
            homes.computeIfAbsent(member, _ -> new HashMap<>()).put(name, home);
            all = all.join(member.assigned().get(name));
        }
        Type type = MachineType.of(all);
        boolean always = type != Type.ANY
                && below.get(home).stream()
                        .filter(ClassObject::instantiated)
                        .allMatch(made -> definite.assigns(made, name));
        declared.computeIfAbsent(home, _ -> new LinkedHashMap<>())
                .put(name, new Layout.Field(name, always ? type : Type.ANY, reference(all)));
    }

    /** What all the values are references to, see {@link Layout.Field}. */
    private String reference(TypeValue values) {
        if (values.isOnly(Kinds.LIST)) {
            return Layout.Field.LIST;
        }
        List<ClassObject> classes = types.classesOf(values);
        if (!values.isOnly(Kinds.INSTANCE)
                || values.unknown()
                || !names.keySet().containsAll(classes)
                || classes.stream().map(ClassObject::root).distinct().count() != 1) {
            return "";
        }
        return names.get(classes.stream().reduce(ClassObject::common).orElseThrow());
    }

    /** Classes that have one attribute, in groups that share a declaration. */
    private static final class Groups {
        private final Map<ClassObject, ClassObject> leader = new LinkedHashMap<>();

        void add(ClassObject type) {
            leader.put(type, type);
        }

        private ClassObject find(ClassObject type) {
            ClassObject top = type;
            while (leader.get(top) != top) {
                top = leader.get(top);
            }
            return top;
        }

        /** Those of the classes that have it, hierarchy by hierarchy. */
        void together(List<ClassObject> accessed) {
            Map<ClassObject, ClassObject> firstOf = new HashMap<>();
            for (ClassObject type : accessed) {
                if (leader.containsKey(type)) {
                    ClassObject first = firstOf.putIfAbsent(type.root(), type);
                    if (first != null) {
                        leader.put(find(type), find(first));
                    }
                }
            }
        }

        /** The class that declares the attribute for each group. A group below another one's declaration joins it. */
        Map<ClassObject, List<ClassObject>> homes() {
            Map<ClassObject, ClassObject> homeOf = new LinkedHashMap<>();
            leader.keySet().forEach(type -> homeOf.merge(find(type), type, ClassObject::common));
            Set<ClassObject> all = Set.copyOf(homeOf.values());
            Map<ClassObject, List<ClassObject>> homes = new LinkedHashMap<>();
            for (ClassObject type : leader.keySet()) {
                ClassObject home = homeOf.get(find(type));
                for (Optional<ClassObject> c = home.parent();
                        c.isPresent();
                        c = c.get().parent()) {
                    home = all.contains(c.get()) ? c.get() : home;
                }
                homes.computeIfAbsent(home, _ -> new ArrayList<>()).add(type);
            }
            return homes;
        }
    }

    // ------------------------------------------------------------------ methods and the result

    /** Instances of the class and below have that function behind a method, unless a class below has another one. */
    void method(ClassObject type, String name, String symbol) {
        methods.computeIfAbsent(type, _ -> new LinkedHashMap<>()).put(name, symbol);
    }

    /**
     * The same for a class above all receivers of some calls, unless it has such a function, its own or inherited: no instance
     * of exactly this class is ever called so, but the name has to mean something there.
     */
    void methodIfAbsent(ClassObject type, String name, String symbol) {
        for (Optional<ClassObject> c = Optional.of(type);
                c.isPresent();
                c = c.get().parent()) {
            if (methods.getOrDefault(c.get(), Map.of()).containsKey(name)) {
                return;
            }
        }
        method(type, name, symbol);
    }

    void addTo(Module module) {
        names.forEach((type, name) -> {
            Collection<Layout.Field> fields =
                    declared.getOrDefault(type, Map.of()).values();
            String parent = type.parent().map(names::get).orElse("");
            Set<String> sure = new HashSet<>();
            named.getOrDefault(name, Map.of()).forEach((attribute, found) -> {
                if (found) {
                    sure.add(attribute);
                }
            });
            module.add(new Layout(
                    name, type.name(), parent, List.copyOf(fields), methods.getOrDefault(type, Map.of()), sure));
        });
    }
}
