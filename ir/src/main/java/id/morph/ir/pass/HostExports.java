package id.morph.ir.pass;

import id.morph.ir.Attribute;
import id.morph.ir.Block;
import id.morph.ir.Constant;
import id.morph.ir.Function;
import id.morph.ir.Instruction;
import id.morph.ir.Module;
import id.morph.ir.Op;
import id.morph.ir.Position;
import id.morph.ir.Primitive;
import id.morph.ir.Unit;
import id.morph.ir.analysis.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows the host what the main module declares: functions, classes and constants whose names do not begin with a low line. They are handed over
 * when the module's body has run, as values of which nothing is known from then on; so all other passes know what the host may do with them.
 */
public final class HostExports implements Pass {
    /** Where a program begins; with it, a file is a program and no module. */
    public static final String MAIN = "utama";

    private final boolean always;

    /** @param always whether a main module with a function {@code utama} is a module for the host, too */
    public HostExports(boolean always) {
        this.always = always;
    }

    @Override
    public String name() {
        return "host-exports";
    }

    @Override
    public Stage needs() {
        return Stage.LOWERED;
    }

    @Override
    public void run(Module module) {
        module.function(module.entry())
                .flatMap(entry -> module.unit(entry.unit()).map(unit -> new Exporter(entry, unit)))
                .filter(exporter -> always || !exporter.isProgram())
                .ifPresent(Exporter::export);
    }

    /** Whether the host sees a global. */
    public static boolean isExported(Unit.Global global) {
        return !global.name().startsWith("_")
                && !global.name().equals(MAIN)
                && switch (global.kind()) {
                    case FUNCTION, CLASS, CONSTANT -> true;
                    case VARIABLE, VARIANT, MODULE -> false;
                };
    }

    private record Exporter(Function entry, Unit unit) {
        boolean isProgram() {
            return unit.globals().stream().anyMatch(global -> global.name().equals(MAIN));
        }

        void export() {
            for (Block block : entry.blocks()) {
                List<Instruction> instructions = block.instructions();
                for (int i = 0; i < instructions.size(); i++) {
                    Instruction each = instructions.get(i);
                    if (each.op() == Op.MODULE_INIT && each.symbol(0).equals(unit.path())) {
                        instructions.addAll(i + 1, exports(each.position()));
                        return;
                    }
                }
            }
        }

        private List<Instruction> exports(Position at) {
            List<Instruction> all = new ArrayList<>();
            for (Unit.Global global : unit.globals()) {
                if (isExported(global)) {
                    Instruction value = new Instruction(
                            Op.GLOBAL_PROBE,
                            List.of(new Attribute.Symbol(unit.path()), new Attribute.Name(global.name())),
                            List.of(),
                            at);
                    all.add(value);
                    all.add(new Instruction(
                            Op.PRIMITIVE,
                            List.of(new Attribute.Name(Primitive.JS_EXPORT.text())),
                            List.of(Constant.of(global.name()), value),
                            at));
                }
            }
            return all;
        }
    }
}
