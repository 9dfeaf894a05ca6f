/**
 * Runs version 1 code as it is: a stack machine whose operand stack, handlers and snapshots are dynamic, because upstream's
 * compilers emit code whose stack height depends on the path taken.
 */
package id.morph.backend.sfox.stack;
