# Help in both languages, the version, the shells' completions.
. "$(dirname "$0")/support.bash"

check 0 'Pemakaian: morphc .*Perintah:.*' "$morphc" --help
check 0 'Usage: morphc .*Commands:.*' "$morphc" --help --lang=en
check 0 'Usage: morphc run .*' env MORPHC_LANG=en "$morphc" run --help
check 0 'Usage: morphc check .*' "$morphc" check --lang=en --help
check 0 'morphc [0-9]+\.[0-9]+\.[0-9]+.*' "$morphc" --version
check 0 '.*complete .*' "$morphc" completion fish

# The bash completion has to work, not only to exist.
"$morphc" completion bash >"$scratch/completion" || failures=1
completed=$(bash -c '. "$1"; COMP_WORDS=(morphc ch); COMP_CWORD=1; _complete_morphc; echo "${COMPREPLY[@]}"' - "$scratch/completion" 2>/dev/null)
if [ "$completed" != check ]; then
    echo "completion of 'morphc ch' is '$completed'"
    failures=1
fi

finish
