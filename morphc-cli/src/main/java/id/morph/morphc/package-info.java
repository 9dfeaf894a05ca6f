/**
 * The command line. {@link id.morph.morphc.Main} starts, {@link id.morph.morphc.Pipeline} is the way from source to
 * result, the {@code …Command} classes are what a user types. The only module that knows all others.
 */
package id.morph.morphc;
