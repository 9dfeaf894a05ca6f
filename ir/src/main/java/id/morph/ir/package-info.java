/**
 * The shared intermediate representation: static single assignment with block parameters.
 *
 * <p>{@link id.morph.ir.Op} is the one table of operations, {@link id.morph.ir.Primitive} the table of host primitives.
 * This module knows no front end, no backend and no runtime.
 */
package id.morph.ir;
