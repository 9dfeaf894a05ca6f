package id.morph.backend.sfox.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The dict form of a function constant, the only one in version 1 that carries captured names and the generator flag:
 * keys {@code nama}, {@code instruksi} (a list of {@code [opcode, operand]}), {@code args}, {@code free_vars},
 * {@code cell_vars}, and {@code tipe} = "generator".
 */
public final class DictFunction {

    private DictFunction() {}

    /** The code a dict describes; empty if it describes none or uses an opcode that version 1 does not know. */
    public static Optional<CodeObject> decode(Datum.Pairs dict) {
        if (!(dict.get("instruksi") instanceof Datum.Items(List<Datum> listed))) {
            return Optional.empty();
        }
        List<Instruction> instructions = new ArrayList<>(listed.size());
        for (Datum entry : listed) {
            Optional<Instruction> instruction = instruction(entry);
            if (instruction.isEmpty()) {
                return Optional.empty();
            }
            instructions.add(instruction.get());
        }
        String name = dict.get("nama") instanceof Datum.Text(String text) ? text : "<lambda>";
        boolean generator = dict.get("tipe") instanceof Datum.Text(String kind) && kind.equals("generator");
        return Optional.of(new CodeObject(
                name,
                names(dict.get("args")),
                names(dict.get("free_vars")),
                names(dict.get("cell_vars")),
                generator,
                instructions));
    }

    /** The dict form of a code object, with its keys in the order in which the self-hosted compiler writes them. */
    public static Datum.Pairs encode(CodeObject code) {
        List<Datum> listed = new ArrayList<>(code.instructions().size());
        for (Instruction instruction : code.instructions()) {
            listed.add(
                    new Datum.Items(List.of(Datum.of((long) instruction.opcode().number()), instruction.operand())));
        }
        List<Datum.Pair> pairs = new ArrayList<>();
        pairs.add(pair("nama", Datum.of(code.name())));
        pairs.add(pair("instruksi", new Datum.Items(listed)));
        pairs.add(pair("args", texts(code.parameters())));
        if (code.generator()) {
            pairs.add(pair("tipe", Datum.of("generator")));
        }
        pairs.add(pair("free_vars", texts(code.freeNames())));
        pairs.add(pair("cell_vars", texts(code.cellNames())));
        return new Datum.Pairs(pairs);
    }

    private static Optional<Instruction> instruction(Datum entry) {
        if (entry instanceof Datum.Items(List<Datum> parts)
                && !parts.isEmpty()
                && parts.getFirst() instanceof Datum.Int(long number)) {
            Datum operand = parts.size() > 1 ? parts.get(1) : Datum.NIL;
            return Opcode.numbered((int) number)
                    .filter(opcode -> opcode.since() == 1)
                    .map(opcode -> new Instruction(opcode, List.of(operand)));
        }
        return Optional.empty();
    }

    private static List<String> names(Datum datum) {
        List<String> names = new ArrayList<>();
        if (datum instanceof Datum.Items(List<Datum> values)) {
            for (Datum value : values) {
                if (value instanceof Datum.Text(String name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static Datum texts(List<String> names) {
        return new Datum.Items(names.stream().map(Datum::of).toList());
    }

    private static Datum.Pair pair(String key, Datum value) {
        return new Datum.Pair(Datum.of(key), value);
    }
}
