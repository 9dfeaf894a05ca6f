/*
 * Files and directories. Nothing here throws: what cannot be done, for whatever reason, gives nil or false; and so does everything where
 * there is no file system.
 */

/** A value that only the host's primitives can do something with. */
class HostObject extends Value {
  constructor(description) {
    super();
    this.description = description;
  }
  typeName() {
    return "objek";
  }
  text() {
    return textOf("<" + this.description + ">");
  }
}

/** What the program has left open is closed at its end. */
class OpenObjects {
  constructor() {
    this.all = new Set();
  }
  run() {
    for (const object of this.all) {
      object.close();
    }
  }
}

function closeAtEnd(object) {
  atEnd ??= new OpenObjects();
  atEnd.all.add(object);
}

/** Tries something that the system may refuse. */
function attempt(otherwise, action) {
  try {
    return action();
  } catch (e) {
    if (e instanceof RangeError && /call stack/i.test(e.message)) {
      throw e;
    }
    return otherwise;
  }
}

/** The path that a program means; throws for what is none. */
function filePath(path) {
  if (!isText(path) || path === "") {
    throw new TypeError("no path");
  }
  const string = toJsString(path);
  return host.directory === undefined || string.startsWith("/") ? string : host.directory + "/" + string;
}

/** An open file, for reading or for writing. Text is UTF-8; line ends are left as they are. */
class FileHandle extends HostObject {
  constructor(path, file, binary, writes) {
    super("berkas " + path);
    this.file = file;
    this.binary = binary;
    this.writes = writes;
    /** What has been read and not been asked for, or been written and not been handed over. */
    this.buffer = new Uint8Array(writes ? 65536 : 0);
    this.used = 0;
  }

  /** The next piece of the file; nothing at its end. */
  readMore() {
    const buffer = new Uint8Array(65536);
    this.used = 0;
    this.buffer = buffer.subarray(0, nodeFiles.readSync(this.file, buffer));
    return this.buffer.length > 0;
  }

  /** The next byte, -1 at the end. */
  readByte() {
    return this.used < this.buffer.length || this.readMore() ? this.buffer[this.used++] : -1;
  }

  /** At most that many bytes. */
  readBytes(count) {
    const parts = [];
    let left = count;
    while (left > 0 && (this.used < this.buffer.length || this.readMore())) {
      const part = this.buffer.subarray(this.used, this.used + left);
      parts.push(part);
      this.used += part.length;
      left -= part.length;
    }
    const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      data.set(part, at);
      at += part.length;
    }
    return data;
  }

  /** The bytes of at most that many characters. */
  readCharacters(count) {
    const data = [];
    for (let i = 0; i < count; i++) {
      const lead = this.readByte();
      if (lead < 0) {
        break;
      }
      data.push(lead);
      for (let more = lead < 0xc0 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3; more > 0; more--) {
        const next = this.readByte();
        if (next < 0) {
          break;
        }
        data.push(next);
      }
    }
    return new Uint8Array(data);
  }

  write(data) {
    if (data.length > this.buffer.length - this.used) {
      this.flush();
    }
    if (data.length >= this.buffer.length) {
      writeAll(this.file, data);
    } else {
      this.buffer.set(data, this.used);
      this.used += data.length;
    }
  }

  flush() {
    const used = this.used;
    this.used = 0;
    writeAll(this.file, this.buffer.subarray(0, used));
  }

  /** False if the last data could not be written. */
  close() {
    atEnd.all.delete(this);
    if (this.file < 0) {
      return true;
    }
    const file = this.file;
    this.file = -1;
    const finished = attempt(false, () => {
      if (this.writes) {
        writeAll(file, this.buffer.subarray(0, this.used));
      }
      return true;
    });
    return attempt(false, () => nodeFiles.closeSync(file)) !== false && finished;
  }
}

function writeAll(file, data) {
  for (let from = 0; from < data.length; from += nodeFiles.writeSync(file, data, from));
}

function primFsOpen(path, mode) {
  return attempt(null, () => openFile(filePath(path), mode));
}

function openFile(path, mode) {
  const letters = isText(mode) ? toJsString(mode) : "";
  if (!/^[rwa]b?$/.test(letters)) {
    return null;
  }
  const file = nodeFiles.openSync(path, letters[0]);
  if (nodeFiles.fstatSync(file).isDirectory()) {
    nodeFiles.closeSync(file);
    return null;
  }
  const handle = new FileHandle(path, file, letters.endsWith("b"), letters[0] !== "r");
  closeAtEnd(handle);
  return handle;
}

/** Text or bytes; nil if it is not open for reading, or is no text. */
function primFsRead(handle, count) {
  if (!(handle instanceof FileHandle) || handle.writes || handle.file < 0) {
    return null;
  }
  return attempt(null, () => {
    const limit = isInt(count) && count >= 0 ? Number(count) : Infinity;
    const data = handle.binary || limit === Infinity ? handle.readBytes(limit) : handle.readCharacters(limit);
    return handle.binary ? new Bytes(data) : (decodeUtf8(data) ?? null);
  });
}

function primFsWrite(handle, data) {
  return attempt(false, () => {
    const bytes = bytesOf(data);
    if (bytes === undefined || !(handle instanceof FileHandle) || !handle.writes || handle.file < 0) {
      return false;
    }
    handle.write(bytes);
    return true;
  });
}

function primFsClose(handle) {
  return handle instanceof FileHandle && handle.close();
}

function primFsExists(path) {
  return attempt(false, () => nodeFiles.existsSync(filePath(path)));
}

function primFsRemove(path) {
  return attempt(false, () => {
    const name = filePath(path);
    if (nodeFiles.lstatSync(name).isDirectory()) {
      nodeFiles.rmdirSync(name);
    } else {
      nodeFiles.unlinkSync(name);
    }
    return true;
  });
}

function primFsMkdir(path) {
  return attempt(false, () => {
    nodeFiles.mkdirSync(filePath(path), { recursive: true });
    return true;
  });
}

/** Names in code point order. */
function primFsList(path) {
  return attempt(null, () => new List(nodeFiles.readdirSync(filePath(path)).map(textOf).sort(comparePoints)));
}

function primFsInfo(path) {
  return attempt(null, () => {
    const found = nodeFiles.statSync(filePath(path), { bigint: true });
    return morphDict([
      "ukuran",
      normal(found.size),
      "waktu_akses",
      new Float(Number(found.atimeNs / 1000n) / 1e6),
      "waktu_modifikasi",
      new Float(Number(found.mtimeNs / 1000n) / 1e6),
      "apakah_file",
      found.isFile(),
      "apakah_folder",
      found.isDirectory(),
    ]);
  });
}

/** Where something goes: into the target if that is a directory. */
function targetPath(from, to) {
  const target = filePath(to);
  const paths = nodeProcess.getBuiltinModule("node:path");
  return nodeFiles.existsSync(target) && nodeFiles.statSync(target).isDirectory()
    ? target + "/" + paths.basename(paths.normalize(filePath(from)))
    : target;
}

function primFsRename(from, to) {
  return attempt(false, () => {
    const source = filePath(from);
    const target = targetPath(from, to);
    try {
      nodeFiles.renameSync(source, target);
    } catch (e) {
      if (e.code !== "EXDEV") {
        throw e;
      }
      // On another device.
      nodeFiles.copyFileSync(source, target);
      nodeFiles.unlinkSync(source);
    }
    return true;
  });
}

function primFsCopy(from, to) {
  return attempt(false, () => {
    const source = filePath(from);
    if (nodeFiles.statSync(source).isDirectory()) {
      return false;
    }
    nodeFiles.copyFileSync(source, targetPath(from, to));
    return true;
  });
}

function primFsAbsolute(path) {
  return attempt(null, () => {
    const paths = nodeProcess.getBuiltinModule("node:path");
    let plain = paths.normalize(filePath(path));
    if (plain.length > 1 && plain.endsWith("/")) {
      plain = plain.slice(0, -1);
    }
    const directory = nodeProcess.cwd();
    return textOf(plain === "." ? directory : paths.isAbsolute(plain) ? plain : directory + "/" + plain);
  });
}

function primFsCwd() {
  return attempt(null, () => textOf(host.directory ?? nodeProcess.cwd()));
}
