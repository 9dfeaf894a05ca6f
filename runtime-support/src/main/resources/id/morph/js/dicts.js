/**
 * A dict over a Map in insertion order. A key of the Map is the dict's key, except where equal keys are different JS values (1.0 is 1, bytes
 * are equal by contents, …): then it is a canonical value, and `originals` gives the key that came first.
 */
class Dict {
  constructor() {
    this.map = new Map();
    this.originals = null;
    /** Changes when keys are added or removed; iteration watches it. */
    this.version = 0;
  }
  typeName() {
    return "kamus";
  }
  truthy() {
    return this.map.size !== 0;
  }
  text() {
    return printed(this);
  }
  size() {
    return this.map.size;
  }
  equals(b, depth) {
    if (this === b) {
      return true;
    }
    if (!(b instanceof Dict) || this.map.size !== b.map.size) {
      return false;
    }
    if (depth === 0) {
      return equalDeep(this, b);
    }
    for (const [key, value] of this.map) {
      const other = b.map.get(key);
      if (other === undefined || !equalElements(value, other, depth - 1)) {
        return false;
      }
    }
    return true;
  }
  pushPairs(b, pending) {
    if (!(b instanceof Dict) || this.map.size !== b.map.size) {
      return false;
    }
    for (const [key, value] of this.map) {
      const other = b.map.get(key);
      if (other === undefined) {
        return false;
      }
      pending.push(other, value);
    }
    return true;
  }
  key() {
    throw error("TIPE.bukan_kunci", "kamus");
  }
  item(key) {
    const value = dictGet(this, key);
    if (value === undefined) {
      throw missingKey(key);
    }
    return value;
  }
  setItem(key, value) {
    dictPut(this, key, value);
  }
  attribute(name, builtin) {
    if (name === "punya") {
      return new BoundMethod(this, builtin.kamus);
    }
    const value = dictGet(this, name);
    if (value === undefined) {
      throw error("KUNCI.atribut", name);
    }
    return value;
  }
  setAttribute(name) {
    throw error("ATRIBUT.ubah_kamus", name);
  }
  iterator() {
    return new DictIterator(this);
  }
  show(printer) {
    const items = [];
    for (const [key, value] of this.map) {
      items.push(originalKey(this, key), value);
    }
    printer.open(this, "{", items, true, "}", "{...}");
  }
  /** The dict of an error that nobody has caught, as it is reported. */
  uncaughtText() {
    let report = toJsString(toText(dictGet(this, "pesan"), 1)) + "\n";
    const frames = dictGet(this, "jejak");
    if (frames instanceof List) {
      for (let i = 0; i < frames.items.length; i++) {
        report += "  di " + toJsString(toText(listAt(frames, i), 1)) + "\n";
      }
    }
    return report;
  }
  copy(copier) {
    const copy = new Dict();
    copier.remember(this, copy, () => {
      for (const [key, value] of this.map) {
        // A variant as a key stays itself: a copy has no contents yet.
        const original = originalKey(this, key);
        dictPut(copy, original instanceof Variant ? original : copier.copy(original), copier.copy(value));
      }
    });
    return copy;
  }
}

class DictIterator {
  constructor(dict) {
    this.dict = dict;
    this.version = dict.version;
    this.keys = dict.map.keys();
    this.value = null;
  }
  next() {
    if (this.dict.version !== this.version) {
      throw error("ITERASI.kamus");
    }
    const step = this.keys.next();
    if (step.done) {
      return false;
    }
    this.value = originalKey(this.dict, step.value);
    return true;
  }
}

/** The key of the Map for a dict's key; throws if it cannot be one. */
function dictKey(key) {
  switch (typeof key) {
    case "string":
    case "number":
    case "bigint":
      return key;
    case "boolean":
      return key ? 1 : 0;
    default:
      return key === null ? null : key.key();
  }
}

/** The dict's key for a key of its Map. */
function originalKey(dict, key) {
  if (dict.originals === null) {
    return key;
  }
  const original = dict.originals.get(key);
  return original === undefined ? key : original;
}

/** The value of a key, undefined if it is absent. */
function dictGet(dict, key) {
  return dict.map.get(typeof key === "string" ? key : dictKey(key));
}

function dictPut(dict, key, value) {
  const map = dict.map;
  const before = map.size;
  const mapped = typeof key === "string" ? key : dictKey(key);
  map.set(mapped, value);
  if (map.size !== before) {
    dict.version++;
    if (mapped !== key) {
      if (dict.originals === null) {
        dict.originals = new Map();
      }
      dict.originals.set(mapped, key);
    }
  }
}

/** Removes a key; whether it was there. */
function dictRemove(dict, key) {
  const mapped = dictKey(key);
  if (!dict.map.delete(mapped)) {
    return false;
  }
  dict.originals?.delete(mapped);
  dict.version++;
  return true;
}

/** Operands: key, value, key, value. */
function morphDict(entries) {
  const dict = new Dict();
  for (let i = 0; i < entries.length; i += 2) {
    dictPut(dict, entries[i], entries[i + 1]);
  }
  return dict;
}

function missingKey(key) {
  return error("KUNCI.tidak_ada", toJsString(repr(key, 0, false)));
}

function dictArgument(name, v) {
  if (v instanceof Dict) {
    return v;
  }
  throw wrongArgument(name, "kamus", v);
}

function primDictKeys(dict) {
  const keys = Array.from(dictArgument("dict_keys", dict).map.keys());
  return new List(dict.originals === null ? keys : keys.map((key) => originalKey(dict, key)));
}

function primDictValues(dict) {
  return new List(Array.from(dictArgument("dict_values", dict).map.values()));
}

function primDictHas(dict, key) {
  return dictGet(dictArgument("dict_has", dict), key) !== undefined;
}

function primDictGet(dict, key, otherwise) {
  const value = dictGet(dictArgument("dict_get", dict), key);
  return value === undefined ? otherwise : value;
}

function primDictRemove(dict, key) {
  return dictRemove(dictArgument("dict_remove", dict), key);
}

function primDictCopy(dict) {
  const copy = new Dict();
  copy.map = new Map(dictArgument("dict_copy", dict).map);
  copy.originals = dict.originals === null ? null : new Map(dict.originals);
  return copy;
}
