package id.morph.frontend.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.morph.frontend.FrontEnd;
import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.DiagnosticCode;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.module.FileAccess;
import id.morph.frontend.module.Host;
import id.morph.frontend.module.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interactive session imports system files; data comes too late for a program that runs already. */
class SystemSessionTest {

    @TempDir
    private Path folder;

    @Test
    void aFileWithoutDataCanBeImported() throws IOException {
        assertEquals(List.of(), imported("fungsi satu() maka kembalikan m.hitung_bit(8) akhir"));
    }

    @Test
    void oneWithDataCannot() throws IOException {
        assertEquals(
                List.of(DiagnosticCode.SYSTEM_LATE_DATA),
                imported("fungsi satu() maka kembalikan m.data(\"x\") akhir"));
    }

    private List<DiagnosticCode> imported(String text) throws IOException {
        Files.writeString(folder.resolve("berkas.fox"), "pinjam \"mesin\" sebagai m\n" + text + "\n");
        DiagnosticSink diagnostics = new DiagnosticSink();
        new FrontEnd(Library.EMPTY, folder, FileAccess.DISK, Host.NONE, false)
                .compileInput(
                        Source.of("<masukan>", "ambil_semua \"berkas.fox\" sebagai B\n"), List.of(), 1, diagnostics);
        return diagnostics.sorted().stream()
                .map(diagnostic -> diagnostic.code())
                .toList();
    }
}
