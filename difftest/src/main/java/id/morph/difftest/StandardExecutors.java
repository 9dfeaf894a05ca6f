package id.morph.difftest;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What every user of the tester has: the executors of this toolchain, at each level. */
public final class StandardExecutors {
    private StandardExecutors() {}

    /** All of them; the first one is the reference. */
    public static List<Executor> all() {
        return Stream.of(
                        levels(OracleExecutor::new),
                        levels(SfoxExecutor::new),
                        levels(WfoxExecutor::new),
                        levels(NodeExecutor::new))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Executor> levels(IntFunction<Executor> make) {
        return IntStream.rangeClosed(0, 2).mapToObj(make).toList();
    }
}
