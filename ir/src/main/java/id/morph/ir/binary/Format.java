package id.morph.ir.binary;

import id.morph.ir.Op;
import id.morph.ir.Terminator;
import id.morph.ir.Type;
import id.morph.ir.Unit;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** The numbers that writer and reader agree on. */
final class Format {

    static final byte[] MAGIC = {'M', 'I', 'R', 'B'};

    /** To be raised when the layout of the bytes changes; changes of the op table are noticed by themselves. */
    static final int VERSION = 3;

    // Operands: even numbers are values, odd ones say what constant it is.
    static final int NIL = 1;
    static final int TRUE = 3;
    static final int FALSE = 5;
    static final int UNDEFINED = 7;
    static final int LONG = 9;
    static final int BIG = 11;
    static final int FLOAT = 13;
    static final int TEXT = 15;

    // Positions: none, the same again, or a sum of what follows.
    static final int NO_POSITION = 0;
    static final int SAME_POSITION = 1;
    static final int NEW_POSITION = 2;
    static final int NEW_FILE = 4;
    static final int NEW_FUNCTION = 8;
    static final int INLINED = 16;

    // Terminators.
    static final int JUMP = 0;
    static final int BRANCH = 1;
    static final int SWITCH = 2;
    static final int RETURN = 3;
    static final int THROW = 4;
    static final int SUSPEND = 5;
    static final int UNREACHABLE = 6;

    // Function flags; the kind takes the bits above.
    static final int TRANSPARENT = 1;
    static final int VARIADIC = 2;
    static final int KIND_SHIFT = 2;

    private Format() {}

    /** Differs for tables that would read the same bytes differently. */
    static int fingerprint() {
        StringBuilder table = new StringBuilder();
        for (Op op : Op.values()) {
            table.append(op.text()).append(op.attributes()).append(op.result()).append(';');
        }
        table.append(Arrays.toString(Type.values()));
        table.append(Arrays.toString(Terminator.Reason.values()));
        table.append(Arrays.toString(Unit.GlobalKind.values()));
        CRC32 checksum = new CRC32();
        checksum.update(table.toString().getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue();
    }
}
