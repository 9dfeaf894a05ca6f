package id.morph.frontend.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what the stages of one compilation have to say. Says the same thing about the same place only once. */
public final class DiagnosticSink {
    private final List<Diagnostic> all = new ArrayList<>();
    private final Set<Place> seen = new HashSet<>();
    private int errors;

    private record Place(DiagnosticCode code, String path, int start) {}

    /** Adds one, unless the same code was reported for the same place before. */
    public void add(Diagnostic diagnostic) {
        var place = new Place(
                diagnostic.code(), diagnostic.source().path(), diagnostic.span().start());
        if (seen.add(place)) {
            all.add(diagnostic);
            if (diagnostic.isError()) {
                errors++;
            }
        }
    }

    /** Adds all of them. */
    public void addAll(Iterable<Diagnostic> diagnostics) {
        diagnostics.forEach(this::add);
    }

    /** Whether any of them is an error. */
    public boolean hasErrors() {
        return errors > 0;
    }

    /** Everything so far; files in the order in which they first had something to say, places in order within a file. */
    public List<Diagnostic> sorted() {
        var files = new ArrayList<String>();
        for (Diagnostic diagnostic : all) {
            if (!files.contains(diagnostic.source().path())) {
                files.add(diagnostic.source().path());
            }
        }
        var sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(
                        (Diagnostic d) -> files.indexOf(d.source().path()))
                .thenComparingInt(d -> d.span().start())
                .thenComparing(Diagnostic::code));
        return List.copyOf(sorted);
    }
}
