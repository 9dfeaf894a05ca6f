package id.morph.frontend.parse;

import id.morph.grammar.MorphTokens;
import java.util.SortedSet;
import java.util.TreeSet;

/** The language's keywords, for completion. */
public final class Keywords {
    private Keywords() {}

    /** All of them, in alphabetical order, as the grammar spells them. */
    public static SortedSet<String> all() {
        SortedSet<String> keywords = new TreeSet<>();
        for (int type = 0; type <= MorphTokens.VOCABULARY.getMaxTokenType(); type++) {
            String literal = MorphTokens.VOCABULARY.getLiteralName(type);
            if (literal != null && literal.matches("'[a-z_]+'")) {
                keywords.add(literal.substring(1, literal.length() - 1));
            }
        }
        return keywords;
    }
}
