/*
 * The tokens of Morph (language reference, section 1).
 *
 * Strings arrive as one token each; the front end splits them into pieces and holes. Newlines arrive one by one; the
 * front end drops those that do not end a statement. Keywords arrive as keywords wherever they stand; the front end
 * turns them into IDENTIFIER where the language reads a name (section 1.2).
 */
lexer grammar MorphTokens;

// Made by the front end, never by this lexer.
tokens {
    ARM,          // a '|' that starts an arm of 'jodohkan'
    BLOCK_OPEN,   // a '{' that starts a block
    BLOCK_CLOSE,
    DALAM,
    LAMBDA,       // the 'fungsi' of an anonymous function
    TEXT_OPEN,    // a string with holes: TEXT_OPEN (TEXT_PIECE | HOLE_OPEN ... HOLE_CLOSE)* TEXT_CLOSE
    TEXT_PIECE,
    HOLE_OPEN,
    HOLE_CLOSE,
    TEXT_CLOSE,
    UNTUK
}

AKHIR: 'akhir';
AKHIRNYA: 'akhirnya';
AMBIL: 'ambil';
AMBIL_SEBAGIAN: 'ambil_sebagian';
AMBIL_SEMUA: 'ambil_semua';
AOT: 'aot';
ASINK: 'asink';
ATAU: 'atau';
BENAR: 'benar';
BERHENTI: 'berhenti';
BIAR: 'biar';
COBA: 'coba';
DAN: 'dan';
DARI: 'dari';
DENGAN: 'dengan';
FUNGSI: 'fungsi';
INDUK: 'induk';
INI: 'ini';
JAGA: 'jaga';
JENIS: 'jenis';
JIKA: 'jika';
JODOHKAN: 'jodohkan';
KELAS: 'kelas';
KEMBALI: 'kembali' | 'kembalikan';
KETIKA: 'ketika';
LAIN: 'lain';
LAINJIKA: 'lainjika'; // also what the front end makes of 'lain jika' on one line
LAINNYA: 'lainnya';
LANJUTKAN: 'lanjutkan';
LEMPARKAN: 'lemparkan';
MAKA: 'maka';
NIL: 'nil';
PILIH: 'pilih';
PINJAM: 'pinjam';
SALAH: 'salah';
SEBAGAI: 'sebagai';
SELAMA: 'selama';
TANGKAP: 'tangkap';
TETAP: 'tetap';
TIDAK: 'tidak';
TIPE: 'tipe';
TULIS: 'tulis';
TUNGGU: 'tunggu';
UBAH: 'ubah';
WARISI: 'warisi';
WARNAI: 'warnai';

ELLIPSIS: '...';
SHIFT_LEFT: '<<';
SHIFT_RIGHT: '>>';
EQUAL: '==';
NOT_EQUAL: '!=';
LESS_EQUAL: '<=';
GREATER_EQUAL: '>=';
LESS: '<';
GREATER: '>';
ASSIGN: '=';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
PERCENT: '%';
AMPERSAND: '&';
PIPE: '|';
CARET: '^';
TILDE: '~';
BANG: '!';
QUESTION: '?';
COLON: ':';
SEMICOLON: ';';
COMMA: ',';
DOT: '.';
LEFT_PAREN: '(';
RIGHT_PAREN: ')';
LEFT_BRACKET: '[';
RIGHT_BRACKET: ']';
LEFT_BRACE: '{';
RIGHT_BRACE: '}';

// Greedy on purpose: '12abc' or '1_' is one token, so that it can be reported as one malformed number.
FLOAT: DIGIT [0-9_]* ('.' DIGIT [0-9_]* EXPONENT? | EXPONENT) WORD_PART*;
INTEGER: DIGIT WORD_PART*;

IDENTIFIER: WORD_START WORD_PART*;

STRING: '"' ('\\' ANY | ~["\\])* '"' | '\'' ('\\' ANY | ~['\\])* '\'';
UNTERMINATED_STRING: '"' ('\\' ANY | ~["\\])* '\\'? EOF | '\'' ('\\' ANY | ~['\\])* '\\'? EOF;

NEWLINE: '\n';
COMMENT: ('#' | '//') ~[\n]* -> skip;
SPACE: [ \t\r\f]+ -> skip;

UNKNOWN: ANY;

fragment ANY: [\u0000-\u{10FFFF}];
fragment DIGIT: [0-9];
fragment EXPONENT: [eE] [+-]? DIGIT [0-9_]*;
fragment WORD_START: [_\p{L}\p{Nl}];
fragment WORD_PART: [\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}];
