package id.morph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.diagnostic.Language;
import id.morph.frontend.diagnostic.PlainRenderer;
import id.morph.frontend.module.Host;
import id.morph.ir.pass.PassPipeline;
import id.morph.morphc.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/diagnostik-berdampingan.md} shows what morphc really prints. A line {@code <!-- id NAME.fox -->} stands above
 * the block with the diagnostics of {@code docs/diagnostik/NAME.fox} in Indonesian, {@code en} in English, {@code program}
 * above the program itself. With {@code -Dmorph.accept=true} the test writes the blocks anew; read the difference before you
 * commit it.
 */
class DiagnosticsPageTest {
    private static final Path DOCS =
            CorpusLocation.root().getParent().getParent().resolve("docs");
    private static final Path PROGRAMS = DOCS.resolve("diagnostik");
    private static final Path PAGE = DOCS.resolve("diagnostik-berdampingan.md");

    private static final Pattern BLOCK = Pattern.compile(
            "(<!-- (program|id|en) (\\S+\\.fox) -->\n```\\w*\n)(.*?)(?=^```$)", Pattern.DOTALL | Pattern.MULTILINE);

    @Test
    void blocksAreWhatMorphcPrints() throws IOException {
        String page = Files.readString(PAGE);
        String generated =
                BLOCK.matcher(page).replaceAll(block -> Matcher.quoteReplacement(block.group(1) + content(block)));
        if (Boolean.getBoolean("morph.accept")) {
            Files.writeString(PAGE, generated);
        }
        assertEquals(generated, Files.readString(PAGE));
    }

    @Test
    void everyProgramIsThere() throws IOException {
        String page = Files.readString(PAGE);
        try (var programs = Files.list(PROGRAMS)) {
            for (Path program : programs.toList()) {
                String name = program.getFileName().toString();
                assertTrue(page.contains("<!-- program " + name + " -->"), "the page lacks " + name);
            }
        }
    }

    private static String content(MatchResult block) {
        Path program = PROGRAMS.resolve(block.group(3));
        try {
            return switch (block.group(2)) {
                case "id" -> diagnostics(program, Language.INDONESIAN);
                case "en" -> diagnostics(program, Language.ENGLISH);
                default -> Files.readString(program);
            };
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What {@code morphc check} prints in the folder of the programs. */
    private static String diagnostics(Path program, Language language) throws IOException {
        DiagnosticSink sink = new DiagnosticSink();
        new Toolchain(PROGRAMS, Host.NONE, false).compile(program, PassPipeline.required(), sink);
        String folder = PROGRAMS + program.getFileSystem().getSeparator();
        return new PlainRenderer(language, false)
                .render(sink.sorted())
                .replace(folder, "")
                .stripTrailing()
                .concat("\n");
    }
}
