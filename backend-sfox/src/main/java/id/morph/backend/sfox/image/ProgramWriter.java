package id.morph.backend.sfox.image;

import id.morph.backend.sfox.image.FunctionCode.Handler;
import id.morph.backend.sfox.image.FunctionCode.Line;
import id.morph.backend.sfox.image.FunctionCode.SourcePosition;
import id.morph.backend.sfox.image.ImageReader.Tag;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what follows the header of a version 2 image. {@code docs/mvm.md} describes the layout. */
final class ProgramWriter {

    private final ByteArrayOutputStream out;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final Map<Datum, Integer> constants = new LinkedHashMap<>();

    ProgramWriter(ByteArrayOutputStream out) {
        this.out = out;
    }

    void write(Image.Program program) {
        // The body first: writing it fills the tables of strings and constants that stand before it.
        varint(body, program.units().size());
        varint(body, program.functions().size());
        for (Image.UnitTable unit : program.units()) {
            string(unit.path());
            string(unit.file());
            string(unit.name());
            varint(body, unit.globals().size());
            for (Image.Global global : unit.globals()) {
                string(global.name());
                body.write(global.constant() ? 1 : 0);
            }
            varint(body, unit.body());
        }
        program.functions().forEach(this::function);
        varint(body, program.entry().map(index -> index + 1).orElse(0));

        ByteArrayOutputStream pool = new ByteArrayOutputStream();
        varint(pool, constants.size());
        constants.keySet().forEach(constant -> constant(pool, constant));
        varint(out, strings.size());
        for (String string : strings.keySet()) {
            byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
            varint(out, bytes.length);
            out.writeBytes(bytes);
        }
        out.writeBytes(pool.toByteArray());
        out.writeBytes(body.toByteArray());
    }

    private void function(FunctionCode code) {
        string(code.symbol());
        string(code.name());
        varint(body, code.unit());
        body.write(
                (code.transparent() ? ProgramReader.TRANSPARENT : 0) | (code.variadic() ? ProgramReader.VARIADIC : 0));
        varint(body, code.captures());
        varint(body, code.arity());
        varint(body, code.slots());
        varint(body, code.instructions().size());
        code.instructions().forEach(this::instruction);
        varint(body, code.handlers().size());
        for (Handler handler : code.handlers()) {
            varint(body, handler.start());
            varint(body, handler.end());
            varint(body, handler.target());
        }
        Map<SourcePosition, Integer> positions = new LinkedHashMap<>();
        code.lines().forEach(line -> collect(line.position(), positions));
        varint(body, positions.size());
        for (SourcePosition position : positions.keySet()) {
            string(position.file());
            string(position.function());
            varint(body, position.line());
            varint(body, position.column());
            varint(
                    body,
                    position.caller().map(caller -> positions.get(caller) + 1).orElse(0));
        }
        varint(body, code.lines().size());
        for (Line line : code.lines()) {
            varint(body, line.start());
            varint(body, positions.get(line.position()));
        }
    }

    /** Numbers callers before the positions that were inlined at them. */
    private static void collect(SourcePosition position, Map<SourcePosition, Integer> positions) {
        if (!positions.containsKey(position)) {
            position.caller().ifPresent(caller -> collect(caller, positions));
            positions.put(position, positions.size());
        }
    }

    private void instruction(Instruction instruction) {
        Opcode opcode = instruction.opcode();
        body.write(opcode.number());
        List<OperandKind> kinds = opcode.operands();
        for (int i = 0; i < kinds.size(); i++) {
            switch (kinds.get(i)) {
                case CONSTANT ->
                    varint(
                            body,
                            constants.computeIfAbsent(instruction.operands().get(i), this::number));
                case NAME, OPTIONAL_NAME -> string(instruction.name(i));
                case COUNT, OPTIONAL_COUNT, TARGET, SLOT, FUNCTION, UNIT, REGISTER ->
                    varint(body, instruction.number(i));
                case TARGETS -> {
                    int[] targets = instruction.numbers();
                    varint(body, targets.length);
                    for (int target : targets) {
                        varint(body, target);
                    }
                }
            }
        }
    }

    private int number(Datum constant) {
        return constants.size();
    }

    private void constant(ByteArrayOutputStream pool, Datum datum) {
        switch (datum) {
            case Datum.Nil _ -> pool.write(Tag.NIL);
            case Datum.Bool(boolean value) -> {
                pool.write(Tag.BOOL);
                pool.write(value ? 1 : 0);
            }
            case Datum.Int(long value) -> {
                pool.write(Tag.INT);
                varint(pool, (value << 1) ^ (value >> 63));
            }
            case Datum.Big(BigInteger value) -> {
                byte[] bytes = value.toByteArray();
                pool.write(Tag.BIG);
                varint(pool, bytes.length);
                pool.writeBytes(bytes);
            }
            case Datum.Float(double value) -> {
                pool.write(Tag.FLOAT);
                ImageWriter.int64(pool, Double.doubleToRawLongBits(value));
            }
            case Datum.Text(String value) -> {
                pool.write(Tag.TEXT);
                varint(pool, index(value));
            }
            case Datum.Undefined _ -> pool.write(Tag.UNDEFINED);
            case Datum.Items _, Datum.Pairs _, Datum.Code _ ->
                throw new IllegalArgumentException("version 2 has no constant " + datum);
        }
    }

    private void string(String string) {
        varint(body, index(string));
    }

    private int index(String string) {
        Integer known = strings.putIfAbsent(string, strings.size());
        return known == null ? strings.size() - 1 : known;
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
