/**
 * The conformance corpus and what runs it. A {@link id.morph.tests.CorpusProgram} is a small Morph program with its
 * expected output beside it; an {@link id.morph.difftest.Executor} is one way to run a program. Every executor must give
 * the same bytes for the same program.
 */
package id.morph.tests;
