package id.morph.backend.sfox.image;

import id.morph.backend.sfox.image.ReadResult.Defect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads {@code .mvm} images of both versions. Whatever the bytes are, the answer is a value, never an exception. */
public final class ImageReader {

    static final int HEADER = 16;
    private static final int MAX_NESTING = 1000;

    private ImageReader() {}

    /** Whether the bytes begin as every image does. */
    public static boolean looksLikeImage(byte[] bytes) {
        byte[] magic = Image.MAGIC.getBytes(StandardCharsets.US_ASCII);
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    public static ReadResult read(byte[] bytes) {
        if (!looksLikeImage(bytes)) {
            return new ReadResult.Malformed(Defect.MAGIC, 0);
        }
        if (bytes.length < HEADER) {
            return new ReadResult.Malformed(Defect.TRUNCATED, bytes.length);
        }
        ByteCursor cursor = new ByteCursor(bytes, HEADER);
        try {
            return switch (bytes[10]) {
                case 1 -> new ReadResult.Success(new Image.Single(root(cursor)));
                case 2 -> new ReadResult.Success(new ProgramReader(cursor).read());
                default -> new ReadResult.Malformed(Defect.VERSION, 10);
            };
        } catch (ByteCursor.Malformed malformed) {
            return malformed.result();
        }
    }

    private static CodeObject root(ByteCursor cursor) {
        if (cursor.octet() != Tag.CODE) {
            throw cursor.fail(Defect.ROOT);
        }
        return code(cursor, 0);
    }

    /** The implementations disagree about an unknown tag; nil, and going on behind it, is the lenient one. */
    private static Datum constant(ByteCursor cursor, int depth) {
        if (depth > MAX_NESTING) {
            throw cursor.fail(Defect.NESTING);
        }
        return switch (cursor.octet()) {
            case Tag.BOOL -> Datum.of(cursor.octet() != 0);
            case Tag.INT -> Datum.of((long) cursor.int32());
            case Tag.FLOAT -> Datum.of(Double.longBitsToDouble(cursor.int64()));
            case Tag.TEXT -> Datum.of(cursor.text(cursor.int32()));
            case Tag.LIST -> {
                int count = cursor.count32(1);
                List<Datum> values = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    values.add(constant(cursor, depth + 1));
                }
                yield new Datum.Items(values);
            }
            case Tag.CODE -> new Datum.Code(code(cursor, depth + 1));
            case Tag.DICT -> {
                int count = cursor.count32(2);
                List<Datum.Pair> pairs = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    Datum key = constant(cursor, depth + 1);
                    pairs.add(new Datum.Pair(key, constant(cursor, depth + 1)));
                }
                yield new Datum.Pairs(pairs);
            }
            default -> Datum.NIL;
        };
    }

    private static CodeObject code(ByteCursor cursor, int depth) {
        String name = cursor.text(cursor.int32());
        int arity = cursor.octet();
        List<String> parameters = new ArrayList<>(arity);
        for (int i = 0; i < arity; i++) {
            parameters.add(cursor.text(cursor.int32()));
        }
        // The constant pool: the writers always leave it empty, and no instruction can refer to it.
        int pool = cursor.count32(1);
        for (int i = 0; i < pool; i++) {
            constant(cursor, depth + 1);
        }
        int count = cursor.count32(2);
        List<Instruction> instructions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int number = cursor.octet();
            Opcode opcode =
                    Opcode.numbered(number).filter(o -> o.since() == 1).orElseThrow(() -> cursor.fail(Defect.OPCODE));
            instructions.add(new Instruction(opcode, List.of(constant(cursor, depth + 1))));
        }
        return CodeObject.plain(name, parameters, instructions);
    }

    /** The first byte of a constant. */
    static final class Tag {
        static final int NIL = 1;
        static final int BOOL = 2;
        static final int INT = 3;
        static final int FLOAT = 4;
        static final int TEXT = 5;
        static final int LIST = 6;
        static final int CODE = 7;
        static final int DICT = 8;
        /** An int outside 64 bits; version 2 only, where {@link #INT} is a varint. */
        static final int BIG = 9;
        /** Version 2 only. */
        static final int UNDEFINED = 10;

        private Tag() {}
    }
}
