package id.morph.runtime.primitive;

import static id.morph.runtime.primitive.HostPrimitive.of0;
import static id.morph.runtime.primitive.HostPrimitive.of1;
import static id.morph.runtime.primitive.HostPrimitive.of2;

import id.morph.runtime.ExitRequest;
import id.morph.runtime.MorphDict;
import id.morph.runtime.MorphList;
import id.morph.runtime.Nil;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The process itself, others, time, the machine. */
final class ProcessPrimitives {
    static final List<String> NAMES = List.of(
            "time_now", "sleep", "platform", "exit", "argv", "environment", "cpu_info", "memory_info", "process_run");

    private ProcessPrimitives() {}

    static HostPrimitive find(String name) {
        return switch (name) {
            case "time_now" -> of0(name, context -> context.clock().now());
            case "sleep" ->
                of1(name, (context, seconds) -> {
                    context.flush();
                    context.scheduler().sleep(Arguments.number("tidur", seconds));
                    return Nil.NIL;
                });
            case "platform" -> of0(name, context -> platform());
            case "exit" ->
                of1(name, (context, status) -> {
                    throw new ExitRequest((int) Arguments.integer("keluar", status));
                });
            case "argv" -> of0(name, ProcessPrimitives::arguments);
            case "environment" -> of1(name, (context, variable) -> environment(variable));
            case "cpu_info" -> of0(name, context -> firstLine(Path.of("/proc/stat")));
            case "memory_info" -> of0(name, context -> contents(Path.of("/proc/meminfo")));
            case "process_run" -> of2(name, ProcessPrimitives::run);
            default -> null;
        };
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return "win32";
        }
        return system.startsWith("mac") ? "darwin" : "linux";
    }

    private static Object arguments(RuntimeContext context) {
        return MorphList.wrap(context.arguments().stream().map(Text::of).toArray());
    }

    private static Object environment(Object variable) {
        String value = variable instanceof CharSequence name ? System.getenv(name.toString()) : null;
        return value == null ? Nil.NIL : Text.of(value);
    }

    private static Object contents(Path file) {
        try {
            return Text.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Nil.NIL;
        }
    }

    private static Object firstLine(Path file) {
        return contents(file) instanceof CharSequence text
                ? Text.of(text.toString().lines().findFirst().orElse(""))
                : Nil.NIL;
    }

    private static Object run(RuntimeContext context, Object words, Object input) {
        List<String> command = new ArrayList<>();
        if (words instanceof MorphList list) {
            for (int i = 0; i < list.size(); i++) {
                if (!(list.get(i) instanceof CharSequence word)) {
                    return Nil.NIL;
                }
                command.add(word.toString());
            }
        }
        byte[] bytes = input == Nil.NIL ? new byte[0] : Data.bytes(input);
        if (command.isEmpty() || bytes == null) {
            return Nil.NIL;
        }
        context.flush();
        try {
            return run(context, command, bytes);
        } catch (IOException | ExecutionException | IllegalArgumentException e) {
            return Nil.NIL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Nil.NIL;
        }
    }

    private static FutureTask<byte[]> startReading(InputStream pipe) {
        FutureTask<byte[]> task = new FutureTask<>(pipe::readAllBytes);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static MorphDict run(RuntimeContext context, List<String> command, byte[] input)
            throws IOException, InterruptedException, ExecutionException {
        Process process = new ProcessBuilder(command)
                .directory(context.directory().toAbsolutePath().toFile())
                .start();
        // Both outputs are read at the same time as the input is written, or a full pipe would block everybody.
        FutureTask<byte[]> out = startReading(process.getInputStream());
        FutureTask<byte[]> err = startReading(process.getErrorStream());
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write(input);
        } catch (IOException e) {
            // A program may end without reading all of its input.
            if (input.length == 0) {
                throw e;
            }
        }
        MorphDict result = new MorphDict();
        result.put("kode", (long) process.waitFor());
        result.put("keluaran", Data.textOrBytes(out.get()));
        result.put("kesalahan", Data.textOrBytes(err.get()));
        return result;
    }
}
