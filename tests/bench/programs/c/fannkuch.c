#include "harness.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *run(long n) {
    static char result[64];
    long *order = malloc(n * sizeof *order), *copy = malloc(n * sizeof *copy), *count = malloc(n * sizeof *count);
    for (long i = 0; i < n; i++) {
        order[i] = i;
    }
    long most = 0, sum = 0, r = n;
    int even = 1;
    for (;;) {
        for (; r != 1; r--) {
            count[r - 1] = r;
        }
        memcpy(copy, order, n * sizeof *copy);
        long flips = 0;
        for (long k = copy[0]; k != 0; k = copy[0]) {
            for (long i = 0, j = k; i < j; i++, j--) {
                long t = copy[i];
                copy[i] = copy[j];
                copy[j] = t;
            }
            flips++;
        }
        most = flips > most ? flips : most;
        sum += even ? flips : -flips;
        for (;; r++) {
            if (r == n) {
                snprintf(result, sizeof result, "%ld %ld", sum, most);
                free(order), free(copy), free(count);
                return result;
            }
            long first = order[0];
            for (long i = 0; i < r; i++) {
                order[i] = order[i + 1];
            }
            order[r] = first;
            if (--count[r] > 0) {
                break;
            }
        }
        even = !even;
    }
}
