package id.morph.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Runs routines cooperatively, first in first out, so that output order is the same on every backend. The rules, for other
 * implementations to mirror:
 *
 * <ol>
 *   <li>Starting a routine appends it to the ready queue; it does not run yet.
 *   <li>One <em>turn</em> takes the first ready routine and runs it to its next suspension. {@code serah} appends it again; {@code tidur} puts it
 *       among the timers; {@code tunggu} of an unfinished routine makes it a waiter of that one; of a finished one, or of any other value, it goes on at once.
 *   <li>A finishing routine appends its waiters to the ready queue in the order in which they began to wait.
 *   <li>Before each turn, timers that are due move to the ready queue, by time and then by the order in which they were set.
 *   <li>If nothing is ready but timers exist, the scheduler sleeps until the first.
 *   <li>Code that is not in a routine's own body drives turns from where it stands (nested): {@link #await}, {@link #yieldTurn}, {@link #sleep}.
 *   <li>If nothing is ready and there are no timers, whoever drives throws {@code KEBUNTUAN}; at the end of the program the error is
 *       thrown into the longest-suspended routine instead.
 *   <li>A routine counts as awaited when somebody has received its value or error; the errors of all others are reported at the end.
 * </ol>
 */
public final class Scheduler {
    private record Timer(long due, long order, Routine routine) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            // Clock readings may wrap round, their differences do not.
            return due != other.due ? Long.signum(due - other.due) : Long.compare(order, other.order);
        }
    }

    private final Clock clock;
    private final ArrayDeque<Routine> ready = new ArrayDeque<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();

    /** Routines waiting for another one, in the order in which they began to. */
    private final Set<Routine> suspended = new LinkedHashSet<>();

    /** Failed routines that nobody had awaited when they failed. */
    private final List<Routine> failed = new ArrayList<>();

    private long timerCount;

    public Scheduler(Clock clock) {
        this.clock = clock;
    }

    /** The handle of a new routine, appended to the ready queue. */
    public Routine start(String name, Resumable body) {
        Routine routine = new Routine(name, body);
        ready.add(routine);
        return routine;
    }

    /**
     * {@code tunggu} outside a routine's own body: runs others until the target is done.
     *
     * @param target a routine; any other value is given back
     * @return its value
     * @throws MorphError what the routine failed with, or {@code KEBUNTUAN}
     */
    public Object await(Object target) {
        if (!(target instanceof Routine routine)) {
            return target;
        }
        while (!routine.isDone()) {
            if (!turn()) {
                throw deadlock();
            }
        }
        return routine.outcome();
    }

    /** {@code serah()} outside a routine's own body: one turn for each routine that is ready now. */
    public void yieldTurn() {
        wakeDue();
        for (int left = ready.size(); left > 0 && !ready.isEmpty(); left--) {
            run(ready.poll());
        }
    }

    /** {@code tidur(seconds)} outside a routine's own body: runs others until the time is over. */
    public void sleep(double seconds) {
        long due = clock.nanoTime() + nanos(seconds);
        while (true) {
            long left = due - clock.nanoTime();
            if (left <= 0) {
                return;
            }
            wakeDue();
            if (!ready.isEmpty()) {
                run(ready.poll());
            } else {
                Timer first = timers.peek();
                clock.sleep(first == null ? left : Math.max(0, Math.min(left, first.due - clock.nanoTime())));
            }
        }
    }

    /**
     * After the main program: runs what is left.
     *
     * @return the errors of routines that failed and were never awaited, in the order in which they failed
     */
    public List<MorphError> runToCompletion() {
        while (true) {
            if (turn()) {
                continue;
            }
            if (suspended.isEmpty()) {
                break;
            }
            Routine stuck = suspended.iterator().next();
            suspended.remove(stuck);
            stuck.inputError = deadlock();
            ready.add(stuck);
        }
        List<MorphError> errors = new ArrayList<>();
        for (Routine routine : failed) {
            if (!routine.awaited) {
                errors.add(routine.failure());
            }
        }
        failed.clear();
        return errors;
    }

    private static MorphError deadlock() {
        return MorphError.of("KEBUNTUAN.tunggu");
    }

    /** One turn; false if nothing can run, now or later. */
    private boolean turn() {
        wakeDue();
        while (ready.isEmpty()) {
            Timer first = timers.peek();
            if (first == null) {
                return false;
            }
            clock.sleep(Math.max(0, first.due - clock.nanoTime()));
            wakeDue();
        }
        run(ready.poll());
        return true;
    }

    private void wakeDue() {
        while (!timers.isEmpty() && timers.peek().due - clock.nanoTime() <= 0) {
            ready.add(timers.poll().routine);
        }
    }

    private void run(Routine routine) {
        while (true) {
            Object input = routine.input;
            MorphError error = routine.inputError;
            routine.input = Nil.NIL;
            routine.inputError = null;
            StepResult step;
            try {
                step = routine.body.resume(input, error);
            } catch (MorphError failure) {
                routine.fail(failure);
                wakeWaiters(routine);
                if (!routine.awaited) {
                    failed.add(routine);
                }
                return;
            }
            if (!goesOnAfter(step, routine)) {
                return;
            }
        }
    }

    /** Files a routine under what it waits for; true if it need not wait. */
    private boolean goesOnAfter(StepResult step, Routine routine) {
        if (step instanceof StepResult.Await await) {
            if (!(await.target() instanceof Routine target)) {
                routine.input = await.target();
                return true;
            }
            if (target.isDone()) {
                give(routine, target);
                return true;
            }
            target.waiters.add(routine);
            suspended.add(routine);
        } else if (step instanceof StepResult.Done done) {
            routine.complete(done.value());
            wakeWaiters(routine);
        } else if (step instanceof StepResult.Sleep sleep) {
            timers.add(new Timer(clock.nanoTime() + nanos(sleep.seconds()), timerCount++, routine));
        } else {
            ready.add(routine);
        }
        return false;
    }

    private void wakeWaiters(Routine routine) {
        for (Routine waiter : routine.waiters) {
            // A waiter may have been woken by a deadlock error meanwhile.
            if (suspended.remove(waiter)) {
                give(waiter, routine);
                ready.add(waiter);
            }
        }
        routine.waiters.clear();
    }

    /** Only now has the finished one been awaited: who waits for itself never learns how it ended. */
    private static void give(Routine waiter, Routine finished) {
        finished.awaited = true;
        if (finished.failure() != null) {
            waiter.inputError = finished.failure().copy();
        } else {
            waiter.input = finished.outcome();
        }
    }

    private static long nanos(double seconds) {
        // A hundred years is forever; the sum with a clock reading must not overflow.
        return (long) (Math.min(Math.max(seconds, 0), 3.2e9) * 1e9);
    }
}
