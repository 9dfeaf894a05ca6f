/*
 * TCP on Node. Node has no sockets that one can wait for, so a thread of its own has them, and the program waits for its answers. Nothing
 * here throws: what cannot be done, for whatever reason, gives nil or false.
 */

/** A connection, or a socket that waits for some. */
class SocketHandle extends HostObject {
  constructor(number, port, listens) {
    super("soket");
    this.number = number;
    this.port = port;
    this.listens = listens;
  }
  close() {
    atEnd.all.delete(this);
    askNetwork("close", this.number, null);
  }
}

/** The thread with the sockets. */
class Network {
  constructor() {
    const threads = nodeProcess.getBuiltinModule("node:worker_threads");
    const channel = new threads.MessageChannel();
    this.receive = threads.receiveMessageOnPort;
    this.port = channel.port1;
    this.answered = new Int32Array(new SharedArrayBuffer(4));
    this.thread = new threads.Worker("(" + networkThread + ")()", {
      eval: true,
      workerData: { port: channel.port2, answered: this.answered },
      transferList: [channel.port2],
    });
    this.thread.unref();
    this.port.unref();
  }
  close() {
    this.thread.terminate();
  }
}

let network = null;

/** Has the thread do something and waits for its answer; undefined if it could not. */
function askNetwork(action, number, data) {
  if (nodeProcess === undefined) {
    return undefined;
  }
  if (network === null) {
    network = new Network();
    closeAtEnd(network);
  }
  Atomics.store(network.answered, 0, 0);
  network.port.postMessage({ action, number, data });
  Atomics.wait(network.answered, 0, 0);
  return network.receive(network.port).message;
}

/** What the thread runs; only its text gets there, so it uses nothing from here. */
function networkThread() {
  const { port, answered } = require("node:worker_threads").workerData;
  const net = require("node:net");
  const sockets = new Map();
  let last = 0;

  function answer(message) {
    port.postMessage(message);
    Atomics.store(answered, 0, 1);
    Atomics.notify(answered, 0);
  }

  function addConnection(socket) {
    const number = ++last;
    const entry = { socket, chunks: [], ended: false, failed: false, reader: null };
    sockets.set(number, entry);
    socket.on("data", (chunk) => {
      entry.chunks.push(chunk);
      socket.pause();
      entry.reader?.();
    });
    socket.on("end", () => {
      entry.ended = true;
      entry.reader?.();
    });
    socket.on("error", () => {
      entry.failed = true;
      entry.reader?.();
    });
    socket.pause();
    return { number, port: socket.localPort };
  }

  const actions = {
    connect(number, [host, wanted]) {
      const socket = net.connect({ host, port: wanted, allowHalfOpen: true });
      socket.once("error", () => answer(undefined));
      socket.once("connect", () => {
        socket.removeAllListeners("error");
        answer(addConnection(socket));
      });
    },

    listen(number, [host, wanted]) {
      const server = net.createServer({ allowHalfOpen: true, pauseOnConnect: true });
      const entry = { server, waiting: [], reader: null };
      server.on("connection", (socket) => {
        entry.waiting.push(socket);
        entry.reader?.();
      });
      server.once("error", () => answer(undefined));
      server.listen({ port: wanted, host: host ?? undefined, backlog: 128 }, () => {
        sockets.set(++last, entry);
        answer({ number: last, port: server.address().port });
      });
    },

    accept(number) {
      const entry = sockets.get(number);
      if (entry?.server === undefined) {
        answer(undefined);
        return;
      }
      entry.reader = () => {
        entry.reader = null;
        answer(addConnection(entry.waiting.shift()));
      };
      if (entry.waiting.length > 0) {
        entry.reader();
      }
    },

    send(number, data) {
      const socket = sockets.get(number)?.socket;
      if (socket === undefined) {
        answer(undefined);
      } else {
        socket.write(data, (problem) => answer(problem ? undefined : true));
      }
    },

    receive(number, count) {
      const entry = sockets.get(number);
      if (entry?.socket === undefined) {
        answer(undefined);
        return;
      }
      entry.reader = () => {
        if (entry.chunks.length > 0) {
          const chunk = entry.chunks.shift();
          if (chunk.length > count) {
            entry.chunks.unshift(chunk.subarray(count));
          }
          entry.reader = null;
          answer(new Uint8Array(chunk.subarray(0, count)));
        } else if (entry.failed || entry.ended) {
          entry.reader = null;
          answer(entry.failed ? undefined : new Uint8Array(0));
        } else {
          entry.socket.resume();
        }
      };
      entry.reader();
    },

    close(number) {
      const entry = sockets.get(number);
      sockets.delete(number);
      entry?.socket?.destroy();
      entry?.server?.close();
      entry?.waiting?.forEach((socket) => socket.destroy());
      answer(true);
    },
  };

  port.on("message", ({ action, number, data }) => actions[action](number, data));
}

/** The handle of what the thread has opened. */
function socketHandle(opened, listens) {
  if (opened === undefined) {
    return null;
  }
  const handle = new SocketHandle(opened.number, opened.port, listens);
  closeAtEnd(handle);
  return handle;
}

function isPort(v) {
  return typeof v === "number" && v >= 0 && v <= 65535;
}

function primNetConnect(address, port) {
  return isText(address) && isPort(port)
    ? socketHandle(askNetwork("connect", 0, [toJsString(address), port]), false)
    : null;
}

/** (host, port): listening socket or nil. */
function primNetListen(address, port) {
  return isPort(port)
    ? socketHandle(askNetwork("listen", 0, [isText(address) ? toJsString(address) : null, port]), true)
    : null;
}

function primNetAccept(socket) {
  return socket instanceof SocketHandle && socket.listens
    ? socketHandle(askNetwork("accept", socket.number, null), false)
    : null;
}

function primNetPort(socket) {
  return socket instanceof SocketHandle ? socket.port : null;
}

function primNetSend(socket, data) {
  const bytes = attempt(undefined, () => bytesOf(data));
  return bytes !== undefined && socket instanceof SocketHandle && askNetwork("send", socket.number, bytes) === true;
}

/** Empty bytes once the peer has closed. */
function primNetReceive(socket, count) {
  if (!(socket instanceof SocketHandle) || !isInt(count) || count <= 0) {
    return null;
  }
  const data = askNetwork("receive", socket.number, Math.min(Number(count), 1048576));
  return data === undefined ? null : new Bytes(data);
}

function primNetClose(socket) {
  if (socket instanceof SocketHandle) {
    socket.close();
  }
  return null;
}
