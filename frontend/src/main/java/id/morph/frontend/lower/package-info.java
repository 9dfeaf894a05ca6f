/**
 * From the resolved syntax tree to the first form of the IR.
 *
 * <p>{@link id.morph.frontend.lower.Lowering} is the way in. One class per concern: functions, statements, control flow,
 * patterns, expressions, calls, variables. {@link id.morph.frontend.lower.FunctionBuilder} appends instructions and gives
 * each the handler that is in force.
 */
package id.morph.frontend.lower;
