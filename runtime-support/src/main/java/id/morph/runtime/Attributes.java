package id.morph.runtime;

/** Reading and writing {@code x.name}. */
final class Attributes {
    private Attributes() {}

    static Object get(Object receiver, String name) {
        switch (receiver) {
            case MorphInstance instance -> {
                return ofInstance(instance, name);
            }
            case MorphDict dict -> {
                if (name.equals("punya")) {
                    return new BoundMethod(dict, BuiltinMethods.find(dict, name));
                }
                Object value = dict.get(Text.of(name));
                if (value == null) {
                    throw MorphError.of("KUNCI.atribut", name);
                }
                return value;
            }
            case MorphModule module -> {
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
            case MorphClass type -> {
                return ofClass(type, name);
            }
            case GeneratorHandle generator -> {
                if (name.equals("daftar_checkpoint")) {
                    return generator.checkpoints();
                }
                throw missing(receiver, name);
            }
            default -> {
                BuiltinMethod method = BuiltinMethods.find(receiver, name);
                if (method == null) {
                    throw missing(receiver, name);
                }
                return new BoundMethod(receiver, method);
            }
        }
    }

    private static Object ofInstance(MorphInstance instance, String name) {
        int slot = instance.shape.slotOf(name);
        if (slot >= 0) {
            return instance.slots[slot];
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
        return switch (receiver) {
            case CharSequence text -> MorphError.of("ATRIBUT.teks", text, name);
            case Variant variant ->
                MorphError.of("ATRIBUT.varian", variant.type().name());
            default -> MorphError.of("ATRIBUT.lain", Operations.typeName(receiver), name);
        };
    }

    static void set(Object receiver, String name, Object value) {
        switch (receiver) {
            case MorphInstance instance -> instance.put(name, value);
            case MorphModule module -> {
                if (module.isConstant(name)) {
                    throw MorphError.of("ATRIBUT.tetap", module.name(), name);
                }
                module.put(name, value);
            }
            case MorphDict dict -> throw MorphError.of("ATRIBUT.ubah_kamus", name);
            default -> throw MorphError.of("ATRIBUT.ubah", Operations.typeName(receiver), name);
        }
    }
}
