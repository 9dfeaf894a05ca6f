package id.morph.ir.pass;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.Edge;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Layout;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Unit;
import id.morph.ir.Value;
import id.morph.ir.analysis.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps only what a run can reach from the entry function: functions that are named by instructions, bodies of units that are
 * initialised, functions behind globals that are read.
 *
 * <p>The body of a library unit stores every one of its functions into a global. Such a store of a function or of a module
 * value does not count as a use; it becomes one when somebody reads the global, or gets hold of the module value,
 * through which every global can be read. Stores that nobody turned into uses are deleted.
 */
public final class TreeShaking implements Pass {

    @Override
    public String name() {
        return "tree-shaking";
    }

    @Override
    public Stage needs() {
        return Stage.LOWERED;
    }

    /** Does nothing to a module without an entry function, which is a library. */
    @Override
    public void run(Module module) {
        if (!module.entry().isEmpty()) {
            Shaking shaking = new Shaking(module);
            shaking.run();
            shaking.delete();
        }
    }

    private record Global(String unit, String name) {}

    /** {@code global.set} of a function or module value, in a function that is kept. */
    private record Store(Block block, Instruction set, Instruction source) {}

    private static final class Shaking {
        private final Module module;
        private final Set<Function> functions = new HashSet<>();
        private final Set<String> units = new HashSet<>();
        private final Set<String> initialised = new HashSet<>();
        private final Set<String> exposed = new HashSet<>();
        private final Set<Global> read = new HashSet<>();
        private final Map<Global, List<Store>> pending = new HashMap<>();
        private final Map<Global, String> behind = new HashMap<>();
        private final Deque<Function> work = new ArrayDeque<>();

        Shaking(Module module) {
            this.module = module;
            for (Unit unit : module.units()) {
                for (Unit.Global global : unit.globals()) {
                    if (global.kind() == Unit.GlobalKind.FUNCTION) {
                        behind.put(new Global(unit.path(), global.name()), global.symbol());
                    }
                }
            }
        }

        void run() {
            function(module.entry());
            while (!work.isEmpty()) {
                Function function = work.poll();
                units.add(function.unit());
                Set<Instruction> onlyStored = onlyStored(function);
                for (Block block : function.blocks()) {
                    block.instructions().forEach(instruction -> visit(block, instruction, onlyStored));
                }
            }
        }

        /** Functions and module values that the function does nothing with but store them into globals. */
        private static Set<Instruction> onlyStored(Function function) {
            Set<Instruction> candidates = new HashSet<>();
            Set<Value> used = new HashSet<>();
            Set<Value> stored = new HashSet<>();
            for (Block block : function.blocks()) {
                for (Instruction instruction : block.instructions()) {
                    if (instruction.op() == Op.FUNCTION_REF || instruction.op() == Op.MODULE_INIT) {
                        candidates.add(instruction);
                    }
                    (instruction.op() == Op.GLOBAL_SET ? stored : used).addAll(instruction.operands());
                }
                used.addAll(block.terminator().operands());
                for (Edge edge : block.edges()) {
                    used.addAll(edge.arguments());
                }
            }
            // A function named for nothing stays: nobody would delete the reference to it.
            candidates.removeIf(candidate ->
                    used.contains(candidate) || (candidate.op() == Op.FUNCTION_REF && !stored.contains(candidate)));
            return candidates;
        }

        private void visit(Block block, Instruction instruction, Set<Instruction> onlyStored) {
            switch (instruction.op()) {
                case FUNCTION_REF -> {
                    if (!onlyStored.contains(instruction)) {
                        function(instruction.symbol(0));
                    }
                }
                case MODULE_INIT -> {
                    initialise(instruction.symbol(0));
                    if (!onlyStored.contains(instruction)) {
                        expose(instruction.symbol(0));
                    }
                }
                case GLOBAL_GET, GLOBAL_PROBE -> {
                    units.add(instruction.symbol(0));
                    read(new Global(instruction.symbol(0), instruction.name(1)));
                }
                case GLOBAL_SET -> {
                    units.add(instruction.symbol(0));
                    if (instruction.operand(0) instanceof Instruction source && onlyStored.contains(source)) {
                        store(
                                new Global(instruction.symbol(0), instruction.name(1)),
                                new Store(block, instruction, source));
                    }
                }
                case CALL_METHOD -> {
                    String method = instruction.name(1);
                    module.layouts().forEach(layout -> {
                        String symbol = layout.methods().get(method);
                        if (symbol != null) {
                            function(symbol);
                        }
                    });
                }
                default -> {
                    List<Attribute.Kind> kinds = instruction.op().attributes();
                    for (int i = 0; i < kinds.size(); i++) {
                        switch (kinds.get(i)) {
                            case FUNCTION -> function(instruction.symbol(i));
                            case UNIT -> units.add(instruction.symbol(i));
                            case NAME, INT, TYPE -> {}
                        }
                    }
                }
            }
        }

        private void function(String symbol) {
            module.function(symbol).filter(functions::add).ifPresent(work::add);
        }

        private void initialise(String unit) {
            units.add(unit);
            if (initialised.add(unit)) {
                module.unit(unit).ifPresent(found -> function(found.body()));
            }
        }

        /** From now on every global of the unit may be read through the module value. */
        private void expose(String unit) {
            if (exposed.add(unit)) {
                module.unit(unit)
                        .ifPresent(found -> found.globals().forEach(global -> read(new Global(unit, global.name()))));
            }
        }

        private void read(Global global) {
            if (read.add(global)) {
                String symbol = behind.getOrDefault(global, "");
                if (!symbol.isEmpty()) {
                    function(symbol);
                }
                List<Store> stores = pending.remove(global);
                if (stores != null) {
                    stores.forEach(this::use);
                }
            }
        }

        private void store(Global global, Store store) {
            if (read.contains(global) || exposed.contains(global.unit())) {
                use(store);
            } else {
                pending.computeIfAbsent(global, _ -> new ArrayList<>()).add(store);
            }
        }

        private void use(Store store) {
            if (store.source().op() == Op.FUNCTION_REF) {
                function(store.source().symbol(0));
            } else {
                expose(store.source().symbol(0));
            }
        }

        void delete() {
            Map<Block, Set<Instruction>> dead = new HashMap<>();
            Set<Instruction> sources = new HashSet<>();
            pending.values().stream().flatMap(List::stream).forEach(store -> {
                dead.computeIfAbsent(store.block(), _ -> new HashSet<>()).add(store.set());
                sources.add(store.source());
            });
            dead.forEach((block, sets) -> block.instructions().removeIf(sets::contains));
            deleteUnusedReferences(sources);
            List.copyOf(module.functions()).stream()
                    .filter(function -> !functions.contains(function))
                    .forEach(module::remove);
            for (Layout layout : List.copyOf(module.layouts())) {
                Map<String, String> called = new LinkedHashMap<>(layout.methods());
                called.values().removeIf(symbol -> module.function(symbol).isEmpty());
                module.add(new Layout(
                        layout.name(), layout.displayName(), layout.parent(), layout.fields(), called, layout.sure()));
            }
            for (Unit unit : List.copyOf(module.units())) {
                if (!units.contains(unit.path())) {
                    module.removeUnit(unit.path());
                } else if (module.function(unit.body()).isEmpty()) {
                    // Only names in it are used; it is never initialised.
                    module.add(new Unit(unit.path(), unit.file(), unit.name(), unit.globals(), ""));
                }
            }
        }

        /** A reference whose stores are all gone goes, too, for its function may be gone as well. */
        private void deleteUnusedReferences(Set<Instruction> sources) {
            Set<Value> stored = new HashSet<>();
            functions.forEach(function -> function.blocks()
                    .forEach(block -> block.instructions().stream()
                            .filter(instruction -> instruction.op() == Op.GLOBAL_SET)
                            .forEach(instruction -> stored.addAll(instruction.operands()))));
            functions.forEach(function -> function.blocks()
                    .forEach(block -> block.instructions()
                            .removeIf(instruction -> instruction.op() == Op.FUNCTION_REF
                                    && sources.contains(instruction)
                                    && !stored.contains(instruction))));
        }
    }
}
