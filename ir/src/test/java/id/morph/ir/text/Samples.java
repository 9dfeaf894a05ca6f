package id.morph.ir.text;

/** IR texts that several tests share. */
public final class Samples {

    private Samples() {}

    /** Every kind of thing that textual IR can say, exactly as the printer writes it. */
    public static final String EVERYTHING = """
            module entry=@a.fox

            unit "a.fox" file="a.fox" name="a" body=@a.fox {
              variable "x"
              constant "PI"
              function "f" 2 @"lib/a b.fox:Kelas.metode"
              function "tulis" -1 @async
              class "Kelas"
              variant "A" 3 @Warna
              variant "B" 0 @Warna
              module "m"
              variable "n": i64
            }

            unit "names only" file="b" name="b" {
            }

            layout "a.fox:Bentuk" name="Bentuk" {
              field "luas": f64
              field "nama": any
              method "skala" @skala
            }

            layout "a.fox:Kotak" name="Kotak" parent="a.fox:Bentuk" {
            }

            func @a.fox() -> any kind=plain name="<modul>" unit="a.fox" file="a.fox" {
            ^entry:
              %0 = morph.list nil, benar, salah, 12, -3, 123456789012345678901234567890, 1.5, -0.0, 1.0E300, nan., inf., -inf., undefined
              %1 = morph.list "a\\"b\\\\c\\n\\r\\t\\u{0}é😀" :2:12
              %2 = morph.attr "nama" %1             :2:12
              %3 = morph.constructor @a.fox "Warna" "A" 3
              %4 = prim "text_lower" "A" unwind ^handler(%0) :3:1 in "lain" of "b.fox" via :9:9 via :10:1 in "g"
              global.set @a.fox "x" %4
              morph.print
              jump ^loop(%4)
            ^loop(%x: any):
              %5 = morph.lt %x, 2
              branch %5, ^loop(%0), ^loop.1
            ^loop.1:
              throw %x unwind ^handler(%x)          :5:6
            ^handler(%error: any, %6: any):
              return %error
            }

            func @"lib/a b.fox:Kelas.metode"(%c: cell, %ini: any, %n: any) -> any kind=generator captures=1 transparent name="Kelas.metode" unit="a.fox" {
            ^entry(%c: cell, %ini: any, %n: any):
              local.set "n" %n
              jump ^early
            ^late:
              suspend freeze %0, ^early
            ^early:
              %0 = local.get "n"
              switch 1, ^late, ^early
            }

            func @skala(%ini: any, %k: int, %f: f64, %b: bool, %w: i64) -> f64 kind=plain name="skala" unit="a.fox" {
            ^entry(%ini: any, %k: int, %f: f64, %b: bool, %w: i64):
              %0 = list.new i64 1, %w
              %1 = list.get i64 %0, %k
              list.setelement i64 %0, 0, %1
              %2 = global.load @a.fox "n" i64
              global.store @a.fox "n" i64 3
              %3 = call.method "a.fox:Kotak" "skala" f64 %ini, %2, 1.5, benar, 7
              %4 = call.typed @skala f64 %ini, %k, %3, %b, %1
              field.set "a.fox:Kotak" "luas" f64 %ini, %4
              %5 = field.get "a.fox:Bentuk" "luas" f64 %ini
              return %5
            }

            func @async(%x: any) -> any kind=async variadic name="async" unit="a.fox" {
            ^entry(%x: any):
              suspend await %x, ^b
            ^b:
              suspend yield nil, ^b.1
            ^b.1:
              suspend sleep 1, ^b unwind ^h         :1:2 of "a.fox"
            ^h(%x.1: any):
              unreachable
            }

            func @empty() -> any kind=plain name="empty" unit="" {
            ^entry:
              unreachable
            }
            """;
}
