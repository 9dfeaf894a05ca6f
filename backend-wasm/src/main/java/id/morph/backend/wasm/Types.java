package id.morph.backend.wasm;

import id.morph.backend.wasm.binary.FunctionType;
import id.morph.backend.wasm.binary.Local;
import id.morph.backend.wasm.binary.ValueType;
import id.morph.ir.BlockParameter;
import id.morph.ir.Function;
import id.morph.ir.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What values of the IR are in WebAssembly. */
final class Types {
    private Types() {}

    static ValueType of(Type type) {
        return switch (type) {
            case ANY, INT, I64, WORD, CELL, ITERATOR, FRAME -> ValueType.I64;
            case BOOL -> ValueType.I32;
            case F64 -> ValueType.F64;
            case NONE, OF_ATTRIBUTE -> throw new IllegalArgumentException(type.text());
        };
    }

    /** Whether 0 is no value of the type, so that it can say that something has failed. */
    static boolean hasZero(Type type) {
        return switch (type) {
            case ANY, INT, CELL, ITERATOR, FRAME -> true;
            case I64, WORD, BOOL, F64, NONE, OF_ATTRIBUTE -> false;
        };
    }

    static List<Local> parameters(Function function) {
        List<Local> parameters = new ArrayList<>();
        for (BlockParameter parameter : function.entry().parameters()) {
            parameters.add(new Local(of(parameter.type()), parameter.name()));
        }
        return parameters;
    }

    /** What a function of the kernel gives; there is none that gives a value of any kind as such. */
    static List<ValueType> kernelResult(Function function) {
        return function.resultType() == Type.ANY ? List.of() : List.of(of(function.resultType()));
    }

    /** The type behind a function value: itself, so many arguments, the depth. */
    static FunctionType closure(int arguments) {
        List<ValueType> parameters = new ArrayList<>(Collections.nCopies(arguments + 1, ValueType.I64));
        parameters.add(ValueType.I32);
        return new FunctionType(parameters, List.of(ValueType.I64));
    }
}
