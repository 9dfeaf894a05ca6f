// Runs the WebAssembly module beside this file, in Node and in browsers. The page may set globalThis.morphHost before: write(stream, bytes),
// readLine(), exit(status), arguments, module (bytes instead of the file).
const MODULE = new URL("PROGRAM.wasm", import.meta.url);
const PROGRAM_FILE = "PROGRAM.fox";
const DEEP = true;

const host = globalThis.morphHost ?? {};
const node = globalThis.process?.getBuiltinModule ? globalThis.process : undefined;
const files = node?.getBuiltinModule("node:fs");

/** Ends the program from within. */
class Exit {
  constructor(status) {
    this.status = status;
  }
}

/** The program's file, then what follows it on the command line. */
const programArguments = (host.arguments ?? [PROGRAM_FILE, ...(node?.argv.slice(2) ?? [])]).map((text) =>
  new TextEncoder().encode(text),
);

let memory;
const lines = [new Uint8Array(0), new Uint8Array(0), new Uint8Array(0)];

function send(stream, bytes) {
  if (host.write !== undefined) {
    host.write(stream, bytes.slice());
  } else if (files !== undefined) {
    for (let from = 0; from < bytes.length; ) {
      try {
        from += files.writeSync(stream, bytes, from);
      } catch (e) {
        if (e.code !== "EAGAIN") {
          throw e;
        }
      }
    }
  } else {
    // A console takes lines.
    const all = new Uint8Array(lines[stream].length + bytes.length);
    all.set(lines[stream]);
    all.set(bytes, lines[stream].length);
    const end = all.lastIndexOf(10);
    if (end >= 0) {
      (stream === 1 ? console.log : console.error)(new TextDecoder().decode(all.subarray(0, end)));
    }
    lines[stream] = all.slice(end + 1);
  }
}

/** As much of WASI preview 1 as compiled programs use; a status of 0 is success, 8 a bad descriptor, 29 an input or output error. */
const wasi = {
  fd_write(fd, vectors, count, written) {
    const view = new DataView(memory.buffer);
    if (fd !== 1 && fd !== 2) {
      return 8;
    }
    let total = 0;
    try {
      for (let k = 0; k < count; k++) {
        const length = view.getUint32(vectors + 8 * k + 4, true);
        send(fd, new Uint8Array(memory.buffer, view.getUint32(vectors + 8 * k, true), length));
        total += length;
      }
    } catch {
      return 29;
    }
    view.setUint32(written, total, true);
    return 0;
  },
  fd_read(fd, vectors, count, taken) {
    const view = new DataView(memory.buffer);
    if (fd !== 0) {
      return 8;
    }
    let total = 0;
    for (let k = 0; k < count; k++) {
      const room = new Uint8Array(
        memory.buffer, view.getUint32(vectors + 8 * k, true), view.getUint32(vectors + 8 * k + 4, true));
      const got = readInput(room);
      total += got;
      if (got < room.length) {
        break;
      }
    }
    view.setUint32(taken, total, true);
    return 0;
  },
  args_sizes_get(count, size) {
    const view = new DataView(memory.buffer);
    view.setUint32(count, programArguments.length, true);
    view.setUint32(size, programArguments.reduce((sum, bytes) => sum + bytes.length + 1, 0), true);
    return 0;
  },
  args_get(addresses, content) {
    const view = new DataView(memory.buffer);
    let at = content;
    programArguments.forEach((bytes, k) => {
      view.setUint32(addresses + 4 * k, at, true);
      new Uint8Array(memory.buffer, at).set(bytes);
      view.setUint8(at + bytes.length, 0);
      at += bytes.length + 1;
    });
    return 0;
  },
  clock_time_get(clock, precision, time) {
    new DataView(memory.buffer).setBigUint64(time, BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6)), true);
    return 0;
  },
  proc_exit(status) {
    throw new Exit(status);
  },
};

/** What is left of the line that the host has given last. */
let line = new Uint8Array(0);

function readInput(room) {
  if (host.readLine !== undefined) {
    if (line.length === 0) {
      const next = host.readLine();
      line = next === null ? line : new TextEncoder().encode(next + "\n");
    }
    const part = line.subarray(0, room.length);
    room.set(part);
    line = line.subarray(part.length);
    return part.length;
  }
  while (files !== undefined) {
    try {
      return files.readSync(0, room);
    } catch (e) {
      if (e.code === "EOF") {
        return 0;
      }
      if (e.code !== "EAGAIN") {
        throw e;
      }
    }
  }
  return 0;
}

async function instantiate() {
  const imports = { wasi_snapshot_preview1: wasi };
  if (host.module !== undefined || node !== undefined) {
    return new WebAssembly.Instance(new WebAssembly.Module(host.module ?? files.readFileSync(MODULE)), imports);
  }
  const answer = fetch(MODULE);
  try {
    return (await WebAssembly.instantiateStreaming(answer, imports)).instance;
  } catch (e) {
    // A server that calls the file something else still serves it.
    if (!(e instanceof TypeError)) {
      throw e;
    }
    return (await WebAssembly.instantiate(await (await fetch(MODULE)).arrayBuffer(), imports)).instance;
  }
}

async function run() {
  const instance = await instantiate();
  memory = instance.exports.memory;
  let status = 0;
  try {
    instance.exports._start();
  } catch (e) {
    if (!(e instanceof Exit)) {
      throw e;
    }
    status = e.status;
  }
  if (host.exit !== undefined) {
    host.exit(status);
  } else if (node !== undefined && status !== 0) {
    node.exit(status);
  }
}

/** Node cannot enlarge the stack of its main thread: what may recurse deeply runs in a thread that has one. */
function inThread() {
  const threads = DEEP && host.write === undefined ? node?.getBuiltinModule("node:worker_threads") : undefined;
  if (threads === undefined || !threads.isMainThread) {
    return false;
  }
  const thread = new threads.Worker(new URL(import.meta.url), {
    argv: node.argv.slice(2),
    resourceLimits: { stackSizeMb: 256 },
  });
  thread.on("exit", (status) => node.exit(status));
  return true;
}

if (!inThread()) {
  await run();
}
