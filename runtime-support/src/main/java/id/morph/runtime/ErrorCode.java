package id.morph.runtime;

/** The stable {@code kode} of a runtime error; the texts are in {@code errors.properties}. */
public enum ErrorCode {
    /** Division or modulo by zero. */
    BAGI_NOL,
    /** Position outside a list, text or bytes. */
    INDEKS,
    /** Key that a dict does not have. */
    KUNCI,
    /** Operand of the wrong type. */
    TIPE,
    /** Attribute that a value does not have, or that cannot be set. */
    ATRIBUT,
    /** Wrong number of arguments. */
    ARGUMEN,
    /** Operand of the right type with an impossible value. */
    NILAI,
    /** Calls nested too deeply. */
    TUMPUKAN,
    /** A result too large for memory. */
    MEMORI,
    /** File system. */
    BERKAS,
    /** Name without a value. */
    NAMA,
    /** Something that this host does not offer. */
    HOST,
    /** Generator used a second time, or something that is none. */
    GENERATOR,
    /** Collection changed while it was iterated over. */
    ITERASI,
    /** All routines wait for each other. */
    KEBUNTUAN,
    /** Module that cannot be loaded. */
    MODUL
}
