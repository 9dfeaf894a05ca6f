package id.morph.tests;

import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.module.Host;
import id.morph.ir.pass.PassPipeline;
import id.morph.morphc.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** What this toolchain's own front end has to say. */
final class FrontEndChecker implements Checker {

    @Override
    public String name() {
        return "front end";
    }

    @Override
    public List<String> check(Path source) {
        DiagnosticSink diagnostics = new DiagnosticSink();
        try {
            new Toolchain(source.getParent(), Host.NONE, false).compile(source, PassPipeline.required(), diagnostics);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return diagnostics.sorted().stream().map(FrontEndChecker::line).toList();
    }

    private static String line(Diagnostic diagnostic) {
        Source.Position position =
                diagnostic.source().position(diagnostic.span().start());
        return diagnostic.code().id() + " " + position.line() + ":" + position.column();
    }
}
