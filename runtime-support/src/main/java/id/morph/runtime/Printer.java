package id.morph.runtime;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Values as text. Containers that are being printed lie on an explicit stack, so depth costs no Java stack, and one that
 * turns up inside itself is printed as {@code [...]} or {@code {...}}.
 */
public final class Printer {
    /** Below this depth cycles are found by looking along the stack. */
    private static final int SHALLOW = 16;

    private final StringBuilder out;
    private final PrintStyle style;
    private final List<Open> stack = new ArrayList<>();
    private Set<Object> open;

    private Printer(StringBuilder out, PrintStyle style) {
        this.out = out;
        this.style = style;
    }

    /** {@code teks(value)}. */
    public static CharSequence toText(Object value, PrintStyle style) {
        // Plain tests instead of a switch: its first use costs milliseconds, which every small program would pay.
        if (value instanceof CharSequence text) {
            return text;
        }
        if (value instanceof Long number) {
            return Long.toString(number);
        }
        if (value instanceof Double number) {
            return FloatText.format(number);
        }
        StringBuilder out = new StringBuilder();
        append(out, value, style);
        return Text.of(out.toString());
    }

    /** The form that a value has inside a container: texts are quoted. */
    public static CharSequence repr(Object value, PrintStyle style) {
        StringBuilder out = new StringBuilder();
        new Printer(out, style).print(value, true);
        return Text.of(out.toString());
    }

    /** Appends {@code teks(value)}; supplementary characters become surrogate pairs. */
    public static void append(StringBuilder out, Object value, PrintStyle style) {
        if (value instanceof CharSequence text) {
            out.append(text.toString());
        } else if (value instanceof Long number) {
            out.append((long) number);
        } else {
            new Printer(out, style).print(value, false);
        }
    }

    /** A container that is being printed. */
    private static final class Open {
        final Object container;
        final Object[] items;
        final boolean quoted;
        final String close;
        /** Next item; for a dict keys and values alternate. */
        int index;

        Open(Object container, Object[] items, boolean quoted, String close) {
            this.container = container;
            this.items = items;
            this.quoted = quoted;
            this.close = close;
        }
    }

    private void print(Object value, boolean quoted) {
        visit(value, quoted);
        while (!stack.isEmpty()) {
            Open top = stack.get(stack.size() - 1);
            if (top.index == top.items.length) {
                out.append(top.close);
                stack.remove(stack.size() - 1);
                if (open != null) {
                    open.remove(top.container);
                }
            } else {
                boolean pairValue = top.container instanceof MorphDict && (top.index & 1) == 1;
                if (pairValue) {
                    out.append(": ");
                } else if (top.index > 0) {
                    out.append(", ");
                }
                visit(top.items[top.index++], top.quoted);
            }
        }
    }

    /** Prints a simple value, or opens a container. */
    private void visit(Object value, boolean quoted) {
        if (value instanceof CharSequence text) {
            if (quoted) {
                Quoting.text(out, text, style);
            } else {
                out.append(text.toString());
            }
        } else if (value instanceof MorphList list) {
            if (isOpen(list)) {
                out.append("[...]");
            } else {
                out.append('[');
                push(new Open(list, list.toArray(), true, "]"));
            }
        } else if (value instanceof MorphDict dict) {
            if (isOpen(dict)) {
                out.append("{...}");
            } else {
                out.append('{');
                push(new Open(dict, pairs(dict), true, "}"));
            }
        } else if (value instanceof Variant variant) {
            out.append(variant.type().name());
            if (variant.args().length > 0) {
                out.append('(');
                // The reference VM prints arguments with str, so that texts are bare there.
                push(new Open(variant, variant.args(), style == PrintStyle.MORPH, ")"));
            }
        } else {
            simple(value);
        }
    }

    private static Object[] pairs(MorphDict dict) {
        Object[] pairs = new Object[dict.size() * 2];
        int at = 0;
        for (int e = dict.nextEntry(0); e >= 0; e = dict.nextEntry(e + 1)) {
            pairs[at++] = dict.keyAt(e);
            pairs[at++] = dict.valueAt(e);
        }
        return pairs;
    }

    private void push(Open container) {
        stack.add(container);
        if (open != null) {
            open.add(container.container);
        }
    }

    private boolean isOpen(Object container) {
        if (open != null) {
            return open.contains(container);
        }
        if (stack.size() > SHALLOW) {
            open = Collections.newSetFromMap(new IdentityHashMap<>());
            stack.forEach(entry -> open.add(entry.container));
            return open.contains(container);
        }
        for (Open entry : stack) {
            if (entry.container == container) {
                return true;
            }
        }
        return false;
    }

    private void simple(Object value) {
        if (value instanceof Long number) {
            out.append((long) number);
        } else if (value instanceof Double number) {
            out.append(FloatText.format(number));
        } else if (value == Nil.NIL) {
            out.append(word("nil", "None"));
        } else if (value instanceof Boolean truth) {
            out.append(truth ? word("benar", "True") : word("salah", "False"));
        } else if (value instanceof MorphInstance instance) {
            instance(instance);
        } else if (value instanceof BigInteger number) {
            out.append(number);
        } else if (value instanceof MorphBytes bytes) {
            Quoting.bytes(out, bytes, style);
        } else if (value instanceof MorphFunction function) {
            function(function);
        } else if (value instanceof BoundMethod method) {
            method(method);
        } else {
            rare(value);
        }
    }

    private void rare(Object value) {
        if (value instanceof MorphClass type) {
            named(word("kelas", "Kelas"), type.name());
        } else if (value instanceof GeneratorHandle generator) {
            named(word("generator", "Generator"), generator.name());
        } else if (value instanceof MorphModule module) {
            named("modul", module.name());
        } else if (value instanceof Routine routine) {
            named("rutin", routine.name());
        } else if (value instanceof ForeignValue foreign) {
            out.append(foreign.text());
        } else if (value instanceof HostObject object) {
            out.append('<').append(object.describe()).append('>');
        } else {
            out.append("<objek>");
        }
    }

    private String word(String morph, String python) {
        return style == PrintStyle.MORPH ? morph : python;
    }

    private void named(String kind, String name) {
        out.append('<').append(kind).append(' ').append(name).append('>');
    }

    private void function(MorphFunction function) {
        String name = function.name();
        if (function instanceof VariantConstructor) {
            named(word("fungsi", "CodeObject"), name);
        } else if (name.startsWith("<")) {
            // An anonymous function is called <fungsi> already.
            out.append(name);
        } else {
            named(word("fungsi", "Fungsi"), name);
        }
    }

    private void method(BoundMethod method) {
        if (style == PrintStyle.PYTHON) {
            out.append("<BoundMethod ").append(method.function().name()).append(" of ");
            if (method.receiver() instanceof MorphInstance instance) {
                instance(instance);
            } else {
                out.append(Operations.typeName(method.receiver()));
            }
            out.append('>');
            return;
        }
        String owner = method.receiver() instanceof MorphInstance instance
                ? instance.morphClass().name()
                : Operations.typeName(method.receiver());
        out.append("<metode ")
                .append(owner)
                .append('.')
                .append(method.function().name())
                .append('>');
    }

    private void instance(MorphInstance instance) {
        if (style == PrintStyle.PYTHON) {
            out.append("<Instance ").append(instance.morphClass().name()).append('>');
            return;
        }
        MorphFunction method = instance.morphClass().findMethod("ke_teks");
        if (method != null) {
            Object text = method.call1(instance);
            if (!(text instanceof MorphInstance)) {
                append(out, text, style);
                return;
            }
        }
        out.append('<').append(instance.morphClass().name()).append('>');
    }
}
