'use strict';

class Point {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }

  move(dx, dy) {
    this.x += dx;
    this.y += dy;
    return this;
  }

  norm() {
    return this.x * this.x + this.y * this.y;
  }
}

class HeavyPoint extends Point {
  constructor(x, y, weight) {
    super(x, y);
    this.weight = weight;
  }

  norm() {
    return super.norm() * this.weight;
  }
}

module.exports = (n) => {
  const points = [new Point(0, 0), new HeavyPoint(1, 1, 2), new Point(5, 3)];
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const p = points[i % 3];
    p.move(1, -1);
    sum += p.norm() % 7;
  }
  return sum;
};
