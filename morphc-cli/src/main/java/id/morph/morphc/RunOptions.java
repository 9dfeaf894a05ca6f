package id.morph.morphc;

import id.morph.runtime.PrintStyle;
import java.util.List;

/**
 * What the user wants of a run.
 *
 * @param mode who executes the program
 * @param printStyle how values look when printed
 * @param maxDepth the number of Morph frames at which recursion throws {@code TUMPUKAN}
 * @param trace whether each executed operation is written to standard error
 * @param arguments what the program gets as its own command line
 */
public record RunOptions(Mode mode, PrintStyle printStyle, int maxDepth, boolean trace, List<String> arguments) {}
