/**
 * From text to syntax tree. In reading order: {@code TokenScanner} (ANTLR lexer, strings split into pieces and holes),
 * {@code Layout} (newlines, contextual keywords, blocks and brackets made well-nested), the generated parser with
 * {@code SyntaxErrorStrategy}, and the tree builders. ANTLR types never leave this package.
 */
package id.morph.frontend.parse;
