/**
 * From source text to IR: {@code parse} makes the {@code syntax} tree, later stages resolve and lower it. Everything a
 * user is told about a program goes through {@code diagnostic}.
 */
package id.morph.frontend;
