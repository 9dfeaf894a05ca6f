import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes {@code docs/pustaka.md}, the reference page of the standard library, from the {@code ##} comments of its
 * sources.
 *
 * <p>{@code java tools/LibraryReference.java} in the root of the repository writes the page; with {@code --check} it
 * writes nothing and fails if the page on disk is another one. Both fail when something exported has no comment.
 */
class LibraryReference {
    private static final Path SOURCES = Path.of("runtime-support/src/main/resources");
    private static final Path PAGE = Path.of("docs/pustaka.md");

    private static final Pattern FUNCTION = Pattern.compile("(?:asink )?fungsi (\\w+)\\(([^)]*)\\) maka.*");
    private static final Pattern CLASS = Pattern.compile("kelas (\\w+)(?: warisi (\\w+))? maka");
    private static final Pattern TYPE = Pattern.compile("tipe (\\w+) = (.+)");
    private static final Pattern CONSTANT = Pattern.compile("(?:tetap|biar) (\\w+) = .*");
    private static final Pattern IMPORTED = Pattern.compile("dari \"(.+)\" ambil_sebagian (.+)");

    private static final String HEAD = """
            # Pustaka standar Morph

            <!-- Dihasilkan oleh tools/LibraryReference.java dari komentar ## di sumber pustaka; jangan disunting. -->

            Modul-modul di bawah ini dibawa oleh `morphc` dan diimpor dengan jalurnya, misalnya
            `dari "cotc/data/json.fox" ambil_sebagian dekode`; `greenfield/cotc/...` adalah jalur lain ke modul yang sama.
            Nama-nama prelude dikenal di setiap modul tanpa impor, dan modul `_backend` didapat dengan
            `pinjam "_backend" sebagai b`.

            Argumen yang tidak diberikan bernilai `nil`. Kesalahan dilempar sebagai kamus dengan `pesan` dan `jenis`:
            `ErrorArgumen` untuk argumen yang keliru, `ErrorFormat` dan `ErrorJSON` untuk data yang rusak, `ErrorMatematika`
            dan `ErrorLogika` untuk yang tidak terdefinisi, `ErrorSistem` (dengan `kode`) untuk kesalahan mesin dan sistem.
            """;

    /** Where the comment belongs to: a heading line of the page and how it is written in the source. */
    private record Entry(String title, String text, boolean method) {}

    private record Library(String path, String intro, List<Entry> entries, List<String> reexports) {}

    private static final List<String> missing = new ArrayList<>();

    public static void main(String[] arguments) throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        List<Library> libraries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES.resolve("cotc"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".fox")).sorted().toList()) {
                libraries.add(read(file));
            }
        }
        // The prelude is what everybody meets first.
        libraries.sort((a, b) -> Boolean.compare(b.path().endsWith("prelude.fox"), a.path().endsWith("prelude.fox")));
        page.append("\n| Modul | Isi |\n|---|---|\n");
        for (Library library : libraries) {
            page.append("| [`%s`](#%s) | %s |\n"
                    .formatted(library.path(), anchor(library.path()), firstSentence(library.intro())));
        }
        libraries.forEach(library -> write(library, page));
        if (!missing.isEmpty()) {
            missing.forEach(name -> System.err.println("no comment: " + name));
            System.exit(1);
        }
        if (List.of(arguments).contains("--check")) {
            if (!Files.exists(PAGE) || !Files.readString(PAGE).equals(page.toString())) {
                System.err.println(PAGE + " is out of date: run java tools/LibraryReference.java");
                System.exit(1);
            }
            return;
        }
        Files.writeString(PAGE, page);
    }

    private static Library read(Path file) throws IOException {
        String path = SOURCES.relativize(file).toString().replace('\\', '/');
        List<String> intro = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        List<String> reexports = new ArrayList<>();
        List<String> comment = new ArrayList<>();
        boolean atTop = true;
        String ofClass = null;
        for (String line : Files.readAllLines(file)) {
            String text = line.strip();
            if (atTop && text.startsWith("#") && !text.startsWith("##")) {
                intro.add(text.substring(1).strip());
                continue;
            }
            atTop = false;
            if (text.startsWith("##")) {
                comment.add(text.substring(2).strip());
                continue;
            }
            boolean nested = line.startsWith("    ");
            if (!nested && text.equals("akhir")) {
                ofClass = null;
            }
            Matcher function = FUNCTION.matcher(text);
            Matcher type = CLASS.matcher(text);
            Matcher variants = TYPE.matcher(text);
            Matcher constant = CONSTANT.matcher(text);
            Matcher imported = IMPORTED.matcher(text);
            if (function.matches() && (!nested || (ofClass != null && indent(line) == 4))) {
                addFunction(path, entries, comment, ofClass, function);
            } else if (!nested && type.matches()) {
                ofClass = type.group(1);
                add(path, entries, ofClass, "kelas " + ofClass, comment, false, true);
            } else if (!nested && variants.matches()) {
                add(path, entries, variants.group(1), text, comment, false, true);
            } else if (!nested && constant.matches()) {
                add(path, entries, constant.group(1), constant.group(1), comment, false, true);
            } else if (!nested && imported.matches() && path.endsWith("core.fox")) {
                Stream.of(imported.group(2).split(", "))
                        .filter(name -> !name.startsWith("_"))
                        .forEach(reexports::add);
            }
            comment.clear();
        }
        return new Library(path, String.join("\n", intro), entries, reexports);
    }

    private static void addFunction(
            String path, List<Entry> entries, List<String> comment, String ofClass, Matcher function) {
        String name = function.group(1);
        String parameters = function.group(2).equals("_semua") ? "..." : function.group(2);
        if (ofClass != null && ofClass.startsWith("_")) {
            return;
        }
        if (name.equals("inisiasi")) {
            add(path, entries, name, ofClass + "(" + parameters + ")", comment, true, false);
        } else {
            add(path, entries, name, name + "(" + parameters + ")", comment, ofClass != null, true);
        }
    }

    private static void add(
            String path,
            List<Entry> entries,
            String name,
            String title,
            List<String> comment,
            boolean method,
            boolean required) {
        if (name.startsWith("_")) {
            return;
        }
        if (required && comment.isEmpty()) {
            missing.add(path + ": " + title);
        }
        entries.add(new Entry(title, String.join(" ", comment), method));
    }

    private static void write(Library library, StringBuilder page) {
        page.append("\n## ").append(library.path()).append("\n\n");
        page.append(escaped(library.intro())).append('\n');
        if (!library.reexports().isEmpty()) {
            page.append("\nDari prelude: `")
                    .append(String.join("` `", library.reexports()))
                    .append("`\n");
        }
        page.append('\n');
        for (Entry entry : library.entries()) {
            page.append(entry.method() ? "  * `" : "* `").append(entry.title()).append('`');
            if (!entry.text().isEmpty()) {
                page.append(": ").append(escaped(entry.text()));
            }
            page.append('\n');
        }
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String anchor(String path) {
        return path.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9_-]", "");
    }

    private static String firstSentence(String text) {
        String joined = text.replace('\n', ' ');
        int end = joined.indexOf(". ");
        return escaped(end < 0 ? joined : joined.substring(0, end + 1));
    }

    /** What would be a tag or the end of a table cell. */
    private static String escaped(String text) {
        return text.replace("<", "\\<").replace("|", "\\|");
    }
}
