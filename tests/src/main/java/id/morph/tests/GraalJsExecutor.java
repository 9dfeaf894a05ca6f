package id.morph.tests;

import id.morph.difftest.JsExecutor;
import id.morph.difftest.Program;
import id.morph.runtime.DeepThread;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * Runs a program as JavaScript in GraalJS, an engine that shares nothing with Node's, and has no files and processes, as a browser has none.
 *
 * @param level the optimization level
 */
record GraalJsExecutor(int level) implements JsExecutor {
    /** Reserved only; ten thousand Morph calls need much of it, because the engine interprets its tree recursively. */
    private static final long STACK = 4L << 30;

    /** Without the warning that this JVM does not compile what it interprets. */
    private static final class Shared {
        static final Engine ENGINE = Engine.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build();
    }

    @Override
    public String name() {
        return "js-graal-O" + level;
    }

    @Override
    public Set<String> lacks() {
        return Set.of("berkas");
    }

    @Override
    public int run(Program program, String module, List<String> arguments, OutputStream out, OutputStream err) {
        int[] status = new int[1];
        Run run = new Run(module, program.standardInput(), arguments, out, err);
        Throwable defect = DeepThread.run("graaljs", STACK, () -> status[0] = run.status());
        if (defect != null) {
            throw new IllegalStateException("the compiled module broke", defect);
        }
        return status[0];
    }

    private record Run(String module, byte[] input, List<String> arguments, OutputStream out, OutputStream err) {
        int status() {
            ByteArrayInputStream in = new ByteArrayInputStream(input);
            int[] status = {-1};
            try (Context context =
                    Context.newBuilder("js").engine(Shared.ENGINE).build()) {
                Value host = context.eval("js", "globalThis.morphHost = { arguments: [] }");
                Value given = host.getMember("arguments");
                for (int i = 0; i < arguments.size(); i++) {
                    given.setArrayElement(i, arguments.get(i));
                }
                host.putMember("write", function(x -> {
                    write(x[0].asInt() == 1 ? out : err, x[1]);
                    return null;
                }));
                host.putMember("readLine", function(x -> line(in)));
                host.putMember("sleep", function(x -> {
                    sleep(x[0].asDouble());
                    return null;
                }));
                host.putMember("exit", function(x -> {
                    status[0] = x[0].asInt();
                    return null;
                }));
                context.eval(Source.newBuilder("js", module, "p.mjs")
                        .mimeType("application/javascript+module")
                        .buildLiteral());
            }
            if (status[0] < 0) {
                throw new UncheckedIOException(new IOException("the program waits for what never happens"));
            }
            return status[0];
        }

        private static ProxyExecutable function(ProxyExecutable body) {
            return body;
        }

        private static void write(OutputStream stream, Value bytes) {
            byte[] data = new byte[(int) bytes.getArraySize()];
            for (int i = 0; i < data.length; i++) {
                data[i] = (byte) bytes.getArrayElement(i).asInt();
            }
            try {
                stream.write(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String line(ByteArrayInputStream in) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int b = in.read();
            if (b < 0) {
                return null;
            }
            for (; b >= 0 && b != '\n'; b = in.read()) {
                line.write(b);
            }
            return line.toString(StandardCharsets.UTF_8);
        }

        private static void sleep(double milliseconds) {
            try {
                Thread.sleep((long) Math.ceil(milliseconds));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
