/*
 * The methods of builtin types. `builtin_NAME` has, by type, what `value.NAME` means; the compiler passes it where a program mentions the
 * name, so that a program has only those methods that it may call.
 */

/** A method of a builtin type; the receiver is the first parameter of its code, the depth the last. */
class Builtin extends Func {
  constructor(type, name, required, parameters, code) {
    super(code, parameters + 1, name, type + "." + name);
    this.required = required;
  }
  call(args, d) {
    if (args.length === 0) {
      throw error("ARGUMEN.tanpa_penerima", this.display);
    }
    return this.callWith(args[0], args.slice(1), d);
  }
  callWith(receiver, args, d) {
    const given = args.length;
    const most = this.arity - 1;
    if (given > most) {
      throw tooManyArguments(this.display, most, given);
    }
    if (given < this.required) {
      throw error("ARGUMEN.terlalu_sedikit", this.display, this.required, given);
    }
    switch (most) {
      case 0:
        return this.code(receiver, d);
      case 1:
        return this.code(receiver, given > 0 ? args[0] : null, d);
      default:
        return this.code(receiver, given > 0 ? args[0] : null, given > 1 ? args[1] : null, d);
    }
  }
}

const builtin_kecil = { teks: new Builtin("teks", "kecil", 0, 0, textLower) };

const builtin_lower = { teks: new Builtin("teks", "lower", 0, 0, textLower) };

const builtin_besar = { teks: new Builtin("teks", "besar", 0, 0, textUpper) };

const builtin_upper = { teks: new Builtin("teks", "upper", 0, 0, textUpper) };

const builtin_bersihkan = { teks: new Builtin("teks", "bersihkan", 0, 1, methodStrip) };

const builtin_strip = { teks: new Builtin("teks", "strip", 0, 1, methodStrip) };

const builtin_ganti = {
  teks: new Builtin("teks", "ganti", 2, 2, (text, old, replacement) => {
    return textReplace(text, textArgument("ganti", old), textArgument("ganti", replacement));
  }),
};

const builtin_replace = {
  teks: new Builtin("teks", "replace", 2, 2, (text, old, replacement) => {
    return textReplace(text, textArgument("replace", old), textArgument("replace", replacement));
  }),
};

const builtin_temukan = {
  teks: new Builtin("teks", "temukan", 1, 2, (text, part, start) => {
    return textFindFrom(text, textArgument("temukan", part), start);
  }),
};

const builtin_find = {
  teks: new Builtin("teks", "find", 1, 2, (text, part, start) => textFindFrom(text, textArgument("find", part), start)),
};

const builtin_pisah = { teks: new Builtin("teks", "pisah", 0, 1, textSplit) };

const builtin_split = { teks: new Builtin("teks", "split", 0, 1, textSplit) };

const builtin_awalan = {
  teks: new Builtin("teks", "awalan", 1, 1, (text, start) => textStarts(text, textArgument("awalan", start))),
};

const builtin_startswith = {
  teks: new Builtin("teks", "startswith", 1, 1, (text, start) => textStarts(text, textArgument("startswith", start))),
};

const builtin_akhiran = {
  teks: new Builtin("teks", "akhiran", 1, 1, (text, end) => textEnds(text, textArgument("akhiran", end))),
};

const builtin_endswith = {
  teks: new Builtin("teks", "endswith", 1, 1, (text, end) => textEnds(text, textArgument("endswith", end))),
};

const builtin_isdigit = { teks: new Builtin("teks", "isdigit", 0, 0, textIsDigits) };

const builtin_join = { teks: new Builtin("teks", "join", 1, 1, methodJoin) };

const builtin_encode = { teks: new Builtin("teks", "encode", 0, 1, textEncode) };

const builtin_decode = { bytes: new Builtin("bytes", "decode", 0, 1, bytesDecodeOrThrow) };

const builtin_append = { daftar: new Builtin("daftar", "append", 1, 1, primListAppend) };

const builtin_pop = { daftar: new Builtin("daftar", "pop", 0, 1, methodPop) };

const builtin_extend = {
  daftar: new Builtin("daftar", "extend", 1, 1, (list, values, d) => {
    listExtend(list, values, d);
    return null;
  }),
};

const builtin_remove = {
  daftar: new Builtin("daftar", "remove", 1, 1, (list, value, d) => {
    listRemoveAt(list, requiredIndex(list, value, d));
    return null;
  }),
};

const builtin_index = { daftar: new Builtin("daftar", "index", 1, 1, requiredIndex) };

const builtin_insert = {
  daftar: new Builtin("daftar", "insert", 2, 2, (list, index, value) => {
    listInsert(list, index, value);
    return null;
  }),
};

const builtin_punya = {
  objek: new Builtin("objek", "punya", 1, 1, (instance, name) => {
    const text = attributeName(name);
    return ownAttribute(instance, text) !== undefined || instance["m_" + text] !== undefined;
  }),
  kelas: new Builtin("kelas", "punya", 1, 1, (cls, name) => {
    return cls.shape.prototype["m_" + attributeName(name)] !== undefined;
  }),
  kamus: new Builtin("kamus", "punya", 1, 1, (dict, key) => dictGet(dict, key) !== undefined),
  modul: new Builtin("modul", "punya", 1, 1, (module, name) => module.get(attributeName(name)) !== undefined),
};

function attributeName(v) {
  return isText(v) ? toJsString(v) : "";
}

function methodStrip(text, characters) {
  return characters === null ? textStrip(text) : textStripOf(text, textArgument("strip", characters));
}

/** As Python's: every element must be a text already. */
function methodJoin(separator, elements, d) {
  const parts = [];
  let length = 0;
  for (const i = iterNew(elements); i.next(d); ) {
    parts.push(toJsString(textArgument("join", i.value)));
    length += parts[parts.length - 1].length + separator.length;
    checkedLength(length - separator.length);
  }
  return textOf(parts.join(toJsString(separator)));
}

function methodPop(list, index) {
  const length = list.items.length;
  if (length === 0) {
    throw error("INDEKS.kosong");
  }
  return index === null ? listRemoveLast(list) : listRemoveAt(list, position(index, length, "daftar"));
}

/** Where a list has a value. */
function requiredIndex(list, value, d) {
  for (let i = 0; i < list.items.length; i++) {
    if (morphEq(listAt(list, i), value)) {
      return i;
    }
  }
  throw error("NILAI.tidak_ada", toJsString(repr(value, d, false)));
}
