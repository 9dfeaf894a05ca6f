package id.morph.runtime;

/** How values are turned into text. */
public enum PrintStyle {
    /** Morph's own words: {@code nil benar salah}, texts inside containers in double quotes. */
    MORPH,
    /** As the existing reference VM prints: {@code None True False 'a' <Instance A>}. */
    PYTHON
}
