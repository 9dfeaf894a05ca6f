package id.morph.morphc.repl;

import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine whether a line continues, and which word the cursor is in. */
final class InputParser implements Parser {
    private record Input(String line, int cursor, String word, int wordCursor) implements ParsedLine {
        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !line.startsWith(":") && Completeness.isIncomplete(line)) {
            throw new EOFError(-1, cursor, "incomplete");
        }
        int start = cursor;
        while (start > 0 && isPartOfWord(line.charAt(start - 1))) {
            start--;
        }
        int end = cursor;
        while (end < line.length() && isPartOfWord(line.charAt(end))) {
            end++;
        }
        return new Input(line, cursor, line.substring(start, end), cursor - start);
    }

    private static boolean isPartOfWord(char c) {
        return Character.isUnicodeIdentifierPart(c) || c == ':';
    }
}
