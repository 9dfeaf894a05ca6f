package id.morph.backend.sfox.stack;

import id.morph.backend.sfox.image.Opcode;
import id.morph.runtime.MorphError;
import id.morph.runtime.Nil;
import id.morph.runtime.Operations;
import id.morph.runtime.RuntimeContext;
import id.morph.runtime.primitive.HostPrimitive;
import id.morph.runtime.primitive.Primitives;
import java.util.HashMap;
import java.util.Map;

/**
 * Version 1 opcodes that reach the host: text intrinsics, clock, sockets, files. Except IO_MKDIR they throw on a system
 * error, where the primitives they are made of answer nil or salah.
 */
final class HostOpcodes {

    /** NET_SOCKET_NEW makes it; NET_CONNECT puts the connection into it. */
    private static final class Socket {
        private Object connection = Nil.NIL;
    }

    private final RuntimeContext context;
    private final Map<String, HostPrimitive> primitives = new HashMap<>();

    HostOpcodes(RuntimeContext context) {
        this.context = context;
    }

    void execute(StackFrame frame, Opcode opcode) {
        Object[] args = frame.pop(opcode.pops());
        frame.push(result(opcode, args));
    }

    private Object result(Opcode opcode, Object[] args) {
        return switch (opcode) {
            case STR_LOWER -> call("text_lower", text(args[0]));
            case STR_UPPER -> call("text_upper", text(args[0]));
            case STR_FIND -> call("text_find", text(args[0]), text(args[1]), 0L);
            case STR_REPLACE -> call("text_replace", text(args[0]), text(args[1]), text(args[2]));
            case SYS_TIME -> call("time_now");
            case SYS_SLEEP -> call("sleep", args[0]);
            case SYS_PLATFORM -> call("platform");
            case NET_SOCKET_NEW -> new Socket();
            case NET_CONNECT -> {
                Socket socket = socket(args[0]);
                socket.connection = orThrow(call("net_connect", args[1], args[2]), args[1]);
                yield Nil.NIL;
            }
            case NET_SEND -> {
                orThrow(call("net_send", socket(args[0]).connection, args[1]), "net_send");
                yield Nil.NIL;
            }
            case NET_RECV -> orThrow(call("net_receive", socket(args[0]).connection, args[1]), "net_receive");
            case NET_CLOSE -> {
                call("net_close", socket(args[0]).connection);
                yield Nil.NIL;
            }
            case IO_OPEN -> orThrow(call("fs_open", args[0], args[1]), args[0]);
            case IO_READ -> orThrow(call("fs_read", args[0], all(args[1])), "fs_read");
            case IO_WRITE -> {
                orThrow(call("fs_write", args[0], args[1]), "fs_write");
                yield Nil.NIL;
            }
            case IO_CLOSE -> {
                call("fs_close", args[0]);
                yield Nil.NIL;
            }
            case IO_EXISTS -> call("fs_exists", args[0]);
            case IO_DELETE -> {
                orThrow(call("fs_remove", args[0]), args[0]);
                yield Nil.NIL;
            }
            case IO_LIST -> orThrow(call("fs_list", args[0]), args[0]);
            case IO_MKDIR -> call("fs_mkdir", args[0]);
            default -> throw MorphError.of("MODUL.citra", "opkode " + opcode);
        };
    }

    private Object call(String primitive, Object... args) {
        return primitives
                .computeIfAbsent(
                        primitive, name -> Primitives.find(name).orElseThrow(() -> MorphError.of("HOST.modul", name)))
                .call(context, args);
    }

    private Object text(Object value) {
        return context.toText(value);
    }

    private static Object all(Object size) {
        return size instanceof Long number && number == -1 ? Nil.NIL : size;
    }

    private static Socket socket(Object value) {
        if (value instanceof Socket socket) {
            return socket;
        }
        throw MorphError.of("TIPE.argumen", "soket", "soket", Operations.typeName(value));
    }

    /** A primitive's answer, or an error if that answer reports one. */
    private static Object orThrow(Object answer, Object what) {
        if (answer == Nil.NIL || Boolean.FALSE.equals(answer)) {
            throw MorphError.of("BERKAS.gagal", what);
        }
        return answer;
    }
}
