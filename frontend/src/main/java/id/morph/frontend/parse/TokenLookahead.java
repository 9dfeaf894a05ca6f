package id.morph.frontend.parse;

import id.morph.frontend.diagnostic.DidYouMean;
import id.morph.grammar.MorphTokens;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/** Questions about the scanner's tokens from some index on. None of them looks further than its own line, or its own parameter list. */
final class TokenLookahead {
    /** What programmers who come from other languages write. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("if", "jika"),
            Map.entry("while", "selama"),
            Map.entry("for", "untuk"),
            Map.entry("let", "biar"),
            Map.entry("var", "biar"),
            Map.entry("const", "tetap"),
            Map.entry("set", "ubah"),
            Map.entry("def", "fungsi"),
            Map.entry("func", "fungsi"),
            Map.entry("fn", "fungsi"),
            Map.entry("function", "fungsi"),
            Map.entry("class", "kelas"),
            Map.entry("return", "kembali"),
            Map.entry("switch", "pilih"),
            Map.entry("match", "jodohkan"),
            Map.entry("throw", "lemparkan"),
            Map.entry("raise", "lemparkan"),
            Map.entry("import", "ambil_semua"),
            Map.entry("from", "dari"),
            Map.entry("type", "tipe"),
            Map.entry("async", "asink"));

    /** The same for words that stand alone on a line. */
    private static final Map<String, String> FOREIGN_ALONE = Map.of(
            "end", "akhir",
            "else", "lain",
            "try", "coba",
            "finally", "akhirnya",
            "default", "lainnya",
            "break", "berhenti",
            "continue", "lanjutkan");

    private static final List<String> STATEMENTS = List.of(
            "biar",
            "tetap",
            "ubah",
            "fungsi",
            "asink",
            "kelas",
            "tipe",
            "jika",
            "selama",
            "untuk",
            "pilih",
            "ketika",
            "jodohkan",
            "kembali",
            "kembalikan",
            "lemparkan",
            "tangkap",
            "lain",
            "warnai",
            "dari",
            "ambil_semua",
            "ambil_sebagian",
            "pinjam");

    private static final List<String> HEADERS = List.of("jika", "selama", "lainjika", "ketika");
    private static final List<String> ALONE = List.of("akhir", "akhirnya", "lain", "coba", "berhenti", "lanjutkan");

    private final List<PreparedToken> tokens;

    TokenLookahead(List<PreparedToken> tokens) {
        this.tokens = tokens;
    }

    int type(int index) {
        return index < tokens.size() ? tokens.get(index).getType() : Token.EOF;
    }

    boolean endsLine(int index) {
        int type = type(index);
        return type == MorphTokens.NEWLINE || type == MorphTokens.SEMICOLON || type == Token.EOF;
    }

    /** The first token after the newline at {@code index} that is none. */
    int nextOnLaterLine(int index) {
        int next = index;
        while (type(next) == MorphTokens.NEWLINE) {
            next++;
        }
        return next;
    }

    /** Whether the keyword at {@code index} can only be the start of a statement or a part of a block, not a name. */
    boolean startsStatement(int index) {
        int next = type(index + 1);
        return switch (type(index)) {
            case MorphTokens.AKHIR,
                    MorphTokens.LAIN,
                    MorphTokens.LAINJIKA,
                    MorphTokens.LAINNYA,
                    MorphTokens.KETIKA,
                    MorphTokens.TANGKAP,
                    MorphTokens.AKHIRNYA -> next != MorphTokens.ASSIGN;
            case MorphTokens.BIAR, MorphTokens.TETAP, MorphTokens.UBAH, MorphTokens.FUNGSI, MorphTokens.KELAS ->
                TokenKinds.isWord(next) && !isInfixWord(next);
            case MorphTokens.TIPE -> TokenKinds.isWord(next) && type(index + 2) == MorphTokens.ASSIGN;
            case MorphTokens.ASINK -> next == MorphTokens.FUNGSI && TokenKinds.isWord(type(index + 2));
            case MorphTokens.JIKA, MorphTokens.SELAMA, MorphTokens.WARNAI ->
                startsPlainOperand(next) || (next == MorphTokens.LEFT_PAREN && lineHas(index, MorphTokens.MAKA));
            case MorphTokens.JODOHKAN ->
                startsPlainOperand(next) || (next == MorphTokens.LEFT_PAREN && lineHas(index, MorphTokens.DENGAN));
            case MorphTokens.PILIH, MorphTokens.KEMBALI, MorphTokens.LEMPARKAN -> startsPlainOperand(next);
            case MorphTokens.TULIS -> next == MorphTokens.LEFT_PAREN && followsOperand(index);
            case MorphTokens.DARI, MorphTokens.AMBIL_SEMUA ->
                next == MorphTokens.STRING && type(index - 1) == MorphTokens.NEWLINE;
            case MorphTokens.PINJAM -> true;
            default -> false;
        };
    }

    /** Whether {@code tulis} is at {@code index}: at the start of a line hardly ever a value. */
    boolean prints(int index) {
        return type(index) == MorphTokens.TULIS;
    }

    private static boolean isInfixWord(int type) {
        return type == MorphTokens.DAN
                || type == MorphTokens.ATAU
                || TokenKinds.isClause(type)
                || type == MorphTokens.MAKA;
    }

    private static boolean startsPlainOperand(int type) {
        return TokenKinds.startsOperand(type) || (TokenKinds.isContextual(type) && !isInfixWord(type));
    }

    private boolean followsOperand(int index) {
        int before = index - 1;
        while (before >= 0 && type(before) == MorphTokens.NEWLINE) {
            before--;
        }
        return before >= 0 && TokenKinds.endsOperand(type(before));
    }

    private boolean lineHas(int index, int wanted) {
        for (int i = index + 1; !endsLine(i); i++) {
            if (type(i) == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code tunggu} has something to wait for at {@code index}. */
    boolean startsAwaited(int index) {
        int type = type(index);
        return startsPlainOperand(type)
                || type == MorphTokens.LEFT_PAREN
                || type == MorphTokens.LEFT_BRACKET
                || type == MorphTokens.LEFT_BRACE
                || type == MorphTokens.MINUS;
    }

    /** Whether the {@code maka} at {@code index}, where an operand is expected, is the name of a variable. */
    boolean thenIsName(int index) {
        int next = type(index + 1);
        return TokenKinds.isBinary(next)
                || TokenKinds.isSuffix(next)
                || next == MorphTokens.COMMA
                || next == MorphTokens.RIGHT_PAREN
                || next == MorphTokens.RIGHT_BRACKET
                || next == MorphTokens.RIGHT_BRACE
                || next == MorphTokens.HOLE_CLOSE
                || next == MorphTokens.ASSIGN
                || next == MorphTokens.QUESTION
                || next == MorphTokens.COLON
                || next == MorphTokens.MAKA
                || endsLine(index + 1);
    }

    /** Whether the {@code fungsi} at {@code index} begins an anonymous function rather than being a variable's name. */
    boolean isAnonymousFunction(int index) {
        if (type(index + 1) != MorphTokens.LEFT_PAREN) {
            return false;
        }
        int i = index + 2;
        while (TokenKinds.isWord(type(i)) || type(i) == MorphTokens.COMMA || type(i) == MorphTokens.NEWLINE) {
            i++;
        }
        if (type(i) != MorphTokens.RIGHT_PAREN) {
            return false;
        }
        int after = nextOnLaterLine(i + 1);
        return type(after) == MorphTokens.MAKA || startsPlainOperand(type(i + 1));
    }

    /**
     * The keyword that the name at {@code index}, the first word of a statement, was meant to be; null if it looks
     * like a name. Two operands in a row are never right, so a name before one is suspicious.
     *
     * @param unbalanced whether the file's blocks do not balance, so that a word alone on a line is suspicious too
     */
    String misspeltKeyword(int index, boolean unbalanced) {
        if (type(index) != MorphTokens.IDENTIFIER) {
            return null;
        }
        String written = tokens.get(index).getText();
        int next = type(index + 1);
        if (startsPlainOperand(next) || (next == MorphTokens.LEFT_BRACKET && FOREIGN.containsKey(written))) {
            String foreign = FOREIGN.get(written);
            return foreign != null
                    ? foreign
                    : DidYouMean.closest(written, STATEMENTS).orElse(null);
        }
        if (next == MorphTokens.LEFT_PAREN && lineHas(index, MorphTokens.MAKA)) {
            String foreign = FOREIGN.get(written);
            return foreign != null
                    ? foreign
                    : DidYouMean.closest(written, HEADERS).orElse(null);
        }
        if (unbalanced && endsLine(index + 1)) {
            String foreign = FOREIGN_ALONE.get(written);
            return foreign != null
                    ? foreign
                    : DidYouMean.closest(written, ALONE).orElse(null);
        }
        return null;
    }
}
