package id.morph.runtime;

import static id.morph.runtime.Errors.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    /** Time that passes only while somebody sleeps. */
    private static final class TestClock implements Clock {
        private long time = Long.MAX_VALUE - 1_000_000_000L;
        private long slept;

        @Override
        public double now() {
            return 0;
        }

        @Override
        public long nanoTime() {
            return time;
        }

        @Override
        public void sleep(long nanos) {
            time += nanos;
            slept += nanos;
        }
    }

    private final TestClock clock = new TestClock();
    private final Scheduler scheduler = new Scheduler(clock);
    private final List<String> log = new ArrayList<>();

    /** Logs its name and step number, doing these steps one after the other. */
    private Routine start(String name, StepResult... steps) {
        int[] next = {0};
        return scheduler.start(name, (input, error) -> {
            if (error != null) {
                log.add(name + "!");
                throw error;
            }
            log.add(name + next[0] + (input == Nil.NIL ? "" : "=" + input));
            return steps[next[0]++];
        });
    }

    private static StepResult done(Object value) {
        return new StepResult.Done(value);
    }

    private static StepResult sleep(double seconds) {
        return new StepResult.Sleep(seconds);
    }

    private static StepResult await(Object target) {
        return new StepResult.Await(target);
    }

    private Routine failing(String name) {
        return scheduler.start(name, (input, error) -> {
            throw MorphError.thrown(name);
        });
    }

    @Test
    void firstInFirstOut() {
        Routine a = start("a", StepResult.YIELD, StepResult.YIELD, done(1L));
        start("b", StepResult.YIELD, done(2L));
        assertTrue(log.isEmpty(), "a routine does not start at once");
        assertEquals(1L, scheduler.await(a));
        assertEquals(List.of("a0", "b0", "a1", "b1", "a2"), log);
        assertEquals(1L, scheduler.await(a));
    }

    @Test
    void awaitingAnythingElseGivesItBack() {
        start("a", done(1L));
        assertEquals("x", scheduler.await("x"));
        assertTrue(log.isEmpty());
    }

    @Test
    void aRoutineAwaitsAnother() {
        Routine a = start("a", StepResult.YIELD, done("nilai"));
        Routine b = start("b", await(a), done(2L));
        Routine c = start("c", await(a), done(3L));
        assertEquals(2L, scheduler.await(b));
        assertEquals(List.of("a0", "b0", "c0", "a1", "b1=nilai"), log);
        assertEquals(3L, scheduler.await(c));
    }

    @Test
    void aFinishedRoutineOrAnotherValueDoesNotSuspend() {
        Routine a = start("a", done(1L));
        Routine b = start("b", await(a), await("teks"), done(2L));
        start("c", done(3L));
        scheduler.await(b);
        assertEquals(List.of("a0", "b0", "b1=1", "b2=teks"), log);
    }

    @Test
    void failureReachesEveryWaiter() {
        Routine bad = failing("rusak");
        Routine a = start("a", await(bad), done(1L));
        MorphError error = assertThrows(MorphError.class, () -> scheduler.await(a));
        assertEquals("rusak", error.thrownValue());
        assertThrows(MorphError.class, () -> scheduler.await(bad));
        assertTrue(scheduler.runToCompletion().isEmpty(), "both were awaited");
    }

    @Test
    void eachWaiterHasATraceOfItsOwn() {
        Routine bad = scheduler.start("rusak", (input, error) -> {
            MorphError failure = MorphError.thrown(1L);
            failure.addFrame("rusak", "a.fox", 1);
            throw failure;
        });
        for (int i = 0; i < 2; i++) {
            MorphError error = assertThrows(MorphError.class, () -> scheduler.await(bad));
            assertEquals(1, error.frameCount());
            error.addFrame("penunggu", "a.fox", 2);
        }
    }

    @Test
    void failuresNobodyAwaitedAreReportedInOrder() {
        failing("satu");
        start("a", StepResult.YIELD, done(1L));
        failing("dua");
        List<MorphError> errors = scheduler.runToCompletion();
        assertEquals(
                List.of("satu", "dua"),
                errors.stream().map(MorphError::thrownValue).toList());
    }

    @Test
    void timersFireByTimeThenOrder() {
        start("a", sleep(0.3), done(1L));
        start("b", sleep(0.1), done(2L));
        start("c", sleep(0.1), done(3L));
        start("d", sleep(0), done(4L));
        scheduler.runToCompletion();
        assertEquals(List.of("a0", "b0", "c0", "d0", "d1", "b1", "c1", "a1"), log);
        assertEquals(300_000_000L, clock.slept);
    }

    @Test
    void sleepingOutsideRunsOthers() {
        start("a", sleep(0.1), done(1L));
        start("b", sleep(0.5), done(1L));
        scheduler.sleep(0.2);
        assertEquals(List.of("a0", "b0", "a1"), log);
        assertEquals(200_000_000L, clock.slept);
        scheduler.sleep(-5);
        assertEquals(200_000_000L, clock.slept);
    }

    @Test
    void yieldingOutsideGivesEachReadyRoutineOneTurn() {
        start("a", StepResult.YIELD, done(1L));
        start("b", done(2L));
        scheduler.yieldTurn();
        assertEquals(List.of("a0", "b0"), log);
    }

    @Test
    void nestedDriving() {
        Routine inner = start("inner", StepResult.YIELD, done(5L));
        Routine outer = scheduler.start("outer", (input, error) -> done(scheduler.await(inner)));
        start("c", done(1L));
        assertEquals(5L, scheduler.await(outer));
        assertEquals(List.of("inner0", "c0", "inner1"), log);
    }

    @Test
    void deadlockOfTheDriver() {
        Routine[] pair = new Routine[2];
        pair[0] = scheduler.start("a", (input, error) -> await(pair[1]));
        pair[1] = scheduler.start("b", (input, error) -> await(pair[0]));
        assertError(ErrorCode.KEBUNTUAN, "Kebuntuan: semua rutin saling menunggu", () -> scheduler.await(pair[0]));
    }

    @Test
    void aRoutineThatAwaitsItselfThroughACallIsADeadlock() {
        Routine[] self = new Routine[1];
        self[0] = scheduler.start("a", (input, error) -> done(scheduler.await(self[0])));
        assertError(ErrorCode.KEBUNTUAN, () -> scheduler.await(self[0]));
    }

    @Test
    void atTheEndADeadlockIsThrownIntoTheLongestSuspended() {
        Routine[] pair = new Routine[2];
        pair[0] = scheduler.start("a", (input, error) -> {
            if (error != null) {
                assertSame(ErrorCode.KEBUNTUAN, error.code());
                log.add("a lepas");
                return done(1L);
            }
            return await(pair[1]);
        });
        pair[1] = scheduler.start("b", (input, error) -> {
            if (error == null && input == Nil.NIL) {
                return await(pair[0]);
            }
            log.add("b " + input);
            return done(2L);
        });
        assertTrue(scheduler.runToCompletion().isEmpty());
        assertEquals(List.of("a lepas", "b 1"), log);
    }

    @Test
    void manyRoutines() {
        Routine last = start("akar", done(0L));
        for (int i = 0; i < 100_000; i++) {
            Routine before = last;
            last = scheduler.start("r", (input, error) -> input == Nil.NIL ? await(before) : done((Long) input + 1));
        }
        assertEquals(100_000L, scheduler.await(last));
    }
}
