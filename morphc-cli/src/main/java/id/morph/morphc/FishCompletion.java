package id.morph.morphc;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for the fish shell, from the same model that parses the command line. */
final class FishCompletion {
    private FishCompletion() {}

    /** The script for {@code root} and its sub-commands. */
    static String script(CommandSpec root) {
        StringBuilder script = new StringBuilder("# fish completion of morphc: source this file\n");
        String names = String.join(" ", root.subcommands().keySet());
        options(script, root, "not __fish_seen_subcommand_from " + names);
        for (CommandLine command : root.subcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            script.append("complete -c morphc -n \"not __fish_seen_subcommand_from ")
                    .append(names)
                    .append("\" -a ")
                    .append(spec.name())
                    .append(" -d ")
                    .append(quoted(firstOf(spec.usageMessage().description())))
                    .append('\n');
            options(script, spec, "__fish_seen_subcommand_from " + spec.name());
        }
        return script.toString();
    }

    private static void options(StringBuilder script, CommandSpec spec, String condition) {
        for (OptionSpec option : spec.options()) {
            script.append("complete -c morphc -n \"").append(condition).append('"');
            for (String name : option.names()) {
                script.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            if (option.arity().max() > 0) {
                String values = values(option);
                script.append(values.isEmpty() ? " -r" : " -x -a " + quoted(values));
            }
            script.append(" -d ").append(quoted(firstOf(option.description()))).append('\n');
        }
    }

    private static String values(OptionSpec option) {
        if (option.completionCandidates() == null) {
            return "";
        }
        List<String> values = StreamSupport.stream(option.completionCandidates().spliterator(), false)
                .toList();
        return values.stream().collect(Collectors.joining(" "));
    }

    private static String firstOf(String[] description) {
        return description.length == 0 ? "" : description[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
