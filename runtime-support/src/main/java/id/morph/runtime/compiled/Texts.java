package id.morph.runtime.compiled;

import id.morph.runtime.BufferText;
import id.morph.runtime.IntMath;
import id.morph.runtime.Operations;
import id.morph.runtime.Text;

/**
 * Texts that compiled code puts together of pieces, each of which is a literal or a word; and what is known of one more closely than the
 * operations for values of any kind do: that it is compared with a literal, that an index is an int.
 */
public final class Texts {
    private static final int ROOM = 32;

    private Texts() {}

    /** Whether the value is that text of one character. */
    public static boolean isCharacter(Object value, String character) {
        return value instanceof String text
                ? text.length() == 1 && text.charAt(0) == character.charAt(0)
                : Operations.eq(value, character);
    }

    /** Whether the value is that text. */
    public static boolean is(Object value, Object text) {
        return value instanceof String string ? string.equals(text) : Operations.eq(value, text);
    }

    /** An element of anything; the index is a word and, if it is no word, a BigInteger. */
    public static Object index(Object container, long index, Object big) {
        if (container instanceof String text && big == null && Lists.isSmall(index) && (int) index < text.length()) {
            return Text.at(text, (int) index);
        }
        return Operations.index(container, IntMath.box(index, big));
    }

    /** Where the pieces are written: the buffer of a text that is being built, or a fresh one. */
    public static StringBuilder begin(Object head) {
        StringBuilder tip = head instanceof BufferText text ? text.tip() : null;
        return tip != null ? tip : begin();
    }

    public static StringBuilder begin() {
        return new StringBuilder(ROOM);
    }

    /** The head with what has been written; throws what adding a text to the head throws. */
    public static Object end(StringBuilder out, Object head) {
        if (head instanceof BufferText text && text.isOver(out)) {
            return text.grown();
        }
        return Operations.add(head, out.toString());
    }

    /** A literal and a word. C2 makes this one allocation, if the word is an int. */
    public static String join(String literal, long word) {
        if ((int) word == word) {
            return new StringBuilder().append(literal).append((int) word).toString();
        }
        return literal.concat(Long.toString(word));
    }

    /** A word and a literal. */
    public static String join(long word, String literal) {
        if ((int) word == word) {
            return new StringBuilder().append((int) word).append(literal).toString();
        }
        return Long.toString(word).concat(literal);
    }
}
