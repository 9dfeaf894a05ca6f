package id.morph.frontend.parse;

import id.morph.frontend.Source;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How many lines a second the parser reads, from text to tree. Not a test; run {@link #main}. The program it reads is
 * generated, the same every time, and looks like ordinary code.
 */
public final class ParserBenchmark {
    /** Processor time, because a machine that does other work too would spoil the figures. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ParserBenchmark() {}

    /**
     * Reads programs of growing size several times; prints lines a second.
     *
     * @param arguments the number of lines of the largest program, 50,000 if there is none
     */
    public static void main(String[] arguments) {
        int largest = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        for (int lines = largest / 10; lines <= largest; lines = lines == largest ? lines + 1 : largest) {
            var source = Source.of("bangku.fox", program(lines));
            for (int round = 1; round <= 6; round++) {
                long start = THREADS.getCurrentThreadCpuTime();
                var result = MorphParser.parse(source);
                double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
                if (result.hasErrors()) {
                    throw new AssertionError(result.diagnostics().getFirst());
                }
                System.out.printf(
                        "%,7d lines, round %d: %6.0f ms, %,8.0f lines/s%n",
                        source.lineCount(), round, seconds * 1000, source.lineCount() / seconds);
            }
        }
    }

    /** A program of about {@code lines} lines without errors. */
    static String program(int lines) {
        var text = new StringBuilder("ambil_semua \"cotc/stdlib/core.fox\" sebagai Inti\n");
        int written = 1;
        for (int i = 0; written < lines; i++) {
            String unit = UNIT.replace("%", String.valueOf(i));
            text.append(unit);
            written += (int) unit.chars().filter(c -> c == '\n').count();
        }
        return text.toString();
    }

    private static final String UNIT = """

            # Bagian %: menghitung dan melaporkan.
            tipe Hasil% = Berhasil%(nilai, catatan) | Gagal%(pesan)
            tetap BATAS_% = 100 + % * 3

            fungsi hitung_%(a, b, pilihan) maka
                biar jumlah = 0
                biar i = 0
                selama i < panjang(a) dan jumlah <= BATAS_% maka
                    jika a[i] & 1 == 0 atau tidak pilihan["genap"] maka
                        ubah jumlah = jumlah + a[i] * (b.faktor - 1) / 2
                    lain jika a[i] < 0 maka
                        lanjutkan
                    lain
                        ubah jumlah = jumlah - 1
                    akhir
                    ubah i = i + 1
                akhir
                tulis("jumlah ke-% adalah {jumlah}, sisa {BATAS_% - jumlah}")
                kembali jumlah > 0 ? Berhasil%(jumlah, "baik") : Gagal%("kurang dari nol")
            akhir

            kelas Penghitung% maka
                fungsi inisiasi(nama) maka
                    ubah ini.nama = nama
                    ubah ini.catatan = {"awal": 0, "akhir": nil, "daftar": [1, 2, 3]}
                akhir

                fungsi jalankan(daftar) maka
                    coba
                        jodohkan hitung_%(daftar, ini, {"genap": benar}) dengan
                            | Berhasil%(n, _) jaga n > 10 maka
                                ubah ini.catatan["akhir"] = n
                            | Berhasil%(n, catatan) maka
                                tulis(n, catatan)
                            | Gagal%(pesan) maka
                                lemparkan "gagal: " + pesan jenis "Hitung"
                        akhir
                    tangkap e jika e.jenis == "Hitung" maka
                        tulis(e.pesan)
                    akhirnya
                        ini.selesai()
                    akhir
                akhir

                fungsi selesai() maka
                    untuk x dalam ini.catatan["daftar"] maka
                        tulis(x, ini.nama[0:2])
                    akhir
                akhir
            akhir
            """;
}
