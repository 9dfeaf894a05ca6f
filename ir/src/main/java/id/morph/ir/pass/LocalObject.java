package id.morph.ir.pass;

import id.morph.ir.Attribute;
import id.morph.ir.Constant;
import id.morph.ir.Instruction;
import id.morph.ir.Layout;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Type;
import id.morph.ir.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cell, an instance or a list of known length for which variables could stand: which uses that allows, and what the uses
 * become.
 */
final class LocalObject {

    /** A longer list stays a list. */
    private static final int MOST_PARTS = 32;

    private final Module module;
    private final Instruction site;
    private final int number;

    /** The types of its variables, by what they are called within the object. */
    private final Map<String, Type> contents = new LinkedHashMap<>();

    private LocalObject(Module module, Instruction site, int number) {
        this.module = module;
        this.site = site;
        this.number = number;
    }

    /**
     * The object that an instruction makes, if it is of a kind that can be taken apart.
     *
     * @param number tells its variables from those of others in the function
     */
    static Optional<LocalObject> madeBy(Instruction site, Module module, int number) {
        LocalObject object = new LocalObject(module, site, number);
        switch (site.op()) {
            case CELL_NEW -> object.contents.put("sel", Type.ANY);
            case OBJECT_NEW -> {
                for (String at = site.name(0);
                        !at.isEmpty();
                        at = object.layout(at).parent()) {
                    object.layout(at).fields().forEach(field -> object.contents.put(field.name(), field.type()));
                }
            }
            case LIST, LIST_NEW -> {
                for (int i = 0; i < Math.min(site.operands().size(), MOST_PARTS + 1); i++) {
                    object.contents.put(Integer.toString(i), object.elementType());
                }
            }
            default -> {
                return Optional.empty();
            }
        }
        return object.contents.size() <= MOST_PARTS ? Optional.of(object) : Optional.empty();
    }

    private Layout layout(String name) {
        return module.layout(name).orElseThrow();
    }

    private Type elementType() {
        return site.op() == Op.LIST_NEW ? site.declaredType() : Type.ANY;
    }

    Instruction site() {
        return site;
    }

    /** Whether the instruction, whose first operand the object is, can do with its variables and cannot throw. */
    boolean allows(Instruction use) {
        if (use.operands().lastIndexOf(site) != 0) {
            return false;
        }
        return switch (use.op()) {
            case CELL_GET, CELL_SET -> true;
            case FIELD_GET, FIELD_SET ->
                site.op() == Op.OBJECT_NEW
                        && module.inherits(site.name(0), use.name(0))
                        && content(use).isPresent();
            case LIST_GET, LIST_SET, LIST_ELEMENT, LIST_SET_ELEMENT ->
                isList() && use.declaredType() == elementType() && content(use).isPresent();
            case INDEX, SET_INDEX ->
                isList() && elementType() == Type.ANY && content(use).isPresent();
            case LENGTH, CONTAINER_LENGTH, IS_LIST, IS_LIST_MIN -> isList();
            case UNPACK_CHECK -> isList() && use.number(0) <= contents.size();
            case EQ, NE, REF_EQ, REF_NE -> site.op() != Op.CELL_NEW && use.operand(1) instanceof Constant;
            default -> false;
        };
    }

    private boolean isList() {
        return site.op() == Op.LIST || site.op() == Op.LIST_NEW;
    }

    /** What the use reads or writes, if that is known and there. */
    private Optional<String> content(Instruction use) {
        return switch (use.op()) {
            case CELL_GET, CELL_SET -> Optional.of("sel");
            case FIELD_GET, FIELD_SET -> Optional.of(use.name(1)).filter(contents::containsKey);
            case LIST_GET, LIST_SET, LIST_ELEMENT, LIST_SET_ELEMENT, INDEX, SET_INDEX ->
                use.operand(1) instanceof Constant.Int index ? place(index.value()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<String> place(BigInteger index) {
        BigInteger place = index.signum() < 0 ? index.add(BigInteger.valueOf(contents.size())) : index;
        return Optional.of(place.toString()).filter(contents::containsKey);
    }

    /** The variable that the use reads, if it may be without a value there. */
    Optional<String> readsPerhapsAbsent(Instruction use) {
        return use.op() == Op.FIELD_GET
                ? content(use).filter(field -> contents.get(field) == Type.ANY)
                : Optional.empty();
    }

    /** The field that the use writes. */
    Optional<String> assigns(Instruction use) {
        return use.op() == Op.FIELD_SET ? content(use) : Optional.empty();
    }

    /** The types of all its variables. */
    Map<String, Type> variables() {
        Map<String, Type> variables = new LinkedHashMap<>();
        contents.forEach((content, type) -> variables.put(variable(content), type));
        return variables;
    }

    private String variable(String content) {
        return content + "#" + number;
    }

    /** What stands in the place of the instruction that made it. */
    List<Instruction> beginning() {
        List<Instruction> sets = new ArrayList<>();
        contents.forEach((content, type) -> {
            Value first = site.op() == Op.OBJECT_NEW ? nothing(type) : site.operand(sets.size());
            sets.add(set(content, first));
        });
        return sets;
    }

    /** What a field holds before its first assignment: nobody reads it then. */
    private static Value nothing(Type type) {
        return switch (type) {
            case INT, I64 -> Constant.of(0);
            case F64 -> Constant.of(0.0);
            case BOOL -> Constant.FALSE;
            default -> Constant.UNDEFINED;
        };
    }

    /** What a use becomes: an instruction with the same result, a constant, or nothing. */
    Optional<Value> replaced(Instruction use) {
        int size = contents.size();
        return switch (use.op()) {
            case CELL_GET, FIELD_GET, LIST_GET, LIST_ELEMENT, INDEX ->
                Optional.of(new Instruction(
                        Op.LOCAL_GET,
                        List.of(new Attribute.Name(variable(content(use).orElseThrow()))),
                        List.of(),
                        use.position()));
            case CELL_SET, FIELD_SET, LIST_SET, LIST_SET_ELEMENT, SET_INDEX ->
                Optional.of(set(content(use).orElseThrow(), use.operands().getLast()));
            case LENGTH, CONTAINER_LENGTH -> Optional.of(Constant.of(size));
            case IS_LIST -> Optional.of(Constant.of(size == use.number(0)));
            case IS_LIST_MIN -> Optional.of(Constant.of(size >= use.number(0)));
            case NE, REF_NE -> Optional.of(Constant.TRUE);
            case EQ, REF_EQ -> Optional.of(Constant.FALSE);
            default -> Optional.empty();
        };
    }

    private Instruction set(String content, Value value) {
        return new Instruction(
                Op.LOCAL_SET, List.of(new Attribute.Name(variable(content))), List.of(value), site.position());
    }
}
