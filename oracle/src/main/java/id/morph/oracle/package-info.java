/**
 * The oracle: a plain evaluator of the IR on the Java runtime, with which every backend is compared. It is written to be
 * obviously correct, not fast.
 *
 * <p>{@link id.morph.oracle.Oracle} runs a program; {@link id.morph.oracle.Activation} walks the blocks of one call;
 * {@link id.morph.oracle.Evaluator} says what each operation does; {@link id.morph.oracle.Machine} holds what the calls of
 * one run share.
 */
package id.morph.oracle;
