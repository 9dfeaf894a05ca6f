package id.morph.backend.sfox.emit;

import id.morph.backend.sfox.image.CodeObject;
import id.morph.backend.sfox.image.Datum;
import id.morph.backend.sfox.image.DictFunction;
import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.image.ImageWriter;
import id.morph.backend.sfox.image.Instruction;
import id.morph.backend.sfox.image.Opcode;
import id.morph.ir.Function;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Unit;
import id.morph.runtime.VariantType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The version 1 image of a program that fits it: one code object, which first makes every function without captures a
 * global and then runs the main unit's statements. Virtual machines of that version call {@code utama} themselves.
 */
final class SingleImage {

    private static final Set<String> ERROR_DETAILS = Set.of("kode", "baris", "kolom", "berkas", "jejak");

    private final Module module;
    private final Optional<Unit> main;
    private final Set<String> reasons = new LinkedHashSet<>();
    private final Map<String, String> functionNames = new LinkedHashMap<>();
    private final Map<VariantType, String> constructorNames = new LinkedHashMap<>();
    private final Map<String, Integer> variantArities = new HashMap<>();
    private final Map<String, CodeObject> codes = new HashMap<>();
    private final Deque<String> pending = new ArrayDeque<>();
    private final Set<String> taken = new HashSet<>();
    private boolean catches;
    private boolean asksForDetails;

    SingleImage(Module module) {
        this.module = module;
        this.main = mainUnit(module);
        main.ifPresent(unit -> unit.globals().forEach(global -> taken.add(global.name())));
    }

    /** The unit whose body the program's entry runs. */
    private static Optional<Unit> mainUnit(Module module) {
        return module.function(module.entry()).stream()
                .flatMap(entry -> entry.blocks().stream())
                .flatMap(block -> block.instructions().stream())
                .filter(instruction -> instruction.op() == Op.MODULE_INIT)
                .findFirst()
                .flatMap(instruction -> module.unit(instruction.symbol(0)));
    }

    /** The image; to be looked at only when there are no {@link #reasons}. */
    Image.Single emit() {
        if (main.isEmpty()) {
            reasons.add("no main module");
            return new Image.Single(CodeObject.plain(CodeObject.MODULE, List.of(), List.of()));
        }
        CodeObject body = FirstVersion.emit(module.function(main.get().body()).orElseThrow(), this);
        while (!pending.isEmpty()) {
            String symbol = pending.pop();
            codes.put(symbol, FirstVersion.emit(function(symbol), this));
        }
        List<Instruction> instructions = new ArrayList<>();
        functionNames.forEach((symbol, name) -> {
            define(DictFunction.encode(codes.get(symbol)), name, instructions);
        });
        constructorNames.forEach((type, name) -> {
            instructions.add(Instruction.of(Opcode.PUSH_CONST, new Datum.Code(constructor(type))));
            instructions.add(Instruction.of(Opcode.STORE_VAR, name));
        });
        if (catches && asksForDetails) {
            refuse("details of caught errors");
        }
        CodeObject linked =
                CodeObject.plain(CodeObject.MODULE, List.of(), JumpShift.behind(instructions, body.instructions()));
        ImageWriter.unfit(linked).ifPresent(reasons::add);
        return new Image.Single(linked);
    }

    /** Why the program does not fit; complete after {@link #emit}. */
    List<String> reasons() {
        return List.copyOf(reasons);
    }

    void refuse(String reason) {
        reasons.add(reason);
    }

    /** Notes that the program catches errors. */
    void catches() {
        catches = true;
    }

    /** Notes that the program reads an attribute or key of that name: of errors, version 1 only keeps message and kind. */
    void reads(String name) {
        asksForDetails |= ERROR_DETAILS.contains(name);
    }

    private static void define(Datum code, String name, List<Instruction> into) {
        into.add(Instruction.of(Opcode.PUSH_CONST, code));
        into.add(Instruction.of(Opcode.BUILD_FUNCTION, Datum.NIL));
        into.add(Instruction.of(Opcode.STORE_VAR, name));
    }

    private static CodeObject constructor(VariantType type) {
        List<String> parameters = new ArrayList<>();
        List<Instruction> code = new ArrayList<>();
        code.add(Instruction.of(Opcode.PUSH_CONST, Datum.of(type.typeName())));
        code.add(Instruction.of(Opcode.PUSH_CONST, Datum.of(type.name())));
        for (int i = 0; i < type.arity(); i++) {
            parameters.add("a" + i);
            code.add(Instruction.of(Opcode.LOAD_LOCAL, "a" + i));
        }
        code.add(Instruction.of(Opcode.BUILD_VARIANT, type.arity()));
        code.add(Instruction.of(Opcode.RET, Datum.NIL));
        return CodeObject.plain(type.name(), parameters, code);
    }

    // ------------------------------------------------------------------ names

    boolean isMain(String unit) {
        return main.isPresent() && main.get().path().equals(unit);
    }

    Function function(String symbol) {
        return module.function(symbol)
                .orElseThrow(() -> new IllegalArgumentException("the program has no function @" + symbol));
    }

    /** The global that holds a function without captures. */
    String functionName(String symbol) {
        String known = functionNames.get(symbol);
        if (known != null) {
            return known;
        }
        String name = main.orElseThrow().globals().stream()
                .filter(global -> global.symbol().equals(symbol) && global.kind() == Unit.GlobalKind.FUNCTION)
                .map(Unit.Global::name)
                .findFirst()
                .orElseGet(() -> fresh(function(symbol).displayName()));
        functionNames.put(symbol, name);
        pending.add(symbol);
        return name;
    }

    /** The global that holds the constructor of a variant. */
    String constructorName(VariantType type) {
        Integer other = variantArities.putIfAbsent(type.name(), type.arity());
        if (other != null && other != type.arity()) {
            refuse("variants called " + type.name() + " with different numbers of arguments");
        }
        return constructorNames.computeIfAbsent(type, t -> fresh(t.name()));
    }

    /** Notes that a pattern asks for a variant by its name; only the name can be tested. */
    void expectVariant(String name, int arity) {
        Integer other = variantArities.putIfAbsent(name, arity);
        if (other != null && other != arity) {
            refuse("variants called " + name + " with different numbers of arguments");
        }
    }

    /** A name that no Morph program can spell. */
    private String fresh(String hint) {
        String name = "$" + hint;
        for (int i = 1; !taken.add(name); i++) {
            name = "$" + hint + i;
        }
        return name;
    }
}
