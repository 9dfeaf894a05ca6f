package id.morph.backend.sfox.image;

import id.morph.backend.sfox.image.ImageReader.Tag;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes images. The same image always gives the same bytes. */
public final class ImageWriter {

    private ImageWriter() {}

    /** The bytes of an image. Of version 1, only what {@link #unfit} accepts keeps its meaning. */
    public static byte[] write(Image image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Image.MAGIC.getBytes(StandardCharsets.US_ASCII));
        out.write(image.version());
        out.write(0);
        // A time stamp, always zero: equal sources give equal images.
        int32(out, 0);
        switch (image) {
            case Image.Single single -> code(out, single.body());
            case Image.Program program -> new ProgramWriter(out).write(program);
        }
        return out.toByteArray();
    }

    /** Why a code object cannot be written as version 1 without changing its meaning; empty if it can. */
    public static Optional<String> unfit(CodeObject code) {
        if (code.parameters().size() > 255) {
            return Optional.of("more than 255 parameters");
        }
        for (Instruction instruction : code.instructions()) {
            if (instruction.opcode().since() != 1) {
                return Optional.of("opcode " + instruction.opcode());
            }
            Optional<String> reason = unfit(instruction.operand());
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unfit(Datum datum) {
        return switch (datum) {
            case Datum.Nil _, Datum.Bool _, Datum.Text _ -> Optional.empty();
            case Datum.Int(long value) when value == (int) value -> Optional.empty();
            case Datum.Int _, Datum.Big _ -> Optional.of("an int outside 32 bits");
            case Datum.Float(double value)
            when Double.isNaN(value) || Double.isInfinite(value) -> Optional.of("a float that is not finite");
            // Written as an int: reads back as another type.
            case Datum.Float(double value) when value == Math.rint(value) -> Optional.of("an integral float");
            case Datum.Float _ -> Optional.empty();
            case Datum.Undefined _ -> Optional.of("an undefined value");
            case Datum.Items(List<Datum> values) ->
                values.stream()
                        .map(ImageWriter::unfit)
                        .flatMap(Optional::stream)
                        .findFirst();
            case Datum.Pairs(List<Datum.Pair> pairs) ->
                pairs.stream()
                        .map(pair -> unfit(pair.key()).or(() -> unfit(pair.value())))
                        .flatMap(Optional::stream)
                        .findFirst();
            case Datum.Code(CodeObject code) ->
                code.freeNames().isEmpty() && code.cellNames().isEmpty() && !code.generator()
                        ? unfit(code)
                        : Optional.of("a code object with captured names");
        };
    }

    private static void code(ByteArrayOutputStream out, CodeObject code) {
        out.write(Tag.CODE);
        text(out, code.name());
        out.write(code.parameters().size());
        for (String parameter : code.parameters()) {
            text(out, parameter);
        }
        int32(out, 0);
        int32(out, code.instructions().size());
        for (Instruction instruction : code.instructions()) {
            out.write(instruction.opcode().number());
            constant(out, instruction.operand());
        }
    }

    private static void constant(ByteArrayOutputStream out, Datum datum) {
        switch (datum) {
            case Datum.Nil _, Datum.Undefined _ -> out.write(Tag.NIL);
            case Datum.Bool(boolean value) -> {
                out.write(Tag.BOOL);
                out.write(value ? 1 : 0);
            }
            case Datum.Int(long value) -> {
                out.write(Tag.INT);
                int32(out, (int) value);
            }
            case Datum.Big big -> {
                out.write(Tag.INT);
                int32(out, big.value().intValue());
            }
            case Datum.Float(double value) -> {
                if (value == Math.rint(value) && !Double.isInfinite(value)) {
                    out.write(Tag.INT);
                    int32(out, (int) (long) value);
                } else {
                    out.write(Tag.FLOAT);
                    int64(out, Double.doubleToRawLongBits(value));
                }
            }
            case Datum.Text(String value) -> {
                out.write(Tag.TEXT);
                text(out, value);
            }
            case Datum.Items(List<Datum> values) -> {
                out.write(Tag.LIST);
                int32(out, values.size());
                values.forEach(value -> constant(out, value));
            }
            case Datum.Pairs(List<Datum.Pair> pairs) -> {
                out.write(Tag.DICT);
                int32(out, pairs.size());
                for (Datum.Pair pair : pairs) {
                    constant(out, pair.key());
                    constant(out, pair.value());
                }
            }
            case Datum.Code(CodeObject value) -> code(out, value);
        }
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int32(out, bytes.length);
        out.writeBytes(bytes);
    }

    static void int32(ByteArrayOutputStream out, int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(value >>> shift);
        }
    }

    static void int64(ByteArrayOutputStream out, long value) {
        int32(out, (int) value);
        int32(out, (int) (value >>> 32));
    }
}
