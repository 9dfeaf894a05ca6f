#include "harness.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static double element(long i, long j) {
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

static void multiply(long n, const double *v, double *result) {
    for (long i = 0; i < n; i++) {
        double sum = 0;
        for (long j = 0; j < n; j++) {
            sum += element(i, j) * v[j];
        }
        result[i] = sum;
    }
}

static void multiply_transposed(long n, const double *v, double *result) {
    for (long i = 0; i < n; i++) {
        double sum = 0;
        for (long j = 0; j < n; j++) {
            sum += element(j, i) * v[j];
        }
        result[i] = sum;
    }
}

const char *run(long n) {
    static char result[32];
    double *u = malloc(n * sizeof *u), *v = malloc(n * sizeof *v), *t = malloc(n * sizeof *t);
    for (long i = 0; i < n; i++) {
        u[i] = 1;
    }
    for (int i = 0; i < 10; i++) {
        multiply(n, u, t);
        multiply_transposed(n, t, v);
        multiply(n, v, t);
        multiply_transposed(n, t, u);
    }
    double vbv = 0, vv = 0;
    for (long i = 0; i < n; i++) {
        vbv += u[i] * v[i];
        vv += v[i] * v[i];
    }
    snprintf(result, sizeof result, "%ld", (long)(sqrt(vbv / vv) * 1000000000));
    free(u), free(v), free(t);
    return result;
}
