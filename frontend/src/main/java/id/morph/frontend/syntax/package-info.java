/** The syntax tree: immutable records for every construct of the language, free of parser types. */
package id.morph.frontend.syntax;
