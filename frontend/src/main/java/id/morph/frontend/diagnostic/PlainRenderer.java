package id.morph.frontend.diagnostic;

import id.morph.frontend.Source;
import id.morph.frontend.syntax.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Diagnostics as people read them: the message, the place, the line with the place underlined, second places, help.
 *
 * <pre>
 * galat[M0102]: teks tidak ditutup
 *  --> halo.fox:1:7
 *   |
 * 1 | tulis("Halo)
 *   |       ^^^^^^
 *   = bantuan: tutup teks dengan " di baris ini, misalnya `"Halo")`
 * </pre>
 */
public final class PlainRenderer {
    private static final int TAB = 4;

    /** Longer lines are shown around the place only. */
    private static final int WIDEST = 160;

    private final MessageBundle texts;
    private final boolean colour;

    /** A renderer in one language, with ANSI colours or without. */
    public PlainRenderer(Language language, boolean colour) {
        this.texts = MessageBundle.of(language);
        this.colour = colour;
    }

    private record Mark(Span span, String text, boolean primary) {}

    /** All of them, each followed by an empty line. */
    public String render(List<Diagnostic> diagnostics) {
        var text = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            text.append(render(diagnostic)).append('\n');
        }
        return text.toString();
    }

    /** One of them; every line ends with a newline. */
    public String render(Diagnostic diagnostic) {
        var source = diagnostic.source();
        var marks = marks(diagnostic);
        int widest = marks.stream()
                .mapToInt(m -> source.line(m.span().start()))
                .max()
                .orElse(1);
        String margin = " ".repeat(String.valueOf(widest).length());
        var text = new StringBuilder();
        Style style = diagnostic.isError() ? Style.ERROR : Style.WARNING;
        text.append(paint(
                        style,
                        texts.render("severity." + diagnostic.severity().jsonName()) + "["
                                + diagnostic.code().id() + "]"))
                .append(paint(Style.BOLD, ": " + texts.render(diagnostic.message())))
                .append('\n');
        var position = source.position(diagnostic.span().start());
        text.append(margin)
                .append(paint(Style.FRAME, "-->"))
                .append(' ')
                .append(source.path())
                .append(':')
                .append(position.line())
                .append(':')
                .append(position.column())
                .append('\n');
        text.append(paint(Style.FRAME, margin + " |")).append('\n');
        lines(text, source, marks, margin, style);
        for (Message help : diagnostic.help()) {
            // Further lines of a text stand below its first.
            text.append(paint(Style.FRAME, margin + " = "))
                    .append(paint(Style.HELP, texts.render(help.isNote() ? "note.prefix" : "help.prefix")))
                    .append(": ")
                    .append(texts.render(help).replace("\n", "\n" + margin + "     "))
                    .append('\n');
        }
        return text.toString();
    }

    private List<Mark> marks(Diagnostic diagnostic) {
        var marks = new ArrayList<Mark>();
        marks.add(new Mark(diagnostic.span(), "", true));
        for (Label label : diagnostic.labels()) {
            marks.add(new Mark(label.span(), texts.render(label.message()), false));
        }
        marks.sort(Comparator.comparingInt(
                        (Mark m) -> diagnostic.source().line(m.span().start()))
                .thenComparing(m -> !m.primary())
                .thenComparingInt(m -> m.span().start()));
        return marks;
    }

    private void lines(StringBuilder text, Source source, List<Mark> marks, String margin, Style style) {
        int shown = 0;
        for (Mark mark : marks) {
            int line = source.line(mark.span().start());
            if (line != shown) {
                if (shown != 0 && line > shown + 1) {
                    text.append(paint(Style.FRAME, line == shown + 2 ? margin + " |" : "..."))
                            .append('\n');
                }
                shown = line;
            }
            underlined(text, source, mark, line, isFirstOf(marks, mark, source), margin, style);
        }
    }

    private static boolean isFirstOf(List<Mark> marks, Mark mark, Source source) {
        int line = source.line(mark.span().start());
        for (Mark other : marks) {
            if (source.line(other.span().start()) == line) {
                return other == mark;
            }
        }
        return true;
    }

    private void underlined(
            StringBuilder text, Source source, Mark mark, int line, boolean withLine, String margin, Style style) {
        String content = source.lineText(line);
        int start = mark.span().start() - source.lineStart(line);
        int end = Math.min(Math.max(mark.span().end() - source.lineStart(line), start), content.length());
        int from = content.length() > WIDEST ? clear(content, Math.max(0, start - WIDEST / 2)) : 0;
        int to = content.length() > WIDEST
                ? clear(content, Math.min(content.length(), from + WIDEST))
                : content.length();
        if (withLine) {
            String number = String.valueOf(line);
            text.append(paint(Style.FRAME, " ".repeat(margin.length() - number.length()) + number + " | "))
                    .append(from > 0 ? "…" : "")
                    .append(expanded(content.substring(from, to)))
                    .append(to < content.length() ? "…" : "")
                    .append('\n');
        }
        int before = (from > 0 ? 1 : 0) + width(content, from, Math.min(start, content.length()));
        int length = Math.max(1, width(content, Math.min(start, content.length()), Math.min(end, to)));
        String underline = (mark.primary() ? "^" : "-").repeat(length);
        text.append(paint(Style.FRAME, margin + " | "))
                .append(" ".repeat(before))
                .append(paint(
                        mark.primary() ? style : Style.FRAME,
                        mark.text().isEmpty() ? underline : underline + " " + mark.text()))
                .append('\n');
    }

    /** An index that does not cut a surrogate pair. */
    private static int clear(String content, int index) {
        return index > 0 && index < content.length() && Character.isLowSurrogate(content.charAt(index))
                ? index - 1
                : index;
    }

    private static String expanded(String content) {
        var expanded = new StringBuilder();
        content.codePoints().forEach(c -> {
            if (c == '\t') {
                expanded.repeat(" ", TAB);
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                expanded.append('\uFFFD');
            } else {
                expanded.appendCodePoint(c);
            }
        });
        return expanded.toString();
    }

    /** How many columns a terminal uses for a part of a line. */
    private static int width(String content, int from, int to) {
        int width = 0;
        for (int i = from; i < to; ) {
            int codePoint = content.codePointAt(i);
            width += columns(codePoint);
            i += Character.charCount(codePoint);
        }
        return width;
    }

    private static int columns(int codePoint) {
        if (codePoint == '\t') {
            return TAB;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = Character.isIdeographic(codePoint)
                || (codePoint >= 0x1100 && codePoint <= 0x115F)
                || (codePoint >= 0x3000 && codePoint <= 0x30FF)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0xFF01 && codePoint <= 0xFF60)
                || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF);
        return wide ? 2 : 1;
    }

    private enum Style {
        ERROR("1;31"),
        WARNING("1;33"),
        HELP("1;36"),
        FRAME("34"),
        BOLD("1");

        private final String codes;

        Style(String codes) {
            this.codes = codes;
        }
    }

    private String paint(Style style, String text) {
        return colour ? "\u001B[" + style.codes + "m" + text + "\u001B[0m" : text;
    }
}
