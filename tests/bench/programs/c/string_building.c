#include "harness.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    char *text;
    size_t length, capacity;
} Text;

static void append(Text *s, const char *piece, size_t length) {
    if (s->length + length > s->capacity) {
        s->capacity = (s->length + length) * 2;
        s->text = realloc(s->text, s->capacity);
    }
    memcpy(s->text + s->length, piece, length);
    s->length += length;
}

static Text build(long n) {
    Text s = {0};
    char piece[32];
    for (long i = 0; i < n; i++) {
        append(&s, piece, snprintf(piece, sizeof piece, "%ld,", i % 97));
    }
    return s;
}

static Text join(long n) {
    char **pieces = malloc(n * sizeof *pieces);
    for (long i = 0; i < n; i++) {
        char piece[32];
        snprintf(piece, sizeof piece, "x%ld", i);
        pieces[i] = strdup(piece);
    }
    Text s = {0};
    for (long i = 0; i < n; i++) {
        if (i > 0) {
            append(&s, "-", 1);
        }
        append(&s, pieces[i], strlen(pieces[i]));
        free(pieces[i]);
    }
    free(pieces);
    return s;
}

const char *run(long n) {
    static char result[96];
    Text built = build(n), joined = join(n);
    snprintf(result, sizeof result, "%zu %.9s %zu %.9s", built.length, built.text + n, joined.length, joined.text + n);
    free(built.text);
    free(joined.text);
    return result;
}
