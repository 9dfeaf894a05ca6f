package id.morph.runtime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Texts to bytes and back, in the few encodings that Morph knows. */
public final class Encodings {
    private Encodings() {}

    /**
     * The text in an encoding ({@code utf-8} if nil).
     *
     * @throws MorphError if the encoding is unknown or cannot express the text ({@code NILAI})
     */
    public static MorphBytes encode(CharSequence text, Object encoding) {
        Charset charset = charset(encoding);
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text.toString()));
            byte[] data = new byte[bytes.remaining()];
            bytes.get(data);
            return new MorphBytes(data);
        } catch (CharacterCodingException e) {
            throw MorphError.of("NILAI.enkode", charset.name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * The text that bytes mean in an encoding ({@code utf-8} if nil).
     *
     * @throws MorphError if the encoding is unknown or the bytes are not valid in it ({@code NILAI})
     */
    public static CharSequence decode(MorphBytes bytes, Object encoding) {
        CharSequence text = decodeOrNull(bytes, encoding);
        if (text == null) {
            throw MorphError.of("NILAI.dekode", charset(encoding).name().toLowerCase(Locale.ROOT));
        }
        return text;
    }

    /** As {@link #decode}, but null if the bytes are not valid. */
    public static CharSequence decodeOrNull(MorphBytes bytes, Object encoding) {
        Charset charset = charset(encoding);
        if (charset == StandardCharsets.UTF_8) {
            return Text.decode(bytes.array(), 0, bytes.size());
        }
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes.array())).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static Charset charset(Object encoding) {
        if (encoding == Nil.NIL) {
            return StandardCharsets.UTF_8;
        }
        if (!(encoding instanceof CharSequence name)) {
            throw MorphError.of("TIPE.argumen", "pengodean", "teks", Operations.typeName(encoding));
        }
        return switch (name.toString().toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "ascii", "us-ascii" -> StandardCharsets.US_ASCII;
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1" -> StandardCharsets.ISO_8859_1;
            default -> throw MorphError.of("NILAI.pengodean", name);
        };
    }
}
