/**
 * {@code pinjam "java:…"}: Java classes and objects as Morph values. {@link id.morph.runtime.interop.JavaClass} and
 * {@link id.morph.runtime.interop.JavaObject} are the values, {@link id.morph.runtime.interop.ToJava} and
 * {@link id.morph.runtime.interop.ToMorph} convert, {@link id.morph.runtime.interop.Overloads} chooses what is called.
 */
package id.morph.runtime.interop;
