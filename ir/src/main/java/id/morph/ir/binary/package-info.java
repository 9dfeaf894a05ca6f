/**
 * The compact binary form of IR, in which the standard library comes with the compiler: {@link id.morph.ir.binary.IrWriter},
 * {@link id.morph.ir.binary.IrReader}, and {@link id.morph.ir.binary.LibraryArchive}, which decodes a function only when
 * somebody wants it.
 *
 * <h2>Format</h2>
 *
 * Numbers are varints (seven bits a byte, least significant first), signed ones in zigzag form. In order:
 *
 * <ol>
 *   <li>the bytes {@code MIRB}, the format's version, four bytes of fingerprint of the op table (operations are written as
 *       their places in it);
 *   <li>the string table: count, then length and UTF-8 bytes of each; strings are their numbers from here on;
 *   <li>the entry symbol, then the units with their globals;
 *   <li>the function index: count, then symbol and length in bytes of each; then the functions themselves.
 * </ol>
 *
 * A function is its header, all blocks with their parameters and the operations and attributes of their instructions, and then in
 * the same order all operands, unwind edges, positions and terminators: by then every value has a number, wherever it is defined.
 * Positions are written as differences to the one before.
 */
package id.morph.ir.binary;
