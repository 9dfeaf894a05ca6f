package id.morph.ir.binary;

import id.morph.ir.Function;
import id.morph.ir.Layout;
import id.morph.ir.Module;
import id.morph.ir.Unit;

/** Writes a module in binary form. The same module gives the same bytes, always. */
public final class IrWriter {

    private IrWriter() {}

    public static byte[] write(Module module) {
        StringPool strings = new StringPool();
        Output tables = new Output();
        tables.number(strings.number(module.entry()));
        tables.number(module.units().size());
        module.units().forEach(unit -> write(unit, tables, strings));
        tables.number(module.layouts().size());
        module.layouts().forEach(layout -> write(layout, tables, strings));
        tables.number(module.functions().size());
        Output bodies = new Output();
        for (Function function : module.functions()) {
            Output body = new Output();
            new FunctionWriter(body, strings).write(function);
            tables.number(strings.number(function.symbol()));
            tables.number(body.size());
            bodies.append(body);
        }
        Output file = new Output();
        file.raw(Format.MAGIC);
        file.number(Format.VERSION);
        file.fixed(Format.fingerprint(), 4);
        strings.write(file);
        file.append(tables);
        file.append(bodies);
        return file.toBytes();
    }

    private static void write(Unit unit, Output out, StringPool strings) {
        out.number(strings.number(unit.path()));
        out.number(strings.number(unit.file()));
        out.number(strings.number(unit.name()));
        out.number(strings.number(unit.body()));
        out.number(unit.globals().size());
        for (Unit.Global global : unit.globals()) {
            out.number(strings.number(global.name()));
            out.number(global.kind().ordinal());
            out.signed(global.arity());
            out.number(strings.number(global.symbol()));
            out.number(global.type().ordinal());
        }
    }

    private static void write(Layout layout, Output out, StringPool strings) {
        out.number(strings.number(layout.name()));
        out.number(strings.number(layout.displayName()));
        out.number(strings.number(layout.parent()));
        out.number(layout.fields().size());
        for (Layout.Field field : layout.fields()) {
            out.number(strings.number(field.name()));
            out.number(field.type().ordinal());
            out.number(strings.number(field.reference()));
        }
        out.number(layout.methods().size());
        layout.methods().forEach((method, symbol) -> {
            out.number(strings.number(method));
            out.number(strings.number(symbol));
        });
        out.number(layout.sure().size());
        layout.sure().forEach(name -> out.number(strings.number(name)));
    }
}
