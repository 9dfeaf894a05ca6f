/** A list. While `floats` is true its items are raw JS numbers that mean floats, and no element is anything else. */
class List {
  constructor(items) {
    this.items = items;
    this.floats = false;
    /** Changes when elements are added or removed; iteration watches it. */
    this.version = 0;
  }
  typeName() {
    return "daftar";
  }
  truthy() {
    return this.items.length !== 0;
  }
  text() {
    return printed(this);
  }
  size() {
    return this.items.length;
  }
  equals(b, depth) {
    if (this === b) {
      return true;
    }
    if (!(b instanceof List) || this.items.length !== b.items.length) {
      return false;
    }
    if (depth === 0) {
      return equalDeep(this, b);
    }
    for (let i = 0; i < this.items.length; i++) {
      if (!equalElements(listAt(this, i), listAt(b, i), depth - 1)) {
        return false;
      }
    }
    return true;
  }
  pushPairs(b, pending) {
    if (!(b instanceof List) || this.items.length !== b.items.length) {
      return false;
    }
    for (let i = this.items.length - 1; i >= 0; i--) {
      pending.push(listAt(b, i), listAt(this, i));
    }
    return true;
  }
  key() {
    throw error("TIPE.bukan_kunci", "daftar");
  }
  item(index) {
    return listAt(this, position(index, this.items.length, "daftar"));
  }
  setItem(index, value) {
    listPut(this, position(index, this.items.length, "daftar"), value);
  }
  part(from, to) {
    const length = this.items.length;
    const start = bound(from, length, 0);
    return listOf(this.items.slice(start, Math.max(start, bound(to, length, length))), this.floats);
  }
  plus(b) {
    if (!(b instanceof List)) {
      return undefined;
    }
    if (this.items.length + b.items.length > MAX_LENGTH) {
      throw error("MEMORI.daftar");
    }
    return this.floats === b.floats
      ? listOf(this.items.concat(b.items), this.floats)
      : new List(boxedItems(this).concat(boxedItems(b)));
  }
  times(times) {
    const length = this.items.length;
    if (length === 0 || times === 0) {
      return listOf([], this.floats);
    }
    if (times * length > MAX_LENGTH) {
      throw error("MEMORI.daftar");
    }
    if (length === 1) {
      const value = this.items[0];
      return listOf(this.floats ? filledFloats(times, value) : filledArray(times, value), this.floats);
    }
    const items = this.items.slice();
    for (let i = length; i < length * times; i++) {
      items.push(items[i - length]);
    }
    return listOf(items, this.floats);
  }
  order(b, operator, swapped) {
    return b instanceof List && !swapped ? orderedLists(this, b, operator) : undefined;
  }
  iterator() {
    return new ListIterator(this);
  }
  show(printer) {
    printer.open(this, "[", boxedItems(this).slice(), true, "]", "[...]");
  }
  bytes() {
    return bytesOfList(this);
  }
  copy(copier) {
    const copy = listOf(this.items.slice(), this.floats);
    copier.remember(this, copy, this.floats ? null : () => copier.fill(copy.items));
    return copy;
  }
}

class ListIterator {
  constructor(list) {
    this.list = list;
    this.version = list.version;
    this.index = 0;
    this.value = null;
  }
  next() {
    const list = this.list;
    if (list.version !== this.version) {
      throw error("ITERASI.daftar");
    }
    if (this.index >= list.items.length) {
      return false;
    }
    const item = list.items[this.index++];
    this.value = list.floats ? new Float(item) : item;
    return true;
  }
}

function listOf(items, floats) {
  const list = new List(items);
  list.floats = floats;
  return list;
}

function morphList(items) {
  return new List(items);
}

function listNewAny(items) {
  return new List(items);
}

function listNewF64(items) {
  return listOf(items, true);
}

/** An element, the index in range. */
function listAt(list, index) {
  const item = list.items[index];
  return list.floats ? new Float(item) : item;
}

/** Sets an element, the index in range. */
function listPut(list, index, value) {
  if (list.floats) {
    if (value instanceof Float) {
      list.items[index] = value.v;
      return;
    }
    generalise(list);
  }
  list.items[index] = value;
}

/** The elements as values; perhaps the list's own array. */
function boxedItems(list) {
  return list.floats ? list.items.map((item) => new Float(item)) : list.items;
}

/** Makes the elements values, for good. */
function generalise(list) {
  list.items = boxedItems(list);
  list.floats = false;
}

function listGetAny(list, index) {
  if (list instanceof List && index >= 0 && index < list.items.length) {
    const item = list.items[index];
    return list.floats ? new Float(item) : item;
  }
  return morphIndex(list, index);
}

function listGetF64(list, index) {
  if (list instanceof List && index >= 0 && index < list.items.length) {
    const item = list.items[index];
    return list.floats ? item : item.v;
  }
  return morphIndex(list, index).v;
}

function listSetAny(list, index, value) {
  if (list instanceof List && !list.floats && index >= 0 && index < list.items.length) {
    list.items[index] = value;
  } else {
    morphSetindex(list, index, value);
  }
}

function listSetF64(list, index, value) {
  if (list instanceof List && list.floats && index >= 0 && index < list.items.length) {
    list.items[index] = value;
  } else {
    morphSetindex(list, index, new Float(value));
  }
}

function listAppendAny(list, value) {
  if (!(list instanceof List)) {
    throw wrongArgument("list_append", "daftar", list);
  }
  if (list.floats) {
    if (value instanceof Float) {
      value = value.v;
    } else {
      generalise(list);
    }
  }
  list.items.push(value);
  list.version++;
}

function listAppendF64(list, value) {
  if (list instanceof List && list.floats) {
    list.items.push(value);
    list.version++;
  } else {
    listAppendAny(list, new Float(value));
  }
}

function listElementAny(list, index) {
  return listAt(list, index);
}

function listElementF64(list, index) {
  const item = list.items[index];
  return list.floats ? item : item.v;
}

function listSetelementAny(list, index, value) {
  listPut(list, index, value);
}

function listSetelementF64(list, index, value) {
  list.items[index] = list.floats ? value : new Float(value);
}

function listVersion(list) {
  return list.version;
}

function listUnchanged(list, version) {
  if (list.version !== version) {
    throw error("ITERASI.daftar");
  }
}

function containerLength(v) {
  return v instanceof List ? v.items.length : morphLength(v);
}

/** `panjang(x)`. */
function morphLength(v) {
  const length = typeof v === "string" ? v.length : v?.size?.();
  if (length === undefined) {
    throw error("TIPE.panjang", typeName(v));
  }
  return length;
}

function morphIndex(container, index) {
  if (typeof container === "string") {
    if (typeof index === "number" && index >= 0 && index < container.length) {
      return container[index];
    }
    return container[position(index, container.length, "teks")];
  }
  if (container === null || container.item === undefined) {
    throw error("TIPE.indeks", typeName(container));
  }
  return container.item(index);
}

function morphSetindex(container, index, value) {
  if (container === null || container.setItem === undefined) {
    throw error("TIPE.ubah_indeks", typeName(container));
  }
  container.setItem(index, value);
}

/** `x[from:to]`; a bound that is nil is the start or the end. */
function morphSlice(container, from, to) {
  if (typeof container === "string") {
    const start = bound(from, container.length, 0);
    return container.slice(start, Math.max(start, bound(to, container.length, container.length)));
  }
  if (container === null || container.part === undefined) {
    throw error("TIPE.iris", typeName(container));
  }
  return container.part(from, to);
}

/** The plain index of an element; a negative one counts from the end. */
function position(index, length, kind) {
  const given = integral(index);
  if (given === undefined) {
    throw error("TIPE.indeks_bukan_bulat", kind, typeName(index));
  }
  const plain = given < 0 && typeof given === "number" ? given + length : given;
  if (plain >= 0 && plain < length) {
    return plain;
  }
  throw kind === "daftar"
    ? error("INDEKS.daftar", given, length)
    : kind === "teks"
      ? error("INDEKS.teks", given, length)
      : error("INDEKS.bytes", given, length);
}

/** A bound of a slice, brought into range. */
function bound(given, length, missing) {
  if (given === null) {
    return missing;
  }
  const number = integral(given);
  if (number === undefined) {
    throw error("TIPE.batas_iris", typeName(given));
  }
  return number < 0 ? Math.max(0, Number(number) + length) : Math.min(Number(number), length);
}

/** Destructuring: throws unless it is a sequence of at least that many elements. */
function morphUnpack(v, count) {
  if (!(v instanceof List || isText(v) || v?.isSequence === true)) {
    throw error("TIPE.bongkar", typeName(v));
  }
  const length = morphLength(v);
  if (length < count) {
    throw error("NILAI.bongkar", count, length);
  }
}

function morphIslist(v, length) {
  return v instanceof List && v.items.length === length;
}

function morphIslistmin(v, length) {
  return v instanceof List && v.items.length >= length;
}

/** The first elements that differ decide, found depth first; else the lengths. */
function orderedLists(first, second, operator) {
  const seen = new Map([[first, new Set([second])]]);
  const open = [];
  let a = first;
  let b = second;
  let index = 0;
  while (true) {
    if (index < a.items.length && index < b.items.length) {
      const x = listAt(a, index);
      const y = listAt(b, index);
      index++;
      if (x instanceof List && y instanceof List) {
        if (x !== y && !seen.get(x)?.has(y)) {
          seen.set(x, (seen.get(x) ?? new Set()).add(y));
          open.push(a, b, index);
          a = x;
          b = y;
          index = 0;
        }
      } else if (!morphEq(x, y)) {
        return ordered(x, y, operator);
      }
    } else if (a.items.length !== b.items.length) {
      return accepts(a.items.length, b.items.length, operator);
    } else if (open.length === 0) {
      return accepts(0, 0, operator);
    } else {
      index = open.pop();
      b = open.pop();
      a = open.pop();
    }
  }
}

/** Inserts before an index, which is brought into range; nil is the end. */
function listInsert(list, index, value) {
  if (index !== null && integral(index) === undefined) {
    throw error("TIPE.argumen", "insert", "bilangan bulat", typeName(index));
  }
  const at = bound(index, list.items.length, list.items.length);
  listAppendAny(list, value);
  const item = list.items.pop();
  list.items.splice(at, 0, item);
}

/** Appends every element of a list, text, dict (its keys), bytes or generator. */
function listExtend(list, values, d) {
  if (values instanceof List) {
    if (list.items.length + values.items.length > MAX_LENGTH) {
      throw error("MEMORI.daftar");
    }
    if (list.floats && !values.floats && values.items.length > 0) {
      generalise(list);
    }
    const items = list.floats ? values.items : boxedItems(values);
    const count = items.length;
    for (let i = 0; i < count; i++) {
      list.items.push(items[i]);
    }
    list.version++;
    return;
  }
  for (const i = iterNew(values); i.next(d); ) {
    listAppendAny(list, i.value);
  }
}

function listRemoveAt(list, index) {
  const removed = listAt(list, index);
  list.items.splice(index, 1);
  list.version++;
  return removed;
}

function listRemoveLast(list) {
  const removed = list.items.pop();
  list.version++;
  return list.floats ? new Float(removed) : removed;
}

/** The error for a primitive's argument of the wrong type. */
function wrongArgument(name, expected, v) {
  return error("TIPE.argumen", name, expected, typeName(v));
}

/** An argument of a primitive that must be a list. */
function listArgument(name, v) {
  if (v instanceof List) {
    return v;
  }
  throw wrongArgument(name, "daftar", v);
}

/** An argument that must be an int, as a number; a big one becomes the nearest that is none too many. */
function intArgument(name, v) {
  const number = integral(v);
  if (number === undefined) {
    throw wrongArgument(name, "bilangan bulat", v);
  }
  return Number(number);
}

function primListAppend(list, value) {
  listAppendAny(list, value);
  return null;
}

function primListPop(list, index) {
  listArgument("list_pop", list);
  const length = list.items.length;
  if (index === null) {
    return length === 0 ? null : listRemoveLast(list);
  }
  const given = intArgument("list_pop", index);
  const plain = given < 0 ? given + length : given;
  return plain < 0 || plain >= length ? null : listRemoveAt(list, plain);
}

function primListInsert(list, index, value) {
  listInsert(listArgument("list_insert", list), index, value);
  return null;
}

function primListExtend(list, values, d) {
  listExtend(listArgument("list_extend", list), values, d);
  return null;
}

function primListCopy(list) {
  listArgument("list_copy", list);
  return listOf(list.items.slice(), list.floats);
}

function primListFilled(length, value) {
  const count = typeof length === "number" ? length : intArgument("list_filled", length);
  if (count > MAX_LENGTH) {
    throw error("MEMORI.daftar");
  }
  return new List(filledArray(count, value));
}

/**
 * An array of that many references to a value. V8 learns at each place that makes arrays what is in them, so ints, floats and other values have
 * places of their own. None has room to grow: there are many of them.
 */
function filledArray(count, value) {
  if (typeof value === "number") {
    return filledInts(count, value);
  }
  if (count > 1000) {
    return longArray(count, value);
  }
  const items = new Array(count);
  for (let i = 0; i < count; i++) {
    items[i] = value;
  }
  return items;
}

/** Without holes as far as V8 knows: lists of ints are computed with, which pays for the copy (fannkuch). */
function filledInts(count, value) {
  if (count > 1000) {
    return longArray(count, value);
  }
  const items = [];
  for (let i = 0; i < count; i++) {
    items.push(value);
  }
  return items.slice();
}

/** The first element says at once that these are no small ints: or the array would be copied when the first fraction comes. */
function filledFloats(count, value) {
  const items = count > 1000 ? longArray(count, 0.5) : new Array(count);
  for (let i = 0; i < count; i++) {
    items[i] = i === 0 ? 0.5 : value;
  }
  if (count > 0) {
    items[0] = value;
  }
  return items;
}

function longArray(count, value) {
  if (count < 33554432) {
    return new Array(count).fill(value);
  }
  // So long a one V8 would make a dictionary.
  const items = [];
  for (let i = 0; i < count; i++) {
    items.push(value);
  }
  return items;
}
