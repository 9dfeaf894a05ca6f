# morphc difftest as users call it: imports are found as `run` finds them, and the exit status tells.
. "$(dirname "$0")/support.bash"
cd "$scratch" || exit 1

mkdir -p pustaka program
printf 'fungsi tujuh() maka\n  kembali 7\nakhir\n' >pustaka/angka.fox
printf 'dari "pustaka/angka.fox" ambil_sebagian tujuh\ntulis(tujuh())\n' >program/utama.fox
printf 'tulis(\n' >rusak.fox

check 0 '.*program/utama\.fox.*sama.*' "$morphc" difftest program
check 0 '.*"program/utama\.fox".*' "$morphc" difftest --json --executors=oracle,sfox program/utama.fox
check 2 '.*rusak\.fox.*' "$morphc" difftest rusak.fox
check 3 '.*tiada\.fox.*' "$morphc" difftest tiada.fox
check 3 '.*sfoks.*' "$morphc" difftest --executors=sfoks program/utama.fox

finish
