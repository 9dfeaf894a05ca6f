/**
 * What generated JVM classes call that other engines do not need: functions that take the depth of the call, caches at
 * attribute and call sites, positions of errors, and how such a program starts.
 */
package id.morph.runtime.compiled;
