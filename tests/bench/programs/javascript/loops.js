'use strict';

module.exports = (limit) => {
  let sum = 0;
  for (let i = 0; i < limit; i++) {
    for (let j = 0; j < 1000; j++) {
      if ((i + j) % 3 === 0) {
        sum += i * j;
      } else {
        sum -= j;
      }
    }
  }
  return sum;
};
