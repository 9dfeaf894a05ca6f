package id.morph.difftest.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** The source of all decisions of one program: the same seed decides the same. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        // Seeds that follow each other must not give programs that begin alike.
        this.random = new Random(mixed(seed));
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mixed(long seed) {
        long z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** From 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** True in so many of a hundred cases. */
    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** True with that probability. */
    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    /** Some of the list, in its order. */
    <T> List<T> some(List<T> list, int atMost) {
        List<T> rest = new ArrayList<>(list);
        while (rest.size() > atMost) {
            rest.remove(random.nextInt(rest.size()));
        }
        return rest;
    }

    /** A choice between things that can be made, each with its weight. */
    <T> Choice<T> choice() {
        return new Choice<>();
    }

    /** See {@link Dice#choice}. */
    final class Choice<T> {
        private record Option<T>(int weight, Supplier<T> make) {}

        private final List<Option<T>> options = new ArrayList<>();
        private int total;

        Choice<T> of(int weight, Supplier<T> make) {
            options.add(new Option<>(weight, make));
            total += weight;
            return this;
        }

        /** The same if it is possible at all. */
        Choice<T> when(boolean possible, int weight, Supplier<T> make) {
            return possible ? of(weight, make) : this;
        }

        T make() {
            int at = random.nextInt(total);
            for (Option<T> option : options) {
                at -= option.weight;
                if (at < 0) {
                    return option.make.get();
                }
            }
            throw new IllegalStateException("weights add up to the total");
        }
    }
}
