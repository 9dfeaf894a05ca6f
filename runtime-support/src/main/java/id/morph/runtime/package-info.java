/**
 * What compiled Morph programs need at run time on the Java platform: the values, the operations on them, printing, errors, routines.
 * Knows no compiler. A Morph value is one of: {@link id.morph.runtime.Nil#NIL}, {@link java.lang.Boolean}, {@link java.lang.Long}
 * ({@link java.math.BigInteger} only where it does not fit), {@link java.lang.Double}, a text (see {@link id.morph.runtime.Text}),
 * {@link id.morph.runtime.MorphList}, {@link id.morph.runtime.MorphDict}, {@link id.morph.runtime.MorphBytes}, and the functions,
 * classes, instances, variants, modules, generators and routines of this package. Java's {@code null} is never a Morph value; methods on hot
 * paths give it for "absent" and say so.
 */
package id.morph.runtime;
