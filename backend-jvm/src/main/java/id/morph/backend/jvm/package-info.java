/**
 * IR to class files of Java 17, in memory or in a jar.
 *
 * <p>{@link id.morph.backend.jvm.JvmCompiler} goes over a program; {@link id.morph.backend.jvm.ProgramLayout} gives every function, unit
 * and global its place; {@link id.morph.backend.jvm.FunctionCompiler} turns one function into methods, which
 * {@link id.morph.backend.jvm.Partition} has cut to a size that the JVM compiles, with values where
 * {@link id.morph.backend.jvm.ValueHomes} has put them.
 */
package id.morph.backend.jvm;
