package id.morph.backend.sfox.register;

import id.morph.backend.sfox.image.FunctionCode;

/** A function of a linked program; its register code is made when it is first needed. */
final class LinkedFunction {
    final LinkedProgram program;
    final FunctionCode source;
    /** Null until the first call; read in the interpreter's hot path. */
    RegisterCode code;

    private CompiledFunction value;

    LinkedFunction(LinkedProgram program, FunctionCode source) {
        this.program = program;
        this.source = source;
    }

    /** The name of its file in traces. */
    String file() {
        return program.unit(source.unit()).table().file();
    }

    RegisterCode code() {
        if (code == null) {
            code = new Translator(this).translate();
        }
        return code;
    }

    /** The one function value of a function without captures. */
    CompiledFunction value() {
        if (value == null) {
            value = new CompiledFunction(this, CompiledFunction.NO_CELLS);
        }
        return value;
    }
}
