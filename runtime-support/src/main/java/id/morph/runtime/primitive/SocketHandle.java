package id.morph.runtime.primitive;

import id.morph.runtime.HostObject;
import id.morph.runtime.RuntimeContext;
import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** A TCP connection, or a socket that waits for some. */
final class SocketHandle extends HostObject {
    private final RuntimeContext context;
    private final Closeable socket;

    SocketHandle(RuntimeContext context, Closeable socket) {
        this.context = context;
        this.socket = socket;
        context.closeAtEnd(this);
    }

    /** @throws IOException if it is no connection */
    Socket connection() throws IOException {
        if (socket instanceof Socket connection) {
            return connection;
        }
        throw new IOException("not connected");
    }

    /** @throws IOException if it does not listen */
    ServerSocket listener() throws IOException {
        if (socket instanceof ServerSocket listener) {
            return listener;
        }
        throw new IOException("not listening");
    }

    /** The local port. */
    int port() {
        return socket instanceof ServerSocket listener ? listener.getLocalPort() : ((Socket) socket).getLocalPort();
    }

    @Override
    public void close() {
        context.closed(this);
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing that the program could do about it.
            return;
        }
    }

    @Override
    protected String describe() {
        return "soket";
    }
}
