/* Every program gives its result for a size as text, in memory that stays valid until the next call. */
const char *run(long size);
