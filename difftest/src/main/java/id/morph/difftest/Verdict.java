package id.morph.difftest;

/** What came of running one program on several executors. */
public sealed interface Verdict {

    /** There is nothing to compare with: it does not compile, does not end within the budget, or prints something else each time. */
    record Unfit(String why) implements Verdict {}

    /** All outcomes are the same. */
    record Agreement(Outcome outcome) implements Verdict {}

    /** One executor gives another outcome than the oracle without optimization, or fails itself. */
    record Difference(Executor executor, String report) implements Verdict {}
}
