package id.morph.runtime.compiled;

import id.morph.runtime.RuntimeContext;
import id.morph.runtime.UncaughtReport;
import id.morph.runtime.VariantConstructor;
import id.morph.runtime.VariantType;
import java.util.HashMap;
import java.util.Map;

/** What all classes of one running program share. One program is one class loader, so its globals are static fields. */
public final class ProgramState {
    private static ProgramState starting;

    private final RuntimeContext context;
    private final UncaughtReport report;
    private final Map<VariantType, VariantConstructor> constructors = new HashMap<>();

    public ProgramState(RuntimeContext context, UncaughtReport report) {
        this.context = context;
        this.report = report;
    }

    /** Has the program's classes take this state as theirs, once. */
    public void handOver(ProgramEntry entry) {
        // The constants of a class can only be filled from something static; another program may be starting as well.
        synchronized (ProgramState.class) {
            starting = this;
            entry.initialise();
            starting = null;
        }
    }

    /** Called by the initialiser of the program's state class. */
    public static ProgramState take() {
        return starting;
    }

    public RuntimeContext context() {
        return context;
    }

    /** After the main program: runs what routines are left. */
    public void drain() {
        report.drain();
    }

    /** The one constructor of a variant. */
    public VariantConstructor constructor(String typeName, String name, int arity, String declaration) {
        VariantType type = new VariantType(typeName, name, arity, declaration);
        VariantConstructor known = constructors.get(type);
        if (known == null) {
            known = new VariantConstructor(type);
            constructors.put(type, known);
        }
        return known;
    }
}
