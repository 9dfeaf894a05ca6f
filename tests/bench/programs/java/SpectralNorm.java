import java.util.Arrays;

final class SpectralNorm implements Harness.Program {
    private static double element(int i, int j) {
        return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
    }

    private static void multiply(double[] v, double[] result) {
        for (int i = 0; i < v.length; i++) {
            double sum = 0;
            for (int j = 0; j < v.length; j++) {
                sum += element(i, j) * v[j];
            }
            result[i] = sum;
        }
    }

    private static void multiplyTransposed(double[] v, double[] result) {
        for (int i = 0; i < v.length; i++) {
            double sum = 0;
            for (int j = 0; j < v.length; j++) {
                sum += element(j, i) * v[j];
            }
            result[i] = sum;
        }
    }

    @Override
    public String run(int n) {
        double[] u = new double[n];
        double[] v = new double[n];
        double[] t = new double[n];
        Arrays.fill(u, 1);
        for (int i = 0; i < 10; i++) {
            multiply(u, t);
            multiplyTransposed(t, v);
            multiply(v, t);
            multiplyTransposed(t, u);
        }
        double vbv = 0;
        double vv = 0;
        for (int i = 0; i < n; i++) {
            vbv += u[i] * v[i];
            vv += v[i] * v[i];
        }
        return Long.toString((long) (Math.sqrt(vbv / vv) * 1000000000));
    }
}
