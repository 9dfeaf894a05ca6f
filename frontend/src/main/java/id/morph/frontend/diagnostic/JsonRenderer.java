package id.morph.frontend.diagnostic;

import id.morph.frontend.Source;
import id.morph.frontend.syntax.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Diagnostics for tools: one JSON object each, on one line. Lines and columns count from one, columns in code points;
 * {@code endLine} and {@code endColumn} are the place after the last character.
 */
public final class JsonRenderer {
    private final MessageBundle texts;

    /** A renderer whose messages are in one language. */
    public JsonRenderer(Language language) {
        this.texts = MessageBundle.of(language);
    }

    /** A JSON array of all of them, one a line. */
    public String render(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(this::render).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    /** One of them as a JSON object without line breaks. */
    public String render(Diagnostic diagnostic) {
        String labels = diagnostic.labels().stream()
                .map(label -> "{" + place(diagnostic.source(), label.span()) + ",\"message\":"
                        + quoted(texts.render(label.message())) + "}")
                .collect(Collectors.joining(",", "[", "]"));
        String help = diagnostic.help().stream()
                .map(message -> quoted(texts.render(message)))
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"code\":" + quoted(diagnostic.code().id())
                + ",\"severity\":" + quoted(diagnostic.severity().jsonName())
                + ",\"message\":" + quoted(texts.render(diagnostic.message()))
                + ",\"file\":" + quoted(diagnostic.source().path())
                + "," + place(diagnostic.source(), diagnostic.span())
                + ",\"labels\":" + labels
                + ",\"help\":" + help
                + "}";
    }

    private static String place(Source source, Span span) {
        var start = source.position(span.start());
        var end = source.position(span.end());
        return "\"line\":" + start.line() + ",\"column\":" + start.column() + ",\"endLine\":" + end.line()
                + ",\"endColumn\":" + end.column();
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < 0x20 || c == 0x7F || Character.isSurrogate(c)) {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
