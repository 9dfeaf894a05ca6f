package id.morph.ir.analysis.types;

import id.morph.ir.analysis.types.AbstractObject.BuiltinObject;
import id.morph.ir.analysis.types.AbstractObject.ListObject;
import java.util.List;

/** What the methods of the builtin types give, and what they write. */
final class BuiltinMethodTypes {

    private final TypeInference solver;
    private final Memory memory;

    BuiltinMethodTypes(TypeInference solver, Memory memory) {
        this.solver = solver;
        this.memory = memory;
    }

    /** The kinds of texts, lists and bytes that have a method of that name. */
    static int receivers(String name) {
        return switch (name) {
            case "kecil",
                    "lower",
                    "besar",
                    "upper",
                    "bersihkan",
                    "strip",
                    "ganti",
                    "replace",
                    "temukan",
                    "find",
                    "pisah",
                    "split",
                    "awalan",
                    "startswith",
                    "akhiran",
                    "endswith",
                    "isdigit",
                    "join",
                    "encode" -> Kinds.TEXT;
            case "append", "pop", "extend", "remove", "index", "insert" -> Kinds.LIST;
            case "decode" -> Kinds.BYTES;
            default -> 0;
        };
    }

    TypeValue call(Place at, BuiltinObject method, List<TypeValue> arguments) {
        TypeValue receiver = at.read(method.receiver);
        return switch (method.name) {
            case "kecil", "lower", "besar", "upper", "bersihkan", "strip", "ganti", "replace", "join" -> TypeValue.TEXT;
            case "temukan", "find", "index" -> TypeValue.INT;
            case "awalan", "startswith", "akhiran", "endswith", "isdigit", "punya" -> TypeValue.BOOL;
            case "encode" -> TypeValue.BYTES;
            case "decode" -> TypeValue.TEXT;
            case "pisah", "split" -> {
                ListObject made = at.site(ListObject.class, 1 + method.id(), memory::list);
                solver.learn(made.elements, TypeValue.TEXT);
                yield TypeValue.of(Kinds.LIST, made);
            }
            case "append" -> put(receiver, arguments, 0);
            case "insert" -> put(receiver, arguments, 1);
            case "remove" -> TypeValue.NIL;
            case "pop" -> elements(at, receiver);
            case "extend" -> {
                if (!arguments.isEmpty()) {
                    write(receiver, solver.transfer().elements(at, arguments.getFirst()));
                }
                yield TypeValue.NIL;
            }
            default -> {
                memory.escape(receiver);
                arguments.forEach(memory::escape);
                yield TypeValue.ANY;
            }
        };
    }

    private TypeValue put(TypeValue receiver, List<TypeValue> arguments, int which) {
        if (which < arguments.size()) {
            write(receiver, arguments.get(which));
        }
        return TypeValue.NIL;
    }

    private void write(TypeValue receiver, TypeValue element) {
        memory.objects(receiver, ListObject.class).forEach(list -> solver.learn(list.elements, element));
        if (receiver.unknown()) {
            memory.escape(element);
        }
    }

    private TypeValue elements(Place at, TypeValue receiver) {
        TypeValue all = receiver.unknown() ? TypeValue.ANY : TypeValue.NEVER;
        for (ListObject list : memory.objects(receiver, ListObject.class)) {
            all = memory.join(all, at.read(list.elements));
        }
        return all;
    }
}
