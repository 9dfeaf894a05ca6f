package id.morph.backend.js;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JavaScript part of the runtime: top-level declarations in the files of {@code id/morph/js}, of which a program gets those that it
 * reaches. Each begins in the first column with {@code function}, {@code class}, {@code const} or {@code let}.
 */
final class RuntimeLibrary {
    private static final String FOLDER = "/id/morph/js";
    private static final Pattern HEAD =
            Pattern.compile("(async function\\*?|function\\*?|class|const|let) ([\\w$]+)[\\s\\S]*");
    private static final Pattern PARAMETERS = Pattern.compile("(?:async )?function\\*? [\\w$]+\\(([^)]*)\\)[\\s\\S]*");

    /**
     * A top-level declaration.
     *
     * @param text without comments
     * @param parameters of a function
     * @param mentions declared names anywhere in it
     * @param atStart those of them that are needed when it is executed
     * @param errors keys of the errors that it makes
     */
    private record Declaration(
            String name,
            String kind,
            String text,
            List<String> parameters,
            Set<String> mentions,
            Set<String> atStart,
            Set<String> errors) {}

    private static final class Bundled {
        private static final RuntimeLibrary LIBRARY = load();
    }

    private final Map<String, Declaration> declarations = new LinkedHashMap<>();

    private RuntimeLibrary(List<String> files) {
        List<String> chunks = new ArrayList<>();
        files.forEach(file -> chunks.addAll(chunks(file)));
        Set<String> names = new HashSet<>();
        for (String chunk : chunks) {
            Matcher head = HEAD.matcher(chunk);
            if (!head.matches()) {
                throw new IllegalStateException("not a declaration of the JavaScript runtime: " + chunk);
            }
            if (!names.add(head.group(2))) {
                throw new IllegalStateException("the JavaScript runtime declares " + head.group(2) + " twice");
            }
        }
        for (String chunk : chunks) {
            Declaration declaration = declaration(chunk, names);
            declarations.put(declaration.name(), declaration);
        }
    }

    /** The runtime of this compiler. */
    static RuntimeLibrary bundled() {
        return Bundled.LIBRARY;
    }

    /** A library of these files, for tests. */
    static RuntimeLibrary of(String... files) {
        return new RuntimeLibrary(List.of(files));
    }

    private static RuntimeLibrary load() {
        try {
            URI folder = RuntimeLibrary.class.getResource(FOLDER).toURI();
            if (folder.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                    return load(jar.getPath(FOLDER));
                }
            }
            return load(Path.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeLibrary load(Path folder) throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.sorted().toList()) {
                files.add(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return new RuntimeLibrary(files);
    }

    /** Cuts a file into its declarations, without comments and empty lines. */
    private static List<String> chunks(String file) {
        StringBuilder plain = new StringBuilder();
        JsLexer.scan(file, (kind, token) -> plain.append(kind == JsLexer.Kind.COMMENT ? "" : token));
        List<String> chunks = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String line : plain.toString().split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            if (Character.isLetter(line.charAt(0)) && !current.isEmpty()) {
                chunks.add(current.toString());
                current.setLength(0);
            }
            current.append(line.stripTrailing()).append('\n');
        }
        if (!current.isEmpty()) {
            chunks.add(current.toString());
        }
        return chunks;
    }

    private static Declaration declaration(String text, Set<String> names) {
        Matcher head = HEAD.matcher(text);
        head.matches();
        String name = head.group(2);
        String kind = head.group(1);
        Matcher parameters = PARAMETERS.matcher(text);
        References found = new References(names, kind);
        JsLexer.scan(text, found);
        found.mentions.remove(name);
        found.atStart.remove(name);
        return new Declaration(
                name,
                kind,
                text,
                parameters.matches()
                        ? Arrays.stream(parameters.group(1).split(","))
                                .map(String::strip)
                                .filter(p -> !p.isEmpty())
                                .toList()
                        : List.of(),
                found.mentions,
                found.atStart,
                found.errors);
    }

    /** Finds what a declaration refers to. */
    private static final class References implements JsLexer.Sink {
        private final Set<String> names;
        private final boolean isClass;
        private final boolean isFunction;
        private final Set<String> mentions = new LinkedHashSet<>();
        private final Set<String> atStart = new LinkedHashSet<>();
        private final Set<String> errors = new TreeSet<>();
        private int braces;
        private String before = "";
        private String beforeThat = "";

        References(Set<String> names, String kind) {
            this.names = names;
            isClass = kind.equals("class");
            isFunction = kind.contains("function");
        }

        @Override
        public void accept(JsLexer.Kind kind, String token) {
            if (token.isBlank()) {
                return;
            }
            switch (kind) {
                case NAME -> {
                    if (names.contains(token)) {
                        mentions.add(token);
                        // A class needs its parent, a constant what its value is made of.
                        if (!isFunction && (!isClass || braces == 0)) {
                            atStart.add(token);
                        }
                    }
                }
                case STRING -> {
                    if (before.equals("(") && beforeThat.equals("error")) {
                        errors.add(token.substring(1, token.length() - 1));
                    }
                }
                case OTHER -> braces += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
                case PROPERTY, COMMENT -> {}
            }
            beforeThat = before;
            before = token;
        }
    }

    /** All names that declarations have. */
    Set<String> names() {
        return declarations.keySet();
    }

    boolean has(String name) {
        return declarations.containsKey(name);
    }

    /**
     * The parameters of a function.
     *
     * @throws IllegalStateException if the runtime has no such function
     */
    List<String> parameters(String function) {
        Declaration declaration = declarations.get(function);
        if (declaration == null) {
            throw new IllegalStateException("the JavaScript runtime has no " + function);
        }
        return declaration.parameters();
    }

    /** What a program reaches: the text, and the keys of the errors that may be made in it. */
    record Linked(String text, Set<String> errors) {}

    /** Links what these names reach, in an order in which everything exists when it is needed. */
    Linked link(Set<String> roots) {
        Set<String> reached = new LinkedHashSet<>();
        roots.forEach(root -> reach(root, reached));
        Set<String> written = new LinkedHashSet<>();
        for (String name : declarations.keySet()) {
            if (reached.contains(name)) {
                write(name, written, new HashSet<>());
            }
        }
        StringBuilder text = new StringBuilder();
        Set<String> errors = new TreeSet<>();
        for (String name : written) {
            text.append(declarations.get(name).text());
            errors.addAll(declarations.get(name).errors());
        }
        return new Linked(text.toString(), errors);
    }

    private void reach(String root, Set<String> reached) {
        List<String> work = new ArrayList<>(List.of(root));
        while (!work.isEmpty()) {
            String name = work.removeLast();
            parameters(name);
            if (reached.add(name)) {
                work.addAll(declarations.get(name).mentions());
            }
        }
    }

    private void write(String name, Set<String> written, Set<String> pending) {
        if (written.contains(name) || !pending.add(name)) {
            return;
        }
        Declaration declaration = declarations.get(name);
        if (!declaration.kind().contains("function")) {
            for (String needed : declaration.atStart()) {
                forStart(needed, written, pending, new HashSet<>());
            }
        }
        written.add(name);
    }

    /** Writes what executing a name needs: the declaration itself, or, behind functions, what they mention. */
    private void forStart(String name, Set<String> written, Set<String> pending, Set<String> seen) {
        Declaration declaration = declarations.get(name);
        if (!declaration.kind().contains("function")) {
            write(name, written, pending);
        } else if (seen.add(name)) {
            declaration.mentions().forEach(needed -> forStart(needed, written, pending, seen));
        }
    }
}
