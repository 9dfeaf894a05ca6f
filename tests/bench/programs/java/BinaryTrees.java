final class BinaryTrees implements Harness.Program {
    private record Node(Node left, Node right) {
        int count() {
            return left == null ? 1 : 1 + left.count() + right.count();
        }
    }

    private static Node grow(int depth) {
        return depth == 0 ? new Node(null, null) : new Node(grow(depth - 1), grow(depth - 1));
    }

    @Override
    public String run(int deepest) {
        int stretch = grow(deepest + 1).count();
        Node longLived = grow(deepest);
        int sum = 0;
        for (int depth = 4; depth <= deepest; depth += 4) {
            int trees = 1 << (deepest - depth + 4);
            for (int i = 0; i < trees; i++) {
                sum += grow(depth).count();
            }
        }
        return stretch + " " + sum + " " + longLived.count();
    }
}
