/*
 * The grammar of Morph (language reference, section 2) over the prepared tokens of the front end: newlines that mean
 * nothing are gone, every simple statement ends with a NEWLINE (';' and the implied end before 'akhir' included), and
 * contextual keywords are already told from names. That makes nearly every decision here a matter of one token.
 *
 * Operators are a flat list; precedence is a table in the tree builder, so that a chain of 50,000 terms costs no stack.
 *
 * Error recovery: 'statement' and the headers recover, all other rules pass the error up to them (SyntaxErrorStrategy).
 */
parser grammar MorphSyntax;

options {
    tokenVocab = MorphTokens;
}

program
    : statement* EOF
    ;

block
    : statement*
    ;

statement
    : simpleStatement NEWLINE
    | compoundStatement
    | NEWLINE
    | misplaced
    ;

// What no statement starts with: failing here, inside 'statement', lets the rest of the block be read.
misplaced
    : ( AMBIL | AOT | ATAU | DALAM | DAN | DENGAN | JAGA | JENIS | MAKA | SEBAGAI | WARISI | ELLIPSIS
      | SHIFT_LEFT | SHIFT_RIGHT | EQUAL | NOT_EQUAL | LESS_EQUAL | GREATER_EQUAL | LESS | GREATER | ASSIGN
      | PLUS | STAR | SLASH | PERCENT | AMPERSAND | PIPE | CARET | QUESTION | COLON | SEMICOLON | COMMA | DOT
      | RIGHT_PAREN | RIGHT_BRACKET | RIGHT_BRACE | TEXT_PIECE | HOLE_OPEN | HOLE_CLOSE | TEXT_CLOSE
      )
      { if (true) throw new InputMismatchException(this, getState(), _localctx); }
    ;

simpleStatement
    : kind = (BIAR | TETAP) target = postfix (ASSIGN value = expression)?               # Variable
    | UBAH target = postfix ASSIGN value = expression                                   # Assignment
    | TULIS arguments                                                                   # Print
    | TIPE IDENTIFIER ASSIGN PIPE? variant (PIPE variant)*                              # Type
    | LEMPARKAN value = expression (JENIS errorKind = expression)?                      # Throw
    | KEMBALI expression?                                                               # Return
    | BERHENTI                                                                          # Break
    | LANJUTKAN                                                                         # Continue
    | AMBIL_SEMUA path = STRING (SEBAGAI IDENTIFIER)?                                   # ImportModule
    | DARI path = STRING AMBIL_SEBAGIAN identifiers                                     # ImportNames
    | AMBIL_SEBAGIAN identifiers DARI path = STRING                                     # ImportNames
    | PINJAM AOT? path = STRING (SEBAGAI IDENTIFIER)?                                   # Borrow
    | target = expression (ASSIGN value = expression)?                                  # ExpressionLine
    ;

identifiers
    : IDENTIFIER (COMMA IDENTIFIER)*
    ;

variant
    : IDENTIFIER (LEFT_PAREN (IDENTIFIER (COMMA IDENTIFIER)* COMMA?)? RIGHT_PAREN)?
    ;

compoundStatement
    : JIKA condition block elseIf* (LAIN otherwise = block)? AKHIR                      # If
    | SELAMA condition block AKHIR                                                      # While
    | UNTUK forHeader block AKHIR                                                       # For
    | PILIH switchHeader switchCase* (LAINNYA defaultHeader otherwise = block)? AKHIR       # Switch
    | JODOHKAN matchHeader ARM? arm (ARM arm)* AKHIR                                    # Match
    | JODOHKAN matchHeader AKHIR                                                        # EmptyMatch
    | COBA MAKA? body = block catchClause* (AKHIRNYA MAKA? ending = block)? AKHIR       # Try
    | WARNAI condition block AKHIR                                                      # Colour
    | ASINK? FUNGSI functionHeader block AKHIR                                          # Function
    | KELAS classHeader block AKHIR                                                     # Class
    | BLOCK_OPEN block BLOCK_CLOSE                                                      # Braces
    ;

// Headers are rules of their own, so that a mistake in one does not hide what follows in the block.
condition
    : expression MAKA
    ;

elseIf
    : LAINJIKA condition block
    ;

forHeader
    : IDENTIFIER DALAM expression MAKA
    ;

switchHeader
    : expression NEWLINE?
    ;

switchCase
    : KETIKA condition block
    ;

defaultHeader
    : MAKA
    ;

matchHeader
    : expression DENGAN
    ;

arm
    : armHeader block
    ;

armHeader
    : pattern (JAGA expression)? MAKA
    ;

catchClause
    : TANGKAP catchHeader block
    ;

catchHeader
    : IDENTIFIER (JIKA expression)? (MAKA | NEWLINE)
    ;

functionHeader
    : IDENTIFIER parameters MAKA
    ;

lambdaHeader
    : parameters MAKA
    ;

classHeader
    : name = IDENTIFIER (WARISI parent = IDENTIFIER)? MAKA
    ;

parameters
    : LEFT_PAREN (IDENTIFIER (COMMA IDENTIFIER)* COMMA?)? RIGHT_PAREN
    ;

// ---------------------------------------------------------------- expressions

expression
    : operation (QUESTION expression COLON operation)*
    ;

operation
    : operand
      ( operators += ( ATAU | DAN | PIPE | CARET | AMPERSAND | EQUAL | NOT_EQUAL
                     | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL
                     | SHIFT_LEFT | SHIFT_RIGHT | PLUS | MINUS | STAR | SLASH | PERCENT )
        operand
      )*
    ;

operand
    : prefixes += (TIDAK | BANG | MINUS | TILDE | TUNGGU)* postfix
    ;

postfix
    : primary suffix*
    ;

suffix
    : DOT IDENTIFIER                                                                    # Member
    | arguments                                                                         # CallSuffix
    | LEFT_BRACKET from = expression? (COLON to = expression?)? RIGHT_BRACKET           # IndexSuffix
    ;

arguments
    : LEFT_PAREN (expression (COMMA expression)* COMMA?)? RIGHT_PAREN
    ;

primary
    : INTEGER                                                                           # Integer
    | FLOAT                                                                             # Float
    | STRING                                                                            # Text
    | TEXT_OPEN (TEXT_PIECE | hole)* TEXT_CLOSE                                         # Interpolation
    | BENAR                                                                             # True
    | SALAH                                                                             # False
    | NIL                                                                               # Nil
    | IDENTIFIER                                                                        # Name
    | INI                                                                               # This
    | INDUK DOT IDENTIFIER                                                              # Super
    | LEFT_PAREN expression RIGHT_PAREN                                                 # Parenthesized
    | LEFT_BRACKET (expression (COMMA expression)* COMMA?)? RIGHT_BRACKET               # List
    | LEFT_BRACE (entry (COMMA entry)* COMMA?)? RIGHT_BRACE                             # Dict
    | ASINK? LAMBDA lambdaHeader block AKHIR                                            # AnonymousFunction
    ;

entry
    : key = expression COLON value = expression
    ;

hole
    : HOLE_OPEN expression HOLE_CLOSE
    ;

// ---------------------------------------------------------------- patterns

pattern
    : MINUS? number = (INTEGER | FLOAT)                                                 # NumberPattern
    | STRING                                                                            # TextPattern
    | TEXT_OPEN (TEXT_PIECE | hole)* TEXT_CLOSE                                         # InterpolationPattern
    | word = (BENAR | SALAH | NIL)                                                      # WordPattern
    | IDENTIFIER                                                                        # NamePattern
    | IDENTIFIER LEFT_PAREN (pattern (COMMA pattern)* COMMA?)? RIGHT_PAREN              # VariantPattern
    | LEFT_BRACKET (element (COMMA element)* COMMA?)? RIGHT_BRACKET                     # ListPattern
    ;

element
    : pattern
    | ELLIPSIS IDENTIFIER
    ;
