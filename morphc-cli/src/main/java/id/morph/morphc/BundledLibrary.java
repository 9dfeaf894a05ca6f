package id.morph.morphc;

import id.morph.frontend.module.Library;
import id.morph.frontend.module.LibraryCompiler;
import id.morph.ir.Function;
import id.morph.ir.Unit;
import id.morph.ir.binary.LibraryArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The Morph library that comes with the toolchain, in binary form: only what a program reaches is decoded, nothing of it is
 * parsed. {@link LibraryBuilder} made it when the toolchain was built.
 */
final class BundledLibrary implements Library {
    /** Where the archive lies, beside this class. */
    static final String RESOURCE = "library.mirb";

    private final LibraryArchive archive;
    private final List<Unit.Global> prelude;

    private BundledLibrary(LibraryArchive archive) {
        this.archive = archive;
        this.prelude = LibraryCompiler.preludeOf(archive.unit(PRELUDE));
    }

    /** The library of this build. */
    static Library load() {
        try (InputStream in = BundledLibrary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "this build lacks " + RESOURCE + "; build with Maven or ./morphc --rebuild");
            }
            return new BundledLibrary(LibraryArchive.open(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    @Override
    public Optional<Unit> unit(String path) {
        return archive.unit(path);
    }

    @Override
    public Collection<String> paths() {
        return archive.units().stream().map(Unit::path).toList();
    }

    @Override
    public Optional<Function> function(String symbol) {
        return archive.load(symbol);
    }

    @Override
    public Collection<Unit.Global> prelude() {
        return prelude;
    }
}
