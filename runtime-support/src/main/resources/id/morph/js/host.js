/** What the page, test or embedding program has set up; read once, when the module starts. */
const host = globalThis.morphHost ?? {};

/** Node's own process, absent in browsers. */
const nodeProcess = globalThis.process?.getBuiltinModule ? globalThis.process : undefined;

const nodeFiles = nodeProcess?.getBuiltinModule("node:fs");

/** Text for standard output that has not been handed over yet. */
let pendingOutput = "";

/** Whether a person is watching: every line is handed over at once. */
const interactive = host.write === undefined && (nodeProcess === undefined || nodeProcess.stdout?.isTTY === true);

/** Writes a line of text (a JS string) to standard output. */
function writeLine(text) {
  pendingOutput += text + "\n";
  if (interactive || pendingOutput.length > 65536) {
    flush();
  }
}

/** Hands over everything printed so far. */
function flush() {
  if (pendingOutput !== "") {
    const text = pendingOutput;
    pendingOutput = "";
    send(1, text);
  }
}

/** Writes text to a stream at once: 1 is standard output, 2 standard error. */
function send(stream, text) {
  if (host.write !== undefined) {
    host.write(stream, utf8(text));
  } else if (nodeFiles !== undefined) {
    sendToFile(stream, utf8(text));
  } else {
    (stream === 1 ? console.log : console.error)(text.replace(/\n$/, ""));
  }
}

/** The UTF-8 bytes of a JS string. Not every host has an encoder. */
function utf8(string) {
  return globalThis.TextEncoder
    ? new TextEncoder().encode(string)
    : Uint8Array.from(unescape(encodeURIComponent(string)), (character) => character.charCodeAt(0));
}

function sendToFile(file, bytes) {
  for (let from = 0; from < bytes.length; ) {
    try {
      from += nodeFiles.writeSync(file, bytes, from);
    } catch (e) {
      if (e.code !== "EAGAIN") {
        // Nobody reads any more: what a shell reports for a process that SIGPIPE has ended.
        nodeProcess.exit(e.code === "EPIPE" ? 141 : 3);
      }
    }
  }
}

/** Exit status so far. */
let exitStatus = 0;

/** What is to be closed or run when the program ends; null while there is nothing. */
let atEnd = null;

/** The program's file, as the program sees it among its arguments. */
let programFile = "";

/** Runs a program, whatever its outcome, and ends it. */
function start(program, file) {
  programFile = file;
  try {
    program();
  } catch (e) {
    failed(e);
  }
  if (pendingRoutines === null || !pendingRoutines.goesOn(end)) {
    end();
  }
}

/** Routines that wait for what only the host's event loop can bring; null while there are none. */
let pendingRoutines = null;

/** An error that nobody has caught, or the wish to exit, ends the program. */
function failed(e) {
  if (e?.uncaught === undefined) {
    flush();
    throw e;
  }
  exitStatus = e.uncaught();
  pendingRoutines = null;
}

function end() {
  flush();
  atEnd?.run();
  if (host.exit !== undefined) {
    host.exit(exitStatus);
  } else if (exitStatus !== 0 && nodeProcess !== undefined) {
    nodeProcess.exit(exitStatus);
  }
}

/**
 * Runs a program that may recurse deeply. Node cannot enlarge the stack of its main thread, so the module that was started runs itself again
 * in a thread that has one.
 */
function startDeep(program, file, url) {
  if (host.write === undefined && nodeProcess !== undefined) {
    const threads = nodeProcess.getBuiltinModule("node:worker_threads");
    if (threads.isMainThread && isStarted(url)) {
      flush();
      const thread = new threads.Worker(new URL(url), {
        argv: nodeProcess.argv.slice(2),
        resourceLimits: { stackSizeMb: 256, maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 65536 },
      });
      thread.on("exit", (status) => nodeProcess.exit(status));
      return;
    }
  }
  start(program, file);
}

/** Whether a module is what Node was started with. */
function isStarted(url) {
  try {
    const urls = nodeProcess.getBuiltinModule("node:url");
    return nodeFiles.realpathSync(nodeProcess.argv[1]) === nodeFiles.realpathSync(urls.fileURLToPath(url));
  } catch {
    // Not from a file, or not as a program.
    return false;
  }
}

/** Morph frames that may be active at once. */
const maxDepth = host.maxDepth ?? 10240;

/** Whether values print as the existing reference VM prints them. */
const pythonStyle = host.printStyle === "python";
