/**
 * The bytecode backend: images ({@code image}, {@code assembly}), what writes them ({@code emit}), and what runs them
 * ({@code machine}, {@code stack} for version 1, {@code register} for version 2). Start at {@link id.morph.backend.sfox.Sfox}.
 */
package id.morph.backend.sfox;
