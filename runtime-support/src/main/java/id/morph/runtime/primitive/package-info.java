/**
 * The host primitives, by topic. {@link id.morph.runtime.primitive.Primitives} finds one by name; the compiler's table of the same names is
 * {@code id.morph.ir.Primitive}. Files, processes and sockets never throw on a system error: they give nil or {@code salah}.
 */
package id.morph.runtime.primitive;
