'use strict';

function build(n) {
  let s = '';
  for (let i = 0; i < n; i++) {
    s += `${i % 97},`;
  }
  return s;
}

function join(n) {
  const pieces = [];
  for (let i = 0; i < n; i++) {
    pieces.push(`x${i}`);
  }
  return pieces.join('-');
}

module.exports = (n) => {
  const built = build(n);
  const joined = join(n);
  return `${built.length} ${built.slice(n, n + 9)} ${joined.length} ${joined.slice(n, n + 9)}`;
};
