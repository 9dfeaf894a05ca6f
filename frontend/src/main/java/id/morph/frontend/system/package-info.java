/**
 * The system dialect's part of the front end: files that begin with {@code pinjam "mesin"} hold words, floats and booleans, whose types
 * are inferred and checked here; docs/mesin.md is their reference.
 */
package id.morph.frontend.system;
