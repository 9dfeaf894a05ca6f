package id.morph.difftest;

import id.morph.ir.pass.Pass;
import id.morph.ir.pass.PassPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the pass that makes an executor differ, and the fewest passes that show it.
 *
 * @param guilty the last pass of {@code passes}; empty if the executor differs without optimization as well
 * @param passes the names of the passes, in order, none of which can be left out
 */
public record PassBisection(Optional<String> guilty, List<String> passes) {

    /**
     * First the shortest beginning of the executor's pipeline that differs, by halves; then, without each of the others in
     * turn, whatever is not needed goes.
     *
     * @param differs whether the executor differs after those passes; after all of its own it does
     */
    static PassBisection of(PassPipeline all, Predicate<PassPipeline> differs) {
        PassPipeline required = PassPipeline.required();
        if (differs.test(required)) {
            return new PassBisection(Optional.empty(), names(required.passes()));
        }
        int good = 0;
        int bad = all.passes().size();
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            if (differsAfter(all.passes().subList(0, middle), differs)) {
                bad = middle;
            } else {
                good = middle;
            }
        }
        List<Pass> passes = new ArrayList<>(all.passes().subList(0, bad));
        for (int i = passes.size() - 2; i >= 0; i--) {
            List<Pass> fewer = new ArrayList<>(passes);
            fewer.remove(i);
            if (differsAfter(fewer, differs)) {
                passes = fewer;
            }
        }
        return new PassBisection(Optional.of(passes.getLast().name()), names(passes));
    }

    private static boolean differsAfter(List<Pass> passes, Predicate<PassPipeline> differs) {
        try {
            return differs.test(PassPipeline.of(complete(passes)));
        } catch (IllegalArgumentException _) {
            // One of them needs what another one makes.
            return false;
        }
    }

    /** With those that every executor relies on. */
    private static List<Pass> complete(List<Pass> passes) {
        List<Pass> complete = new ArrayList<>(passes);
        List<String> names = names(passes);
        PassPipeline.required().passes().stream()
                .filter(pass -> !names.contains(pass.name()))
                .forEach(complete::add);
        return complete;
    }

    private static List<String> names(List<Pass> passes) {
        return passes.stream().map(Pass::name).toList();
    }
}
