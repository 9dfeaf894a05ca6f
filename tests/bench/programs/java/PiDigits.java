import java.math.BigInteger;

final class PiDigits implements Harness.Program {
    @Override
    public String run(int n) {
        long digits = 0;
        int count = 0;
        long k = 0;
        long k1 = 1;
        BigInteger numerator = BigInteger.ONE;
        BigInteger sum = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        while (count < n) {
            k += 1;
            k1 += 2;
            BigInteger factor = BigInteger.valueOf(k1);
            sum = sum.add(numerator.add(numerator)).multiply(factor);
            numerator = numerator.multiply(BigInteger.valueOf(k));
            denominator = denominator.multiply(factor);
            if (sum.compareTo(numerator) >= 0) {
                BigInteger[] division = numerator
                        .multiply(BigInteger.valueOf(3))
                        .add(sum)
                        .divideAndRemainder(denominator);
                if (division[1].add(numerator).compareTo(denominator) < 0) {
                    digits = (digits * 10 + division[0].longValue()) % 10000000000L;
                    count++;
                    sum = sum.subtract(denominator.multiply(division[0])).multiply(BigInteger.TEN);
                    numerator = numerator.multiply(BigInteger.TEN);
                }
            }
        }
        return Long.toString(digits);
    }
}
