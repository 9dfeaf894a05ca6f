package id.morph.runtime.primitive;

import static id.morph.runtime.primitive.HostPrimitive.of1;
import static id.morph.runtime.primitive.HostPrimitive.of2;
import static id.morph.runtime.primitive.HostPrimitive.of3;

import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphList;
import id.morph.runtime.Nil;
import id.morph.runtime.Operations;
import id.morph.runtime.Text;
import java.util.List;

/** Lists and dicts. */
final class CollectionPrimitives {
    static final List<String> NAMES = List.of(
            "list_append",
            "list_pop",
            "list_insert",
            "list_extend",
            "list_copy",
            "list_filled",
            "dict_keys",
            "dict_values",
            "dict_has",
            "dict_get",
            "dict_remove",
            "dict_copy");

    private CollectionPrimitives() {}

    static HostPrimitive find(String name) {
        return switch (name) {
            case "list_append" ->
                of2(name, (context, list, value) -> {
                    Arguments.list(name, list).add(value);
                    return Nil.NIL;
                });
            case "list_pop" -> of2(name, (context, list, index) -> pop(Arguments.list(name, list), index));
            case "list_insert" ->
                of3(name, (context, list, index, value) -> {
                    Operations.insert(Arguments.list(name, list), index, value);
                    return Nil.NIL;
                });
            case "list_extend" ->
                of2(name, (context, list, values) -> {
                    Operations.extend(Arguments.list(name, list), values);
                    return Nil.NIL;
                });
            case "list_copy" ->
                of1(name, (context, list) -> Arguments.list(name, list).copy());
            case "list_filled" -> of2(name, (context, length, value) -> filled(Arguments.integer(name, length), value));
            case "dict_keys" ->
                of1(name, (context, dict) -> Arguments.dict(name, dict).keys());
            case "dict_values" ->
                of1(name, (context, dict) -> Arguments.dict(name, dict).values());
            case "dict_has" ->
                of2(name, (context, dict, key) -> Arguments.dict(name, dict).containsKey(key));
            case "dict_get" ->
                of3(name, (context, dict, key, otherwise) -> {
                    Object value = Arguments.dict(name, dict).get(key);
                    return value == null ? otherwise : value;
                });
            case "dict_remove" -> of2(name, (context, dict, key) -> remove(Arguments.dict(name, dict), key));
            case "dict_copy" ->
                of1(name, (context, dict) -> Arguments.dict(name, dict).copy());
            default -> null;
        };
    }

    private static Object pop(MorphList list, Object index) {
        int size = list.size();
        if (index == Nil.NIL) {
            return size == 0 ? Nil.NIL : list.removeLast();
        }
        long i = Arguments.integer("list_pop", index);
        if (i < 0) {
            i += size;
        }
        return i < 0 || i >= size ? Nil.NIL : list.removeAt((int) i);
    }

    private static MorphList filled(long length, Object value) {
        if (length > Text.MAX_LENGTH) {
            throw MorphError.of("MEMORI.daftar");
        }
        return MorphList.filled((int) Math.max(0, length), value);
    }

    /** Whether the key was there. */
    private static boolean remove(MorphDict dict, Object key) {
        return dict.remove(key) != null;
    }
}
