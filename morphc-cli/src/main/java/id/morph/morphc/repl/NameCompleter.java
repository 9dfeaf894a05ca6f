package id.morph.morphc.repl;

import id.morph.frontend.Source;
import id.morph.frontend.parse.Keywords;
import id.morph.frontend.parse.MorphParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands, keywords, the globals of the library and the names of the session. */
final class NameCompleter implements Completer {
    private static final String PRELUDE = "/cotc/prelude.fox";

    private final ReplSession session;
    private final Set<String> fixed = new TreeSet<>(Keywords.all());

    NameCompleter(ReplSession session, List<String> commands) {
        this.session = session;
        fixed.addAll(commands);
        fixed.addAll(globals());
    }

    private static List<String> globals() {
        try (InputStream prelude = ReplSession.class.getResourceAsStream(PRELUDE)) {
            Source source = Source.ofBytes(PRELUDE, prelude.readAllBytes());
            return DeclaredNames.of(MorphParser.parse(source).program()).stream()
                    .filter(name -> !name.startsWith("_") && !name.equals("p"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(PRELUDE, e);
        }
    }

    /** Everything that a word beginning with {@code start} can become. */
    Set<String> completions(String start) {
        Set<String> found = new TreeSet<>();
        for (String name : fixed) {
            if (name.startsWith(start)) {
                found.add(name);
            }
        }
        for (String name : session.names()) {
            if (name.startsWith(start)) {
                found.add(name);
            }
        }
        return found;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String start = line.word().substring(0, line.wordCursor());
        for (String name : completions(start)) {
            candidates.add(new Candidate(name));
        }
    }
}
