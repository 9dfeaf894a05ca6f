package id.morph.backend.sfox.stack;

import id.morph.backend.sfox.image.CodeObject;
import id.morph.backend.sfox.image.Datum;
import id.morph.backend.sfox.image.DictFunction;
import id.morph.backend.sfox.image.Instruction;
import id.morph.backend.sfox.image.Opcode;
import id.morph.runtime.MorphModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A version 1 code object prepared for running: opcodes and operands in arrays, names of locals and cells resolved to
 * numbers. Globals are resolved for each module that runs the code, see {@link StackFrame}.
 */
final class StackCode {
    final String name;
    final String file;
    final CodeObject source;
    final int arity;
    final boolean generator;
    final Opcode[] opcodes;
    /** Per instruction: a local, cell, target or count. */
    final int[] numbers;
    /** Per instruction: a constant or a name. */
    final Object[] objects;
    /** The local of each parameter, or -1 - cell when inner functions capture it. */
    final int[] parameters;

    final String[] localNames;
    /** Names of all cells: the captured ones first, in the closure's order, then the frame's own. */
    final String[] cellNames;

    final int freeCount;

    /** The module whose globals {@link #globalSlots} are resolved in. */
    MorphModule resolvedIn;

    /** Per instruction: the slot of the global it names, plus one; 0 until it is known. */
    int[] globalSlots;

    StackCode(CodeObject source, String file) {
        this.source = source;
        this.file = file;
        this.name = source.name();
        this.arity = source.parameters().size();
        this.generator = source.generator();
        Map<String, Integer> cells = new HashMap<>();
        List<String> cellList = new ArrayList<>();
        for (String free : source.freeNames()) {
            cells.put(free, cellList.size());
            cellList.add(free);
        }
        this.freeCount = cellList.size();
        for (String own : source.cellNames()) {
            // A name that is both keeps the captured cell, which the caller binds last.
            if (cells.putIfAbsent(own, cellList.size()) == null) {
                cellList.add(own);
            }
        }
        Map<String, Integer> locals = new HashMap<>();
        this.parameters = new int[arity];
        for (int i = 0; i < arity; i++) {
            String parameter = source.parameters().get(i);
            Integer cell = cells.get(parameter);
            parameters[i] = cell == null ? number(locals, parameter) : -1 - cell;
        }
        int size = source.instructions().size();
        this.opcodes = new Opcode[size];
        this.numbers = new int[size];
        this.objects = new Object[size];
        for (int i = 0; i < size; i++) {
            Instruction instruction = source.instructions().get(i);
            opcodes[i] = instruction.opcode();
            objects[i] = Constants.of(instruction.operand());
            numbers[i] = switch (instruction.opcode()) {
                case LOAD_LOCAL, STORE_LOCAL -> number(locals, instruction.name(0));
                case LOAD_DEREF, STORE_DEREF, LOAD_CLOSURE -> cells.getOrDefault(instruction.name(0), -1);
                default -> instruction.number(0);
            };
            if (objects[i] instanceof CharSequence text) {
                objects[i] = instruction.opcode() == Opcode.PUSH_CONST ? text : text.toString();
            }
        }
        prepareFunctions();
        this.cellNames = cellList.toArray(String[]::new);
        this.localNames = new String[locals.size()];
        locals.forEach((local, number) -> localNames[number] = local);
    }

    /** A constant dict that is made a function at once is decoded here, once, and not on every execution. */
    private void prepareFunctions() {
        for (int i = 0; i + 1 < opcodes.length; i++) {
            if (opcodes[i] == Opcode.PUSH_CONST
                    && opcodes[i + 1] == Opcode.BUILD_FUNCTION
                    && source.instructions().get(i).operand() instanceof Datum.Pairs dict) {
                int at = i;
                DictFunction.decode(dict).ifPresent(code -> objects[at + 1] = new StackCode(code, file));
            }
        }
    }

    private static int number(Map<String, Integer> locals, String name) {
        Integer known = locals.putIfAbsent(name, locals.size());
        return known == null ? locals.size() - 1 : known;
    }

    String nameAt(int pc) {
        return objects[pc] instanceof CharSequence name ? name.toString() : "nil";
    }
}
