# Building on first use: two at once, no JDK, a build that fails. Works on a copy, so that the real build stays.
. "$(dirname "$0")/support.bash"
copy=$scratch/copy
mkdir "$copy"
(cd "$repository" && tar -cf - --exclude=./build --exclude=./.git --exclude=./tests --exclude='./*/target/surefire-reports' .) | tar -xf - -C "$copy"
sed -i '/<module>tests<\/module>/d' "$copy/pom.xml"

# Two at the same time: one builds, both work.
"$copy/morphc" --version >"$scratch/first" 2>"$scratch/first.err" &
one=$!
"$copy/morphc" --version >"$scratch/second" 2>"$scratch/second.err" &
two=$!
wait $one || failures=1
wait $two || failures=1
if ! grep -q '^morphc ' "$scratch/first" || ! grep -q '^morphc ' "$scratch/second"; then
    echo "two first uses at once:"
    cat "$scratch"/first* "$scratch"/second*
    failures=1
fi
if [ "$(cat "$scratch"/*.err | grep -c 'sedang dibangun')" != 1 ]; then
    echo "not exactly one of two built:"
    cat "$scratch"/*.err
    failures=1
fi

# Nothing changed: no build, no output but the program's. A newer source: a build.
check 0 'morphc [^ ]* \(Java [^ ]*\)' "$copy/morphc" --version
touch "$copy/morphc-cli/src/main/java/id/morph/morphc/Main.java"
check 0 '.*sedang dibangun.*morphc [0-9].*' "$copy/morphc" --version

# A source that does not compile: status 3, and the compiler's message.
echo 'class Broken {' >"$copy/morphc-cli/src/main/java/id/morph/morphc/Broken.java"
check 3 '.*pembangunan gagal.*Broken\.java.*' "$copy/morphc" --version
rm "$copy/morphc-cli/src/main/java/id/morph/morphc/Broken.java"

# The folder cannot be written (root can write everywhere, so a file stands in its place).
rm -rf "$copy/build"
touch "$copy/build"
check 3 '.*tidak dapat ditulis.*' "$copy/morphc" --version

finish
