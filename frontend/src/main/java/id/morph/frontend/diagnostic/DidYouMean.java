package id.morph.frontend.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that the user most likely meant. */
public final class DidYouMean {
    /** Names longer than this are not compared; nobody mistypes a hundred letters by one. */
    private static final int LONGEST = 100;

    private DidYouMean() {}

    /**
     * The candidate nearest to {@code written}, if one is near enough: one slip in a short word, up to three in a long
     * one. A difference in letter case alone counts as half a slip. Of equally near ones the first in order wins.
     */
    public static Optional<String> closest(String written, Collection<String> candidates) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        int limit = written.length() <= 2 ? 1 : written.length() <= 4 ? 2 : Math.min(6, written.length() / 3 * 2);
        String best = null;
        int bestDistance = limit + 1;
        for (String candidate : candidates) {
            if (candidate.equals(written) || Math.abs(candidate.length() - written.length()) * 2 > bestDistance) {
                continue;
            }
            int distance = halfSlips(written, candidate);
            if (distance < bestDistance
                    || (distance == bestDistance && best != null && candidate.compareTo(best) < 0)) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Damerau-Levenshtein distance (neighbouring letters may swap): how many slips of the finger lie between them. */
    public static int distance(String a, String b) {
        return (halfSlips(a, b) + 1) / 2;
    }

    private static int halfSlips(String a, String b) {
        String lowerA = a.toLowerCase(Locale.ROOT);
        String lowerB = b.toLowerCase(Locale.ROOT);
        if (lowerA.equals(lowerB)) {
            return a.equals(b) ? 0 : 1;
        }
        int width = lowerB.length() + 1;
        var beforeLast = new int[width];
        var last = new int[width];
        var current = new int[width];
        for (int j = 0; j < width; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= lowerA.length(); i++) {
            current[0] = i;
            for (int j = 1; j < width; j++) {
                int change = lowerA.charAt(i - 1) == lowerB.charAt(j - 1) ? 0 : 1;
                int cost = Math.min(last[j - 1] + change, 1 + Math.min(last[j], current[j - 1]));
                if (i > 1
                        && j > 1
                        && lowerA.charAt(i - 1) == lowerB.charAt(j - 2)
                        && lowerA.charAt(i - 2) == lowerB.charAt(j - 1)) {
                    cost = Math.min(cost, beforeLast[j - 2] + 1);
                }
                current[j] = cost;
            }
            int[] recycled = beforeLast;
            beforeLast = last;
            last = current;
            current = recycled;
        }
        return last[width - 1] * 2;
    }
}
