package id.morph.runtime.primitive;

import static id.morph.runtime.primitive.HostPrimitive.of1;
import static id.morph.runtime.primitive.HostPrimitive.of2;

import id.morph.runtime.MorphBytes;
import id.morph.runtime.Nil;
import id.morph.runtime.RuntimeContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;

/** TCP. Nothing here throws: what cannot be done, for whatever reason, gives nil or {@code salah}. */
final class NetPrimitives {
    static final List<String> NAMES =
            List.of("net_connect", "net_listen", "net_accept", "net_port", "net_send", "net_receive", "net_close");

    /** More than this is not received at once. */
    private static final int LARGEST_CHUNK = 1 << 20;

    private static final int BACKLOG = 128;

    private NetPrimitives() {}

    static HostPrimitive find(String name) {
        return switch (name) {
            case "net_connect" -> of2(name, (context, host, port) -> Attempt.orNil(() -> connect(context, host, port)));
            case "net_listen" -> of2(name, (context, host, port) -> Attempt.orNil(() -> listen(context, host, port)));
            case "net_accept" ->
                of1(
                        name,
                        (context, socket) -> Attempt.orNil(() -> new SocketHandle(
                                context, handle(socket).listener().accept())));
            case "net_port" ->
                of1(
                        name,
                        (context, socket) ->
                                Attempt.orNil(() -> (long) handle(socket).port()));
            case "net_send" -> of2(name, (context, socket, data) -> Attempt.orFalse(() -> send(socket, data)));
            case "net_receive" -> of2(name, (context, socket, count) -> Attempt.orNil(() -> receive(socket, count)));
            case "net_close" ->
                of1(name, (context, socket) -> {
                    if (socket instanceof SocketHandle open) {
                        open.close();
                    }
                    return Nil.NIL;
                });
            default -> null;
        };
    }

    private static SocketHandle handle(Object value) throws IOException {
        if (value instanceof SocketHandle handle) {
            return handle;
        }
        throw new IOException("no socket");
    }

    private static Object connect(RuntimeContext context, Object host, Object port) throws IOException {
        if (!(host instanceof CharSequence name)) {
            throw new IOException("no host");
        }
        return new SocketHandle(context, new Socket(name.toString(), port(port)));
    }

    private static Object listen(RuntimeContext context, Object host, Object port) throws IOException {
        InetAddress address = host instanceof CharSequence name ? InetAddress.getByName(name.toString()) : null;
        return new SocketHandle(context, new ServerSocket(port(port), BACKLOG, address));
    }

    private static int port(Object value) throws IOException {
        if (value instanceof Long port && port >= 0 && port <= 0xFFFF) {
            return port.intValue();
        }
        throw new IOException("no port");
    }

    private static Object send(Object socket, Object data) throws IOException {
        byte[] bytes = Data.bytes(data);
        if (bytes == null) {
            return false;
        }
        var out = handle(socket).connection().getOutputStream();
        out.write(bytes);
        out.flush();
        return true;
    }

    /** Empty bytes once the peer has closed. */
    private static Object receive(Object socket, Object count) throws IOException {
        if (!(count instanceof Long limit) || limit <= 0) {
            throw new IOException("no count");
        }
        byte[] buffer = new byte[(int) Math.min(limit, LARGEST_CHUNK)];
        int received = handle(socket).connection().getInputStream().read(buffer);
        return received <= 0
                ? MorphBytes.EMPTY
                : new MorphBytes(received == buffer.length ? buffer : Arrays.copyOf(buffer, received));
    }
}
