# A compiled module beside modules written by hand, and Node reading its source map.
. "$(dirname "$0")/support.bash"
cd "$scratch" || exit 1

cat >x.mjs <<'END'
export function dua(x) { return x * 2; }
export function jejak() { return new Error("di sini").stack; }
END
cat >p.fox <<'END'
pinjam "js:./x.mjs" sebagai x

fungsi hitung(n) maka
  tulis(x.dua(n))
  kembali x.jejak()
akhir

tulis(hitung(21))
END

check 0 '' "$morphc" --target=js p.fox -o p.mjs
check 0 '42.*x\.mjs:2:.*/p\.fox:5:11.*' node --enable-source-maps p.mjs
check 0 '' "$morphc" --target=js --minify p.fox -o kecil.mjs
check 0 '42.*' node kecil.mjs

finish
