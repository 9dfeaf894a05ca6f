package id.morph.runtime;

/**
 * The iteration of {@code untuk x dalam e}: ask {@link #hasNext}, then take {@link #next}, in turn; or, for engines,
 * {@link #advance}, after which {@link #value} may be read any number of times.
 */
public abstract class MorphIterator {
    private Object value = Nil.NIL;

    /** Goes on to the next element; false at the end. */
    public final boolean advance() {
        if (!hasNext()) {
            return false;
        }
        value = next();
        return true;
    }

    /** The element that {@link #advance} has gone to. */
    public final Object value() {
        return value;
    }

    /** Whether there is another element; notices a changed collection ({@code ITERASI}) and runs a generator on. */
    public abstract boolean hasNext();

    /** The element that {@link #hasNext} has just promised. */
    public abstract Object next();

    /**
     * Iterates over a list, text, dict (its keys), bytes or generator (its frozen values, using it up).
     *
     * @throws MorphError for any other value ({@code TIPE})
     */
    public static MorphIterator over(Object value) {
        if (value instanceof MorphList list) {
            return new OfList(list);
        }
        if (value instanceof MorphDict dict) {
            return new OfDict(dict);
        }
        if (value instanceof GeneratorHandle generator) {
            return new OfGenerator(generator);
        }
        if (value instanceof CharSequence text) {
            return new OfText(text);
        }
        if (value instanceof MorphBytes bytes) {
            return new OfBytes(bytes);
        }
        if (value instanceof ForeignValue foreign) {
            return foreign.iterator();
        }
        throw MorphError.of("TIPE.iterasi", Operations.typeName(value));
    }

    private static final class OfList extends MorphIterator {
        private final MorphList list;
        private final int modCount;
        private int index;

        OfList(MorphList list) {
            this.list = list;
            this.modCount = list.modCount();
        }

        @Override
        public boolean hasNext() {
            if (list.modCount() != modCount) {
                throw MorphError.of("ITERASI.daftar");
            }
            return index < list.size();
        }

        @Override
        public Object next() {
            return list.get(index++);
        }
    }

    private static final class OfText extends MorphIterator {
        private final CharSequence text;
        private final int length;
        private int index;

        OfText(CharSequence text) {
            this.text = text;
            this.length = text.length();
        }

        @Override
        public boolean hasNext() {
            return index < length;
        }

        @Override
        public Object next() {
            return Text.at(text, index++);
        }
    }

    private static final class OfDict extends MorphIterator {
        private final MorphDict dict;
        private final int modCount;
        private int entry = -1;

        OfDict(MorphDict dict) {
            this.dict = dict;
            this.modCount = dict.modCount();
        }

        @Override
        public boolean hasNext() {
            if (dict.modCount() != modCount) {
                throw MorphError.of("ITERASI.kamus");
            }
            return dict.nextEntry(entry + 1) >= 0;
        }

        @Override
        public Object next() {
            entry = dict.nextEntry(entry + 1);
            return dict.keyAt(entry);
        }
    }

    private static final class OfBytes extends MorphIterator {
        private final MorphBytes bytes;
        private int index;

        OfBytes(MorphBytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean hasNext() {
            return index < bytes.size();
        }

        @Override
        public Object next() {
            return (long) bytes.get(index++);
        }
    }

    private static final class OfGenerator extends MorphIterator {
        private GeneratorHandle handle;
        private Object value;

        OfGenerator(GeneratorHandle handle) {
            this.handle = handle;
        }

        @Override
        public boolean hasNext() {
            value = handle.advance();
            if (handle.isFinished()) {
                return false;
            }
            handle = handle.frame().handle();
            return true;
        }

        @Override
        public Object next() {
            return value;
        }
    }
}
