/**
 * The textual form of images ({@code --emit=mvm}): printed by {@link id.morph.backend.sfox.assembly.Disassembler}, read by
 * {@link id.morph.backend.sfox.assembly.Assembler}. What is printed reads back as the same image.
 */
package id.morph.backend.sfox.assembly;
