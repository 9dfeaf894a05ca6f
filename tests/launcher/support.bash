# Sourced by the launcher's tests: $morphc, a scratch folder $scratch, and `check`.
set -u
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
morphc=$repository/morphc
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unset LANG LC_ALL LC_MESSAGES MORPHC_LANG MORPHC_JAVA MORPHC_JVM_OPTIONS
failures=0

# check STATUS REGEX COMMAND…: the command ends with STATUS, and what it prints (both streams) matches REGEX as a whole.
check() {
    local status=$1 pattern=$2 output actual
    shift 2
    output=$("$@" 2>&1 </dev/null)
    actual=$?
    if [ "$actual" != "$status" ]; then
        echo "status $actual instead of $status: $*"
        printf '%s\n' "$output" | head -20 | sed 's/^/  | /'
        failures=$((failures + 1))
    elif ! [[ $output =~ ^$pattern$ ]]; then
        echo "output does not match '$pattern': $*"
        printf '%s\n' "$output" | head -20 | sed 's/^/  | /'
        failures=$((failures + 1))
    fi
}

finish() {
    [ "$failures" = 0 ]
}
