'use strict';

function element(i, j) {
  return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

function multiply(v, result) {
  for (let i = 0; i < v.length; i++) {
    let sum = 0;
    for (let j = 0; j < v.length; j++) {
      sum += element(i, j) * v[j];
    }
    result[i] = sum;
  }
}

function multiplyTransposed(v, result) {
  for (let i = 0; i < v.length; i++) {
    let sum = 0;
    for (let j = 0; j < v.length; j++) {
      sum += element(j, i) * v[j];
    }
    result[i] = sum;
  }
}

module.exports = (n) => {
  const u = new Float64Array(n).fill(1);
  const v = new Float64Array(n);
  const t = new Float64Array(n);
  for (let i = 0; i < 10; i++) {
    multiply(u, t);
    multiplyTransposed(t, v);
    multiply(v, t);
    multiplyTransposed(t, u);
  }
  let vbv = 0;
  let vv = 0;
  for (let i = 0; i < n; i++) {
    vbv += u[i] * v[i];
    vv += v[i] * v[i];
  }
  return Math.trunc(Math.sqrt(vbv / vv) * 1000000000);
};
