#include "harness.h"
#include <stdio.h>
#include <stdlib.h>

typedef struct Node {
    struct Node *left, *right;
} Node;

static Node *grow(int depth) {
    Node *node = malloc(sizeof *node);
    node->left = depth == 0 ? NULL : grow(depth - 1);
    node->right = depth == 0 ? NULL : grow(depth - 1);
    return node;
}

static long count(const Node *node) {
    return node->left == NULL ? 1 : 1 + count(node->left) + count(node->right);
}

static void fell(Node *node) {
    if (node->left != NULL) {
        fell(node->left);
        fell(node->right);
    }
    free(node);
}

static long count_and_fell(Node *node) {
    long result = count(node);
    fell(node);
    return result;
}

const char *run(long deepest) {
    static char result[96];
    long stretch = count_and_fell(grow(deepest + 1));
    Node *long_lived = grow(deepest);
    long sum = 0;
    for (long depth = 4; depth <= deepest; depth += 4) {
        long trees = 1L << (deepest - depth + 4);
        for (long i = 0; i < trees; i++) {
            sum += count_and_fell(grow(depth));
        }
    }
    snprintf(result, sizeof result, "%ld %ld %ld", stretch, sum, count_and_fell(long_lived));
    return result;
}
