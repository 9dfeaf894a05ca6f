package id.morph.frontend.module;

import id.morph.frontend.diagnostic.DidYouMean;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the author of an import that finds nothing may have meant: files beside it, modules of the bundled library. */
final class MissingModule {
    private static final int MOST = 3;

    private static final String LIBRARY = "cotc";

    private final List<String> units;

    /** Suggestions out of these units of the library, and of files. */
    MissingModule(Collection<String> libraryUnits) {
        this.units = libraryUnits.stream().filter(Library::isForImport).sorted().toList();
    }

    /** Import paths that look like {@code file}, the nearest first: a file in one of the folders, units of the library. */
    List<String> similar(String file, List<Path> folders) {
        Set<String> similar = new LinkedHashSet<>();
        String parent = file.substring(0, file.lastIndexOf('/') + 1);
        for (Path folder : folders) {
            DidYouMean.closest(lastPart(file), files(folder, parent)).ifPresent(name -> similar.add(parent + name));
        }
        if (!isRelative(file)) {
            String unit = ModuleGraph.libraryPath(file).orElse(file);
            units.stream().filter(u -> lastPart(u).equals(lastPart(unit))).forEach(similar::add);
            if (similar.isEmpty()) {
                DidYouMean.closest(unit, units)
                        .or(() -> DidYouMean.closest(
                                        lastPart(unit),
                                        units.stream()
                                                .map(MissingModule::lastPart)
                                                .toList())
                                .flatMap(name -> units.stream()
                                        .filter(u -> lastPart(u).equals(name))
                                        .findFirst()))
                        .ifPresent(similar::add);
            }
        }
        return similar.stream().limit(MOST).toList();
    }

    /** The deepest folder of the library on the way to {@code file}; {@code cotc} if it leads elsewhere. */
    String folder(String file) {
        String folder = ModuleGraph.libraryPath(file).orElse(LIBRARY + "/");
        do {
            folder = folder.substring(0, folder.lastIndexOf('/'));
        } while (folder.indexOf('/') >= 0 && !isFolder(folder + "/"));
        return folder;
    }

    /** What lies in that folder, in order, subfolders with a slash; empty where only a file can be meant. */
    String offered(String file) {
        if (isRelative(file)) {
            return "";
        }
        String folder = folder(file) + "/";
        Set<String> names = new TreeSet<>();
        for (String unit : units) {
            if (unit.startsWith(folder)) {
                String rest = unit.substring(folder.length());
                int slash = rest.indexOf('/');
                names.add(slash < 0 ? rest : rest.substring(0, slash + 1));
            }
        }
        return String.join(", ", names);
    }

    private boolean isFolder(String prefix) {
        return units.stream().anyMatch(unit -> unit.startsWith(prefix));
    }

    private static boolean isRelative(String file) {
        return file.startsWith("./") || file.startsWith("../");
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Set<String> files(Path folder, String parent) {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.resolve(parent), "*.fox")) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (IOException | InvalidPathException | java.nio.file.DirectoryIteratorException _) {
            // No such folder, or none that can be listed: nothing to suggest from it.
            return Set.of();
        }
        return names;
    }
}
