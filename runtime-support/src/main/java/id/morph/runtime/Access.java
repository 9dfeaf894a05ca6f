package id.morph.runtime;

import java.math.BigInteger;

/** Indexing and slicing beyond the fast paths of {@link Operations}. */
final class Access {
    private Access() {}

    static Object index(Object container, Object index) {
        switch (container) {
            case MorphDict dict -> {
                Object value = dict.get(index);
                if (value == null) {
                    throw missingKey(index);
                }
                return value;
            }
            case MorphModule module -> {
                if (index instanceof CharSequence name) {
                    return Attributes.get(module, name.toString());
                }
                throw missingKey(index);
            }
            case MorphList list -> {
                return list.get(position(index, list.size(), "INDEKS.daftar"));
            }
            case CharSequence text -> {
                return Text.at(text, position(index, text.length(), "INDEKS.teks"));
            }
            case MorphBytes bytes -> {
                return (long) bytes.get(position(index, bytes.size(), "INDEKS.bytes"));
            }
            default -> throw MorphError.of("TIPE.indeks", Operations.typeName(container));
        }
    }

    static MorphError missingKey(Object key) {
        return MorphError.of("KUNCI.tidak_ada", Printer.repr(key, PrintStyle.MORPH));
    }

    static void setIndex(Object container, Object index, Object value) {
        switch (container) {
            case MorphDict dict -> dict.put(index, value);
            case MorphList list -> list.set(position(index, list.size(), "INDEKS.daftar"), value);
            case MorphModule module -> {
                if (!(index instanceof CharSequence name)) {
                    throw missingKey(index);
                }
                Attributes.set(module, name.toString(), value);
            }
            default -> throw MorphError.of("TIPE.ubah_indeks", Operations.typeName(container));
        }
    }

    /** The plain index of an element; a negative one counts from the end. The key {@code INDEKS.type} tells the type too. */
    static int position(Object index, int length, String outOfRange) {
        index = Numbers.widenBoolean(index);
        if (index instanceof Long number) {
            long i = number < 0 ? number + length : number;
            if (i >= 0 && i < length) {
                return (int) i;
            }
        } else if (!(index instanceof BigInteger)) {
            throw MorphError.of(
                    "TIPE.indeks_bukan_bulat", outOfRange.substring("INDEKS.".length()), Operations.typeName(index));
        }
        throw MorphError.of(outOfRange, index, length);
    }

    static Object slice(Object container, Object from, Object to) {
        int length = switch (container) {
            case CharSequence text -> text.length();
            case MorphList list -> list.size();
            case MorphBytes bytes -> bytes.size();
            default -> throw MorphError.of("TIPE.iris", Operations.typeName(container));
        };
        int start = bound(from, length, 0);
        int end = Math.max(start, bound(to, length, length));
        return switch (container) {
            case CharSequence text -> Text.slice(text, start, end);
            case MorphList list -> list.slice(start, end);
            default -> ((MorphBytes) container).slice(start, end);
        };
    }

    /** A bound of a slice, brought into range. */
    static int bound(Object bound, int length, int missing) {
        bound = Numbers.widenBoolean(bound);
        return switch (bound) {
            case Nil nil -> missing;
            case Long number -> Math.clamp(number < 0 ? number + length : number, 0, length);
            case BigInteger number -> number.signum() < 0 ? 0 : length;
            default -> throw MorphError.of("TIPE.batas_iris", Operations.typeName(bound));
        };
    }
}
