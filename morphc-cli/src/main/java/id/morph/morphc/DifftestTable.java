package id.morph.morphc;

import id.morph.difftest.Executor;
import id.morph.difftest.PassBisection;
import id.morph.difftest.ProgramReport;
import id.morph.difftest.ProgramReport.Result;
import id.morph.difftest.ProgramReport.State;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What {@code morphc difftest} shows people: a row for each program as it ends, and below it what differs. */
final class DifftestTable {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int COLUMN = 7;

    private final Messages messages;
    private final PrintWriter out;
    private final boolean progress;
    private final List<Executor> executors;
    private final int programs;
    private final int width;
    private int done;

    DifftestTable(Messages messages, StandardOutput stream, List<Path> programs, List<Executor> executors) {
        this.messages = messages;
        this.out = stream.writer();
        this.progress = StandardOutput.isTerminal("err");
        this.executors = executors;
        this.programs = programs.size();
        this.width =
                programs.stream().mapToInt(p -> p.toString().length()).max().orElse(0);
    }

    /** The names of the executors: the part before the level above, the level below. */
    void begin() {
        StringBuilder levels = new StringBuilder(" ".repeat(width + 2));
        StringBuilder line = new StringBuilder(" ".repeat(width + 2));
        String last = "";
        for (Executor executor : executors) {
            int dash = executor.name().lastIndexOf('-');
            String name = executor.name().substring(0, Math.max(dash, 0));
            line.append(cell(name.equals(last) ? "" : name));
            levels.append(cell(executor.name().substring(dash + 1)));
            last = name;
        }
        out.println(line.toString().stripTrailing());
        out.println(levels.toString().stripTrailing());
    }

    private static String cell(String text) {
        return text + " ".repeat(Math.max(1, COLUMN - text.length()));
    }

    /** On a terminal: what is going on. */
    void running(Path program, Executor executor) {
        if (progress) {
            PrintWriter err = StandardOutput.ERR.writer();
            err.print(CLEAR_LINE + "[" + (done + 1) + "/" + programs + "] " + program + " · " + executor.name());
            err.flush();
        }
    }

    private void clear() {
        if (progress) {
            PrintWriter err = StandardOutput.ERR.writer();
            err.print(CLEAR_LINE);
            err.flush();
        }
    }

    /** The row of a program, and what is wrong with it. */
    void add(ProgramReport report) {
        done++;
        clear();
        StringBuilder row = new StringBuilder(report.program().toString());
        row.append(" ".repeat(width + 2 - row.length()));
        for (Result result : report.results()) {
            row.append(
                    cell(messages.text("difftest.state." + result.state().name().toLowerCase(Locale.ROOT))));
        }
        out.println(row.toString().stripTrailing());
        report.results().forEach(this::explain);
    }

    private void explain(Result result) {
        if (result.state() != State.DIFFERENT && result.state() != State.TIMEOUT) {
            return;
        }
        out.println();
        out.println("  " + messages.text("difftest.guilty", result.executor()));
        result.report().lines().forEach(line -> out.println("    " + line));
        result.passes().ifPresent(this::explain);
        out.println();
    }

    private void explain(PassBisection found) {
        String passes = String.join(", ", found.passes());
        out.println("    "
                + found.guilty()
                        .map(pass -> messages.text("difftest.pass", pass, passes))
                        .orElseGet(() -> messages.text("difftest.no-pass", passes)));
    }

    /** How many there were, and what is missing here. */
    void end(List<ProgramReport> reports) {
        long different = reports.stream()
                .filter(r -> r.has(State.DIFFERENT) || r.has(State.TIMEOUT))
                .count();
        reports.stream()
                .flatMap(r -> r.results().stream())
                .filter(r -> r.state() == State.MISSING)
                .map(r -> messages.text("difftest.missing", r.executor(), r.report()))
                .distinct()
                .forEach(out::println);
        out.println(messages.text("difftest.summary", reports.size(), executors.size(), different));
    }
}
