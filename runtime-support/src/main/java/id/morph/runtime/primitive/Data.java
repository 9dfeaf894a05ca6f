package id.morph.runtime.primitive;

import id.morph.runtime.MorphBytes;
import id.morph.runtime.MorphList;
import id.morph.runtime.Text;

/** What files, sockets and processes exchange. */
final class Data {
    private Data() {}

    /** The bytes of a text (UTF-8), of bytes, or of a list of ints 0 to 255; null for anything else. Not to be changed. */
    static byte[] bytes(Object data) {
        if (data instanceof CharSequence text) {
            return Text.encode(text);
        }
        if (data instanceof MorphBytes bytes) {
            return bytes.array();
        }
        return data instanceof MorphList list ? bytes(list) : null;
    }

    private static byte[] bytes(MorphList list) {
        byte[] bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            if (!(list.get(i) instanceof Long b) || b < 0 || b > 255) {
                return null;
            }
            bytes[i] = b.byteValue();
        }
        return bytes;
    }

    /** A text if the bytes are valid UTF-8, else the bytes. */
    static Object textOrBytes(byte[] bytes) {
        CharSequence text = Text.decode(bytes, 0, bytes.length);
        return text == null ? new MorphBytes(bytes) : text;
    }
}
