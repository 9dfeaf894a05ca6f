package id.morph.difftest.generate;

import id.morph.difftest.generate.Kind.Alternatives;
import id.morph.difftest.generate.Kind.Callable;
import id.morph.difftest.generate.Kind.Shape;
import id.morph.difftest.generate.Kind.Variable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The program as far as it has been written, and what can be used in the rest of it. */
final class Draft {
    /** How many instructions a program may take, about. */
    private static final double LIMIT = 12_000;

    final Dice dice;
    final Set<Feature> features;
    /** The probability that an expression is of another kind than it should be. */
    final double wrong;

    final List<Callable> functions = new ArrayList<>();
    final List<Shape> shapes = new ArrayList<>();
    final List<Alternatives> types = new ArrayList<>();
    Scope scope = Scope.ofModule();

    private final StringBuilder text = new StringBuilder();
    private int indentation;
    private int names;
    private double turns = 1;
    private double cost;

    Draft(Dice dice, Set<Feature> features) {
        this.dice = dice;
        this.features = EnumSet.copyOf(features);
        this.wrong = features.contains(Feature.ILL_TYPED) ? dice.pick(List.of(0.004, 0.015, 0.04)) : 0;
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    // text

    void line(String content) {
        text.repeat("    ", indentation).append(content).append('\n');
    }

    void indent() {
        indentation++;
    }

    void outdent() {
        indentation--;
    }

    String text() {
        return text.toString();
    }

    /** A name that nothing else has. */
    String name(String prefix) {
        return prefix + ++names;
    }

    // cost

    /** Writes something that runs so many times as often as what is around it. */
    void repeated(int times, Runnable body) {
        double outside = turns;
        turns *= times;
        body.run();
        turns = outside;
    }

    /** How often a loop here may turn. */
    int affordableTurns(int wanted) {
        return (int) Math.clamp((LIMIT - cost) / (turns * 20), 1, wanted);
    }

    boolean affordable(double instructions) {
        return cost + turns * instructions < LIMIT;
    }

    void pay(double instructions) {
        cost += turns * instructions;
    }

    /** Writes the body of a function in a scope of its own; gives what a call of it costs. */
    double costOf(Scope inside, Runnable body) {
        double outsideTurns = turns;
        double outsideCost = cost;
        Scope outsideScope = scope;
        turns = 1;
        cost = 5;
        scope = inside;
        body.run();
        double own = cost;
        turns = outsideTurns;
        cost = outsideCost;
        scope = outsideScope;
        return own;
    }

    // what there is

    /** Variables of a kind that can be read here. */
    List<Variable> variables(Kind wanted) {
        return scope.visible().stream().filter(v -> fits(v.kind(), wanted)).toList();
    }

    /** Functions with a result of that kind that can be called here. */
    List<Callable> callables(Kind wanted) {
        if (scope.leaf) {
            return List.of();
        }
        return functions.stream()
                .filter(f -> fits(f.result(), wanted) && affordable(f.cost()))
                .toList();
    }

    /** Whether a value of the kind will do where {@code wanted} is asked for. */
    static boolean fits(Kind kind, Kind wanted) {
        if (wanted == Kind.Basic.ANY) {
            return true;
        }
        if (kind instanceof Kind.Instance given && wanted instanceof Kind.Instance asked) {
            return given.shape().isA(asked.shape());
        }
        return kind.equals(wanted);
    }
}
