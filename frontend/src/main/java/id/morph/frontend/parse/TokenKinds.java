package id.morph.frontend.parse;

import id.morph.grammar.MorphTokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What kinds of tokens there are: the tables behind the contextual rules of the language reference, section 1.2. */
final class TokenKinds {
    /** Keywords that are names where the language reads a name. */
    private static final BitSet CONTEXTUAL = of(
            MorphTokens.TIPE,
            MorphTokens.JENIS,
            MorphTokens.AMBIL,
            MorphTokens.AMBIL_SEBAGIAN,
            MorphTokens.AMBIL_SEMUA,
            MorphTokens.DARI,
            MorphTokens.MAKA,
            MorphTokens.TULIS,
            MorphTokens.UBAH,
            MorphTokens.BIAR,
            MorphTokens.TETAP,
            MorphTokens.FUNGSI,
            MorphTokens.KELAS,
            MorphTokens.ASINK,
            MorphTokens.JIKA,
            MorphTokens.SELAMA,
            MorphTokens.COBA,
            MorphTokens.LEMPARKAN,
            MorphTokens.JODOHKAN,
            MorphTokens.PILIH,
            MorphTokens.KEMBALI,
            MorphTokens.BERHENTI,
            MorphTokens.LANJUTKAN,
            MorphTokens.TUNGGU,
            MorphTokens.WARNAI);

    /** Keywords that end a part of a block and can never be a name. */
    private static final BitSet CLAUSES = of(
            MorphTokens.AKHIR,
            MorphTokens.LAIN,
            MorphTokens.LAINJIKA,
            MorphTokens.LAINNYA,
            MorphTokens.KETIKA,
            MorphTokens.TANGKAP,
            MorphTokens.AKHIRNYA);

    private static final BitSet BLOCK_OPENERS = of(
            MorphTokens.FUNGSI,
            MorphTokens.KELAS,
            MorphTokens.JIKA,
            MorphTokens.SELAMA,
            MorphTokens.UNTUK,
            MorphTokens.PILIH,
            MorphTokens.JODOHKAN,
            MorphTokens.COBA,
            MorphTokens.WARNAI);

    private static final BitSet BINARY = of(
            MorphTokens.ATAU,
            MorphTokens.DAN,
            MorphTokens.PIPE,
            MorphTokens.CARET,
            MorphTokens.AMPERSAND,
            MorphTokens.EQUAL,
            MorphTokens.NOT_EQUAL,
            MorphTokens.LESS,
            MorphTokens.LESS_EQUAL,
            MorphTokens.GREATER,
            MorphTokens.GREATER_EQUAL,
            MorphTokens.SHIFT_LEFT,
            MorphTokens.SHIFT_RIGHT,
            MorphTokens.PLUS,
            MorphTokens.MINUS,
            MorphTokens.STAR,
            MorphTokens.SLASH,
            MorphTokens.PERCENT);

    private static final BitSet PREFIX =
            of(MorphTokens.TIDAK, MorphTokens.BANG, MorphTokens.MINUS, MorphTokens.TILDE, MorphTokens.TUNGGU);

    /** After these a line may end without ending the statement. */
    private static final BitSet CONTINUING = of(
            MorphTokens.COMMA,
            MorphTokens.QUESTION,
            MorphTokens.COLON,
            MorphTokens.TIDAK,
            MorphTokens.BANG,
            MorphTokens.TILDE,
            MorphTokens.DENGAN,
            MorphTokens.ARM);

    /** Tokens with which an operand can end. */
    private static final BitSet OPERAND_END = of(
            MorphTokens.IDENTIFIER,
            MorphTokens.INTEGER,
            MorphTokens.FLOAT,
            MorphTokens.STRING,
            MorphTokens.TEXT_CLOSE,
            MorphTokens.BENAR,
            MorphTokens.SALAH,
            MorphTokens.NIL,
            MorphTokens.INI,
            MorphTokens.INDUK,
            MorphTokens.RIGHT_PAREN,
            MorphTokens.RIGHT_BRACKET,
            MorphTokens.RIGHT_BRACE);

    /** Tokens that begin an operand and cannot continue one, so that two operands in a row are plainly two. */
    private static final BitSet OPERAND_START = of(
            MorphTokens.IDENTIFIER,
            MorphTokens.INTEGER,
            MorphTokens.FLOAT,
            MorphTokens.STRING,
            MorphTokens.TEXT_OPEN,
            MorphTokens.BENAR,
            MorphTokens.SALAH,
            MorphTokens.NIL,
            MorphTokens.INI,
            MorphTokens.INDUK,
            MorphTokens.TIDAK,
            MorphTokens.BANG,
            MorphTokens.TILDE,
            MorphTokens.TUNGGU);

    private static final String[] LITERALS = new String[MorphTokens.VOCABULARY.getMaxTokenType() + 1];
    private static final Map<String, Integer> KEYWORDS = new HashMap<>();

    static {
        CONTINUING.or(BINARY);
        for (int type = 1; type < LITERALS.length; type++) {
            String literal = MorphTokens.VOCABULARY.getLiteralName(type);
            if (literal != null) {
                LITERALS[type] = literal.substring(1, literal.length() - 1);
                if (Character.isLetter(LITERALS[type].charAt(0))) {
                    KEYWORDS.put(LITERALS[type], type);
                }
            }
        }
        KEYWORDS.put("kembali", MorphTokens.KEMBALI);
        KEYWORDS.put("kembalikan", MorphTokens.KEMBALI);
        KEYWORDS.put("untuk", MorphTokens.UNTUK);
        KEYWORDS.put("dalam", MorphTokens.DALAM);
    }

    private TokenKinds() {}

    private static BitSet of(int... types) {
        var set = new BitSet();
        for (int type : types) {
            set.set(type);
        }
        return set;
    }

    private static boolean in(BitSet set, int type) {
        return type > 0 && set.get(type);
    }

    /** The text of a token that always has the same, else null. */
    static String literal(int type) {
        return type > 0 ? LITERALS[type] : null;
    }

    /** The token type of a keyword's spelling, or 0. */
    static int keyword(String spelling) {
        return KEYWORDS.getOrDefault(spelling, 0);
    }

    static List<String> keywords() {
        return new ArrayList<>(KEYWORDS.keySet());
    }

    /** Whether it is a keyword as the lexer sees it. */
    static boolean isKeyword(int type) {
        return type >= MorphTokens.AKHIR && type <= MorphTokens.WARNAI;
    }

    static boolean isWord(int type) {
        return isKeyword(type) || type == MorphTokens.IDENTIFIER;
    }

    static boolean isContextual(int type) {
        return in(CONTEXTUAL, type);
    }

    static boolean isClause(int type) {
        return in(CLAUSES, type);
    }

    static boolean opensBlock(int type) {
        return in(BLOCK_OPENERS, type);
    }

    static boolean isBinary(int type) {
        return in(BINARY, type);
    }

    static boolean isPrefix(int type) {
        return in(PREFIX, type);
    }

    static boolean continuesLine(int type) {
        return in(CONTINUING, type);
    }

    static boolean endsOperand(int type) {
        return in(OPERAND_END, type);
    }

    static boolean startsOperand(int type) {
        return in(OPERAND_START, type);
    }

    /** Whether what follows belongs to the operand before it: a call, an index, a member. */
    static boolean isSuffix(int type) {
        return type == MorphTokens.LEFT_PAREN || type == MorphTokens.LEFT_BRACKET || type == MorphTokens.DOT;
    }
}
