package id.morph.morphc.repl;

import id.morph.frontend.Source;
import id.morph.frontend.parse.MorphParser;
import id.morph.frontend.syntax.SyntaxPrinter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The dialogue: reads inputs, hands them to the session, shows what comes back. */
public final class Repl {
    private static final String HELP = ":bantuan";
    private static final String LEAVE = ":keluar";
    private static final String TREE = ":ast";
    private static final List<String> COMMANDS = List.of(HELP, LEAVE, TREE);

    /**
     * The texts of the dialogue in the user's language.
     *
     * @param welcome shown at the start, to a person
     * @param help what {@code :bantuan} shows
     * @param unknownCommand with {@code {0}} for what was typed
     */
    public record Texts(String welcome, String help, String unknownCommand) {}

    private final ReplSession session;
    private final Texts texts;
    private final PrintWriter out;

    public Repl(ReplSession session, Texts texts, PrintWriter out) {
        this.session = session;
        this.texts = texts;
        this.out = out;
    }

    /**
     * Talks to a person at a terminal until {@code :keluar} or the end of input.
     *
     * @param history where inputs are kept from one session to the next
     */
    public void talk(Path history) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .appName("morphc")
                    .parser(new InputParser())
                    .completer(new NameCompleter(session, COMMANDS))
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .variable(LineReader.HISTORY_FILE, history)
                    .variable(LineReader.SECONDARY_PROMPT_PATTERN, "  ... ")
                    .build();
            out.println(texts.welcome());
            boolean goesOn = true;
            while (goesOn) {
                try {
                    goesOn = answer(reader.readLine("morph> "));
                } catch (UserInterruptException e) {
                    // Ctrl-C drops the input, as in every shell.
                    continue;
                } catch (EndOfFileException e) {
                    goesOn = false;
                }
            }
        }
    }

    /** Answers what comes from a file or pipe, without prompts. */
    public void read(BufferedReader in) throws IOException {
        StringBuilder input = new StringBuilder();
        String line = in.readLine();
        while (line != null) {
            input.append(line).append('\n');
            line = in.readLine();
            boolean complete = input.charAt(0) == ':' || !Completeness.isIncomplete(input.toString());
            if (complete || line == null) {
                if (!answer(input.toString())) {
                    return;
                }
                input.setLength(0);
            }
        }
    }

    /** Deals with one input; whether the dialogue goes on. */
    private boolean answer(String input) {
        String text = input.strip();
        if (text.isEmpty()) {
            return true;
        }
        if (text.equals(LEAVE)) {
            return false;
        }
        if (text.equals(HELP)) {
            out.println(texts.help());
        } else if (text.equals(TREE) || text.startsWith(TREE + " ")) {
            Source source = Source.of("<repl>", text.substring(TREE.length()).strip());
            out.print(SyntaxPrinter.indented(MorphParser.parse(source).program()));
        } else if (text.startsWith(":")) {
            out.println(texts.unknownCommand().replace("{0}", text));
        } else {
            String shown = session.evaluate(input);
            if (!shown.isEmpty()) {
                out.println(shown);
            }
        }
        out.flush();
        return true;
    }
}
