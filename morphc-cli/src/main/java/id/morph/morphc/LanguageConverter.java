package id.morph.morphc;

import id.morph.frontend.diagnostic.Language;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --lang}, and its completions. */
final class LanguageConverter implements ITypeConverter<Language>, Iterable<String> {
    @Override
    public Language convert(String value) {
        return Language.of(value.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new TypeConversionException("'" + value + "': id, en"));
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Language.values()).map(Language::tag).iterator();
    }
}
