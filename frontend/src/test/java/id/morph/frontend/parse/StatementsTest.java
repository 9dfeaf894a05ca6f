package id.morph.frontend.parse;

import static id.morph.frontend.parse.Trees.reports;
import static id.morph.frontend.parse.Trees.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements, newline rules and the spellings that are accepted beside the plain ones. */
class StatementsTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "biar x                                   => (biar x)",
                "tetap x = 1                              => (tetap x 1)",
                "biar [a, b] = c                          => (biar (a b) c)",
                "biar [a, b,] = c                         => (biar (a b) c)",
                "ubah x = 1                               => (ubah x 1)",
                "ubah a[i].b = c                          => (ubah (. ([] a i) b) c)",
                "ubah ini.x = 1; ubah y = 2               => (ubah (. ini x) 1) (ubah y 2)",
                "tulis()                                  => (tulis)",
                "tulis(1, 2,)                             => (tulis 1 2)",
                "tipe T = A(x, y) | B                     => (tipe T (A x y) (B))",
                "tipe T = | A | B                         => (tipe T (A) (B))",
                "jika a maka tulis(1) akhir               => (jika (bila a (blok (tulis 1))))",
                "jika a maka lain jika b maka lain akhir  => (jika (bila a (blok)) (bila b (blok)) (lain (blok)))",
                "jika a maka lainjika b maka akhir        => (jika (bila a (blok)) (bila b (blok)))",
                "jika a maka lain_jika b maka akhir       => (jika (bila a (blok)) (bila b (blok)))",
                "lain_jika(1)                             => (panggil lain_jika 1)",
                "selama a maka berhenti akhir             => (selama a (blok berhenti))",
                "selama a maka lanjutkan; akhir           => (selama a (blok lanjutkan))",
                "untuk i dalam r(3) maka tulis(i) akhir   => (untuk i (panggil r 3) (blok (tulis i)))",
                "biar untuk = dalam                       => (biar untuk dalam)",
                "untuk(1)                                 => (panggil untuk 1)",
                "pilih x ketika 1 maka a() lainnya maka b() akhir => (pilih x (bila 1 (blok (panggil a))) (lainnya (blok (panggil b))))",
                "pilih x akhir                            => (pilih x)",
                "jodohkan x dengan akhir                  => (jodohkan x)",
                "jodohkan x dengan 1 maka a() akhir       => (jodohkan x (| 1 (blok (panggil a))))",
                "coba a() tangkap e akhir                 => (coba (blok (panggil a)) (tangkap e (blok)))",
                "coba maka a() tangkap e jika e.x maka b() akhirnya c() akhir => (coba (blok (panggil a)) (tangkap e (jika (. e x)) (blok (panggil b))) (akhirnya (blok (panggil c))))",
                "lemparkan x                              => (lemparkan x)",
                "lemparkan x jenis k                      => (lemparkan x (jenis k))",
                "lemparkan jenis                          => (lemparkan jenis)",
                "kembali                                  => (kembali)",
                "kembalikan 1                             => (kembali 1)",
                "jika a maka kembali akhir                => (jika (bila a (blok (kembali))))",
                "ambil_semua 'a.fox'                      => (ambil_semua \"a.fox\")",
                "dari 'a' ambil_sebagian b, tulis, tipe   => (dari \"a\" b tulis tipe)",
                "ambil_sebagian b, c dari 'a'             => (dari \"a\" b c)",
                "pinjam aot 'm' sebagai x                 => (pinjam \"m\" (sebagai x))",
                "warnai k maka tulis(1) akhir             => (warnai k (blok (tulis 1)))",
                "{ tulis(1); tulis(2) }                   => (blok (tulis 1) (tulis 2))",
                "asink fungsi f() maka akhir              => (fungsi f asink () (blok))",
                "fungsi tulis(a,) maka akhir              => (fungsi tulis (a) (blok))",
                "kelas B warisi A maka fungsi f() maka akhir asink fungsi g() maka akhir akhir => (kelas B (warisi A) (fungsi f () (blok)) (fungsi g asink () (blok)))",
                "biar ini.f = 1                           => (ubah (. ini f) 1)",
                "a.b = 1                                  => (ubah (. a b) 1)",
            })
    void statements(String text, String expected) {
        assertEquals(expected, tree(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "_                     => _",
                "-1                    => -1",
                "-1.5                  => -1.5",
                "\"a\\{b\"             => \"a{b\"",
                "benar                 => benar",
                "Kosong                => Kosong",
                "Kosong()              => (Kosong)",
                "Dua(a, Satu(_), 3)    => (Dua a (Satu _) 3)",
                "[]                    => (daftar)",
                "[a, [b, ...c]]        => (daftar a (daftar b (... c)))",
                "[...semua]            => (daftar (... semua))",
            })
    void patterns(String text, String expected) {
        assertEquals(
                "(jodohkan x (| " + expected + " (jaga g) (blok (tulis 1))) (| _ (blok)))",
                tree("jodohkan x dengan\n\n| " + text + " jaga g maka\n tulis(1)\n| _ maka\nakhir"));
    }

    @Test
    void armsAndBitOr() {
        assertEquals(
                "(jodohkan x (| A (blok (tulis (| a b)))) (| B (blok (ubah y (| 1 2)))))",
                tree("jodohkan x dengan\n| A maka tulis(a | b)\n| B maka\n ubah y = 1 | 2\nakhir"));
    }

    @Test
    void newlinesThatDoNotEndAStatement() {
        assertEquals("(biar x (+ 1 2))", tree("biar x = 1 +\n\n  2"));
        assertEquals("(biar x (dan a b))", tree("biar x = a dan # sebab\n b"));
        assertEquals("(biar x (panggil f 1 2))", tree("biar x = f(\n1\n,\n2\n)"));
        assertEquals("(biar x (kurung (+ 1 2)))", tree("biar x = (1\n+ 2)"));
        assertEquals("(biar x (kamus (: \"a\" 1)))", tree("biar x = {\n'a'\n:\n1,\n}"));
        assertEquals("(biar x (? a 1 2))", tree("biar x = a ?\n 1 :\n 2"));
        assertEquals("(dari \"m\" a b)", tree("dari 'm' ambil_sebagian a,\n b"));
        assertEquals(
                "(tulis (panggil f (fungsi (x) (blok (biar y x) (kembali y)))) 2)",
                tree("tulis(f(fungsi(x) maka\n biar y = x\n\n kembali y\n akhir), 2)"));
    }

    @Test
    void newlinesThatEndAStatement() {
        assertEquals("a (- b)", tree("a\n-b"));
        assertEquals("f (kurung x)", tree("f\n(x)"));
        assertEquals("(tulis 1) (daftar 2)", tree("tulis(1)\n[2]"));
    }

    @Test
    void blankLinesCommentsAndSemicolons() {
        assertEquals("a b c", tree("\n\n# x\na;;b // y\n;\n c"));
        assertEquals("", tree(""));
        assertEquals("", tree("# hanya komentar"));
        assertEquals("a b", tree("\uFEFFa\r\nb\r\n"));
    }

    @Test
    void warnings() {
        assertEquals(List.of("M0302@1:1"), reports("a.b = 1"));
        assertEquals(List.of("M0302@1:1"), reports("a[0] = 1"));
        assertEquals(List.of("M0303@1:6"), reports("biar ini.f = 1"));
        assertEquals(List.of("M0308@1:6"), reports("jika tidak a == b maka akhir"));
        assertEquals(List.of(), reports("jika (tidak a) == b maka akhir"));
        assertEquals(List.of(), reports("jika tidak (a == b) maka akhir"));
    }
}
