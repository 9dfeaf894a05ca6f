#include "harness.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long seed;

static long next_random(long limit) {
    seed = seed * 16807 % 2147483647;
    return seed % limit;
}

static const char SYLLABLES[] = "badegikolumanepirosu";

static char *make_text(long words) {
    char *text = malloc(words * 12 + 1), *end = text;
    seed = 42;
    for (long i = 0; i < words; i++) {
        if (i > 0) {
            *end++ = ' ';
        }
        long number = next_random(1 + next_random(5000));
        do {
            *end++ = SYLLABLES[number % 10 * 2];
            *end++ = SYLLABLES[number % 10 * 2 + 1];
            number /= 10;
        } while (number > 0);
    }
    *end = 0;
    return text;
}

/* An open hash table; a word is a piece of the text. */
typedef struct {
    const char *word;
    size_t length;
    long count;
} Entry;

static Entry *table;
static size_t capacity, used;

static Entry *find(const char *word, size_t length) {
    size_t hash = 14695981039346656037u;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)word[i]) * 1099511628211u;
    }
    size_t i = hash & (capacity - 1);
    while (table[i].word != NULL && (table[i].length != length || memcmp(table[i].word, word, length) != 0)) {
        i = (i + 1) & (capacity - 1);
    }
    return &table[i];
}

static void grow(void) {
    Entry *old = table;
    size_t old_capacity = capacity;
    capacity *= 2;
    table = calloc(capacity, sizeof *table);
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i].word != NULL) {
            *find(old[i].word, old[i].length) = old[i];
        }
    }
    free(old);
}

static int before(const Entry *a, const Entry *b) {
    size_t shorter = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->word, b->word, shorter);
    return order != 0 ? order < 0 : a->length < b->length;
}

const char *run(long words) {
    static char result[96];
    char *text = make_text(words);
    capacity = 16;
    used = 0;
    table = calloc(capacity, sizeof *table);
    for (const char *word = text; *word != 0;) {
        size_t length = strcspn(word, " ");
        Entry *entry = find(word, length);
        if (entry->word == NULL) {
            *entry = (Entry){word, length, 0};
            used++;
        }
        entry->count++;
        if (used * 2 > capacity) {
            grow();
        }
        word += length + (word[length] == ' ');
    }
    Entry most = {"", 0, 0};
    for (size_t i = 0; i < capacity; i++) {
        Entry *entry = &table[i];
        if (entry->word != NULL &&
            (entry->count > most.count || (entry->count == most.count && before(entry, &most)))) {
            most = *entry;
        }
    }
    snprintf(result, sizeof result, "%zu %.*s %ld", used, (int)most.length, most.word, most.count);
    free(table);
    free(text);
    return result;
}
