# ./fuzz as developers call it: a search finds all that it needs, and says how many programs it compared.
. "$(dirname "$0")/support.bash"
fuzz=$repository/fuzz

check 0 '.*7\.\.[0-9]*: [1-9][0-9]* compared \([0-9]* a minute\), 0 findings' "$fuzz" acak 1 7
check 3 '.*\./fuzz mutasi.*' "$fuzz" apa

finish
