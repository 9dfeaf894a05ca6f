package id.morph.backend.sfox.image;

import id.morph.backend.sfox.image.FunctionCode.Handler;
import id.morph.backend.sfox.image.FunctionCode.Line;
import id.morph.backend.sfox.image.FunctionCode.SourcePosition;
import id.morph.backend.sfox.image.ImageReader.Tag;
import id.morph.backend.sfox.image.ReadResult.Defect;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what follows the header of a version 2 image. {@code docs/mvm.md} describes the layout. */
final class ProgramReader {

    static final int TRANSPARENT = 1;
    static final int VARIADIC = 2;

    private final ByteCursor cursor;
    private List<String> strings = List.of();
    private List<Datum> constants = List.of();
    private int units;
    private int functions;

    ProgramReader(ByteCursor cursor) {
        this.cursor = cursor;
    }

    Image.Program read() {
        strings = list(1, () -> cursor.text(cursor.number()));
        constants = list(1, this::constant);
        units = cursor.count(1);
        functions = cursor.count(1);
        List<Image.UnitTable> unitTables = new ArrayList<>(units);
        for (int i = 0; i < units; i++) {
            unitTables.add(new Image.UnitTable(
                    string(),
                    string(),
                    string(),
                    list(2, () -> new Image.Global(string(), cursor.octet() != 0)),
                    below(functions)));
        }
        List<FunctionCode> codes = new ArrayList<>(functions);
        for (int i = 0; i < functions; i++) {
            codes.add(function());
        }
        int entry = cursor.number();
        if (entry > functions) {
            throw cursor.fail(Defect.INDEX);
        }
        if (cursor.remaining() > 0) {
            throw cursor.fail(Defect.TRAILING);
        }
        return new Image.Program(unitTables, codes, entry == 0 ? Optional.empty() : Optional.of(entry - 1));
    }

    private Datum constant() {
        return switch (cursor.octet()) {
            case Tag.NIL -> Datum.NIL;
            case Tag.BOOL -> Datum.of(cursor.octet() != 0);
            case Tag.INT -> {
                long zigzag = cursor.varint();
                yield Datum.of((zigzag >>> 1) ^ -(zigzag & 1));
            }
            case Tag.FLOAT -> Datum.of(Double.longBitsToDouble(cursor.int64()));
            case Tag.TEXT -> Datum.of(string());
            case Tag.BIG -> {
                int length = cursor.number();
                if (length == 0) {
                    throw cursor.fail(Defect.COUNT);
                }
                yield Datum.of(new BigInteger(cursor.octets(length)));
            }
            case Tag.UNDEFINED -> Datum.UNDEFINED;
            default -> throw cursor.fail(Defect.TAG);
        };
    }

    private FunctionCode function() {
        String symbol = string();
        String name = string();
        int unit = below(units);
        int flags = cursor.octet();
        boolean transparent = (flags & TRANSPARENT) != 0;
        boolean variadic = (flags & VARIADIC) != 0;
        int captures = cursor.number();
        int arity = cursor.number();
        int slots = cursor.number();
        if (slots > FunctionVerifier.MAX_SLOTS || (long) captures + arity > slots || (variadic && arity == 0)) {
            throw cursor.fail(Defect.COUNT);
        }
        List<Instruction> instructions = list(1, this::instruction);
        List<Handler> handlers = list(3, () -> new Handler(cursor.number(), cursor.number(), cursor.number()));
        List<SourcePosition> positions = new ArrayList<>();
        int count = cursor.count(5);
        for (int i = 0; i < count; i++) {
            String file = string();
            String function = string();
            int line = cursor.number();
            int column = cursor.number();
            int caller = cursor.number();
            if (caller > i) {
                throw cursor.fail(Defect.INDEX);
            }
            positions.add(new SourcePosition(
                    file,
                    function,
                    line,
                    column,
                    caller == 0 ? Optional.empty() : Optional.of(positions.get(caller - 1))));
        }
        List<Line> lines = list(2, () -> new Line(cursor.number(), positions.get(below(positions.size()))));
        FunctionCode code = new FunctionCode(
                symbol, name, unit, transparent, variadic, captures, arity, slots, instructions, handlers, lines);
        FunctionVerifier.check(code).ifPresent(defect -> {
            throw cursor.fail(defect);
        });
        return code;
    }

    private Instruction instruction() {
        Opcode opcode = Opcode.numbered(cursor.octet())
                .filter(Opcode::inVersion2)
                .orElseThrow(() -> cursor.fail(Defect.OPCODE));
        List<Datum> operands = new ArrayList<>(opcode.operands().size());
        for (OperandKind kind : opcode.operands()) {
            switch (kind) {
                case CONSTANT -> operands.add(constants.get(below(constants.size())));
                case NAME, OPTIONAL_NAME -> operands.add(Datum.of(string()));
                case COUNT, OPTIONAL_COUNT, TARGET, SLOT, REGISTER -> operands.add(Datum.of((long) cursor.number()));
                case FUNCTION -> operands.add(Datum.of((long) below(functions)));
                case UNIT -> operands.add(Datum.of((long) below(units)));
                case TARGETS -> operands.addAll(list(1, () -> Datum.of((long) cursor.number())));
            }
        }
        return new Instruction(opcode, operands);
    }

    private String string() {
        return strings.get(below(strings.size()));
    }

    private int below(int limit) {
        int index = cursor.number();
        if (index >= limit) {
            throw cursor.fail(Defect.INDEX);
        }
        return index;
    }

    /** Reads one element of a list. */
    private interface Element<T> {
        T read();
    }

    private <T> List<T> list(int size, Element<T> element) {
        int count = cursor.count(size);
        List<T> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(element.read());
        }
        return values;
    }
}
