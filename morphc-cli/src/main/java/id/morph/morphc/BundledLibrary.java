package id.morph.morphc;

import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.module.Library;
import id.morph.frontend.module.LibraryCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Morph library that comes with the toolchain. */
final class BundledLibrary {
    private BundledLibrary() {}

    /** The library, compiled from its sources on the class path. */
    static Library load() {
        DiagnosticSink diagnostics = new DiagnosticSink();
        Library library = LibraryCompiler.of(LibraryCompiler.compile(sources(), diagnostics));
        if (diagnostics.hasErrors()) {
            throw new IllegalStateException("the library does not compile: " + diagnostics.sorted());
        }
        return library;
    }

    /** Source text of every unit by its path, such as {@code cotc/data/json.fox}. */
    static Map<String, String> sources() {
        URL prelude = BundledLibrary.class.getResource("/" + Library.PRELUDE);
        try {
            URI uri = prelude.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    return sources(jar.getPath("/"));
                }
            }
            return sources(Path.of(uri).getParent().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> sources(Path root) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root.resolve("cotc"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".fox")) {
                    texts.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
        return texts;
    }
}
