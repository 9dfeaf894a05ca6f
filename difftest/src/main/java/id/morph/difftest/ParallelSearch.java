package id.morph.difftest;

import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Numbers examined in order on all processors, until somebody says that it is enough. */
public final class ParallelSearch {
    private final AtomicLong next;
    private final ConcurrentSkipListSet<Long> running = new ConcurrentSkipListSet<>();

    /** @param first the first number */
    public ParallelSearch(long first) {
        next = new AtomicLong(first);
    }

    /** All numbers below it have been examined to their end. */
    public long done() {
        Long lowest = running.isEmpty() ? null : running.first();
        return lowest == null ? next.get() : lowest;
    }

    /**
     * Returns when {@code more} has said no and all that was begun has ended.
     *
     * @throws IllegalStateException if an examination failed; its cause is what it threw
     */
    public void run(BooleanSupplier more, LongConsumer examine) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable work = () -> {
            while (failure.get() == null && more.getAsBoolean()) {
                examineNext(examine, failure);
            }
        };
        Thread[] threads = new Thread[Runtime.getRuntime().availableProcessors()];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Thread.ofPlatform().daemon().name("search-" + i).start(work);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Optional.ofNullable(failure.get()).ifPresent(problem -> {
            throw new IllegalStateException("the search failed", problem);
        });
    }

    private void examineNext(LongConsumer examine, AtomicReference<Throwable> failure) {
        long number;
        synchronized (running) {
            number = next.getAndIncrement();
            running.add(number);
        }
        try {
            examine.accept(number);
        } catch (RuntimeException | Error problem) {
            failure.compareAndSet(null, new IllegalStateException("number " + number, problem));
        } finally {
            running.remove(number);
        }
    }
}
