package id.morph.backend.sfox.register;

import id.morph.backend.sfox.image.FunctionCode;
import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.machine.Machine;
import java.util.List;
import java.util.Map;

/** A program joined to a machine. Units that the machine has already, from another program, are shared. */
final class LinkedProgram {
    private final Machine machine;
    private final Interpreter interpreter;
    private final LinkedFunction[] functions;
    private final LinkedUnit[] units;

    LinkedProgram(Machine machine, Interpreter interpreter, Image.Program image, Map<String, LinkedUnit> known) {
        this.machine = machine;
        this.interpreter = interpreter;
        List<FunctionCode> sources = image.functions();
        this.functions = new LinkedFunction[sources.size()];
        for (int i = 0; i < functions.length; i++) {
            functions[i] = new LinkedFunction(this, sources.get(i));
        }
        this.units = new LinkedUnit[image.units().size()];
        for (int i = 0; i < units.length; i++) {
            Image.UnitTable table = image.units().get(i);
            LinkedUnit unit = known.get(table.path());
            if (unit == null) {
                unit = new LinkedUnit(table, functions[table.body()]);
                known.put(table.path(), unit);
            }
            units[i] = unit;
        }
    }

    Machine machine() {
        return machine;
    }

    Interpreter interpreter() {
        return interpreter;
    }

    LinkedFunction function(int index) {
        return functions[index];
    }

    LinkedUnit unit(int index) {
        return units[index];
    }
}
