/**
 * The textual form of the IR, {@code .mir}: {@link id.morph.ir.text.IrPrinter} writes it, {@link id.morph.ir.text.IrParser}
 * reads it back.
 *
 * <pre>
 * module entry=@utama                                   ; comments run to the end of the line
 *
 * unit "a.fox" file="a.fox" name="a" body=@a {
 *   variable "x"
 *   function "fib" 1 @a:fib                             ; kind, name, arity, symbol
 *   variable "n": i64                                   ; a global with a machine type
 * }
 *
 * layout "a.fox:Titik" name="Titik" parent="a.fox:Bentuk" {
 *   field "x": f64
 *   field "sisi": any "list"                            ; a reference that is known: to a list, or to a layout by its name
 *   method "jarak" @a.fox:Titik.jarak$1
 * }
 *
 * func @a:fib(%n: any) -&gt; any kind=plain name="fib" unit="a.fox" file="a.fox" {
 * ^entry(%n: any):
 *   %0 = morph.lt %n, 2               :2:12
 *   branch %0, ^base, ^rec
 * ^base:
 *   return %n
 * ^rec:
 *   %1 = call @a:fib %n unwind ^h     :3:5 in "g" of "b.fox" via :9:1
 *   return %1
 * ^h(%error: any):
 *   throw %error                      :4:1
 * }
 * </pre>
 *
 * <p>An instruction is {@code result = op attributes operands unwind position}. The file of a position is the function's
 * {@code file=} and its function the function's {@code name=}, unless {@code of} and {@code in} say otherwise;
 * {@code via} leads to the call that the code was inlined at.
 */
package id.morph.ir.text;
