package id.morph.runtime;

/** What an unassigned slot holds; never a Morph value, reading one is an error (code {@code NAMA}). */
public enum Undefined {
    UNDEFINED
}
