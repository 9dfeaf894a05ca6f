/** Immutable bytes, in a Uint8Array that nobody writes to. */
class Bytes extends Value {
  constructor(data) {
    super();
    this.data = data;
  }
  get isSequence() {
    return true;
  }
  typeName() {
    return "bytes";
  }
  truthy() {
    return this.data.length !== 0;
  }
  text() {
    return bytesText(this.data, pythonStyle);
  }
  show(printer) {
    printer.out += bytesText(this.data, printer.python);
  }
  size() {
    return this.data.length;
  }
  equals(b) {
    return b instanceof Bytes && sameBytes(this.data, b.data);
  }
  key() {
    return "\ud800" + latin1(this.data);
  }
  item(index) {
    return this.data[position(index, this.data.length, "bytes")];
  }
  part(from, to) {
    const length = this.data.length;
    const start = bound(from, length, 0);
    return new Bytes(this.data.slice(start, Math.max(start, bound(to, length, length))));
  }
  plus(b) {
    return b instanceof Bytes ? new Bytes(joinedBytes(this.data, b.data)) : undefined;
  }
  times(times) {
    const length = this.data.length;
    if (length === 0 || times === 0) {
      return new Bytes(new Uint8Array(0));
    }
    const data = bytesOfLength(length * times);
    for (let at = 0; at < data.length; at += length) {
      data.set(this.data, at);
    }
    return new Bytes(data);
  }
  iterator() {
    return new BytesIterator(this.data);
  }
  bytes() {
    return this.data;
  }
}

class BytesIterator {
  constructor(data) {
    this.data = data;
    this.index = 0;
    this.value = null;
  }
  next() {
    if (this.index === this.data.length) {
      return false;
    }
    this.value = this.data[this.index++];
    return true;
  }
}

function bytesOfLength(length) {
  if (length > MAX_LENGTH) {
    throw error("MEMORI.bytes");
  }
  return new Uint8Array(length);
}

function joinedBytes(a, b) {
  const data = bytesOfLength(a.length + b.length);
  data.set(a);
  data.set(b, a.length);
  return data;
}

function sameBytes(a, b) {
  if (a.length !== b.length) {
    return false;
  }
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}

/** A JS string with one character for each byte. */
function latin1(data) {
  let string = "";
  for (let i = 0; i < data.length; i += 4096) {
    string += String.fromCharCode.apply(null, data.subarray(i, i + 4096));
  }
  return string;
}

/** `b"…"`. */
function bytesText(data, python) {
  const string = latin1(data);
  let mark = '"';
  if (python) {
    mark = string.includes("'") && !string.includes('"') ? '"' : "'";
  }
  let out = "b" + mark;
  for (let i = 0; i < data.length; i++) {
    const byte = data[i];
    const character = string[i];
    if (character === mark || character === "\\") {
      out += "\\" + character;
    } else if (character === "\n") {
      out += "\\n";
    } else if (character === "\t") {
      out += "\\t";
    } else if (character === "\r") {
      out += "\\r";
    } else {
      out += byte < 0x20 || byte >= 0x7f ? "\\x" + hex(byte, 2) : character;
    }
  }
  return out + mark;
}

/** The bytes of a list of ints 0 to 255; undefined for any other list. */
function bytesOfList(list) {
  const data = new Uint8Array(list.items.length);
  for (let i = 0; i < data.length; i++) {
    const byte = listAt(list, i);
    if (typeof byte !== "number" || byte < 0 || byte > 255) {
      return undefined;
    }
    data[i] = byte;
  }
  return data;
}

/** The bytes of a text (UTF-8), of bytes, or of a list of ints 0 to 255; undefined for anything else. */
function bytesOf(v) {
  return typeof v === "string" ? utf8(v) : v?.bytes?.();
}

/** The text of UTF-8 bytes, undefined if they are not valid. */
function decodeUtf8(data) {
  try {
    return textOf(
      globalThis.TextDecoder
        ? new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data)
        : decodeURIComponent(escape(latin1(data))),
    );
  } catch {
    return undefined;
  }
}

/** A text if the bytes are valid UTF-8, else the bytes. */
function textOrBytes(data) {
  return decodeUtf8(data) ?? new Bytes(data);
}

/** The plain name of an encoding (utf-8 if nil); throws if it is unknown. */
function encodingName(encoding) {
  if (encoding === null) {
    return "utf-8";
  }
  if (!isText(encoding)) {
    throw wrongArgument("pengodean", "teks", encoding);
  }
  switch (toJsString(encoding).toLowerCase().replaceAll("_", "-")) {
    case "utf-8":
    case "utf8":
      return "utf-8";
    case "ascii":
    case "us-ascii":
      return "us-ascii";
    case "latin-1":
    case "latin1":
    case "iso-8859-1":
    case "iso8859-1":
      return "iso-8859-1";
    default:
      throw error("NILAI.pengodean", encoding);
  }
}

function textEncode(text, encoding) {
  const name = encodingName(encoding);
  if (name === "utf-8") {
    return new Bytes(bytesOf(text));
  }
  const limit = name === "us-ascii" ? 0x80 : 0x100;
  const data = new Uint8Array(text.length);
  for (let i = 0; i < data.length; i++) {
    const point = codePointAt(text, i);
    if (point >= limit) {
      throw error("NILAI.enkode", name);
    }
    data[i] = point;
  }
  return new Bytes(data);
}

/** The text that bytes mean in an encoding, undefined if they are not valid. */
function bytesDecode(data, encoding) {
  const name = encodingName(encoding);
  if (name === "utf-8") {
    return decodeUtf8(data);
  }
  const limit = name === "us-ascii" ? 0x80 : 0x100;
  return data.every((byte) => byte < limit) ? latin1(data) : undefined;
}

/** The method `decode`. */
function bytesDecodeOrThrow(bytes, encoding) {
  const text = bytesDecode(bytes.data, encoding);
  if (text === undefined) {
    throw error("NILAI.dekode", encodingName(encoding));
  }
  return text;
}

function bytesArgument(name, v) {
  if (v instanceof Bytes) {
    return v.data;
  }
  throw wrongArgument(name, "bytes", v);
}

function primBytesFromList(list) {
  listArgument("bytes_from_list", list);
  const data = new Uint8Array(list.items.length);
  for (let i = 0; i < data.length; i++) {
    const byte = longArgument("bytes_from_list", listAt(list, i));
    if (byte < 0 || byte > 255) {
      throw error("NILAI.byte", byte);
    }
    data[i] = Number(byte);
  }
  return new Bytes(data);
}

/** An argument that must be an int; one beyond 64 bits becomes the nearest that is not. */
function longArgument(name, v) {
  const number = integral(v);
  if (number === undefined) {
    throw wrongArgument(name, "bilangan bulat", v);
  }
  const most = 0x7fffffffffffffffn;
  return number > most ? most : number < -most - 1n ? -most - 1n : number;
}

function primBytesToList(bytes) {
  return new List(Array.from(bytesArgument("bytes_to_list", bytes)));
}

function primBytesDecode(bytes, encoding) {
  return bytesDecode(bytesArgument("bytes_decode", bytes), encoding) ?? null;
}
