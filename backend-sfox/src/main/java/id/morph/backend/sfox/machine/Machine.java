package id.morph.backend.sfox.machine;

import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.image.ImageReader;
import id.morph.backend.sfox.image.ReadResult;
import id.morph.backend.sfox.register.Linker;
import id.morph.backend.sfox.stack.StackEngine;
import id.morph.runtime.MorphBytes;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphFunction;
import id.morph.runtime.MorphList;
import id.morph.runtime.MorphModule;
import id.morph.runtime.Nil;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.UncaughtReport;
import id.morph.runtime.VariantConstructor;
import id.morph.runtime.VariantType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One run: the state that all functions of all its images share. Belongs to one thread. */
public final class Machine {

    private final RuntimeContext context;
    private final HostScope host;
    private final ModuleLoader loader;
    private final TraceListener trace;
    private final UncaughtReport report;
    private final boolean traced;
    private final StackEngine stackEngine;
    private final Linker linker;
    private final Map<String, Object> modules = new HashMap<>();
    private final Map<VariantType, VariantConstructor> constructors = new HashMap<>();

    /** Calls that are active; transparent functions do not count. */
    public int depth;

    /** How many may be; read once from the context. */
    public final int maxDepth;

    public Machine(RuntimeContext context, HostScope host, ModuleLoader loader, TraceListener trace) {
        this.context = context;
        this.host = host;
        this.loader = loader;
        this.trace = trace;
        this.report = new UncaughtReport(context);
        this.traced = trace != TraceListener.OFF;
        this.maxDepth = context.maxDepth();
        this.stackEngine = new StackEngine(this);
        this.linker = new Linker(this);
        if (context.imageRunner().isEmpty()) {
            context.setImageRunner((_, image, arguments) -> runInside(image, arguments));
        }
    }

    public RuntimeContext context() {
        return context;
    }

    public TraceListener trace() {
        return trace;
    }

    public boolean traced() {
        return traced;
    }

    /** How the run ends; {@link UncaughtReport#run} around {@link #run} makes an exit status of it. */
    public UncaughtReport report() {
        return report;
    }

    /**
     * Runs a main image: its body, then {@code utama} if it has one. A program of version 2 does both itself.
     *
     * @param file its name in traces
     * @throws MorphError what nobody caught
     */
    public void run(Image image, String file) {
        switch (image) {
            case Image.Single single -> runSingle(single, file, Optional.empty());
            case Image.Program program -> linker.run(program);
        }
    }

    /**
     * Runs the body of one unit of a program, unless that has happened already.
     *
     * @return the module value
     */
    public MorphModule runUnit(Image.Program program, String path) {
        return (MorphModule) linker.runUnit(program, path);
    }

    private Object runSingle(Image.Single image, String file, Optional<MorphList> arguments) {
        MorphModule globals = freshGlobals(moduleName(file), file);
        arguments.ifPresent(list -> globals.put("argumen_sistem", list));
        try {
            stackEngine.runModule(image.body(), globals, file);
            if (globals.get("utama") instanceof MorphFunction main) {
                return main.call0();
            }
        } catch (HaltSignal _) {
            // HALT ends the run, whichever frame it stands in.
        }
        return Nil.NIL;
    }

    /** {@code _jalan_biner_internal}. */
    private Object runInside(MorphBytes bytes, MorphList arguments) {
        return switch (ImageReader.read(bytes.array())) {
            case ReadResult.Malformed malformed -> throw MorphError.of("MODUL.citra", malformed.message());
            case ReadResult.Success(Image.Single single) ->
                runSingle(single, "<biner>", Optional.ofNullable(arguments));
            case ReadResult.Success(Image.Program program) -> {
                linker.run(program);
                yield Nil.NIL;
            }
        };
    }

    /** A module's globals before its body runs. */
    private MorphModule freshGlobals(String name, String file) {
        MorphModule globals = new MorphModule(name, file);
        host.globals().forEach(globals::put);
        return globals;
    }

    /** IMPORT: the module at a path, run if this is the first import of it. */
    public Object importModule(String path, String importer) {
        Optional<ModuleLoader.Location> found = loader.locate(path, importer);
        if (found.isEmpty()) {
            // The self-hosted compiler writes IMPORT for a borrowed host module, too.
            return host.hostModule(path).orElseThrow(() -> MorphError.of("MODUL.tidak_ada", path));
        }
        ModuleLoader.Location location = found.get();
        Object known = modules.get(location.key());
        if (known == Loading.LOADING) {
            throw MorphError.of("MODUL.siklus", path);
        }
        if (known != null) {
            return known;
        }
        modules.put(location.key(), Loading.LOADING);
        Object module = null;
        try {
            module = load(location);
        } finally {
            // After an error the module counts as never imported, and another import runs it again.
            if (module == null) {
                modules.remove(location.key());
            }
        }
        modules.put(location.key(), module);
        return module;
    }

    private Object load(ModuleLoader.Location location) {
        return switch (loader.load(location)) {
            case Image.Single single -> {
                MorphModule globals = freshGlobals(moduleName(location.file()), location.file());
                stackEngine.runModule(single.body(), globals, location.file());
                yield globals;
            }
            case Image.Program program -> linker.runUnit(program, location.key());
        };
    }

    /** The global of that name that version 1 modules start with, null if there is none. */
    public Object builtin(String name) {
        return host.globals().get(name);
    }

    /** IMPORT_NATIVE. */
    public Object hostModule(String name) {
        return host.hostModule(name).orElseThrow(() -> MorphError.of("HOST.modul", name));
    }

    /** A function from its dict form. */
    public MorphFunction function(MorphDict dict, MorphModule globals, String file) {
        return stackEngine.function(dict, globals, file);
    }

    /** The one constructor of a variant. */
    public VariantConstructor constructor(VariantType type) {
        return constructors.computeIfAbsent(type, VariantConstructor::new);
    }

    /** The error at a call that would be one too deep. */
    public MorphError tooDeep() {
        return MorphError.of("TUMPUKAN.dalam", maxDepth);
    }

    private static String moduleName(String file) {
        String base = file.substring(file.lastIndexOf('/') + 1);
        int dot = base.indexOf('.');
        return dot > 0 ? base.substring(0, dot) : base;
    }

    private enum Loading {
        LOADING
    }
}
