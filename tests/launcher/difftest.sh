# morphc difftest as users call it: imports are found as `run` finds them, the exit status tells, reports for tools.
. "$(dirname "$0")/support.bash"
cd "$scratch" || exit 1

mkdir -p pustaka program/modul
printf 'fungsi tujuh() maka\n  kembali 7\nakhir\n' >pustaka/angka.fox
printf 'dari "pustaka/angka.fox" ambil_sebagian tujuh\ntulis(tujuh())\n' >program/utama.fox
printf 'biar = 3\n' >program/modul/bukan_program.fox
printf 'tulis(\n' >rusak.fox

check 0 '.*program/utama\.fox.*sama.*1 program pada .* 0 berbeda\.' "$morphc" difftest program
check 0 '.*same .*0 differ\.' "$morphc" difftest --lang=en --executors=sfox-O2 --junit-xml=out.xml program/utama.fox
check 0 '.*"program/utama\.fox".*' "$morphc" difftest --json --executors=oracle,sfox program/utama.fox
check 2 '.*rusak\.fox.*' "$morphc" difftest rusak.fox
check 3 '.*tiada\.fox.*' "$morphc" difftest tiada.fox
check 3 '.*sfoks.*' "$morphc" difftest --executors=sfoks program/utama.fox
"$morphc" difftest --executors=wfox-O2 --json program/utama.fox >json 2>table
python3 - <<'END' || failures=1
import json, xml.dom.minidom
[program] = json.load(open("json"))
assert [r["result"] for r in program["results"]] == ["same", "same"], program
suite = xml.dom.minidom.parse("out.xml").getElementsByTagName("testsuite")[0]
assert suite.getAttribute("tests") == "2" and suite.getAttribute("failures") == "0"
assert "utama.fox" in open("table").read()
END

finish
