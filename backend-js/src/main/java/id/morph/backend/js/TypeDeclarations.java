package id.morph.backend.js;

import id.morph.ir.BlockParameter;
import id.morph.ir.Function;
import id.morph.ir.Op;
import id.morph.ir.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a module exports, for TypeScript. Morph's types are dynamic, so what is known are names and numbers of parameters. */
final class TypeDeclarations {
    private final ProgramNames names;

    TypeDeclarations(ProgramNames names) {
        this.names = names;
    }

    /** The text of the {@code .d.ts} file; empty if the module exports nothing. */
    String write() {
        StringBuilder text = new StringBuilder();
        String main = names.declaration(names.program().entry()).unit();
        for (String export : names.exports().keySet()) {
            Optional<Unit.Global> global = names.program().global(main, export);
            if (global.isEmpty()) {
                continue;
            }
            text.append(
                    switch (global.get().kind()) {
                        case FUNCTION -> "export function " + export + signature(global.get()) + ";\n";
                        case CLASS ->
                            "export const " + export + ": { new (...args: any[]): any; (...args: any[]): any };\n";
                        default -> "export const " + export + ": " + type(global.get()) + ";\n";
                    });
        }
        return text.toString();
    }

    private static String type(Unit.Global constant) {
        return switch (constant.type()) {
            case I64, F64 -> "number";
            case INT -> "number | bigint";
            case BOOL -> "boolean";
            default -> "any";
        };
    }

    private String signature(Unit.Global global) {
        Optional<Function> function = names.program().function(global.symbol());
        List<String> parameters = new ArrayList<>();
        int count = Math.abs(global.arity());
        for (int i = 0; i < count; i++) {
            int index = i;
            String name = function.map(f -> f.entry().parameters())
                    .filter(all -> index < all.size())
                    .map(all -> all.get(index))
                    .map(BlockParameter::name)
                    .map(Names::identifier)
                    .orElse("a" + i);
            boolean rest = global.arity() < 0 && i == count - 1;
            parameters.add(rest ? "..." + name + ": any[]" : name + "?: any");
        }
        boolean asynchronous = function.stream()
                .flatMap(f -> f.blocks().stream())
                .flatMap(block -> block.instructions().stream())
                .anyMatch(instruction -> instruction.op() == Op.ROUTINE_START);
        return "(" + String.join(", ", parameters) + "): " + (asynchronous ? "Promise<any>" : "any");
    }
}
