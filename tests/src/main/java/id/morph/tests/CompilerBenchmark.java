package id.morph.tests;

import id.morph.backend.sfox.emit.SfoxEmitter;
import id.morph.frontend.Source;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.module.Host;
import id.morph.frontend.parse.MorphParser;
import id.morph.ir.Module;
import id.morph.ir.pass.PassPipeline;
import id.morph.morphc.Toolchain;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How many lines a second the compiler takes, warm, for programs of growing length: the stages' times must grow with the
 * lines. Run it with {@code tests/bench/compiler}.
 */
public final class CompilerBenchmark {
    private static final List<Integer> LENGTHS = List.of(1_000, 10_000, 50_000);
    private static final int WARM_UP = 6;
    private static final int RUNS = 5;

    private static final String UNIT = """
            # Bagian %: catatan dan perhitungan
            tipe Hasil% = Berhasil%(nilai, catatan) | Gagal%(pesan)
            tetap BATAS_% = 100 + % * 3

            fungsi hitung_%(a, b, pilihan) maka
                biar jumlah = 0
                untuk x dalam a maka
                    jika x & 1 == 0 atau jumlah > BATAS_% maka
                        ubah jumlah = jumlah + x * (b.faktor - 1)
                    lain jika x < 0 maka
                        lanjutkan
                    lain
                        ubah jumlah = jumlah - pilihan["dasar"]
                    akhir
                akhir
                tulis("jumlah ke-% adalah {jumlah}, sisa {BATAS_% - jumlah}")
                kembali jumlah > 0 ? Berhasil%(jumlah, "baik") : Gagal%("kurang dari nol")
            akhir

            kelas Penghitung% maka
                fungsi inisiasi(nama) maka
                    ubah ini.faktor = %
                    ubah ini.catatan = {"awal": 0, "daftar": [1, 2, 3]}
                akhir

                fungsi jalankan(daftar) maka
                    coba
                        jodohkan hitung_%(daftar, ini, {"dasar": 1}) dengan
                        | Berhasil%(n, _) jaga n > 10 maka
                            ubah ini.catatan["akhir"] = n
                        | Berhasil%(n, catatan) maka
                            tulis(n, catatan)
                        | Gagal%(pesan) maka
                            lemparkan "gagal: " + pesan jenis "Hitung"
                        akhir
                    tangkap e jika e.jenis == "Hitung"
                        tulis(e.pesan)
                    akhirnya
                        ubah ini.faktor = ini.faktor + 1
                    akhir
                akhir
            akhir
            """;

    private CompilerBenchmark() {}

    /** A program of about that many lines. */
    static String program(int lines) {
        StringBuilder text = new StringBuilder();
        int inUnit = (int) UNIT.lines().count();
        for (int i = 0; i * inUnit < lines; i++) {
            text.append(UNIT.replace("%", String.valueOf(i)));
        }
        return text.toString();
    }

    /** Prints a Markdown table. */
    public static void main(String[] arguments) {
        System.out.println("| Lines | parser (lines/s) | front end and IR (lines/s) | to bytecode, -O1 (lines/s) |");
        System.out.println("|---:|---:|---:|---:|");
        for (int lines : LENGTHS) {
            Source source = Source.of("bench.fox", program(lines));
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %,.0f | %,.0f | %,.0f |%n",
                    source.lineCount(),
                    speed(source, () -> MorphParser.parse(source)),
                    speed(source, () -> compile(source, PassPipeline.of(List.of()))),
                    speed(source, () -> SfoxEmitter.emit(compile(source, PassPipeline.level(1)))));
        }
    }

    private static Module compile(Source source, PassPipeline passes) {
        DiagnosticSink diagnostics = new DiagnosticSink();
        return new Toolchain(Path.of(""), Host.NONE, false)
                .compile(source, passes, diagnostics)
                .orElseThrow(
                        () -> new IllegalStateException(diagnostics.sorted().toString()));
    }

    /** Lines a second: the median of some runs after a warm-up. */
    private static double speed(Source source, Runnable work) {
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
        double[] seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            work.run();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return source.lineCount() / seconds[RUNS / 2];
    }
}
