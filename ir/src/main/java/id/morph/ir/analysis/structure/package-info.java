/**
 * Structured control flow: from a graph of blocks to nested blocks, loops and exits out of them, for targets that have no jumps.
 */
package id.morph.ir.analysis.structure;
