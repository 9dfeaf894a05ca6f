/**
 * Which ints fit a machine word: intervals of all int values of a program, found sparsely on SSA form with branch conditions
 * taken into account. {@link id.morph.ir.analysis.range.Ranges} has the answers.
 */
package id.morph.ir.analysis.range;
