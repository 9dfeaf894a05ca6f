# Sourced by ./morphc when there is something to build; $root, $build, $current, fail and say come from there.

. "$root/tools/find-jdk.sh"

build_launcher() {
    find_jdk
    if [ -z "$jdk" ]; then
        say "tidak ada JDK 25 atau yang lebih baru" "no JDK 25 or later was found"
        fail "$(jdk_hint)"
    fi
    if ! command -v mvn >/dev/null; then
        say "Maven (mvn) tidak ada; pasang misalnya dengan: apt-get install maven" \
            "Maven (mvn) is missing; install it, for example: apt-get install maven"
        exit 3
    fi
    mkdir -p "$build" 2>/dev/null && [ -w "$build" ] || {
        say "folder $build tidak dapat ditulis; jalankan sekali oleh pemiliknya, atau periksa ruang disk" \
            "folder $build cannot be written; run morphc once as its owner, or check the disk space"
        exit 3
    }
    # One build at a time; whoever had to wait usually finds everything done.
    exec 9>"$build/lock" || exit 3
    if command -v flock >/dev/null; then
        flock -n 9 || {
            say "menunggu pembangunan lain selesai …" "waiting for another build to finish …"
            flock 9
        }
        if [ "$1" != --rebuild ] && ! is_stale; then
            exec 9>&-
            return
        fi
    fi
    started=$(date +%s)
    say "sedang dibangun, sekali saja (biasanya di bawah satu menit) …" \
        "building, only this once (usually less than a minute) …"
    new=$build/launch.$$
    trap 'rm -rf "$new"; exit 130' INT TERM HUP
    make_build >"$build/build.log" 2>&1 || {
        rm -rf "$new"
        say "pembangunan gagal; catatan lengkap: $build/build.log" "the build failed; the full log: $build/build.log"
        grep -v '^WARNING: \|^ *at \|^$\|re-run Maven\|Help 1' "$build/build.log" | tail -n 20 >&2
        exit 3
    }
    trap - INT TERM HUP
    say "selesai dalam $(($(date +%s) - started)) detik" "done in $(($(date +%s) - started)) seconds"
    exec 9>&-
}

make_build() {
    # Written first: a source saved while the build runs is newer than this file.
    rm -rf "$new" && mkdir "$new" && echo "$jdk/bin/java" >"$new/java" || return 1
    (cd "$root" && JAVA_HOME=$jdk mvn -B -ntp -q -Dquick -DskipTests package -pl morphc-cli -am) || return 1
    cp -pR "$root/morphc-cli/target/morphc.jar" "$root/morphc-cli/target/lib" "$new/" || return 1
    train || rm -f "$new"/morphc.aot*
    # The previous build stays for those who are running it; the ones before go.
    previous=$(readlink "$current")
    ln -sfn "${new##*/}" "$build/current.new" || return 1
    mv -fT "$build/current.new" "$current" || ln -sfn "${new##*/}" "$current" || return 1
    for old in "$build"/launch.*; do
        [ "$old" = "$new" ] || [ "${old##*/}" = "$previous" ] || rm -rf "$old"
    done
}

# Records what a start loads and computes, and what the JIT compiler learns from a program that does a bit of everything:
# later runs are warm twice as soon. Without the recording everything works, only later. Only `run` is recorded: everything
# in the recording is loaded at every start, so that of a second command would cost each `run` 60 ms.
train() {
    "$jdk/bin/java" -XX:AOTCacheOutput="$new/morphc.aot" $jvm_options \
        -cp "$new/morphc.jar" id.morph.morphc.StartupTraining \
        run "$root/tools/training.fox" -- run "$root/examples/halo.fox"
}
