package id.morph.tests;

import java.nio.file.Path;
import java.util.List;

/** Reports a source file's diagnostics without running it: the other half of the corpus, folder {@code diagnostics}. */
public interface Checker {

    /** A short stable name for the report. */
    String name();

    /** The file's diagnostics in source order, each as {@code CODE line:column}. */
    List<String> check(Path source);
}
