# morphc check over several files, in both forms.
. "$(dirname "$0")/support.bash"
cd "$scratch" || exit 1

printf 'tulis(1)\n' >good.fox
printf 'jika benar maka\n  tulis(1)\n' >open.fox
printf 'biar = 3\n' >nameless.fox

check 0 '' "$morphc" check --syntax-only good.fox
check 2 '.*nameless\.fox:1.*open\.fox:.*' "$morphc" check --syntax-only nameless.fox good.fox open.fox
check 3 '.*none\.fox.*' "$morphc" check --syntax-only good.fox none.fox
"$morphc" check --syntax-only --format=json open.fox nameless.fox >json
python3 - <<'END' || failures=1
import json
reported = json.load(open("json"))
assert {"open.fox", "nameless.fox"} <= set(json.dumps(reported).replace('"', " ").split()), reported
END

finish
