package id.morph.backend.sfox.register;

import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.machine.Machine;
import java.util.HashMap;
import java.util.Map;

/** Joins version 2 programs to a machine and starts them. */
public final class Linker {
    private final Machine machine;
    private final Interpreter interpreter;
    private final Map<String, LinkedUnit> units = new HashMap<>();

    public Linker(Machine machine) {
        this.machine = machine;
        this.interpreter = new Interpreter(machine);
    }

    /** Runs a program's entry function; a library has none, and then nothing happens. */
    public void run(Image.Program program) {
        LinkedProgram linked = new LinkedProgram(machine, interpreter, program, units);
        program.entry().ifPresent(entry -> linked.function(entry).value().call0());
    }

    /** The module of one unit, its body run. */
    public Object runUnit(Image.Program program, String path) {
        new LinkedProgram(machine, interpreter, program, units);
        LinkedUnit unit = units.get(path);
        if (unit == null) {
            throw new IllegalArgumentException("the program has no unit " + path);
        }
        return unit.initialise(interpreter);
    }
}
