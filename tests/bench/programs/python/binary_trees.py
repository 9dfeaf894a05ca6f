class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        return 1 if self.left is None else 1 + self.left.count() + self.right.count()


def grow(depth):
    return Node(None, None) if depth == 0 else Node(grow(depth - 1), grow(depth - 1))


def run(deepest):
    stretch = grow(deepest + 1).count()
    long_lived = grow(deepest)
    total = 0
    for depth in range(4, deepest + 1, 4):
        for _ in range(1 << (deepest - depth + 4)):
            total += grow(depth).count()
    return f"{stretch} {total} {long_lived.count()}"
