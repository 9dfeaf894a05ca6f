package id.morph.runtime.interop;

import id.morph.runtime.MorphError;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Chooses among methods, or constructors, of one name by the number of arguments and by what they are at run time: those count that can take
 * every argument; of these the one to which the arguments are nearest; if two are equally near, the more specific one, as
 * in Java. Variable arguments are looked at only when nothing else fits.
 */
final class Overloads {
    private final String name;
    private final List<? extends Executable> candidates;
    private final Object[] args;

    /** @param name how messages call them: {@code ArrayList.add} */
    Overloads(String name, List<? extends Executable> candidates, Object[] args) {
        this.name = name;
        this.candidates = candidates;
        this.args = args;
    }

    /**
     * Converts the arguments and calls the best candidate.
     *
     * @return what it gave, not converted yet
     * @throws MorphError {@code ARGUMEN} if none fits or several fit equally well; what the called code throws
     */
    Object call(Object receiver) {
        Executable chosen = best(false);
        if (chosen != null) {
            return Reflection.invoke(chosen, receiver, fixed(chosen));
        }
        chosen = best(true);
        if (chosen != null) {
            return Reflection.invoke(chosen, receiver, spread(chosen));
        }
        if (candidates.size() == 1 && candidates.get(0).getParameterCount() == args.length) {
            // Says which argument does not fit.
            fixed(candidates.get(0));
        }
        throw MorphError.of("ARGUMEN.java", name, given(), shown(candidates));
    }

    private Executable best(boolean spread) {
        int least = Integer.MAX_VALUE;
        List<Executable> nearest = new ArrayList<>();
        for (Executable candidate : candidates) {
            int cost = spread ? spreadCost(candidate) : fixedCost(candidate);
            if (cost != ToJava.IMPOSSIBLE && cost <= least) {
                if (cost < least) {
                    nearest.clear();
                }
                least = cost;
                nearest.add(candidate);
            }
        }
        return nearest.isEmpty() ? null : mostSpecific(nearest);
    }

    private int fixedCost(Executable candidate) {
        Class<?>[] types = candidate.getParameterTypes();
        return types.length == args.length ? cost(types, types.length) : ToJava.IMPOSSIBLE;
    }

    private int spreadCost(Executable candidate) {
        Class<?>[] types = candidate.getParameterTypes();
        int before = types.length - 1;
        if (!candidate.isVarArgs() || args.length < before) {
            return ToJava.IMPOSSIBLE;
        }
        int total = cost(types, before);
        Class<?> element = types[before].getComponentType();
        for (int i = before; i < args.length && total != ToJava.IMPOSSIBLE; i++) {
            int cost = ToJava.cost(args[i], element);
            total = cost == ToJava.IMPOSSIBLE ? cost : total + cost;
        }
        return total;
    }

    private int cost(Class<?>[] types, int count) {
        int total = 0;
        for (int i = 0; i < count; i++) {
            int cost = ToJava.cost(args[i], types[i]);
            if (cost == ToJava.IMPOSSIBLE) {
                return cost;
            }
            total += cost;
        }
        return total;
    }

    private Executable mostSpecific(List<Executable> nearest) {
        for (Executable candidate : nearest) {
            if (nearest.stream().allMatch(other -> isAtLeastAsSpecific(candidate, other))) {
                return candidate;
            }
        }
        throw MorphError.of("ARGUMEN.java_ganda", name, given(), shown(nearest));
    }

    private static boolean isAtLeastAsSpecific(Executable a, Executable b) {
        Class<?>[] x = a.getParameterTypes();
        Class<?>[] y = b.getParameterTypes();
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
            if (!y[i].isAssignableFrom(x[i])) {
                return false;
            }
        }
        return true;
    }

    private Object[] fixed(Executable chosen) {
        Class<?>[] types = chosen.getParameterTypes();
        Object[] converted = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            converted[i] = ToJava.convert(args[i], types[i]);
        }
        return converted;
    }

    private Object[] spread(Executable chosen) {
        Class<?>[] types = chosen.getParameterTypes();
        int before = types.length - 1;
        Class<?> element = types[before].getComponentType();
        Object[] converted = new Object[types.length];
        for (int i = 0; i < before; i++) {
            converted[i] = ToJava.convert(args[i], types[i]);
        }
        Object rest = Array.newInstance(element, args.length - before);
        for (int i = before; i < args.length; i++) {
            Array.set(rest, i - before, ToJava.convert(args[i], element));
        }
        converted[before] = rest;
        return converted;
    }

    private String given() {
        return Arrays.stream(args).map(ToJava::describe).collect(Collectors.joining(", "));
    }

    /** In an order that does not depend on the machine. */
    private static String shown(List<? extends Executable> candidates) {
        return candidates.stream().map(Overloads::signature).sorted().collect(Collectors.joining(", "));
    }

    private static String signature(Executable candidate) {
        String parameters = Arrays.stream(candidate.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        if (candidate.isVarArgs()) {
            parameters = parameters.substring(0, parameters.length() - "[]".length()) + "...";
        }
        String shown = candidate.getName().substring(candidate.getName().lastIndexOf('.') + 1);
        return shown + "(" + parameters + ")";
    }
}
