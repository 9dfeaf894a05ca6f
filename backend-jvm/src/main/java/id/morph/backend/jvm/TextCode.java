package id.morph.backend.jvm;

import id.morph.backend.jvm.TextJoins.Literal;
import id.morph.backend.jvm.TextJoins.Number;
import id.morph.backend.jvm.TextJoins.Piece;
import id.morph.ir.Type;
import java.util.List;

/** Writes the code of a {@link TextJoins.Join}. */
final class TextCode {
    private static final String BUILDER = "java/lang/StringBuilder";

    private TextCode() {}

    /** Leaves the text on the stack. */
    static void compile(TextJoins.Join join, Code code, ValueAccess values) {
        List<Piece> pieces = join.pieces();
        if (join.head() == null && pieces.size() == 1) {
            piece(pieces.getFirst(), code, values);
            code.callStatic(Jvm.LONG, "toString", Jvm.method("JS"));
        } else if (join.head() == null && pieces.size() == 2 && pieces.stream().anyMatch(Literal.class::isInstance)) {
            pieces.forEach(piece -> piece(piece, code, values));
            code.callStatic(Jvm.TEXTS, "join", Jvm.method(pieces.getFirst() instanceof Literal ? "SJS" : "JSS"));
        } else if (join.head() == null) {
            code.callStatic(Jvm.TEXTS, "begin", "()" + Jvm.object(BUILDER));
            append(pieces, code, values);
            code.callVirtual(BUILDER, "toString", Jvm.method("S"));
        } else {
            values.load(join.head());
            code.callStatic(Jvm.TEXTS, "begin", "(Ljava/lang/Object;)" + Jvm.object(BUILDER));
            append(pieces, code, values);
            values.load(join.head());
            code.callStatic(Jvm.TEXTS, "end", "(" + Jvm.object(BUILDER) + "Ljava/lang/Object;)Ljava/lang/Object;");
        }
    }

    private static void append(List<Piece> pieces, Code code, ValueAccess values) {
        for (Piece piece : pieces) {
            piece(piece, code, values);
            String descriptor = piece instanceof Literal ? Jvm.object(Jvm.STRING) : "J";
            code.callVirtual(BUILDER, "append", "(" + descriptor + ")" + Jvm.object(BUILDER));
        }
    }

    private static void piece(Piece piece, Code code, ValueAccess values) {
        switch (piece) {
            case Literal(String text) -> code.push(text);
            case Number(var value) -> values.load(value, Type.I64);
        }
    }
}
