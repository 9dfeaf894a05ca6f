package id.morph.backend.sfox.stack;

import id.morph.runtime.Cell;
import id.morph.runtime.GeneratorFrame;
import id.morph.runtime.MorphClass;
import id.morph.runtime.MorphFunction;
import id.morph.runtime.MorphModule;
import id.morph.runtime.Nil;

/** A function of version 1: code, the globals of the module that made it, captured cells. */
final class StackFunction extends MorphFunction {
    private static final Cell[] NO_CELLS = {};

    final StackEngine engine;
    final StackCode code;
    final MorphModule globals;
    final Cell[] captured;
    /** The class whose method it is, null for a function. */
    final MorphClass definingClass;

    StackFunction(StackEngine engine, StackCode code, MorphModule globals, Cell[] captured, MorphClass definingClass) {
        this.engine = engine;
        this.code = code;
        this.globals = globals;
        this.captured = captured == null ? NO_CELLS : captured;
        this.definingClass = definingClass;
    }

    @Override
    public String name() {
        return code.name;
    }

    @Override
    public String qualifiedName() {
        return definingClass == null ? code.name : definingClass.name() + "." + code.name;
    }

    @Override
    public int arity() {
        return code.arity;
    }

    @Override
    public Object call(Object[] args) {
        if (args.length > code.arity) {
            throw tooManyArguments(args.length);
        }
        StackFrame frame = new StackFrame(this);
        for (int i = 0; i < code.arity; i++) {
            Object value = i < args.length ? args[i] : Nil.NIL;
            int place = code.parameters[i];
            if (place >= 0) {
                frame.locals[place] = value;
            } else {
                frame.cells[-1 - place].value = value;
            }
        }
        if (code.generator) {
            GeneratorFrame suspended = new GeneratorFrame(code.name, engine::resume, new Object[StackFrame.SAVED]);
            frame.save(suspended);
            suspended.state = 0;
            return suspended.handle();
        }
        return engine.enter(frame);
    }
}
