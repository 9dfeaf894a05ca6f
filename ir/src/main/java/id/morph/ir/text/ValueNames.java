package id.morph.ir.text;

import id.morph.ir.Block;
import id.morph.ir.BlockParameter;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.util.HashMap;
import java.util.Map;

/**
 * Unique names for the blocks and values of a function as printed: the hint alone where it is the first of its kind, with
 * {@code .1}, {@code .2} … after it otherwise, and plain numbers where there is no hint.
 */
final class ValueNames {

    private final Map<Value, String> values = new HashMap<>();
    private final Map<Block, String> blocks = new HashMap<>();

    ValueNames(Function function) {
        Map<String, Integer> valueHints = new HashMap<>();
        Map<String, Integer> blockHints = new HashMap<>();
        int[] number = {0};
        for (Block block : function.blocks()) {
            String hint = clean(block.name());
            blocks.put(block, unique(hint.isEmpty() ? "b" : hint, blockHints));
            for (BlockParameter parameter : block.parameters()) {
                String name = clean(parameter.name());
                values.put(parameter, name.isEmpty() ? Integer.toString(number[0]++) : unique(name, valueHints));
            }
            for (Instruction instruction : block.instructions()) {
                if (instruction.type() != Type.NONE) {
                    values.put(instruction, Integer.toString(number[0]++));
                }
            }
        }
    }

    /** The name of a value that has one; {@code ?} for one that is not defined in the function. */
    String of(Value value) {
        return values.getOrDefault(value, "?");
    }

    String of(Block block) {
        return blocks.getOrDefault(block, "?");
    }

    /** The hint that a printed name was made from. */
    static String hint(String name) {
        int dot = name.indexOf('.');
        String hint = dot < 0 ? name : name.substring(0, dot);
        return !hint.isEmpty() && Character.isDigit(hint.charAt(0)) ? "" : hint;
    }

    static boolean isNamePart(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || codePoint == '_' || codePoint == '$';
    }

    private static String clean(String hint) {
        StringBuilder clean = new StringBuilder();
        hint.codePoints().forEach(c -> clean.appendCodePoint(isNamePart(c) ? c : '_'));
        if (!clean.isEmpty() && Character.isDigit(clean.codePointAt(0))) {
            clean.insert(0, '_');
        }
        return clean.toString();
    }

    private static String unique(String hint, Map<String, Integer> used) {
        int before = used.merge(hint, 1, Integer::sum) - 1;
        return before == 0 ? hint : hint + "." + before;
    }
}
