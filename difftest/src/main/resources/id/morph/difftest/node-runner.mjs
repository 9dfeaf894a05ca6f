// Runs compiled programs one after another in one Node process; NodeProcess.java is at the other end of the pipe. A request is a line
// of words in base64: file of the module, directory, standard input, arguments. The answer is a line of the exit status, standard output and
// standard error, or of an exclamation mark and what broke.
import { createInterface } from "node:readline";
import { writeSync } from "node:fs";

function decode(word) {
  return Buffer.from(word, "base64");
}

function answer(line) {
  const bytes = Buffer.from(line + "\n");
  for (let from = 0; from < bytes.length; ) {
    try {
      from += writeSync(1, bytes, from);
    } catch (e) {
      if (e.code !== "EAGAIN") {
        throw e;
      }
    }
  }
}

/** The lines of the program's standard input, as the runtime wants them. */
function lineReader(input) {
  let at = 0;
  return () => {
    if (at >= input.length) {
      return null;
    }
    const found = input.indexOf(10, at);
    const end = found < 0 ? input.length : found;
    const line = new TextDecoder("utf-8", { ignoreBOM: true }).decode(input.subarray(at, end));
    at = end + 1;
    return line;
  };
}

async function run(request) {
  const [file, directory, input, ...programArguments] = request.split(" ").map(decode);
  const written = { 1: [], 2: [] };
  const ended = Promise.withResolvers?.() ?? withResolvers();
  globalThis.morphHost = {
    arguments: programArguments.map(String),
    directory: String(directory),
    readLine: lineReader(input),
    write: (stream, bytes) => written[stream].push(bytes),
    exit: ended.resolve,
  };
  await import("file://" + encodeURI(String(file)));
  const status = await ended.promise;
  return [status, ...[1, 2].map((stream) => Buffer.concat(written[stream]).toString("base64"))].join(" ");
}

function withResolvers() {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
}

for await (const request of createInterface({ input: process.stdin })) {
  try {
    answer(await run(request));
  } catch (e) {
    answer("! " + Buffer.from(String(e?.stack ?? e)).toString("base64"));
  }
}
