/**
 * The ANTLR grammar of Morph: {@code MorphTokens} (lexer) and {@code MorphSyntax} (parser), generated from
 * {@code src/main/antlr4}. Only the front end looks in here, and nothing of ANTLR leaves the front end.
 */
package id.morph.grammar;
