package id.morph.runtime;

/** Reading and writing {@code x.name}. */
final class Attributes {
    private Attributes() {}

    static Object get(Object receiver, String name) {
        if (receiver instanceof MorphInstance instance) {
            return ofInstance(instance, name);
        }
        if (receiver instanceof MorphModule module) {
            return ofModule(module, name);
        }
        if (receiver instanceof MorphDict dict) {
            return ofDict(dict, name);
        }
        if (receiver instanceof MorphClass type) {
            return ofClass(type, name);
        }
        if (receiver instanceof GeneratorHandle generator && name.equals("daftar_checkpoint")) {
            return generator.checkpoints();
        }
        if (receiver instanceof ForeignValue foreign) {
            return foreign.attribute(name);
        }
        BuiltinMethod method = BuiltinMethods.find(receiver, name);
        if (method == null) {
            throw missing(receiver, name);
        }
        return new BoundMethod(receiver, method);
    }

    private static Object ofDict(MorphDict dict, String name) {
        if (name.equals("punya")) {
            return new BoundMethod(dict, BuiltinMethods.find(dict, name));
        }
        Object value = dict.get(Text.of(name));
        if (value == null) {
            throw MorphError.of("KUNCI.atribut", name);
        }
        return value;
    }

    private static Object ofModule(MorphModule module, String name) {
        Object value = module.get(name);
        if (value != null) {
            return value;
        }
        BuiltinMethod method = BuiltinMethods.find(module, name);
        if (method == null) {
            throw MorphError.of("ATRIBUT.modul", module.name(), name);
        }
        return new BoundMethod(module, method);
    }

    private static Object ofInstance(MorphInstance instance, String name) {
        Object value = instance.get(name);
        if (value != null) {
            return value;
        }
        MorphFunction method = instance.morphClass().findMethod(name);
        if (method != null) {
            return new BoundMethod(instance, method);
        }
        return switch (name) {
            case "__class__" -> instance.morphClass();
            case "punya" -> new BoundMethod(instance, BuiltinMethods.find(instance, name));
            default ->
                throw MorphError.of("ATRIBUT.objek", instance.morphClass().name(), name);
        };
    }

    private static Object ofClass(MorphClass type, String name) {
        MorphFunction method = type.findMethod(name);
        if (method != null) {
            return method;
        }
        return switch (name) {
            case "name" -> Text.of(type.name());
            case "punya" -> new BoundMethod(type, BuiltinMethods.find(type, name));
            default -> throw MorphError.of("ATRIBUT.kelas", type.name(), name);
        };
    }

    private static MorphError missing(Object receiver, String name) {
        if (receiver instanceof CharSequence text) {
            return MorphError.of("ATRIBUT.teks", text, name);
        }
        if (receiver instanceof Variant variant) {
            return MorphError.of("ATRIBUT.varian", variant.type().name());
        }
        return MorphError.of("ATRIBUT.lain", Operations.typeName(receiver), name);
    }

    static void set(Object receiver, String name, Object value) {
        if (receiver instanceof MorphInstance instance) {
            instance.put(name, value);
        } else if (receiver instanceof MorphModule module) {
            if (module.isConstant(name)) {
                throw MorphError.of("ATRIBUT.tetap", module.name(), name);
            }
            module.put(name, value);
        } else if (receiver instanceof ForeignValue foreign) {
            foreign.setAttribute(name, value);
        } else if (receiver instanceof MorphDict) {
            throw MorphError.of("ATRIBUT.ubah_kamus", name);
        } else {
            throw MorphError.of("ATRIBUT.ubah", Operations.typeName(receiver), name);
        }
    }
}
