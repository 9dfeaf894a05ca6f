#include "harness.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A natural number in limbs of 32 bits, the lowest first. */
typedef struct {
    uint32_t *limbs;
    size_t length, capacity;
} Big;

static void reserve(Big *a, size_t capacity) {
    if (a->capacity < capacity) {
        a->capacity = capacity * 2;
        a->limbs = realloc(a->limbs, a->capacity * sizeof *a->limbs);
    }
}

static void set(Big *a, uint32_t value) {
    reserve(a, 1);
    a->limbs[0] = value;
    a->length = value != 0;
}

static void copy(Big *a, const Big *b) {
    reserve(a, b->length);
    memcpy(a->limbs, b->limbs, b->length * sizeof *b->limbs);
    a->length = b->length;
}

static void multiply(Big *a, uint32_t factor) {
    uint64_t carry = 0;
    for (size_t i = 0; i < a->length; i++) {
        carry += (uint64_t)a->limbs[i] * factor;
        a->limbs[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry != 0) {
        reserve(a, a->length + 1);
        a->limbs[a->length++] = (uint32_t)carry;
    }
}

/* a + b * factor */
static void add(Big *a, const Big *b, uint32_t factor) {
    size_t length = a->length > b->length ? a->length : b->length;
    reserve(a, length + 2);
    uint64_t carry = 0;
    for (size_t i = 0; i < length || carry != 0; i++) {
        carry += i < b->length ? (uint64_t)b->limbs[i] * factor : 0;
        carry += i < a->length ? a->limbs[i] : 0;
        a->limbs[i] = (uint32_t)carry;
        carry >>= 32;
        if (i >= a->length) {
            a->length = i + 1;
        }
    }
}

/* a - b * factor, which must not be negative */
static void subtract(Big *a, const Big *b, uint32_t factor) {
    int64_t borrow = 0;
    uint64_t carry = 0;
    for (size_t i = 0; i < a->length; i++) {
        carry += i < b->length ? (uint64_t)b->limbs[i] * factor : 0;
        borrow += (int64_t)a->limbs[i] - (int64_t)(uint32_t)carry;
        a->limbs[i] = (uint32_t)borrow;
        borrow >>= 32;
        carry >>= 32;
    }
    while (a->length > 0 && a->limbs[a->length - 1] == 0) {
        a->length--;
    }
}

static int compare(const Big *a, const Big *b) {
    if (a->length != b->length) {
        return a->length < b->length ? -1 : 1;
    }
    for (size_t i = a->length; i-- > 0;) {
        if (a->limbs[i] != b->limbs[i]) {
            return a->limbs[i] < b->limbs[i] ? -1 : 1;
        }
    }
    return 0;
}

/* The limbs from the given one on, as a float. */
static double top(const Big *a, size_t from) {
    double value = 0;
    for (size_t i = a->length; i-- > from;) {
        value = value * 4294967296.0 + a->limbs[i];
    }
    return value;
}

/* The quotient of a / b, known to be small; a becomes the remainder. */
static uint32_t divide(Big *a, const Big *b) {
    uint32_t quotient = 0;
    if (a->length >= b->length) {
        size_t from = b->length > 2 ? b->length - 2 : 0;
        double estimate = top(a, from) / top(b, from);
        quotient = estimate > 1 ? (uint32_t)estimate - 1 : 0;
        subtract(a, b, quotient);
    }
    while (compare(a, b) >= 0) {
        subtract(a, b, 1);
        quotient++;
    }
    return quotient;
}

/* Beside the other languages' sum, `whole` is sum + 3 * numerator, which is never negative. */
const char *run(long n) {
    static char result[32];
    static Big numerator, whole, denominator, other;
    uint64_t digits = 0;
    uint32_t k = 0, k1 = 1;
    set(&numerator, 1);
    set(&whole, 3);
    set(&denominator, 1);
    for (long count = 0; count < n;) {
        k += 1;
        k1 += 2;
        multiply(&whole, k1);
        add(&whole, &numerator, 3 * k);
        subtract(&whole, &numerator, k1);
        multiply(&numerator, k);
        multiply(&denominator, k1);
        copy(&other, &numerator);
        multiply(&other, 4);
        if (compare(&whole, &other) >= 0) {
            copy(&other, &whole);
            uint32_t digit = divide(&other, &denominator);
            add(&other, &numerator, 1);
            if (compare(&other, &denominator) < 0) {
                digits = (digits * 10 + digit) % 10000000000;
                count++;
                subtract(&whole, &denominator, digit);
                multiply(&whole, 10);
                multiply(&numerator, 10);
            }
        }
    }
    snprintf(result, sizeof result, "%llu", (unsigned long long)digits);
    return result;
}
