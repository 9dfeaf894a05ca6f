final class Fib implements Harness.Program {
    private static long fib(long n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    @Override
    public String run(int size) {
        return Long.toString(fib(size));
    }
}
