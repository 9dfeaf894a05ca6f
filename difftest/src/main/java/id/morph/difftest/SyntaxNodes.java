package id.morph.difftest;

import id.morph.frontend.syntax.SyntaxTree;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All nodes of a syntax tree, found through the components of its records. */
public final class SyntaxNodes {
    private final List<SyntaxTree> found = new ArrayList<>();

    private SyntaxNodes() {}

    /** The tree and everything below it, outer nodes first. */
    public static List<SyntaxTree> below(SyntaxTree root) {
        SyntaxNodes nodes = new SyntaxNodes();
        nodes.visit(root);
        return nodes.found;
    }

    private void visit(Object value) {
        switch (value) {
            case SyntaxTree node -> {
                found.add(node);
                for (RecordComponent component : node.getClass().getRecordComponents()) {
                    visit(read(component, node));
                }
            }
            case List<?> list -> list.forEach(this::visit);
            case Optional<?> optional -> optional.ifPresent(this::visit);
            case null, default -> {}
        }
    }

    private static Object read(RecordComponent component, SyntaxTree node) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("records of the syntax tree are public", e);
        }
    }
}
