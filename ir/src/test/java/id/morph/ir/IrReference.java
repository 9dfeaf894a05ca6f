package id.morph.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes the reference page of the IR: rows from the tables themselves, descriptions and section titles from the comments in
 * their sources.
 */
final class IrReference {

    private static final Pattern ROW = Pattern.compile("    ([A-Z][A-Z_0-9]*)\\(.*");
    private static final Pattern DOC_LINE = Pattern.compile("    /\\*\\* (.*?) ?\\*/");
    private static final Pattern SECTION = Pattern.compile("    // (?:---- )?(.*)");
    private static final Pattern DOC_START = Pattern.compile("/\\*\\*\\s+");
    private static final Pattern LINE_IN_DOC = Pattern.compile("\n +\\*(?!/) ?|\n +(?=\\*/)");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@(?:code|link) #?([^}]*)}");

    private IrReference() {}

    /** What the source of a table says about its rows. */
    private record Comments(Map<String, String> sections, Map<String, String> docs) {}

    static String page(String opSource, String primitiveSource) {
        StringBuilder page = new StringBuilder();
        page.append("""
                # IR reference

                Generated from the tables `Op` and `Primitive` of module `ir`; do not edit. The textual form is described at the
                package `id.morph.ir.text`, the life of generators and routines at `GeneratorLowering`.

                Types are `any`, `bool` (which may stand for `any`), `int`, `i64` (which may stand for `int`), `f64`, `word`, `cell`, `iterator`,
                `frame`; constants fit every type that their value has. T is the type that an operation's type attribute names.
                Effects: *reads* memory that others may change, *writes* memory or the outside world, *throws* Morph errors,
                *allocates* something with an identity. An operation without effects is pure.

                ## Operations
                """);
        Comments ops = comments(opSource);
        for (Op op : Op.values()) {
            String section = ops.sections().get(op.name());
            if (section != null) {
                page.append("\n### ").append(capitalized(section)).append("\n\n");
                page.append("| Operation | Operands | Result | Effects | |\n|---|---|---|---|---|\n");
            }
            String attributes = op.attributes().stream()
                    .map(kind -> " " + kind.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining());
            page.append("| `").append(op.text()).append('`').append(attributes);
            page.append(" | ").append(operands(op));
            page.append(" | ")
                    .append(op.result() == Type.NONE ? "" : op.result().text());
            page.append(" | ").append(effects(op.effects()));
            page.append(" | ")
                    .append(cell(ops.docs().getOrDefault(op.name(), "")))
                    .append(" |\n");
        }
        page.append("""

                ## Terminators

                | Terminator | |
                |---|---|
                | `jump edge` | |
                | `branch condition, edge, edge` | the condition is a `bool` |
                | `switch state, edge, …` | goes to the edge of that number |
                | `return value` | |
                | `throw value` | may have an unwind edge and a position |
                | `suspend reason value, edge` | `freeze`, `await`, `yield`, `sleep`; gone after generator lowering |
                | `unreachable` | |

                ## Primitives

                What the library is written over: `prim "name" operands`. Missing trailing operands are nil.
                """);
        Comments primitives = comments(primitiveSource);
        for (Primitive primitive : Primitive.values()) {
            String section = primitives.sections().get(primitive.name());
            if (section != null) {
                page.append("\n### ").append(capitalized(section)).append("\n\n");
                page.append("| Primitive | Arity | Effects | |\n|---|---|---|---|\n");
            }
            page.append("| `").append(primitive.text()).append("` | ").append(primitive.arity());
            page.append(" | ").append(effects(primitive.effects()));
            page.append(" | ")
                    .append(cell(primitives.docs().getOrDefault(primitive.name(), "")))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String operands(Op op) {
        List<String> types = new ArrayList<>();
        for (int i = 0; i < op.operands().size(); i++) {
            boolean repeats = op.variadic() && i == op.operands().size() - 1;
            types.add(op.operands().get(i).text() + (repeats ? " …" : ""));
        }
        return String.join(", ", types);
    }

    private static String effects(Set<Effect> effects) {
        return effects.stream()
                .sorted()
                .map(effect -> effect.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String cell(String doc) {
        return INLINE_TAG
                .matcher(doc)
                .replaceAll(tag -> Matcher.quoteReplacement("`" + printed(tag.group(1)) + "`"))
                .replace("|", "\\|");
    }

    /** A row that a comment refers to by its Java name is shown as IR prints it. */
    private static String printed(String name) {
        return Arrays.stream(Op.values())
                .filter(op -> op.name().equals(name))
                .map(Op::text)
                .findFirst()
                .orElse(name);
    }

    private static Comments comments(String source) {
        Comments comments = new Comments(new HashMap<>(), new HashMap<>());
        String section = "";
        String doc = "";
        boolean inTable = false;
        String joined = LINE_IN_DOC.matcher(source).replaceAll(" ");
        for (String line : DOC_START.matcher(joined).replaceAll("/** ").split("\n")) {
            inTable |= line.startsWith("public enum ");
            Matcher row = ROW.matcher(line);
            Matcher docLine = DOC_LINE.matcher(line);
            Matcher sectionLine = SECTION.matcher(line);
            if (!inTable) {
                continue;
            }
            if (row.matches()) {
                if (!section.isEmpty()) {
                    comments.sections().put(row.group(1), section);
                }
                if (!doc.isEmpty()) {
                    comments.docs().put(row.group(1), doc);
                }
                section = "";
                doc = "";
            } else if (docLine.matches()) {
                doc = docLine.group(1);
            } else if (sectionLine.matches() && !sectionLine.group(1).startsWith("spotless")) {
                section = sectionLine.group(1);
            } else if (line.startsWith("    private ")) {
                break;
            }
        }
        return comments;
    }
}
