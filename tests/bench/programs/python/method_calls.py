class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self

    def norm(self):
        return self.x * self.x + self.y * self.y


class HeavyPoint(Point):
    def __init__(self, x, y, weight):
        super().__init__(x, y)
        self.weight = weight

    def norm(self):
        return super().norm() * self.weight


def run(n):
    points = [Point(0, 0), HeavyPoint(1, 1, 2), Point(5, 3)]
    total = 0
    for i in range(n):
        p = points[i % 3]
        p.move(1, -1)
        total += p.norm() % 7
    return total
