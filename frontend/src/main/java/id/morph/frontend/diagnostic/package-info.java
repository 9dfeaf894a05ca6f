/**
 * What the compiler tells the user. A {@link id.morph.frontend.diagnostic.Diagnostic} is a value without text; the
 * texts are in the two message bundles, and a renderer joins both.
 */
package id.morph.frontend.diagnostic;
