package id.morph.backend.sfox;

import id.morph.backend.sfox.assembly.Assembler;
import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.machine.HostScope;
import id.morph.backend.sfox.machine.ModuleLoader;
import id.morph.backend.sfox.machine.TraceListener;
import id.morph.backend.sfox.machine.TracePrinter;
import id.morph.runtime.BuiltinFunction;
import id.morph.runtime.MorphModule;
import id.morph.runtime.Operations;
import id.morph.runtime.PrintStyle;
import id.morph.runtime.RuntimeContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Runs assembly texts for tests, with a host of one global and one module, and importable images given as texts. */
public final class Execution {
    private final Map<String, String> modules;
    private final boolean traced;
    private final int maxDepth;

    private Execution(Map<String, String> modules, boolean traced, int maxDepth) {
        this.modules = modules;
        this.traced = traced;
        this.maxDepth = maxDepth;
    }

    /** The output of a text, its error output behind it if there is one. */
    public static String output(String text) {
        return new Execution(Map.of(), false, 200).run(text);
    }

    /** As {@link #output}, with modules that imports find. */
    public static String output(String text, Map<String, String> modules) {
        return new Execution(modules, false, 200).run(text);
    }

    /** As {@link #output}, with a trace among the error output. */
    public static String traced(String text) {
        return new Execution(Map.of(), true, 200).run(text);
    }

    /** Wraps instructions as the body of a version 1 module. */
    public static String version1(String instructions) {
        return ".image 1\n.code \"<modul>\" ()\n" + instructions + "\nPUSH_CONST nil\nRET\n.end\n";
    }

    /** Wraps instructions as the entry of a version 2 program with one global, {@code g}; slots 0 to 7 are free. */
    public static String version2(String instructions) {
        return version2(instructions, "");
    }

    /** As {@link #version2(String)}, with more functions. */
    public static String version2(String instructions, String functions) {
        return """
                .image 2
                .unit "t.fox" file "t.fox" name "t" body "kosong" globals ("g" tetap "c")
                .unit "u.fox" file "u.fox" name "u" body "u" globals ("h")
                .entry "utama"
                .function "kosong" name "<modul>" unit "t.fox" captures 0 arity 0 slots 0
                    PUSH_CONST nil
                    RET
                .end
                .function "u" name "<modul>" unit "u.fox" captures 0 arity 0 slots 0
                    PUSH_CONST "u berjalan"
                    PRINT 1
                    PUSH_CONST 7
                    STORE_GLOBAL "u.fox" "h"
                    PUSH_CONST nil
                    RET
                .end
                .function "utama" name "<modul>" unit "t.fox" captures 0 arity 0 slots 8
                    .at "t.fox" "<modul>" 1 1
                """ + instructions + "\nPUSH_CONST nil\nRET\n.end\n" + functions;
    }

    private String run(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        RuntimeContext context = RuntimeContext.builder()
                .out(out)
                .err(err)
                .in(new ByteArrayInputStream(new byte[0]))
                .style(PrintStyle.MORPH)
                .maxDepth(maxDepth)
                .build();
        TraceListener trace = traced ? new TracePrinter(context) : TraceListener.OFF;
        int status = Sfox.run(Assembler.assemble(text), "t.mvm", context, new Host(), new Modules(), trace);
        String errors = err.toString(StandardCharsets.UTF_8);
        return out.toString(StandardCharsets.UTF_8) + errors + (status == 0 || status == 1 ? "" : "status " + status);
    }

    private final class Modules implements ModuleLoader {
        @Override
        public Optional<Location> locate(String path, String importer) {
            return modules.containsKey(path) ? Optional.of(new Location(path, path)) : Optional.empty();
        }

        @Override
        public Image load(Location location) {
            return Assembler.assemble(modules.get(location.key()));
        }
    }

    private static final class Host implements HostScope {
        @Override
        public Map<String, Object> globals() {
            return Map.of("panjang", new BuiltinFunction("panjang", 1, args -> Operations.length(args[0])));
        }

        @Override
        public Optional<Object> hostModule(String name) {
            MorphModule module = new MorphModule("_backend", "_backend");
            module.put("sys_platform", new BuiltinFunction("sys_platform", 0, _ -> "uji"));
            return name.equals("_backend") ? Optional.of(module) : Optional.empty();
        }
    }
}
