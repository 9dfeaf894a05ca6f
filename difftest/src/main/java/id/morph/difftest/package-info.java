/**
 * The differential tester: one program on every {@link id.morph.difftest.Executor}, and all of them must print the same
 * bytes. It knows toolchains only as a {@link id.morph.difftest.ProgramCompiler}.
 */
package id.morph.difftest;
