# The program's own / 1 uncaught error / 2 compile error / 3 tool or environment error.
. "$(dirname "$0")/support.bash"
cd "$scratch" || exit 1

printf 'tulis("a")\nkeluar(42)\n' >own.fox
printf 'tulis("a")\nlemparkan "aduh"\n' >uncaught.fox
printf 'tulis("a")\njika benar maka\n' >syntax.fox
printf 'tulis(tidak_ada_ini)\n' >undefined.fox
mkdir folder

check 0 'Halo, dunia!' "$morphc" run "$repository/examples/halo.fox"
check 42 'a' "$morphc" run own.fox
check 1 $'a\nKesalahan tak tertangkap: aduh\n  di .*uncaught\.fox:2.*' "$morphc" run uncaught.fox
check 2 '.*syntax\.fox:.*' "$morphc" run syntax.fox
check 2 '.*undefined\.fox:.*' "$morphc" run undefined.fox
check 0 '' "$morphc" check own.fox
check 2 '.*syntax\.fox:.*' "$morphc" check --syntax-only syntax.fox
check 3 '.*missing\.fox.*tidak ditemukan.*' "$morphc" run missing.fox
check 3 '.*missing\.fox does not exist.*' "$morphc" run --lang=en missing.fox
check 3 '.*folder, bukan berkas.*' "$morphc" run folder
check 3 '.*opsi --cepat tidak dikenal.*' "$morphc" run --cepat own.fox
check 3 'Pemakaian: morphc .*' "$morphc"

finish
