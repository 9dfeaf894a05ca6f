/**
 * Runs version 2 code. {@link id.morph.backend.sfox.register.Linker} joins a program's units to the machine, {@link
 * id.morph.backend.sfox.register.Translator} turns a function's stack code into register code when it is first called, and
 * {@link id.morph.backend.sfox.register.Interpreter} executes that.
 */
package id.morph.backend.sfox.register;
