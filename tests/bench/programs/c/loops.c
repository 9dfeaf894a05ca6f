#include "harness.h"
#include <stdio.h>

const char *run(long limit) {
    static char result[32];
    long sum = 0;
    for (long i = 0; i < limit; i++) {
        for (long j = 0; j < 1000; j++) {
            if ((i + j) % 3 == 0) {
                sum += i * j;
            } else {
                sum -= j;
            }
        }
    }
    snprintf(result, sizeof result, "%ld", sum);
    return result;
}
