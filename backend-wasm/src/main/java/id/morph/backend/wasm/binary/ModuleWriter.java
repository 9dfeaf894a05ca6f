package id.morph.backend.wasm.binary;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Numbers what a module consists of and writes its sections. */
final class ModuleWriter {
    private static final int FUNCTION_TYPE = 0x60;
    private static final int FUNCTION_REFERENCE = 0x70;
    private static final int END = 0x0b;

    private final WasmModule module;
    private final ByteWriter out = new ByteWriter();
    private final Map<FunctionType, Integer> types = new LinkedHashMap<>();
    private final Map<WasmFunction, Integer> functions = new HashMap<>();
    private boolean callsIndirectly;
    private final Map<WasmGlobal, Integer> globals = new HashMap<>();

    ModuleWriter(WasmModule module) {
        this.module = module;
        for (WasmFunction function : module.imports()) {
            functions.put(function, functions.size());
            type(function.type());
        }
        for (WasmFunction function : module.functions()) {
            functions.put(function, functions.size());
            type(function.type());
            function.code().tidy();
            for (Item item : function.code().items()) {
                if (item instanceof Item.CallIndirect(FunctionType type)) {
                    type(type);
                    callsIndirectly = true;
                }
            }
        }
        for (WasmGlobal global : module.globals()) {
            globals.put(global, globals.size());
        }
    }

    private int type(FunctionType type) {
        return types.computeIfAbsent(type, _ -> types.size());
    }

    int number(FunctionType type) {
        return types.get(type);
    }

    int number(WasmFunction function) {
        Integer number = functions.get(function);
        if (number == null) {
            throw new IllegalStateException("not of this module: " + function.name());
        }
        return number;
    }

    int number(WasmGlobal global) {
        return globals.get(global);
    }

    byte[] write(boolean names) {
        out.append(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        section(1, !types.isEmpty(), this::types);
        section(2, !module.imports().isEmpty(), this::imports);
        section(3, !module.functions().isEmpty(), this::functions);
        section(4, callsIndirectly || !module.table().isEmpty(), this::table);
        section(5, !module.memoryExport().isEmpty(), this::memory);
        section(6, !module.globals().isEmpty(), this::globals);
        section(7, !module.exports().isEmpty() || !module.memoryExport().isEmpty(), this::exports);
        section(9, !module.table().isEmpty(), this::elements);
        section(10, !module.functions().isEmpty(), this::code);
        section(11, !module.data().isEmpty(), this::data);
        section(0, names, this::names);
        return out.bytes();
    }

    private void section(int number, boolean present, Consumer<ByteWriter> content) {
        if (present) {
            ByteWriter section = new ByteWriter();
            content.accept(section);
            out.raw(number);
            out.block(section.bytes());
        }
    }

    private void types(ByteWriter section) {
        section.unsigned(types.size());
        for (FunctionType type : types.keySet()) {
            section.raw(FUNCTION_TYPE);
            valueTypes(type.parameters(), section);
            valueTypes(type.results(), section);
        }
    }

    private static void valueTypes(List<ValueType> list, ByteWriter section) {
        section.unsigned(list.size());
        list.forEach(type -> section.raw(type.code()));
    }

    private void imports(ByteWriter section) {
        section.unsigned(module.imports().size());
        for (WasmFunction function : module.imports()) {
            section.name(function.module());
            section.name(function.name());
            section.raw(0);
            section.unsigned(number(function.type()));
        }
    }

    private void functions(ByteWriter section) {
        section.unsigned(module.functions().size());
        module.functions().forEach(function -> section.unsigned(number(function.type())));
    }

    private void table(ByteWriter section) {
        section.unsigned(1);
        section.raw(FUNCTION_REFERENCE);
        limits(module.table().size() + 1, section);
    }

    private static void limits(long minimum, ByteWriter section) {
        section.raw(0);
        section.unsigned(minimum);
    }

    private void memory(ByteWriter section) {
        section.unsigned(1);
        limits(module.pages(), section);
    }

    private void globals(ByteWriter section) {
        section.unsigned(module.globals().size());
        for (WasmGlobal global : module.globals()) {
            section.raw(global.type().code());
            section.raw(global.mutable() ? 1 : 0);
            switch (global.type()) {
                case I32 -> constant(new Item.ConstI32((int) global.bits()), section);
                case I64 -> constant(new Item.ConstI64(global.bits()), section);
                case F64 -> constant(new Item.ConstF64(Double.longBitsToDouble(global.bits())), section);
            }
        }
    }

    private void constant(Item value, ByteWriter section) {
        new BodyWriter(this, section, Map.of()).write(List.of(value));
        section.raw(END);
    }

    private void exports(ByteWriter section) {
        boolean memory = !module.memoryExport().isEmpty();
        section.unsigned(module.exports().size() + (memory ? 1 : 0));
        module.exports().forEach((name, function) -> {
            section.name(name);
            section.raw(0);
            section.unsigned(number(function));
        });
        if (memory) {
            section.name(module.memoryExport());
            section.raw(2);
            section.unsigned(0);
        }
    }

    private void elements(ByteWriter section) {
        section.unsigned(1);
        section.unsigned(0);
        constant(new Item.ConstI32(1), section);
        section.unsigned(module.table().size());
        module.table().forEach(function -> section.unsigned(number(function)));
    }

    private void code(ByteWriter section) {
        section.unsigned(module.functions().size());
        for (WasmFunction function : module.functions()) {
            ByteWriter body = new ByteWriter();
            Map<Local, Integer> numbers = new HashMap<>();
            function.parameters().forEach(parameter -> numbers.put(parameter, numbers.size()));
            List<Local> locals = function.code().locals(function.parameters());
            locals.forEach(local -> numbers.put(local, numbers.size()));
            localTypes(locals, body);
            new BodyWriter(this, body, numbers).write(function.code().items());
            body.raw(END);
            section.block(body.bytes());
        }
    }

    private static void localTypes(List<Local> locals, ByteWriter body) {
        Map<ValueType, Integer> counts = new LinkedHashMap<>();
        locals.forEach(local -> counts.merge(local.type(), 1, Integer::sum));
        body.unsigned(counts.size());
        counts.forEach((type, count) -> {
            body.unsigned(count);
            body.raw(type.code());
        });
    }

    private void data(ByteWriter section) {
        section.unsigned(module.data().size());
        for (WasmModule.Data data : module.data()) {
            section.unsigned(0);
            constant(new Item.ConstI32((int) data.address()), section);
            section.block(data.bytes());
        }
    }

    private void names(ByteWriter section) {
        section.name("name");
        ByteWriter list = new ByteWriter();
        list.unsigned(functions.size());
        module.imports().forEach(function -> name(number(function), function.name(), list));
        module.functions().forEach(function -> name(number(function), function.name(), list));
        section.raw(1);
        section.block(list.bytes());
        ByteWriter variables = new ByteWriter();
        variables.unsigned(globals.size());
        module.globals().forEach(global -> name(number(global), global.name(), variables));
        section.raw(7);
        section.block(variables.bytes());
    }

    private static void name(int number, String name, ByteWriter list) {
        list.unsigned(number);
        list.name(name);
    }
}
