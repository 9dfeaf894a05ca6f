package id.morph.morphc;

import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.diagnostic.Language;
import id.morph.frontend.diagnostic.PlainRenderer;
import id.morph.frontend.module.LibraryCompiler;
import id.morph.ir.Module;
import id.morph.ir.binary.IrWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A step of our own build: compiles the Morph library to the archive that {@link BundledLibrary} loads. */
final class LibraryBuilder {
    private LibraryBuilder() {}

    /**
     * @param arguments the folder in which {@code cotc} and {@code kernel} lie; the file to write
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        System.exit(DeepStack.call(() -> build(Path.of(arguments[0]), Path.of(arguments[1]))));
    }

    private static int build(Path folder, Path archive) {
        DiagnosticSink diagnostics = new DiagnosticSink();
        try {
            Module library = LibraryCompiler.compile(sources(folder), diagnostics);
            if (diagnostics.hasErrors()) {
                System.err.print(new PlainRenderer(Language.ENGLISH, false).render(diagnostics.sorted()));
                return ExitStatus.COMPILE_ERROR;
            }
            Files.createDirectories(archive.getParent());
            Files.write(archive, IrWriter.write(library));
            return ExitStatus.OK;
        } catch (IOException e) {
            System.err.println("library: " + e);
            return ExitStatus.TOOL_ERROR;
        }
    }

    /** Source text of every unit by its path, such as {@code cotc/data/json.fox}. */
    private static Map<String, String> sources(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        sources(folder, "cotc", texts);
        sources(folder, "kernel", texts);
        return texts;
    }

    private static void sources(Path folder, String part, Map<String, String> texts) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(part))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".fox")) {
                    texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
    }
}
