final class Fannkuch implements Harness.Program {
    @Override
    public String run(int n) {
        int[] order = new int[n];
        int[] copy = new int[n];
        int[] count = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        int most = 0;
        int sum = 0;
        boolean even = true;
        int r = n;
        while (true) {
            for (; r != 1; r--) {
                count[r - 1] = r;
            }
            for (int i = 0; i < n; i++) {
                copy[i] = order[i];
            }
            int flips = 0;
            for (int k = copy[0]; k != 0; k = copy[0]) {
                for (int i = 0, j = k; i < j; i++, j--) {
                    int t = copy[i];
                    copy[i] = copy[j];
                    copy[j] = t;
                }
                flips++;
            }
            most = Math.max(most, flips);
            sum += even ? flips : -flips;
            for (; ; r++) {
                if (r == n) {
                    return sum + " " + most;
                }
                int first = order[0];
                for (int i = 0; i < r; i++) {
                    order[i] = order[i + 1];
                }
                order[r] = first;
                if (--count[r] > 0) {
                    break;
                }
            }
            even = !even;
        }
    }
}
