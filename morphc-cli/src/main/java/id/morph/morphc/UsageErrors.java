package id.morph.morphc;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, in the user's language, with the nearest thing that would have worked. */
final class UsageErrors implements IParameterExceptionHandler {
    private final Messages messages;

    UsageErrors(Messages messages) {
        this.messages = messages;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        PrintWriter err = problem.getCommandLine().getErr();
        err.println("morphc: " + explanation(problem));
        if (problem instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                err.println("  " + messages.text("usage.did-you-mean", String.join(", ", suggestions)));
            }
        }
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        err.println("  " + messages.text("usage.see-help", command));
        return ExitStatus.TOOL_ERROR;
    }

    private String explanation(ParameterException problem) {
        return switch (problem) {
            case UnmatchedArgumentException unmatched
            when unmatched.isUnknownOption() ->
                messages.text("usage.unknown-option", unmatched.getUnmatched().getFirst());
            case UnmatchedArgumentException unmatched ->
                messages.text("usage.unexpected", String.join(" ", unmatched.getUnmatched()));
            case MissingParameterException missing
            when !missing.getMissing().isEmpty() ->
                messages.text(
                        "usage.missing",
                        missing.getMissing().stream()
                                .map(argument -> argument.isOption() ? names(argument) : argument.paramLabel())
                                .collect(java.util.stream.Collectors.joining(" ")));
            case OverwrittenOptionException twice -> messages.text("usage.twice", names(twice.getOverwritten()));
            case ParameterException other
            when other.getArgSpec() != null && other.getValue() != null ->
                messages.text("usage.bad-value", other.getValue(), names(other.getArgSpec()), candidates(other));
            default -> problem.getMessage();
        };
    }

    private static String names(CommandLine.Model.ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private String candidates(ParameterException problem) {
        Iterable<String> values = problem.getArgSpec().completionCandidates();
        return values == null ? messages.text("usage.a-number") : String.join(", ", values);
    }
}
