package id.morph.ir;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The host primitives: the small set of operations that the Morph library ({@code cotc}) is written over. Library source
 * reaches them as {@code p.NAME(...)} after {@code pinjam "_prima" sebagai p}; in the IR a use is {@code prim "NAME"(...)}.
 *
 * <p>A backend implements every row once. Missing trailing arguments are passed as nil.
 */
public enum Primitive {
    // text
    TEXT_LOWER(1),
    TEXT_UPPER(1),
    TEXT_STRIP(1),
    /** (text, part, start): index of the first occurrence at or after start, -1 if absent. */
    TEXT_FIND(3),
    TEXT_REPLACE(3),
    /** (text, separator): list of parts; separator nil splits on runs of white space. */
    TEXT_SPLIT(2),
    TEXT_STARTS(2),
    TEXT_ENDS(2),
    /** (list, separator): the texts of the elements joined. */
    TEXT_JOIN(2),
    TEXT_ENCODE(2),
    CHR(1),
    ORD(1),
    /** The quoted form that a value has inside a container. */
    REPR(1),

    // bytes
    BYTES_FROM_LIST(1),
    BYTES_TO_LIST(1),
    /** (bytes, encoding): text, nil if the bytes are not valid. */
    BYTES_DECODE(2),

    // list
    LIST_APPEND(2, Effect.READS, Effect.WRITES, Effect.THROWS),
    /** (list, index or nil): removes and returns; nil when empty or out of range. */
    LIST_POP(2, Effect.READS, Effect.WRITES, Effect.THROWS),
    LIST_INSERT(3, Effect.READS, Effect.WRITES, Effect.THROWS),
    LIST_EXTEND(2, Effect.READS, Effect.WRITES, Effect.THROWS),
    LIST_COPY(1),
    /** (length, value): a list of that many references to the value. */
    LIST_FILLED(2),

    // dict
    DICT_KEYS(1),
    DICT_VALUES(1),
    DICT_HAS(2),
    DICT_GET(3),
    DICT_REMOVE(2, Effect.READS, Effect.WRITES, Effect.THROWS),
    DICT_COPY(1),

    // numbers
    TO_INT(1),
    TO_FLOAT(1),
    /** Floored integer division of two ints. */
    FLOOR_DIV(2),
    IS_INT(1),
    SQRT(1),
    /** IEEE-754 bits of a float as an unsigned 64-bit int, and back. */
    FLOAT_BITS(1),
    FLOAT_FROM_BITS(1),

    // input, output, files
    /** (text): to standard output as it is, flushed. */
    OUT_WRITE(1, Effect.WRITES, Effect.THROWS),
    ERR_WRITE(1, Effect.WRITES, Effect.THROWS),
    /** (): a line without its newline, nil at the end. */
    IN_READ_LINE(0, Effect.READS, Effect.WRITES, Effect.THROWS),
    /** (path, mode r w a rb wb ab): a handle, nil on a system error. */
    FS_OPEN(2, Effect.READS, Effect.WRITES),
    /** (handle, n or nil): text or bytes, nil on a system error. */
    FS_READ(2, Effect.READS, Effect.WRITES),
    /** (handle, text or bytes or list of ints): benar, salah on a system error. */
    FS_WRITE(2, Effect.READS, Effect.WRITES),
    FS_CLOSE(1, Effect.READS, Effect.WRITES),
    FS_EXISTS(1, Effect.READS),
    FS_REMOVE(1, Effect.READS, Effect.WRITES),
    FS_MKDIR(1, Effect.READS, Effect.WRITES),
    /** (path): names in code point order, nil on a system error. */
    FS_LIST(1, Effect.READS),
    /** (path): kamus ukuran waktu_akses waktu_modifikasi apakah_file apakah_folder, nil on a system error. */
    FS_INFO(1, Effect.READS),
    FS_RENAME(2, Effect.READS, Effect.WRITES),
    FS_COPY(2, Effect.READS, Effect.WRITES),
    FS_ABSOLUTE(1, Effect.READS),
    FS_CWD(0, Effect.READS),

    // process and time
    TIME_NOW(0, Effect.READS),
    /** (seconds): lets other routines run until then. */
    SLEEP(1, Effect.READS, Effect.WRITES, Effect.THROWS),
    PLATFORM(0, Effect.READS),
    EXIT(1, Effect.WRITES, Effect.THROWS),
    ARGV(0, Effect.READS),
    ENVIRONMENT(1, Effect.READS),
    CPU_INFO(0, Effect.READS),
    MEMORY_INFO(0, Effect.READS),
    /** (list of words, text or bytes for its input or nil): kamus kode keluaran kesalahan, nil if it cannot be started. */
    PROCESS_RUN(2, Effect.READS, Effect.WRITES),

    // sockets
    NET_CONNECT(2, Effect.READS, Effect.WRITES),
    /** (host, port): listening socket or nil. */
    NET_LISTEN(2, Effect.READS, Effect.WRITES),
    NET_ACCEPT(1, Effect.READS, Effect.WRITES),
    NET_PORT(1, Effect.READS),
    NET_SEND(2, Effect.READS, Effect.WRITES),
    NET_RECEIVE(2, Effect.READS, Effect.WRITES),
    NET_CLOSE(1, Effect.READS, Effect.WRITES),

    // language services
    /** (generator): checkpoint, as upstream's {@code ingat}. */
    GENERATOR_CHECKPOINT(1, Effect.READS, Effect.WRITES, Effect.THROWS),
    /** (): gives every ready routine one turn. */
    ROUTINE_YIELD(0, Effect.READS, Effect.WRITES, Effect.THROWS),
    /** (bytes, list of arguments): runs a bytecode image in fresh globals, then its {@code utama}. */
    RUN_IMAGE(2, Effect.READS, Effect.WRITES, Effect.THROWS),
    /** (qualified name): a class of the Java platform. Only programs for the JVM have it: {@code pinjam "java:…"}. */
    JAVA_CLASS(1, Effect.READS, Effect.WRITES, Effect.THROWS),
    /** (name): a module or global of JavaScript. Only programs for JavaScript have it: {@code pinjam "js:…"}. */
    JS_MODULE(1, Effect.READS, Effect.WRITES, Effect.THROWS),
    /** (name, value): what programs for JavaScript show of their main module. */
    JS_EXPORT(2, Effect.READS, Effect.WRITES);

    private static final Map<String, Primitive> BY_NAME = new HashMap<>();

    static {
        for (Primitive primitive : values()) {
            BY_NAME.put(primitive.text(), primitive);
        }
    }

    private final int arity;
    private final Set<Effect> effects;

    /** A row without effects listed reads its operands and may throw. */
    Primitive(int arity) {
        this(arity, Effect.READS, Effect.THROWS);
    }

    Primitive(int arity, Effect... effects) {
        this.arity = arity;
        this.effects = EnumSet.of(effects[0], effects);
    }

    /** How library source and textual IR write it. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public int arity() {
        return arity;
    }

    public Set<Effect> effects() {
        return effects;
    }

    public static Optional<Primitive> named(String text) {
        return Optional.ofNullable(BY_NAME.get(text));
    }
}
