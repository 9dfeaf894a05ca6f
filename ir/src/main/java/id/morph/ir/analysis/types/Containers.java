package id.morph.ir.analysis.types;

import id.morph.ir.Block;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Value;
import id.morph.ir.analysis.types.AbstractObject.ClassObject;
import id.morph.ir.analysis.types.AbstractObject.InstanceObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which instances are told from others of their class by the place that makes them, and their methods looked at for each place: those
 * of classes that look like containers, because what is in one says nothing about what is in another. This is object sensitivity
 * with a cloned heap (Milanova, Rountev and Ryder, "Parameterized Object Sensitivity for Points-to Analysis for Java", 2005), only
 * where it pays and not deep.
 *
 * <p>A class looks like a container if its methods make lists or dicts and set attributes, if it is below such a class, or if its
 * initialiser makes an instance of one.
 */
final class Containers {

    /** How many places a class is looked at for. */
    private static final int PLACES = 8;

    /** How deep containers may be told from each other that are made by methods of containers. */
    private static final int DEEPEST = 3;

    private static final Set<String> MAKERS = Set.of("list_filled", "list_copy", "dict_copy");

    /** A class declaration and what is written in it. */
    private record Declaration(Instruction type, List<Function> methods) {}

    private final Set<Instruction> containers = new HashSet<>();

    private Containers() {}

    static Containers of(Module module) {
        Containers found = new Containers();
        List<Declaration> declarations = new ArrayList<>();
        Map<String, Instruction> globals = new HashMap<>();
        for (Function function : module.functions()) {
            instructions(function).forEach(instruction -> {
                if (instruction.op() == Op.CLASS) {
                    declarations.add(new Declaration(instruction, methods(module, instruction)));
                } else if (instruction.op() == Op.GLOBAL_SET
                        && instruction.operand(0) instanceof Instruction type
                        && type.op() == Op.CLASS) {
                    globals.put(instruction.symbol(0) + ":" + instruction.name(1), type);
                }
            });
        }
        for (Declaration declaration : declarations) {
            if (makesAndKeeps(declaration)) {
                found.containers.add(declaration.type());
            }
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Declaration declaration : declarations) {
                if (!found.containers.contains(declaration.type())
                        && (found.isContainer(declaration.type().operand(0), globals)
                                || found.startsWithContainer(declaration, globals))) {
                    grown = found.containers.add(declaration.type());
                }
            }
        }
        return found;
    }

    private static List<Function> methods(Module module, Instruction type) {
        List<Function> methods = new ArrayList<>();
        for (Value part : type.operands()) {
            if (part instanceof Instruction method && (method.op() == Op.FUNCTION_REF || method.op() == Op.CLOSURE)) {
                module.function(method.symbol(0)).ifPresent(methods::add);
            }
        }
        return methods;
    }

    private static Stream<Instruction> instructions(Function function) {
        return function.blocks().stream().map(Block::instructions).flatMap(List::stream);
    }

    private static boolean makesAndKeeps(Declaration declaration) {
        boolean makes = false;
        boolean keeps = false;
        for (Function method : declaration.methods()) {
            for (Block block : method.blocks()) {
                for (Instruction instruction : block.instructions()) {
                    makes |= instruction.op() == Op.LIST
                            || instruction.op() == Op.DICT
                            || (instruction.op() == Op.PRIMITIVE && MAKERS.contains(instruction.name(0)));
                    keeps |= instruction.op() == Op.SET_ATTRIBUTE;
                }
            }
        }
        return makes && keeps;
    }

    private boolean startsWithContainer(Declaration declaration, Map<String, Instruction> globals) {
        return declaration.methods().stream()
                .filter(method -> method.displayName().endsWith(Calls.INITIALISER))
                .flatMap(Containers::instructions)
                .anyMatch(call -> call.op() == Op.CALL && isContainer(call.operand(0), globals));
    }

    private boolean isContainer(Value type, Map<String, Instruction> globals) {
        if (type instanceof Instruction read && read.op() == Op.GLOBAL_GET) {
            return containers.contains(globals.get(read.symbol(0) + ":" + read.name(1)));
        }
        return type instanceof Instruction declaration && containers.contains(declaration);
    }

    /**
     * Whether instances of the class that are made at a place are told from others.
     *
     * @return how deep they are in containers; empty if they are not told from others
     */
    Optional<Integer> nesting(Place at, ClassObject type) {
        InstanceObject maker = at.context().home();
        int nesting = maker == null ? 1 : maker.nesting + 1;
        boolean apart = maker != null || containers.contains(type.declaration());
        return apart && nesting <= DEEPEST && type.instances.size() <= PLACES ? Optional.of(nesting) : Optional.empty();
    }
}
