package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.WasmModule;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the memory holds before the program begins: bytes, and objects that the program always has, in the layouts of
 * {@code kernel/nilai.fox}. Behind it lies the stack of arguments, and behind that the heap.
 */
final class StaticMemory {
    private static final int PAGE = 1 << 16;

    /** Address 0 stands for "nothing", and the kernel may write to the first bytes. */
    private static final long FIRST = 64;

    /** For each frame that may be active the words of a call with many arguments. */
    private static final long ARGUMENTS = 6 << 20;

    private static final int BIG_INT = 1;
    private static final int TEXT_1 = 2;
    private static final int TEXT_2 = 3;
    private static final int TEXT_4 = 4;
    private static final int CLOSURE = 37;
    private static final int CONSTRUCTOR = 42;

    private final Map<String, Long> bytes = new HashMap<>();
    private final Map<String, Long> texts = new HashMap<>();
    private final Map<BigInteger, Long> ints = new HashMap<>();
    private final Map<List<Object>, Long> constructors = new HashMap<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    /** The address of bytes, a character each. */
    long bytes(String data) {
        return bytes.computeIfAbsent(data, d -> place(d.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** The address of a text as UTF-8 that ends with a zero byte. */
    long terminated(String text) {
        return bytes(new String((text + "\0").getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    /** The word of a text. */
    long text(String text) {
        return texts.computeIfAbsent(text, t -> {
            int[] points = t.codePoints().toArray();
            int largest = Arrays.stream(points).max().orElse(0);
            int width = largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4;
            int kind = width == 1 ? TEXT_1 : width == 2 ? TEXT_2 : TEXT_4;
            long words = 1 + roundUp((long) points.length * width) / Long.BYTES;
            ByteBuffer object = object(kind, 0, words).putLong(points.length);
            for (int point : points) {
                switch (width) {
                    case 1 -> object.put((byte) point);
                    case 2 -> object.putShort((short) point);
                    default -> object.putInt(point);
                }
            }
            return place(object.array());
        });
    }

    /** The word of an int that is not small. */
    long bigInt(BigInteger value) {
        return ints.computeIfAbsent(value, v -> {
            BigInteger magnitude = v.abs();
            int words = (magnitude.bitLength() + Long.SIZE - 1) / Long.SIZE;
            ByteBuffer object = object(BIG_INT, v.signum() < 0 ? 1 : 0, words);
            for (int k = 0; k < words; k++) {
                object.putLong(magnitude.shiftRight(k * Long.SIZE).longValue());
            }
            return place(object.array());
        });
    }

    /** The word of a new function value without captured cells. */
    long function(int place, long parameters, String name) {
        long text = text(name);
        return place(object(CLOSURE, 0, 3)
                .putLong(Words.small(place))
                .putLong(parameters)
                .putLong(text)
                .array());
    }

    /** The word of the constructor of a variant, which there is one of. */
    long constructor(String type, String variant, int arity, int declaration) {
        return constructors.computeIfAbsent(List.of(type, variant, arity, declaration), _ -> {
            long typeName = text(type);
            long name = text(variant);
            return place(object(CONSTRUCTOR, 0, 5)
                    .putLong(typeName)
                    .putLong(name)
                    .putLong(Words.small(arity))
                    .putLong(Words.small(declaration))
                    .putLong(0)
                    .array());
        });
    }

    /** The address of new words. */
    long words(List<Long> words) {
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * words.size()).order(ByteOrder.LITTLE_ENDIAN);
        words.forEach(buffer::putLong);
        return place(buffer.array());
    }

    private static ByteBuffer object(int kind, int flags, long words) {
        return ByteBuffer.allocate((int) (Long.BYTES * (1 + words)))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(Words.header(kind, flags, words));
    }

    private static long roundUp(long size) {
        return (size + Long.BYTES - 1) & -Long.BYTES;
    }

    private long place(byte[] data) {
        long address = end();
        content.writeBytes(data);
        while (content.size() % Long.BYTES != 0) {
            content.write(0);
        }
        return address;
    }

    private long end() {
        return FIRST + content.size();
    }

    /** The first address of the stack of arguments; final when everything is compiled. */
    long arguments() {
        return end();
    }

    /** The first address behind all this; final when everything is compiled. */
    long free() {
        return end() + ARGUMENTS;
    }

    void write(WasmModule module) {
        if (content.size() > 0) {
            module.data(FIRST, content.toByteArray());
        }
        module.memory("memory", (int) ((free() + PAGE - 1) / PAGE));
    }
}
