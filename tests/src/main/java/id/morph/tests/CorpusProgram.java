package id.morph.tests;

import id.morph.difftest.Outcome;
import id.morph.difftest.Program;
import id.morph.frontend.module.FileAccess;
import id.morph.morphc.Toolchain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One program of the corpus.
 *
 * @param id its folder and name, {@code lists/slices}
 * @param source its file
 * @param rule the first comment line: which rule of the language it shows
 * @param target the only target it is for, from a second line {@code # target jvm}; empty if it is for all of them
 * @param needs what its host must have, from a second line {@code # butuh berkas}: see {@link Executor#lacks}
 * @param arguments command line arguments, one per line of the {@code .args} file; <code>{tmp}</code> in one stands for a
 *     fresh directory
 * @param standardInput the {@code .in} file
 * @param expectation what must come out
 */
public record CorpusProgram(
        String id,
        Path source,
        String rule,
        Optional<String> target,
        Set<String> needs,
        List<String> arguments,
        byte[] standardInput,
        Expectation expectation) {

    /** What must come out of a program. */
    public sealed interface Expectation {}

    /** It is run, and has this outcome: the files {@code .out}, {@code .err} and {@code .exit}. */
    public record Runs(Outcome outcome) implements Expectation {}

    /** It is checked, and has these diagnostics: the lines of the {@code .diag} file, {@code CODE line:column}. */
    public record Reports(List<String> diagnostics) implements Expectation {
        public Reports {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    public CorpusProgram {
        needs = Set.copyOf(needs);
        arguments = List.copyOf(arguments);
    }

    /** The folder: a feature of the language. */
    public String topic() {
        return id.substring(0, id.lastIndexOf('/'));
    }

    /** The program as an executor takes it, in the fresh directory {@code temporary}, which is also <code>{tmp}</code>. */
    public Program program(Path temporary) {
        List<String> filled = arguments.stream()
                .map(argument -> argument.replace("{tmp}", temporary.toString()))
                .toList();
        return new Program(Toolchain.programCompiler(), FileAccess.DISK, source, filled, standardInput, temporary);
    }

    @Override
    public String toString() {
        return id;
    }
}
