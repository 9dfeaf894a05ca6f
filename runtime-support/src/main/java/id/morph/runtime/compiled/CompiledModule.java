package id.morph.runtime.compiled;

import id.morph.runtime.MorphModule;

/** A module whose globals are static fields of a generated class; made only for programs that use the module as a value. */
public abstract class CompiledModule extends MorphModule {
    private final int fields;

    /**
     * @param globals names of the globals, each followed by a newline, those that are constant with a {@code !} in front
     */
    protected CompiledModule(String name, String path, String globals) {
        super(name, path);
        int count = 0;
        for (int from = 0; from < globals.length(); count++) {
            int end = globals.indexOf('\n', from);
            if (globals.charAt(from) == '!') {
                markConstant(globals.substring(from + 1, end));
            } else {
                define(globals.substring(from, end));
            }
            from = end + 1;
        }
        fields = count;
    }

    /** The value of a global, null if it has none yet. */
    protected abstract Object load(int index);

    protected abstract void store(int index, Object value);

    @Override
    public final Object get(String global) {
        int slot = slotOf(global);
        return slot >= 0 && slot < fields ? load(slot) : super.get(global);
    }

    @Override
    public final void put(String global, Object value) {
        int slot = slotOf(global);
        if (slot >= 0 && slot < fields) {
            store(slot, value);
        } else {
            super.put(global, value);
        }
    }
}
