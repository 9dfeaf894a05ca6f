# The web example in a real browser: ./test has installed Chromium and the packages of tests/web.
. "$(dirname "$0")/support.bash"
cp -r "$repository/examples/web" "$scratch/page" && cd "$scratch" || exit 1

check 0 '' "$morphc" --target=js page/bola.fox -o page/bola.mjs
check 0 'ok' node "$repository/tests/web/page.mjs" page "$repository/tests/web/bola.txt"

finish
