const PAGE = 65536;

/** 1 GiB: what every managed target can have. */
const MOST_PAGES = 16384;

/** The memory of the system dialect; longer than its size, so that many small steps of growth copy little. */
let memory = new DataView(new ArrayBuffer(PAGE));

let memorySize = PAGE;

/** The index of the first byte of an access, which must be wholly inside. */
function memoryAt(address, count) {
  const at = Number(address);
  if (at < 0 || count < 0 || at > memorySize - count) {
    throw error("MEMORI.alamat", address, count, memorySize);
  }
  return at;
}

/** The same for a count that is a word. */
function memoryRange(address, count) {
  const length = Number(count);
  if (length < 0 || length > memorySize) {
    throw error("MEMORI.alamat", address, count, memorySize);
  }
  return memoryAt(address, length);
}

function memoryAligned(address) {
  if ((address & 7n) !== 0n) {
    throw error("MEMORI.tidak_rata", address);
  }
  return memoryAt(address, 8);
}

function memLoad8(address) {
  return BigInt(memory.getUint8(memoryAt(address, 1)));
}

function memLoad8s(address) {
  return BigInt(memory.getInt8(memoryAt(address, 1)));
}

function memLoad16(address) {
  return BigInt(memory.getUint16(memoryAt(address, 2), true));
}

function memLoad16s(address) {
  return BigInt(memory.getInt16(memoryAt(address, 2), true));
}

function memLoad32(address) {
  return BigInt(memory.getUint32(memoryAt(address, 4), true));
}

function memLoad32s(address) {
  return BigInt(memory.getInt32(memoryAt(address, 4), true));
}

function memLoad64(address) {
  return memory.getBigInt64(memoryAt(address, 8), true);
}

function memLoadf64(address) {
  return memory.getFloat64(memoryAt(address, 8), true);
}

function memStore8(address, value) {
  memory.setUint8(memoryAt(address, 1), Number(value & 255n));
}

function memStore16(address, value) {
  memory.setUint16(memoryAt(address, 2), Number(value & 65535n), true);
}

function memStore32(address, value) {
  memory.setUint32(memoryAt(address, 4), Number(value & 4294967295n), true);
}

function memStore64(address, value) {
  memory.setBigInt64(memoryAt(address, 8), value, true);
}

function memStoref64(address, value) {
  memory.setBigInt64(memoryAt(address, 8), f64Bits(value), true);
}

function memAtomicLoad(address) {
  return memory.getBigInt64(memoryAligned(address), true);
}

function memAtomicStore(address, value) {
  memory.setBigInt64(memoryAligned(address), value, true);
}

function memAtomicAdd(address, difference) {
  const at = memoryAligned(address);
  const before = memory.getBigInt64(at, true);
  memory.setBigInt64(at, before + difference, true);
  return before;
}

function memAtomicCas(address, expected, value) {
  const at = memoryAligned(address);
  const before = memory.getBigInt64(at, true);
  if (before === expected) {
    memory.setBigInt64(at, value, true);
  }
  return before;
}

/** All the bytes there are. */
function memoryBytes() {
  return new Uint8Array(memory.buffer);
}

function memCopy(to, from, count) {
  const target = memoryRange(to, count);
  const source = memoryRange(from, count);
  memoryBytes().copyWithin(target, source, source + Number(count));
}

function memFill(address, value, count) {
  const from = memoryRange(address, count);
  memoryBytes().fill(Number(value & 255n), from, from + Number(count));
}

function memSize() {
  return BigInt(memorySize / PAGE);
}

/** Adds pages of zeros; gives how many there were, or -1. */
function memGrow(pages) {
  const before = memorySize / PAGE;
  if (pages < 0n || pages > BigInt(MOST_PAGES - before)) {
    return -1n;
  }
  const size = (before + Number(pages)) * PAGE;
  if (size > memory.byteLength && !extendMemory(size)) {
    return -1n;
  }
  memorySize = size;
  return BigInt(before);
}

function extendMemory(size) {
  try {
    const bytes = new Uint8Array(Math.min(Math.max(size, 2 * memory.byteLength), MOST_PAGES * PAGE));
    bytes.set(memoryBytes());
    memory = new DataView(bytes.buffer);
    return true;
  } catch (e) {
    return false;
  }
}

/** Before the program begins: a text of as many characters as there are bytes. */
function memInit(address, content) {
  const at = Number(address);
  while (at + content.length > memorySize) {
    memGrow(1n);
  }
  for (let i = 0; i < content.length; i++) {
    memory.setUint8(at + i, content.charCodeAt(i));
  }
}
