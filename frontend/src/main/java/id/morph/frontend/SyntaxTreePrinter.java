package id.morph.frontend;

import id.morph.frontend.syntax.SyntaxTree;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/**
 * A syntax tree as indented text, for {@code --emit=ast}. It reads the records' own components, so a new kind of node
 * needs no line here:
 *
 * <pre>
 * Program 1:1
 *   statements: Print 2:1
 *     arguments: StringLiteral value="Halo" 2:7
 * </pre>
 */
public final class SyntaxTreePrinter {
    private final Source source;
    private final StringBuilder text = new StringBuilder();

    private SyntaxTreePrinter(Source source) {
        this.source = source;
    }

    /** The text of {@code tree}, which was parsed from {@code source}. */
    public static String print(Source source, SyntaxTree tree) {
        SyntaxTreePrinter printer = new SyntaxTreePrinter(source);
        printer.node("", tree, 0);
        return printer.text.toString();
    }

    private void node(String label, SyntaxTree node, int depth) {
        text.repeat("  ", depth).append(label).append(node.getClass().getSimpleName());
        RecordComponent[] components = node.getClass().getRecordComponents();
        for (RecordComponent component : components) {
            Object value = value(component, node);
            if (isScalar(value)) {
                text.append(' ').append(component.getName()).append('=').append(scalar(value));
            }
        }
        Source.Position position = source.position(node.span().start());
        text.append(' ').append(position.line()).append(':').append(position.column()).append('\n');
        for (RecordComponent component : components) {
            children(component.getName() + ": ", value(component, node), depth + 1);
        }
    }

    private void children(String label, Object value, int depth) {
        switch (value) {
            case SyntaxTree child -> node(label, child, depth);
            case List<?> list -> list.forEach(child -> children(label, child, depth));
            case Optional<?> optional -> optional.ifPresent(child -> children(label, child, depth));
            default -> {}
        }
    }

    private static boolean isScalar(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean || value instanceof Enum;
    }

    private static String scalar(Object value) {
        return value instanceof String string ? quoted(string) : value.toString();
    }

    private static String quoted(String string) {
        return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static Object value(RecordComponent component, SyntaxTree node) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }
}
