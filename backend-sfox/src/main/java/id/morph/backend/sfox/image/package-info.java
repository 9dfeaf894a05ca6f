/** The {@code .mvm} image: its table of opcodes, its binary form in two versions, and its textual form. */
package id.morph.backend.sfox.image;
