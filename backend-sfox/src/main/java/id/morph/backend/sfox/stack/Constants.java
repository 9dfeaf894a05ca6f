package id.morph.backend.sfox.stack;

import id.morph.backend.sfox.image.CodeObject;
import id.morph.backend.sfox.image.Datum;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphList;
import id.morph.runtime.Nil;
import id.morph.runtime.Text;
import id.morph.runtime.Undefined;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Between constants of an image and values of the runtime. */
public final class Constants {

    /** A code object on the operand stack; not a value that programs see. */
    record Code(CodeObject code) {}

    private Constants() {}

    /** The value of a constant. */
    public static Object of(Datum datum) {
        return switch (datum) {
            case Datum.Nil _ -> Nil.NIL;
            case Datum.Bool(boolean value) -> value;
            case Datum.Int(long value) -> value;
            case Datum.Big(BigInteger value) -> value;
            case Datum.Float(double value) -> value;
            case Datum.Text(String value) -> Text.of(value);
            case Datum.Undefined _ -> Undefined.UNDEFINED;
            case Datum.Items(List<Datum> values) -> {
                MorphList list = new MorphList(values.size());
                values.forEach(value -> list.add(of(value)));
                yield list;
            }
            case Datum.Pairs(List<Datum.Pair> pairs) -> {
                MorphDict dict = new MorphDict();
                pairs.forEach(pair -> dict.put(of(pair.key()), of(pair.value())));
                yield dict;
            }
            case Datum.Code(CodeObject code) -> new Code(code);
        };
    }

    /** The constant that a value is; empty for a value that an image cannot hold. */
    static Optional<Datum> toDatum(Object value, int nesting) {
        if (nesting > 1000) {
            return Optional.empty();
        }
        return switch (value) {
            case Nil _ -> Optional.of(Datum.NIL);
            case Boolean truth -> Optional.of(Datum.of((boolean) truth));
            case Long number -> Optional.of(Datum.of((long) number));
            case BigInteger number -> Optional.of(Datum.of(number));
            case Double number -> Optional.of(Datum.of((double) number));
            case CharSequence text -> Optional.of(Datum.of(Text.toJavaString(text)));
            case Code(CodeObject code) -> Optional.of(new Datum.Code(code));
            case MorphList list -> {
                Datum[] items = new Datum[list.size()];
                for (int i = 0; i < items.length; i++) {
                    Optional<Datum> item = toDatum(list.get(i), nesting + 1);
                    if (item.isEmpty()) {
                        yield Optional.empty();
                    }
                    items[i] = item.get();
                }
                yield Optional.of(new Datum.Items(List.of(items)));
            }
            case MorphDict dict -> {
                Datum.Pair[] pairs = new Datum.Pair[dict.size()];
                int count = 0;
                for (int e = dict.nextEntry(0); e >= 0; e = dict.nextEntry(e + 1)) {
                    Optional<Datum> key = toDatum(dict.keyAt(e), nesting + 1);
                    Optional<Datum> item = toDatum(dict.valueAt(e), nesting + 1);
                    if (key.isEmpty() || item.isEmpty()) {
                        yield Optional.empty();
                    }
                    pairs[count++] = new Datum.Pair(key.get(), item.get());
                }
                yield Optional.of(new Datum.Pairs(List.of(pairs)));
            }
            default -> Optional.empty();
        };
    }
}
