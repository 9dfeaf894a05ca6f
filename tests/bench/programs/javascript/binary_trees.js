'use strict';

class Node {
  constructor(left, right) {
    this.left = left;
    this.right = right;
  }

  count() {
    return this.left === null ? 1 : 1 + this.left.count() + this.right.count();
  }
}

function grow(depth) {
  return depth === 0 ? new Node(null, null) : new Node(grow(depth - 1), grow(depth - 1));
}

module.exports = (deepest) => {
  const stretch = grow(deepest + 1).count();
  const longLived = grow(deepest);
  let sum = 0;
  for (let depth = 4; depth <= deepest; depth += 4) {
    const trees = 1 << (deepest - depth + 4);
    for (let i = 0; i < trees; i++) {
      sum += grow(depth).count();
    }
  }
  return `${stretch} ${sum} ${longLived.count()}`;
};
