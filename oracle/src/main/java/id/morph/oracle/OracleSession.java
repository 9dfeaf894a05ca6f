package id.morph.oracle;

import id.morph.ir.Function;
import id.morph.ir.Module;
import id.morph.ir.Unit;
import id.morph.runtime.MorphError;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.UncaughtReport;

/** A program that grows while it runs: the engine of the interactive session. */
public final class OracleSession {
    private final Module program = new Module();
    private final Machine machine;

    public OracleSession(RuntimeContext context) {
        this.machine = new Machine(program, context, new UncaughtReport(context));
    }

    /**
     * Adds what the session does not have yet of {@code part} and runs the body of its unit {@code unit}.
     *
     * @return the body's result
     * @throws MorphError what the body throws
     */
    public Object run(Module part, String unit) {
        part.functions().stream()
                .filter(function -> program.function(function.symbol()).isEmpty())
                .forEach(program::add);
        part.units().forEach(this::add);
        Unit main = program.unit(unit).orElseThrow();
        Function body = program.function(main.body()).orElseThrow();
        return machine.call(body, new Object[0]);
    }

    private void add(Unit unit) {
        program.add(unit);
        machine.define(unit);
    }
}
