package id.morph.backend.sfox.emit;

import id.morph.backend.sfox.image.Datum;
import id.morph.backend.sfox.image.FunctionCode;
import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.image.Instruction;
import id.morph.backend.sfox.image.Opcode;
import id.morph.ir.Function;
import id.morph.ir.Module;
import id.morph.ir.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns IR into an image. */
public final class SfoxEmitter {

    private static final String BODY_NAME = "<modul>";

    private final Module module;
    private final ImageTables tables;
    private final List<Image.UnitTable> units = new ArrayList<>();
    private final List<FunctionCode> functions = new ArrayList<>();

    private SfoxEmitter(Module module) {
        this.module = module;
        this.tables = new ImageTables(module);
    }

    /**
     * The version 2 image of a program, or of a library if the module has no entry.
     *
     * @param module in SSA form, generators made state machines
     * @throws IllegalArgumentException if it is not, or if it refers to units or functions that it does not have
     */
    public static Image.Program emit(Module module) {
        return new SfoxEmitter(module).emit();
    }

    /** A version 1 image, or why there is none. */
    public sealed interface SingleResult {
        record Fits(Image.Single image) implements SingleResult {}

        /** @param reasons what the program uses that version 1 cannot express, in the IR's words; not empty */
        record Unfit(List<String> reasons) implements SingleResult {}
    }

    /**
     * The version 1 image of a program, for the virtual machines of that version. What it prints there is what it prints
     * here in Python's print style; messages and positions of runtime errors are the other machine's.
     *
     * @param module in SSA form, generators made state machines
     */
    public static SingleResult emitSingle(Module module) {
        SingleImage single = new SingleImage(module);
        Image.Single image = single.emit();
        List<String> reasons = single.reasons();
        return reasons.isEmpty() ? new SingleResult.Fits(image) : new SingleResult.Unfit(reasons);
    }

    private Image.Program emit() {
        for (Function function : module.functions()) {
            functions.add(SecondVersion.emit(function, tables));
        }
        for (Unit unit : module.units()) {
            units.add(table(unit));
        }
        for (String path : tables.remnants()) {
            units.add(new Image.UnitTable(path, path, path, List.of(), emptyBody(path)));
        }
        Optional<Integer> entry =
                Optional.of(module.entry()).filter(symbol -> !symbol.isEmpty()).map(tables::function);
        return new Image.Program(units, functions, entry);
    }

    private Image.UnitTable table(Unit unit) {
        List<Image.Global> globals = unit.globals().stream()
                .map(global -> new Image.Global(global.name(), global.kind() == Unit.GlobalKind.CONSTANT))
                .toList();
        int body = unit.body().isEmpty() ? emptyBody(unit.path()) : tables.function(unit.body());
        return new Image.UnitTable(unit.path(), unit.file(), unit.name(), globals, body);
    }

    /** Adds the body of a unit that nothing initialises, and gives its index. */
    private int emptyBody(String path) {
        List<Instruction> code = List.of(Instruction.of(Opcode.PUSH_CONST, Datum.NIL), Instruction.of(Opcode.RET));
        String symbol = path + ":" + BODY_NAME;
        functions.add(new FunctionCode(
                symbol, BODY_NAME, tables.unit(path), true, false, 0, 0, 0, code, List.of(), List.of()));
        return functions.size() - 1;
    }
}
