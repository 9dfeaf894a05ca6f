package id.morph.runtime.primitive;

import static id.morph.runtime.primitive.HostPrimitive.of0;
import static id.morph.runtime.primitive.HostPrimitive.of1;
import static id.morph.runtime.primitive.HostPrimitive.of2;

import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphList;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.Text;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Files and directories. Nothing here throws: what cannot be done, for whatever reason, gives nil or {@code salah}. */
final class FilePrimitives {
    static final List<String> NAMES = List.of(
            "fs_open",
            "fs_read",
            "fs_write",
            "fs_close",
            "fs_exists",
            "fs_remove",
            "fs_mkdir",
            "fs_list",
            "fs_info",
            "fs_rename",
            "fs_copy",
            "fs_absolute",
            "fs_cwd");

    private FilePrimitives() {}

    static HostPrimitive find(String name) {
        return switch (name) {
            case "fs_open" -> of2(name, (context, path, mode) -> Attempt.orNil(() -> open(context, path, mode)));
            case "fs_read" -> of2(name, (context, handle, count) -> Attempt.orNil(() -> read(handle, count)));
            case "fs_write" -> of2(name, (context, handle, data) -> Attempt.orFalse(() -> write(handle, data)));
            case "fs_close" -> of1(name, (context, handle) -> handle instanceof FileHandle file && file.finish());
            case "fs_exists" -> of1(name, (context, path) -> Attempt.orFalse(() -> Files.exists(path(context, path))));
            case "fs_remove" -> of1(name, (context, path) -> Attempt.succeeds(() -> Files.delete(path(context, path))));
            case "fs_mkdir" ->
                of1(name, (context, path) -> Attempt.succeeds(() -> Files.createDirectories(path(context, path))));
            case "fs_list" -> of1(name, (context, path) -> Attempt.orNil(() -> list(path(context, path))));
            case "fs_info" -> of1(name, (context, path) -> Attempt.orNil(() -> info(path(context, path))));
            case "fs_rename" ->
                of2(
                        name,
                        (context, from, to) -> Attempt.succeeds(() -> Files.move(
                                path(context, from), target(context, from, to), StandardCopyOption.REPLACE_EXISTING)));
            case "fs_copy" -> of2(name, (context, from, to) -> Attempt.succeeds(() -> copy(context, from, to)));
            case "fs_absolute" ->
                of1(
                        name,
                        (context, path) ->
                                Attempt.orNil(() -> absolute(path(context, path).normalize())));
            case "fs_cwd" -> of0(name, context -> Attempt.orNil(() -> absolute(context.directory())));
            default -> null;
        };
    }

    /** A path of the program. */
    private static Path path(RuntimeContext context, Object path) throws IOException {
        if (!(path instanceof CharSequence text) || text.isEmpty()) {
            throw new FileSystemException("no path");
        }
        return context.directory().resolve(text.toString());
    }

    private static CharSequence absolute(Path path) {
        return Text.of(path.toAbsolutePath().toString());
    }

    private static Object open(RuntimeContext context, Object path, Object mode) throws IOException {
        File file = path(context, path).toFile();
        return mode instanceof CharSequence text ? FileHandle.open(context, file, text.toString()) : null;
    }

    private static Object read(Object handle, Object count) throws IOException {
        if (!(handle instanceof FileHandle file)) {
            return null;
        }
        if (count instanceof Long number && number >= 0) {
            return file.read((int) Math.min(number, Integer.MAX_VALUE - 8));
        }
        return file.readAll();
    }

    private static Object write(Object handle, Object data) throws IOException {
        byte[] bytes = Data.bytes(data);
        return bytes != null && handle instanceof FileHandle file && file.write(bytes);
    }

    private static Object list(Path directory) throws IOException {
        List<CharSequence> names = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            entries.forEach(entry -> names.add(Text.of(entry.getFileName().toString())));
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        names.sort(Text::compare);
        return MorphList.wrap(names.toArray());
    }

    private static Object info(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        MorphDict info = new MorphDict();
        info.put("ukuran", attributes.size());
        info.put("waktu_akses", seconds(attributes.lastAccessTime()));
        info.put("waktu_modifikasi", seconds(attributes.lastModifiedTime()));
        info.put("apakah_file", attributes.isRegularFile());
        info.put("apakah_folder", attributes.isDirectory());
        return info;
    }

    private static double seconds(FileTime time) {
        return time.to(TimeUnit.MICROSECONDS) / 1e6;
    }

    private static void copy(RuntimeContext context, Object from, Object to) throws IOException {
        Path source = path(context, from);
        if (Files.isDirectory(source)) {
            throw new FileSystemException(source.toString());
        }
        Files.copy(source, target(context, from, to), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Where something goes: into the target if that is a directory. */
    private static Path target(RuntimeContext context, Object from, Object to) throws IOException {
        Path target = path(context, to);
        return Files.isDirectory(target)
                ? target.resolve(path(context, from).normalize().getFileName())
                : target;
    }
}
