package id.morph.runtime;

/** Time, replaceable in tests. */
public interface Clock {
    /** Seconds since 1970. */
    double now();

    /** A monotonic count of nanoseconds. */
    long nanoTime();

    /** Waits that long. */
    void sleep(long nanos);

    /** The machine's clock. */
    Clock SYSTEM = new Clock() {
        @Override
        public double now() {
            java.time.Instant instant = java.time.Instant.now();
            return instant.getEpochSecond() + instant.getNano() / 1e9;
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) {
            long end = System.nanoTime() + nanos;
            for (long left = nanos; left > 0; left = end - System.nanoTime()) {
                java.util.concurrent.locks.LockSupport.parkNanos(left);
                if (Thread.interrupted()) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    };
}
