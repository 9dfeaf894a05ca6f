/* Measures one program: `NAME [ITERATIONS [SIZE]]` on the command line. */
#include "harness.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

int main(int count, char **arguments) {
    const char *name = arguments[1];
    long iterations = count > 2 ? atol(arguments[2]) : 1;
    long size = count > 3 ? atol(arguments[3]) : 1;
    const char *result = "";
    for (long i = 0; i < iterations; i++) {
        double start = microseconds();
        result = run(size);
        printf("%s: iterations=1 runtime: %.0fus\n", name, microseconds() - start);
    }
    printf("%s: result: %s\n", name, result);
    return 0;
}
