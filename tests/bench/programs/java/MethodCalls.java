final class MethodCalls implements Harness.Program {
    private static class Point {
        private long x;
        private long y;

        Point(long x, long y) {
            this.x = x;
            this.y = y;
        }

        Point move(long dx, long dy) {
            x += dx;
            y += dy;
            return this;
        }

        long norm() {
            return x * x + y * y;
        }
    }

    private static final class HeavyPoint extends Point {
        private final long weight;

        HeavyPoint(long x, long y, long weight) {
            super(x, y);
            this.weight = weight;
        }

        @Override
        long norm() {
            return super.norm() * weight;
        }
    }

    @Override
    public String run(int n) {
        Point[] points = {new Point(0, 0), new HeavyPoint(1, 1, 2), new Point(5, 3)};
        long sum = 0;
        for (int i = 0; i < n; i++) {
            Point p = points[i % 3];
            p.move(1, -1);
            sum += p.norm() % 7;
        }
        return Long.toString(sum);
    }
}
