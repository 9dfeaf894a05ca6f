package id.morph.runtime;

import java.math.BigInteger;

/** Indexing and slicing beyond the fast paths of {@link Operations}. */
final class Access {
    private Access() {}

    static Object index(Object container, Object index) {
        if (container instanceof MorphList list) {
            return list.get(position(index, list.size(), "INDEKS.daftar"));
        }
        if (container instanceof CharSequence text) {
            return Text.at(text, position(index, text.length(), "INDEKS.teks"));
        }
        if (container instanceof MorphBytes bytes) {
            return (long) bytes.get(position(index, bytes.size(), "INDEKS.bytes"));
        }
        if (container instanceof MorphDict dict) {
            Object value = dict.get(index);
            if (value == null) {
                throw missingKey(index);
            }
            return value;
        }
        if (container instanceof MorphModule module) {
            if (index instanceof CharSequence name) {
                return Attributes.get(module, name.toString());
            }
            throw missingKey(index);
        }
        if (container instanceof ForeignValue foreign) {
            return foreign.index(index);
        }
        throw MorphError.of("TIPE.indeks", Operations.typeName(container));
    }

    static MorphError missingKey(Object key) {
        return MorphError.of("KUNCI.tidak_ada", Printer.repr(key, PrintStyle.MORPH));
    }

    static void setIndex(Object container, Object index, Object value) {
        if (container instanceof MorphList list) {
            list.set(position(index, list.size(), "INDEKS.daftar"), value);
        } else if (container instanceof MorphDict dict) {
            dict.put(index, value);
        } else if (container instanceof MorphModule module) {
            if (!(index instanceof CharSequence name)) {
                throw missingKey(index);
            }
            Attributes.set(module, name.toString(), value);
        } else if (container instanceof ForeignValue foreign) {
            foreign.setIndex(index, value);
        } else {
            throw MorphError.of("TIPE.ubah_indeks", Operations.typeName(container));
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
        if (container instanceof MorphList list) {
            int start = bound(from, list.size(), 0);
            return list.slice(start, Math.max(start, bound(to, list.size(), list.size())));
        }
        if (container instanceof CharSequence text) {
            int start = bound(from, text.length(), 0);
            return Text.slice(text, start, Math.max(start, bound(to, text.length(), text.length())));
        }
        if (container instanceof MorphBytes bytes) {
            int start = bound(from, bytes.size(), 0);
            return bytes.slice(start, Math.max(start, bound(to, bytes.size(), bytes.size())));
        }
        if (container instanceof ForeignValue foreign) {
            return foreign.slice(from, to);
        }
        throw MorphError.of("TIPE.iris", Operations.typeName(container));
    }

    /** A bound of a slice, brought into range. */
    static int bound(Object bound, int length, int missing) {
        bound = Numbers.widenBoolean(bound);
        if (bound instanceof Long number) {
            return (int) Math.max(0, Math.min(number < 0 ? number + length : number, length));
        }
        if (bound == Nil.NIL) {
            return missing;
        }
        if (bound instanceof BigInteger number) {
            return number.signum() < 0 ? 0 : length;
        }
        throw MorphError.of("TIPE.batas_iris", Operations.typeName(bound));
    }
}
