# A reader that goes away, Ctrl-C, a full disk.
. "$(dirname "$0")/support.bash"
cd "$scratch" || exit 1

printf 'biar i = 0\nselama benar maka\n  tulis("baris", i)\n  ubah i = i + 1\nakhir\n' >endless.fox
cat >busy.fox <<'END'
dari "cotc/io/berkas.fox" ambil_sebagian tulis_file
tulis("mulai")
tulis_file("started", "")
biar i = 0
selama benar maka
  ubah i = i + 1
akhir
END

for mode in sfox wfox js; do
    check 0 'baris 0' bash -c "'$morphc' run --mode=$mode endless.fox 2>errors | head -1; [ \${PIPESTATUS[0]} = 141 ]"
    [ -s errors ] && { echo "a closed pipe is reported:"; cat errors; failures=1; }
done

check 3 '.*No space left.*' bash -c "'$morphc' run endless.fox >/dev/full"

# What was printed before Ctrl-C is there, and the status is that of the signal. A background job of a script
# ignores SIGINT unless job control is on, and so does all that was started from one.
set -m
env --default-signal=INT "$morphc" run busy.fox >printed 2>&1 &
job=$!
set +m
for ((i = 0; i < 300; i++)); do
    [ -e started ] && break
    sleep 0.1
done
kill -INT "$job"
wait "$job" 2>/dev/null
status=$?
if [ "$status" != 130 ]; then
    echo "Ctrl-C: status $status"
    failures=1
fi
if [ "$(cat printed)" != mulai ]; then
    echo "Ctrl-C: lost what was printed before; got: $(head -c 200 printed)"
    failures=1
fi

finish
