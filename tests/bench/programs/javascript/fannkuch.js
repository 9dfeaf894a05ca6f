'use strict';

module.exports = (n) => {
  const order = new Int32Array(n);
  const copy = new Int32Array(n);
  const count = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    order[i] = i;
  }
  let most = 0;
  let sum = 0;
  let even = true;
  let r = n;
  for (;;) {
    for (; r !== 1; r--) {
      count[r - 1] = r;
    }
    for (let i = 0; i < n; i++) {
      copy[i] = order[i];
    }
    let flips = 0;
    for (let k = copy[0]; k !== 0; k = copy[0]) {
      for (let i = 0, j = k; i < j; i++, j--) {
        const t = copy[i];
        copy[i] = copy[j];
        copy[j] = t;
      }
      flips++;
    }
    most = Math.max(most, flips);
    sum += even ? flips : -flips;
    for (;; r++) {
      if (r === n) {
        return `${sum} ${most}`;
      }
      const first = order[0];
      for (let i = 0; i < r; i++) {
        order[i] = order[i + 1];
      }
      order[r] = first;
      if (--count[r] > 0) {
        break;
      }
    }
    even = !even;
  }
};
