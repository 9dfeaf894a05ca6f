/**
 * Morph programs in Java programs: {@link id.morph.runtime.embed.MorphProgram} loads a jar made with {@code morphc --target=jvm --embed} and
 * calls its functions. What becomes of values on the way is described in docs/java.md.
 */
package id.morph.runtime.embed;
