/**
 * What the system dialect needs at run time on the Java platform: the memory, the few word operations that are not one bytecode, and a
 * table of all of them for executors that interpret.
 */
package id.morph.runtime.system;
