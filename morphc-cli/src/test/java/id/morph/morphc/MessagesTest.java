package id.morph.morphc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.frontend.diagnostic.Language;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class MessagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}|\\$\\{[A-Z-]+}");

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothLanguagesSayTheSame() {
        var indonesian = Messages.in(Language.INDONESIAN).bundle();
        var english = Messages.in(Language.ENGLISH).bundle();
        assertEquals(indonesian.keySet(), english.keySet());
        for (String key : indonesian.keySet()) {
            assertEquals(placeholders(indonesian.getString(key)), placeholders(english.getString(key)), key);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCommandAndOptionIsDescribed(Language language) {
        assertDescribed(MorphCommand.commandLine(language));
    }

    private static void assertDescribed(CommandLine command) {
        var spec = command.getCommandSpec();
        assertTrue(spec.usageMessage().description().length > 0, spec.qualifiedName());
        for (ArgSpec argument : spec.args()) {
            assertTrue(argument.description().length > 0, spec.qualifiedName() + " " + argument.paramLabel());
            assertFalse(argument.description()[0].isBlank());
        }
        command.getSubcommands().values().forEach(MessagesTest::assertDescribed);
    }

    @Test
    void placeholdersAreFilled() {
        assertEquals("opsi --x tidak dikenal", Messages.in(Language.INDONESIAN).text("usage.unknown-option", "--x"));
    }
}
