/**
 * From the IR to bytecode. In reading order: {@link id.morph.backend.sfox.emit.SfoxEmitter} turns a program into an image,
 * {@link id.morph.backend.sfox.emit.FunctionEmitter} a function into code. Before that, {@link
 * id.morph.backend.sfox.emit.ExpressionTrees} finds the values that need never leave the operand stack, {@link
 * id.morph.backend.sfox.emit.SlotAllocation} gives the others their slots, {@link
 * id.morph.backend.sfox.emit.HandlerArguments} finds what handlers need beforehand, and {@link
 * id.morph.backend.sfox.emit.BlockLayout} orders the blocks.
 *
 * <p>What the two versions of the format do differently is a {@link id.morph.backend.sfox.emit.Dialect}: {@link
 * id.morph.backend.sfox.emit.SecondVersion}, and {@link id.morph.backend.sfox.emit.FirstVersion} for programs that fit a
 * {@link id.morph.backend.sfox.emit.SingleImage}.
 */
package id.morph.backend.sfox.emit;
