'use strict';

module.exports = (n) => {
  let digits = 0n;
  let count = 0;
  let k = 0n;
  let k1 = 1n;
  let numerator = 1n;
  let sum = 0n;
  let denominator = 1n;
  while (count < n) {
    k += 1n;
    k1 += 2n;
    sum = (sum + numerator * 2n) * k1;
    numerator *= k;
    denominator *= k1;
    if (sum >= numerator) {
      const top = numerator * 3n + sum;
      const digit = top / denominator;
      const rest = top - digit * denominator;
      if (rest + numerator < denominator) {
        digits = (digits * 10n + digit) % 10000000000n;
        count += 1;
        sum = (sum - denominator * digit) * 10n;
        numerator *= 10n;
      }
    }
  }
  return digits;
};
