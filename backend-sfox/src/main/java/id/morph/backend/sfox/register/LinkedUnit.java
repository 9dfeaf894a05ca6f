package id.morph.backend.sfox.register;

import id.morph.backend.sfox.image.Image;
import id.morph.runtime.MorphModule;

/** A unit of a linked program: its globals, and whether its body has run. */
final class LinkedUnit {

    /** How far its body is. */
    enum Phase {
        WAITING,
        RUNNING,
        DONE
    }

    private final Image.UnitTable table;
    private final LinkedFunction body;
    final MorphModule globals;
    private Phase phase = Phase.WAITING;

    LinkedUnit(Image.UnitTable table, LinkedFunction body) {
        this.table = table;
        this.body = body;
        this.globals = new MorphModule(table.name(), table.file());
        for (Image.Global global : table.globals()) {
            globals.define(global.name());
            if (global.constant()) {
                globals.markConstant(global.name());
            }
        }
    }

    Image.UnitTable table() {
        return table;
    }

    /** Runs the body if that has not happened; after an error it counts as not run. */
    MorphModule initialise(Interpreter interpreter) {
        if (phase == Phase.WAITING) {
            phase = Phase.RUNNING;
            try {
                interpreter.enter(body.code(), body.code().template.clone());
                phase = Phase.DONE;
            } finally {
                if (phase == Phase.RUNNING) {
                    phase = Phase.WAITING;
                }
            }
        }
        return globals;
    }
}
