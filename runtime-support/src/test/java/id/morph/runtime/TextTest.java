package id.morph.runtime;

import static id.morph.runtime.Errors.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTest {
    private static final int[] ALPHABET = {'a', 'b', 'c', 0xe9, 0x20ac, 0xFFFD, 0x1F600, 0x10FFFF};

    private static int[] points(CharSequence text) {
        return Text.toJavaString(text).codePoints().toArray();
    }

    private static CharSequence text(int[] points) {
        return Text.of(new String(points, 0, points.length));
    }

    private static void assertCanonical(CharSequence text) {
        boolean wide = Arrays.stream(points(text)).anyMatch(p -> p > 0xFFFF);
        assertEquals(wide, text instanceof WideText, () -> text.getClass() + " " + text);
    }

    private static int[] random(Random random, int bound, int letters) {
        return random.ints(random.nextInt(bound), 0, letters)
                .map(i -> ALPHABET[i])
                .toArray();
    }

    private static int[] join(int[] a, int[] b) {
        int[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    @Test
    void agreesWithCodePointArrays() {
        Random random = new Random(11);
        for (int round = 0; round < 4000; round++) {
            int letters = random.nextBoolean() ? 5 : ALPHABET.length;
            int[] a = random(random, 90, letters);
            int[] b = random(random, random.nextBoolean() ? 4 : 90, letters);
            CharSequence x = text(a);
            CharSequence y = text(b);
            assertEquals(a.length, Text.length(x));
            CharSequence sum = Text.concat(x, y);
            assertCanonical(sum);
            int[] joined = join(a, b);
            assertEquals(Arrays.toString(joined), Arrays.toString(points(sum)));
            assertEquals(joined.length, Text.length(sum));
            int from = joined.length == 0 ? 0 : random.nextInt(joined.length);
            int to = from + (joined.length == from ? 0 : random.nextInt(joined.length - from));
            CharSequence part = Text.slice(sum, from, to);
            assertCanonical(part);
            assertEquals(Arrays.toString(Arrays.copyOfRange(joined, from, to)), Arrays.toString(points(part)));
            if (from < joined.length) {
                assertEquals(joined[from], points(Text.at(sum, from))[0]);
                assertCanonical(Text.at(sum, from));
            }
            assertEquals(Arrays.equals(a, b), Text.equal(x, y));
            assertEquals(Integer.signum(Arrays.compare(a, b)), Integer.signum(Text.compare(x, y)));
            assertEquals(find(joined, b, from), Text.find(sum, y, from));
            assertTrue(Text.equal(sum, text(joined)) && Text.equal(text(joined), sum));
            assertEquals(Text.hash(text(joined)), Text.hash(sum));
        }
    }

    private static int find(int[] text, int[] part, int start) {
        for (int i = start; i + part.length <= text.length; i++) {
            if (Arrays.equals(text, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void loneSurrogatesNeverOccur() {
        assertEquals("a\uFFFDb", Text.of("a\uD800b"));
        assertEquals("\uFFFD", Text.of("\uDC00"));
        assertEquals(1, Text.length(Text.of("😀")));
    }

    @Test
    void buildingATextSharesOneBuffer() {
        CharSequence text = "x".repeat(100);
        for (int i = 0; i < 100_000; i++) {
            text = Text.concat(text, "ab");
        }
        assertInstanceOf(BufferText.class, text);
        assertEquals(200_100, Text.length(text));
        assertEquals("x".repeat(100) + "ab".repeat(100_000), Text.toJavaString(text));
    }

    @Test
    void buildingAWideTextIsLinearToo() {
        CharSequence text = Text.of("😀");
        for (int i = 0; i < 100_000; i++) {
            text = Text.concat(text, "ab");
        }
        assertEquals(200_001, Text.length(text));
        assertEquals('b', Text.codePointAt(text, 200_000));
    }

    @Test
    void olderViewsOfABufferDoNotChange() {
        for (CharSequence start : List.of("x".repeat(100), Text.of("😀".repeat(100)))) {
            CharSequence base = Text.concat(start, "-");
            CharSequence first = Text.concat(base, "1");
            CharSequence second = Text.concat(base, "2");
            CharSequence third = Text.concat(first, "3");
            CharSequence own = Text.concat(first, first);
            assertEquals(start + "-", base.toString());
            assertEquals(start + "-1", first.toString());
            assertEquals(start + "-2", second.toString());
            assertEquals(start + "-13", third.toString());
            assertEquals(start + "-1" + start + "-1", own.toString());
        }
    }

    @Test
    void singleCharactersAreShared() {
        assertSame(Text.at("abc", 1), Text.at("b", 0));
        assertSame(Text.slice("abc", 1, 2), Text.at("b", 0));
    }

    @Test
    void repeats() {
        assertEquals("abab", Text.repeat("ab", 2));
        assertEquals("", Text.repeat("ab", 0));
        CharSequence wide = Text.repeat(Text.of("😀"), 3);
        assertEquals(3, Text.length(wide));
        assertCanonical(wide);
        assertError(ErrorCode.MEMORI, () -> Text.repeat("ab", Text.MAX_LENGTH));
    }

    @Test
    void utf8() {
        for (String s : List.of("", "abc", "é€", "😀x")) {
            byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
            assertEquals(Arrays.toString(bytes), Arrays.toString(Text.encode(Text.of(s))));
            assertTrue(Text.equal(Text.of(s), Text.decode(bytes, 0, bytes.length)));
        }
        List<byte[]> invalid = new ArrayList<>();
        invalid.add(new byte[] {(byte) 0xff});
        invalid.add(new byte[] {'a', (byte) 0xc3});
        invalid.add(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
        invalid.forEach(bytes -> assertNull(Text.decode(bytes, 0, bytes.length)));
    }
}
