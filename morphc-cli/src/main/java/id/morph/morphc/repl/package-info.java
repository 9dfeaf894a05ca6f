/** The interactive session: line editing with JLine around a {@link id.morph.morphc.repl.ReplSession}. */
package id.morph.morphc.repl;
