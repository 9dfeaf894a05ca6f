package id.morph.morphc;

import id.morph.frontend.module.Library;
import id.morph.frontend.module.LibraryCompiler;
import id.morph.ir.binary.LibraryArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The Morph library that comes with the toolchain, in binary form: only what a program reaches is decoded, nothing of it is
 * parsed. {@link LibraryBuilder} made it when the toolchain was built.
 */
final class BundledLibrary {
    /** Where the archive lies, beside this class. */
    static final String RESOURCE = "library.mirb";

    private BundledLibrary() {}

    /** The library of this build. */
    static Library load() {
        try (InputStream in = BundledLibrary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "this build lacks " + RESOURCE + "; build with Maven or ./morphc --rebuild");
            }
            return LibraryCompiler.of(LibraryArchive.open(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
