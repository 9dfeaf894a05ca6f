function primOutWrite(v, d) {
  pendingOutput += toJsString(toText(v, d));
  if (interactive || pendingOutput.length > 65536) {
    flush();
  }
  return null;
}

function primErrWrite(v, d) {
  const text = toJsString(toText(v, d));
  flush();
  send(2, text);
  return null;
}

/** Bytes of standard input that have been read and not been asked for. */
let inputBytes = new Uint8Array(0);

/** A line of standard input without its line end, nil at the end. */
function primInReadLine() {
  flush();
  let line = host.readLine !== undefined ? host.readLine() : nodeFiles !== undefined ? readLine() : null;
  if (line === null) {
    return null;
  }
  if (line.endsWith("\r")) {
    line = line.slice(0, -1);
  }
  return textOf(line);
}

function readLine() {
  const parts = [];
  while (true) {
    const end = inputBytes.indexOf(10);
    if (end >= 0) {
      parts.push(inputBytes.subarray(0, end));
      inputBytes = inputBytes.subarray(end + 1);
      break;
    }
    parts.push(inputBytes);
    inputBytes = readInput();
    if (inputBytes.length === 0) {
      if (parts.every((part) => part.length === 0)) {
        return null;
      }
      break;
    }
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(parts.reduce(joinedBytes));
}

/** What standard input has, at least a byte; nothing at its end. */
function readInput() {
  const buffer = new Uint8Array(65536);
  while (true) {
    try {
      return buffer.subarray(0, nodeFiles.readSync(0, buffer));
    } catch (e) {
      if (e.code !== "EAGAIN") {
        return new Uint8Array(0);
      }
      // Somebody has made the stream non-blocking.
      pause(5);
    }
  }
}
