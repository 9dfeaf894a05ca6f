package id.morph.backend.sfox.image;

import java.util.ArrayList;
import java.util.List;

/**
 * One instruction: an opcode and its operands, as many as {@link Opcode#operands} says. A version 1 instruction always
 * has exactly one operand, {@link Datum#NIL} where the opcode needs none.
 */
public record Instruction(Opcode opcode, List<Datum> operands) {

    public Instruction {
        operands = List.copyOf(operands);
    }

    /** Operands may be {@link Datum}s, strings (names), integers (everything numeric) or {@code int[]} (targets). */
    public static Instruction of(Opcode opcode, Object... operands) {
        List<Datum> data = new ArrayList<>(operands.length);
        for (Object operand : operands) {
            switch (operand) {
                case Datum datum -> data.add(datum);
                case String name -> data.add(Datum.of(name));
                case Integer number -> data.add(Datum.of((long) number));
                case int[] targets -> {
                    for (int target : targets) {
                        data.add(Datum.of((long) target));
                    }
                }
                default -> throw new IllegalArgumentException("not an operand: " + operand);
            }
        }
        return new Instruction(opcode, data);
    }

    public Datum operand() {
        return operands.getFirst();
    }

    /** A numeric operand. */
    public int number(int index) {
        return operands.get(index) instanceof Datum.Int(long value) ? (int) value : 0;
    }

    /** A name operand. */
    public String name(int index) {
        return operands.get(index) instanceof Datum.Text(String value) ? value : "";
    }

    /** All operands as numbers, for a list of targets. */
    public int[] numbers() {
        return operands.stream()
                .mapToInt(d -> d instanceof Datum.Int(long value) ? (int) value : 0)
                .toArray();
    }
}
