package id.morph.difftest;

import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.module.FileAccess;
import id.morph.frontend.module.Host;
import id.morph.ir.Module;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the tester needs of a toolchain: a program with the library it reaches, before any pass. */
public interface ProgramCompiler {

    /**
     * Compiles the program whose main file is {@code main}.
     *
     * @param files where it and its imports are read from
     * @param host what the target offers to {@code pinjam}
     * @return a module that belongs to the caller; empty if {@code diagnostics} now has errors
     * @throws IOException if the main file cannot be read
     */
    Optional<Module> compile(Path main, FileAccess files, Host host, DiagnosticSink diagnostics) throws IOException;
}
