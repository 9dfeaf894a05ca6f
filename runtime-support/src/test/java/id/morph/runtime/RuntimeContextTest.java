package id.morph.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuntimeContextTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private RuntimeContext.Builder builder() {
        return RuntimeContext.builder().out(out).err(out);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printing() {
        try (RuntimeContext context = builder().build()) {
            context.print();
            context.print("a", 1L, Nil.NIL, MorphList.of("b"));
            context.print(Text.of("é😀"));
            context.print("x".repeat(200_000));
            assertTrue(out.size() > 0, "more than the buffer holds");
        }
        assertEquals("\na 1 nil [\"b\"]\né😀\n" + "x".repeat(200_000) + "\n", printed());
    }

    @Test
    void printStyle() {
        try (RuntimeContext context = builder().style(PrintStyle.PYTHON).build()) {
            context.print(Nil.NIL, MorphList.of("b", true));
            assertEquals("None", context.toText(Nil.NIL));
        }
        assertEquals("None ['b', True]\n", printed());
    }

    @Test
    void manySmallWritesAreBuffered() {
        List<Integer> sizes = new ArrayList<>();
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                sizes.add(1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                sizes.add(length);
            }
        };
        try (RuntimeContext context = RuntimeContext.builder().out(counting).build()) {
            for (int i = 0; i < 100_000; i++) {
                context.print("baris");
            }
        }
        assertEquals(600_000, sizes.stream().mapToInt(Integer::intValue).sum());
        assertTrue(sizes.size() < 20, sizes::toString);
    }

    @Test
    void aTerminalSeesEveryLineAtOnce() {
        RuntimeContext context = builder().interactive(true).build();
        context.print("a");
        assertEquals("a\n", printed());
        context.out().write("b");
        assertEquals("a\nb", printed());
    }

    @Test
    void outputAndErrorStayInOrder() {
        RuntimeContext context = builder().build();
        context.print("satu");
        context.writeError("dua\n");
        assertEquals("satu\ndua\n", printed());
    }

    @Test
    void closedOutput() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        RuntimeContext context = RuntimeContext.builder().out(closed).build();
        context.print("a");
        assertThrows(OutputClosed.class, context::flush);
    }

    @Test
    void readingLines() {
        byte[] input = "satu\ndua é😀\r\n\nakhir".getBytes(StandardCharsets.UTF_8);
        RuntimeContext context = builder().in(new ByteArrayInputStream(input)).build();
        context.out().write("? ");
        assertEquals("satu", context.readLine());
        assertEquals("? ", printed(), "a prompt is seen before the program waits");
        assertTrue(Text.equal(Text.of("dua é😀"), context.readLine()));
        assertEquals("", context.readLine());
        assertEquals("akhir", context.readLine());
        assertNull(context.readLine());
    }
}
