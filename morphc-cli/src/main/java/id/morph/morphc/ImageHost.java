package id.morph.morphc;

import id.morph.backend.sfox.emit.SfoxEmitter;
import id.morph.backend.sfox.image.Image;
import id.morph.backend.sfox.image.ImageReader;
import id.morph.backend.sfox.image.ReadResult;
import id.morph.backend.sfox.machine.HostScope;
import id.morph.backend.sfox.machine.Machine;
import id.morph.backend.sfox.machine.ModuleLoader;
import id.morph.frontend.diagnostic.Diagnostic;
import id.morph.frontend.diagnostic.DiagnosticSink;
import id.morph.frontend.module.Host;
import id.morph.frontend.module.Library;
import id.morph.frontend.module.ModuleGraph;
import id.morph.frontend.resolve.ImportPath;
import id.morph.ir.Module;
import id.morph.ir.pass.PassPipeline;
import id.morph.runtime.MorphError;
import id.morph.runtime.MorphList;
import id.morph.runtime.MorphModule;
import id.morph.runtime.RuntimeContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image of version 1 finds around it: it names its globals and modules instead of carrying them. They come from
 * the same library as everything else, compiled when the first such image asks.
 */
final class ImageHost implements HostScope, ModuleLoader {
    private final RuntimeContext context;
    private final Map<String, Object> globals = new HashMap<>();
    private Machine machine;

    ImageHost(RuntimeContext context) {
        this.context = context;
    }

    /** The machine that runs the images; it also runs the library. */
    void attach(Machine target) {
        this.machine = target;
    }

    @Override
    public Map<String, Object> globals() {
        if (globals.isEmpty()) {
            MorphModule prelude = libraryUnit(Library.PRELUDE).orElseThrow();
            Toolchain.library().prelude().forEach(global -> globals.put(global.name(), prelude.get(global.name())));
            MorphList arguments = new MorphList();
            context.arguments().forEach(arguments::add);
            globals.put("argumen_sistem", arguments);
        }
        return globals;
    }

    @Override
    public Optional<Object> hostModule(String name) {
        return ModuleGraph.hostModule(name).flatMap(this::libraryUnit).map(module -> module);
    }

    private Optional<MorphModule> libraryUnit(String path) {
        return Toolchain.libraryUnit(path).map(unit -> machine.runUnit(emitted(unit), path));
    }

    private static Image.Program emitted(Module module) {
        PassPipeline.required().run(module);
        return SfoxEmitter.emit(module);
    }

    @Override
    public Optional<Location> locate(String path, String importer) {
        String file = ImportPath.toFile(path);
        Path folder = Optional.ofNullable(Path.of(importer).getParent()).orElse(Path.of(""));
        for (Path candidate : List.of(context.directory().resolve(file), folder.resolve(file))) {
            if (Files.isRegularFile(candidate)) {
                return Optional.of(new Location(unitPath(candidate), candidate.toString()));
            }
        }
        return ModuleGraph.libraryPath(file)
                .filter(unit -> Toolchain.library().unit(unit).isPresent())
                .map(unit -> new Location(unit, unit));
    }

    private String unitPath(Path file) {
        try {
            return ModuleGraph.unitPath(context.directory().toRealPath(), file.toRealPath());
        } catch (IOException e) {
            return file.toString();
        }
    }

    @Override
    public Image load(Location location) {
        Path file = Path.of(location.file());
        if (!Files.isRegularFile(file)) {
            return Toolchain.libraryUnit(location.key()).map(ImageHost::emitted).orElseThrow();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            return ImageReader.looksLikeImage(bytes) ? image(bytes) : compiled(file);
        } catch (IOException e) {
            throw MorphError.of("MODUL.tidak_ada", location.file());
        }
    }

    private static Image image(byte[] bytes) {
        return switch (ImageReader.read(bytes)) {
            case ReadResult.Success(Image image) -> image;
            case ReadResult.Malformed malformed -> throw MorphError.of("MODUL.citra", malformed.message());
        };
    }

    private Image compiled(Path file) throws IOException {
        DiagnosticSink diagnostics = new DiagnosticSink();
        Optional<Module> module = new Toolchain(context.directory(), Host.NONE, true)
                .compileImported(file, PassPipeline.required(), diagnostics);
        if (module.isEmpty()) {
            Diagnostic first = diagnostics.sorted().stream()
                    .filter(Diagnostic::isError)
                    .findFirst()
                    .orElseThrow();
            throw MorphError.of(
                    "MODUL.citra",
                    file + ":" + first.source().position(first.span().start()).line() + ": "
                            + first.code().id());
        }
        return SfoxEmitter.emit(module.get());
    }
}
