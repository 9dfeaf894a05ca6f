package id.morph.ir.binary;

import id.morph.ir.Module;

/** Reads a whole module in binary form; {@link LibraryArchive} reads parts of one. */
public final class IrReader {

    private IrReader() {}

    /**
     * @throws BinaryFormatException if the bytes are not a module, or were written by another version of the compiler
     */
    public static Module read(byte[] bytes) {
        LibraryArchive archive = LibraryArchive.open(bytes);
        Module module = new Module();
        module.setEntry(archive.entry());
        archive.units().forEach(module::add);
        archive.layouts().forEach(module::add);
        archive.symbols().forEach(symbol -> archive.load(symbol).ifPresent(module::add));
        return module;
    }
}
