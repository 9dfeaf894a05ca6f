final class Loops implements Harness.Program {
    @Override
    public String run(int limit) {
        long sum = 0;
        for (long i = 0; i < limit; i++) {
            for (long j = 0; j < 1000; j++) {
                if ((i + j) % 3 == 0) {
                    sum += i * j;
                } else {
                    sum -= j;
                }
            }
        }
        return Long.toString(sum);
    }
}
