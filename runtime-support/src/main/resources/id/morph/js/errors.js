/**
 * A Morph error on its way from where it was thrown to its handler. It is no Error of the host, whose stack traces are expensive; the
 * Morph trace is collected frame by frame while it passes.
 */
class MorphError {
  constructor(key, args) {
    /** Key in the catalogue, null for a thrown value. */
    this.key = key;
    this.args = args;
    this.file = "";
    this.line = 0;
    this.column = 0;
    /** Function, file and line of each frame, innermost first. */
    this.frames = [];
    /** What handlers receive, once one has. */
    this.dict = null;
  }

  /** An equal error that grows a trace of its own: each routine that awaits a failed one throws such a copy. */
  again() {
    return copyError(this, new MorphError(this.key, this.args));
  }

  /** Nobody has caught it: prints it; gives the exit status. */
  uncaught() {
    if (this.dict !== null) {
      reportUncaught(this.dict.uncaughtText());
    } else {
      reportUncaught(errorText(this) + "\n" + frameLines(this));
    }
    return 1;
  }
}

/** A value that the program has thrown. */
class ThrownError extends MorphError {
  constructor(value) {
    super(null, null);
    this.value = value;
  }
  again() {
    return copyError(this, new ThrownError(this.value));
  }
  uncaught() {
    reportUncaught(errorValue(this).uncaughtText());
    return 1;
  }
}

function copyError(from, to) {
  to.file = from.file;
  to.line = from.line;
  to.column = from.column;
  to.frames = from.frames.slice();
  to.dict = from.dict;
  return to;
}

/** A runtime error; its text is that of the catalogue, its arguments are turned into JS strings at once. */
function error(key, ...args) {
  return new MorphError(key, args.map(String));
}

/** What `lemparkan value` throws. */
function thrown(value) {
  return new ThrownError(value);
}

/** The error of a call that would be one frame too many. */
function tooDeep() {
  return error("TUMPUKAN.dalam", maxDepth);
}

/** `error.raise`: values of the program in the text of a runtime error. */
function errorRaise(values, key, d) {
  throw error(key, ...values.map((value) => toJsString(toText(value, d))));
}

/** The dict that `lemparkan p jenis k` throws. */
function errorKind(message, kind) {
  const dict = new Dict();
  dictPut(dict, "jenis", kind);
  dictPut(dict, "pesan", message);
  return dict;
}

/** A thrown JS value as a MorphError; what is neither one nor an overflow of the host's stack is thrown on. */
function asError(e) {
  if (e instanceof MorphError) {
    return e;
  }
  // Only where more depth is allowed than the host's memory gives. Firefox says InternalError: too much recursion.
  if ((e instanceof RangeError && /call stack/i.test(e.message)) || e?.name === "InternalError") {
    return tooDeep();
  }
  throw e;
}

/** An error leaves a function, or reaches a handler in it: position `p` of the table is where it happened. */
function trace(e, table, p) {
  const found = asError(e);
  if (p > 0) {
    const fields = table.fields ?? parsePositions(table);
    const names = table.names;
    let at = p * 5 - 5;
    if (found.file === "") {
      found.file = names[fields[at]];
      found.line = fields[at + 2];
      found.column = fields[at + 3];
    }
    for (let next = p; next > 0; next = fields[at + 4]) {
      at = next * 5 - 5;
      found.frames.push(names[fields[at + 1]], names[fields[at]], fields[at + 2]);
    }
  }
  return found;
}

/** Five numbers for each position: file, function, line, column, and the position of the call that it was inlined at. */
function parsePositions(table) {
  table.fields = table.text.split(" ").map((number) => parseInt(number, 36));
  return table.fields;
}

/** The text of a runtime error. */
function errorText(e) {
  return ERRORS[e.key].replace(/\{(\d)\}/g, (hole, number) => e.args[number]);
}

/** What a handler receives: always a dict. Made once: later frames no longer show. */
function errorValue(e) {
  if (e.dict === null) {
    e.dict = materialise(e);
  }
  return e.dict;
}

function materialise(e) {
  const value = e.value;
  let dict;
  if (e.key !== null) {
    dict = new Dict();
    dictPut(dict, "pesan", textOf(errorText(e)));
    dictPut(dict, "jenis", "ErrorSistem");
    dictPut(dict, "kode", e.key.slice(0, e.key.indexOf(".")));
  } else {
    dict = value instanceof Dict ? value : new Dict();
    if (dictGet(dict, "pesan") === undefined) {
      dictPut(dict, "pesan", toText(value, 1));
    }
    putIfMissing(dict, "jenis", "ErrorManual");
  }
  putIfMissing(dict, "baris", e.line);
  putIfMissing(dict, "kolom", e.column);
  putIfMissing(dict, "berkas", textOf(e.file));
  const earlier = dictGet(dict, "jejak");
  if (earlier instanceof List) {
    continueTrace(e, earlier);
  } else {
    putIfMissing(dict, "jejak", new List(frameTexts(e, 0)));
  }
  if (e.key === null && dict !== value) {
    dictPut(dict, "nilai", value);
  }
  return dict;
}

function putIfMissing(dict, name, value) {
  if (dictGet(dict, name) === undefined) {
    dictPut(dict, name, value);
  }
}

/**
 * An error that is thrown again keeps its origin, and its trace grows outward. The frame that throws it again is usually the one that
 * caught it and therefore stands at the end already.
 */
function continueTrace(e, earlier) {
  let from = 0;
  const count = earlier.items.length;
  if (e.frames.length > 0 && count > 0) {
    const last = toJsString(toText(listAt(earlier, count - 1), 1));
    from = last.startsWith(e.frames[0] + " (" + e.frames[1] + ":") ? 1 : 0;
  }
  for (const frame of frameTexts(e, from)) {
    listAppendAny(earlier, frame);
  }
}

function frameTexts(e, from) {
  const texts = [];
  for (let i = from * 3; i < e.frames.length; i += 3) {
    texts.push(textOf(e.frames[i] + " (" + e.frames[i + 1] + ":" + e.frames[i + 2] + ")"));
  }
  return texts;
}

/** The frames as an uncaught error shows them. */
function frameLines(e) {
  let lines = "";
  for (let i = 0; i < e.frames.length; i += 3) {
    lines += "  di " + e.frames[i] + " (" + e.frames[i + 1] + ":" + e.frames[i + 2] + ")\n";
  }
  return lines;
}

/** Prints a message and frames. */
function reportUncaught(text) {
  exitStatus = 1;
  flush();
  send(2, "Kesalahan tak tertangkap: " + text);
}

/** `keluar(kode)` on its way to the program's end; no Morph handler sees it. */
class ExitRequest {
  constructor(status) {
    this.status = status;
  }
  uncaught() {
    return this.status;
  }
}
