package id.morph.backend.js;

import id.morph.ir.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A source map (ECMA-426, "revision 3"): one mapping for each line that comes from a place in a source file. */
final class SourceMap {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int DIGIT_BITS = 5;

    private final ModuleText text;
    private final Function<String, Optional<String>> texts;
    private final Map<String, Integer> sources = new LinkedHashMap<>();
    private final Map<String, Optional<List<String>>> lines = new LinkedHashMap<>();

    SourceMap(ModuleText text, Function<String, Optional<String>> texts) {
        this.text = text;
        this.texts = texts;
    }

    String write(String name) {
        String mappings = mappings();
        String contents = sources.keySet().stream()
                .map(source -> texts.apply(source).map(Literals::string).orElse("null"))
                .collect(Collectors.joining(","));
        return "{\"version\":3,\"file\":" + Literals.string(name) + ",\"sources\":["
                + sources.keySet().stream().map(Literals::string).collect(Collectors.joining(","))
                + "],\"sourcesContent\":[" + contents + "],\"names\":[],\"mappings\":\"" + mappings + "\"}\n";
    }

    private String mappings() {
        StringBuilder out = new StringBuilder();
        int lastSource = 0;
        int lastLine = 0;
        int lastColumn = 0;
        for (int line = 0; line < text.lines(); line++) {
            Position at = text.position(line);
            if (at.known()) {
                int source = sources.computeIfAbsent(at.file(), _ -> sources.size());
                int column = column(at);
                number(out, text.column(line));
                number(out, source - lastSource);
                number(out, at.line() - 1 - lastLine);
                number(out, column - lastColumn);
                lastSource = source;
                lastLine = at.line() - 1;
                lastColumn = column;
            }
            out.append(';');
        }
        return out.toString();
    }

    /** Morph counts characters from 1 on, source maps UTF-16 units from 0 on. */
    private int column(Position at) {
        return lines.computeIfAbsent(
                        at.file(),
                        file -> texts.apply(file).map(all -> all.lines().toList()))
                .filter(all -> at.line() <= all.size())
                .map(all -> all.get(at.line() - 1))
                .filter(line -> at.column() - 1 <= line.codePointCount(0, line.length()))
                .map(line -> line.offsetByCodePoints(0, at.column() - 1))
                .orElse(at.column() - 1);
    }

    /** A number in base 64, the lowest five bits first, the sign in the lowest bit (VLQ). */
    private static void number(StringBuilder out, int number) {
        int rest = number < 0 ? -number << 1 | 1 : number << 1;
        do {
            int digit = rest & (1 << DIGIT_BITS) - 1;
            rest >>>= DIGIT_BITS;
            out.append(DIGITS.charAt(rest > 0 ? digit | 1 << DIGIT_BITS : digit));
        } while (rest > 0);
    }
}
