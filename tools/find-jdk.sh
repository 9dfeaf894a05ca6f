# Sourced by ./morphc, ./test and ./format: sets `jdk` to the home of a JDK 25 or later, or to nothing.
# The order: MORPHC_JAVA (a java binary or a JDK's home), JAVA_HOME, where systems keep their JDKs, the PATH.

is_new_jdk() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS='=' read -r key value; do
        if [ "$key" = JAVA_VERSION ]; then
            value=${value#\"}
            value=${value%%[!0-9]*}
            [ "${value:-0}" -ge 25 ]
            return
        fi
    done <"$1/release"
    return 1
}

find_jdk() {
    jdk=
    wished=${MORPHC_JAVA-}
    for candidate in "$wished" "${wished%/bin/java}" "${JAVA_HOME-}" \
        /usr/lib/jvm/*25* /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.m2/jdks/* \
        /opt/*jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$candidate" ] && is_new_jdk "$candidate"; then
            jdk=$candidate
            return
        fi
    done
    candidate=$(command -v javac) || return 0
    candidate=$(readlink -f "$candidate")
    candidate=${candidate%/bin/javac}
    if is_new_jdk "$candidate"; then jdk=$candidate; fi
}

# The cure that goes with "no JDK found".
jdk_hint() {
    echo "  Pasang JDK 25, misalnya: apt-get install temurin-25-jdk (https://adoptium.net), lalu ulangi."
    echo "  Install JDK 25, for example: apt-get install temurin-25-jdk (https://adoptium.net), then try again."
    echo "  JDK di tempat lain / a JDK elsewhere: JAVA_HOME=/jalan/ke/jdk-25"
}
