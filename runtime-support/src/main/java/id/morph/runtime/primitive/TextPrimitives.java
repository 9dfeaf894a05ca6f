package id.morph.runtime.primitive;

import static id.morph.runtime.primitive.HostPrimitive.of1;
import static id.morph.runtime.primitive.HostPrimitive.of2;
import static id.morph.runtime.primitive.HostPrimitive.of3;

import id.morph.runtime.Encodings;
import id.morph.runtime.MorphBytes;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphIterator;
import id.morph.runtime.MorphList;
import id.morph.runtime.Nil;
import id.morph.runtime.Operations;
import id.morph.runtime.Printer;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.Text;
import id.morph.runtime.TextSearch;
import java.util.List;

/** Texts and bytes. */
final class TextPrimitives {
    static final List<String> NAMES = List.of(
            "text_lower",
            "text_upper",
            "text_strip",
            "text_find",
            "text_replace",
            "text_split",
            "text_starts",
            "text_ends",
            "text_join",
            "text_encode",
            "chr",
            "ord",
            "repr",
            "bytes_from_list",
            "bytes_to_list",
            "bytes_decode");

    private TextPrimitives() {}

    static HostPrimitive find(String name) {
        return switch (name) {
            case "text_lower" -> of1(name, (context, text) -> TextSearch.lower(Arguments.text(name, text)));
            case "text_upper" -> of1(name, (context, text) -> TextSearch.upper(Arguments.text(name, text)));
            case "text_strip" -> of1(name, (context, text) -> TextSearch.strip(Arguments.text(name, text)));
            case "text_find" ->
                of3(
                        name,
                        (context, text, part, start) ->
                                TextSearch.find(Arguments.text(name, text), Arguments.text(name, part), start));
            case "text_replace" ->
                of3(
                        name,
                        (context, text, old, replacement) -> TextSearch.replace(
                                Arguments.text(name, text),
                                Arguments.text(name, old),
                                Arguments.text(name, replacement)));
            case "text_split" ->
                of2(name, (context, text, separator) -> TextSearch.split(Arguments.text(name, text), separator));
            case "text_starts" ->
                of2(
                        name,
                        (context, text, part) ->
                                TextSearch.startsWith(Arguments.text(name, text), Arguments.text(name, part)));
            case "text_ends" ->
                of2(
                        name,
                        (context, text, part) ->
                                TextSearch.endsWith(Arguments.text(name, text), Arguments.text(name, part)));
            case "text_join" -> of2(name, TextPrimitives::join);
            case "text_encode" ->
                of2(name, (context, text, encoding) -> Encodings.encode(Arguments.text(name, text), encoding));
            case "chr" -> of1(name, (context, point) -> chr(point));
            case "ord" -> of1(name, (context, text) -> ord(Arguments.text(name, text)));
            case "repr" -> of1(name, (context, value) -> Printer.repr(value, context.style()));
            case "bytes_from_list" -> of1(name, (context, list) -> bytesFromList(list));
            case "bytes_to_list" -> of1(name, (context, bytes) -> bytesToList(Arguments.bytes(name, bytes)));
            case "bytes_decode" ->
                of2(name, (context, bytes, encoding) -> {
                    CharSequence text = Encodings.decodeOrNull(Arguments.bytes(name, bytes), encoding);
                    return text == null ? Nil.NIL : text;
                });
            default -> null;
        };
    }

    private static Object join(RuntimeContext context, Object elements, Object separator) {
        String between = Arguments.text("text_join", separator).toString();
        if (elements instanceof MorphList list) {
            String joined = joinStrings(list, between);
            if (joined != null) {
                return joined;
            }
        }
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (MorphIterator i = MorphIterator.over(elements); i.hasNext(); ) {
            if (!first) {
                out.append(between);
            }
            first = false;
            Printer.append(out, i.next(), context.style());
            if (out.length() > Text.MAX_LENGTH) {
                throw MorphError.of("MEMORI.teks");
            }
        }
        return Text.of(out.toString());
    }

    /** The same where elements and separator are plain Strings and the result is not too long; else null. */
    private static String joinStrings(MorphList list, String between) {
        String[] parts = new String[list.size()];
        long length = (long) between.length() * parts.length;
        for (int i = 0; i < parts.length; i++) {
            if (!(list.get(i) instanceof String part)) {
                return null;
            }
            parts[i] = part;
            length += part.length();
        }
        // Of Strings without surrogates nothing but a String can come, unless the separator has some.
        return length > Text.MAX_LENGTH || Text.of(between) != (CharSequence) between
                ? null
                : String.join(between, parts);
    }

    private static Object chr(Object point) {
        long value = Arguments.integer("chr", point);
        if (value < 0 || value > Character.MAX_CODE_POINT || (value >= 0xD800 && value <= 0xDFFF)) {
            throw MorphError.of("NILAI.chr", point);
        }
        return Text.ofCodePoint((int) value);
    }

    private static Object ord(CharSequence text) {
        if (text.length() != 1) {
            throw MorphError.of("TIPE.ord", text.length());
        }
        return (long) Text.codePointAt(text, 0);
    }

    /** Bytes of a list of ints 0 to 255. */
    static MorphBytes bytesFromList(Object value) {
        MorphList list = Arguments.list("bytes_from_list", value);
        byte[] data = new byte[list.size()];
        for (int i = 0; i < data.length; i++) {
            long b = Arguments.integer("bytes_from_list", list.get(i));
            if (b < 0 || b > 255) {
                throw MorphError.of("NILAI.byte", b);
            }
            data[i] = (byte) b;
        }
        return new MorphBytes(data);
    }

    private static Object bytesToList(MorphBytes bytes) {
        long[] words = new long[(int) Operations.length(bytes)];
        for (int i = 0; i < words.length; i++) {
            words[i] = bytes.get(i);
        }
        return MorphList.wrap(words);
    }
}
