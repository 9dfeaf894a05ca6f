/** An argument of a primitive that must be a text. */
function textArgument(name, v) {
  if (isText(v)) {
    return v;
  }
  throw wrongArgument(name, "teks", v);
}

function textLower(text) {
  const lower = smallSigmas(toJsString(text)).toLowerCase();
  return typeof text === "string" ? lower : textOf(lower);
}

/** Engines do not agree on sigma at the end of a word; this is Unicode's Final_Sigma. */
function smallSigmas(string) {
  return string.includes("\u03a3")
    ? string
        .replace(/(?<=(?!\p{CI})\p{Cased}\p{CI}*)\u03a3(?!\p{CI}*(?!\p{CI})\p{Cased})/gu, "\u03c2")
        .replaceAll("\u03a3", "\u03c3")
    : string;
}

function textUpper(text) {
  return typeof text === "string" ? text.toUpperCase() : textOf(toJsString(text).toUpperCase());
}

/** What Python calls white space. */
function isSpace(point) {
  return (
    point === 0x20 ||
    (point >= 0x09 && point <= 0x0d) ||
    (point >= 0x1c && point <= 0x1f) ||
    point === 0x85 ||
    point === 0xa0 ||
    point === 0x1680 ||
    (point >= 0x2000 && point <= 0x200a) ||
    point === 0x2028 ||
    point === 0x2029 ||
    point === 0x202f ||
    point === 0x205f ||
    point === 0x3000
  );
}

/** Without white space at both ends. */
function textStrip(text) {
  let from = 0;
  let to = text.length;
  while (from < to && isSpace(codePointAt(text, from))) {
    from++;
  }
  while (to > from && isSpace(codePointAt(text, to - 1))) {
    to--;
  }
  return textSlice(text, from, to);
}

/** Without those characters at both ends. */
function textStripOf(text, characters) {
  const unwanted = new Set();
  for (let i = 0; i < characters.length; i++) {
    unwanted.add(codePointAt(characters, i));
  }
  let from = 0;
  let to = text.length;
  while (from < to && unwanted.has(codePointAt(text, from))) {
    from++;
  }
  while (to > from && unwanted.has(codePointAt(text, to - 1))) {
    to--;
  }
  return textSlice(text, from, to);
}

/** Index of the first occurrence at or after `start` (negative: from the end), -1 if there is none. */
function textFindFrom(text, part, start) {
  if (start === null) {
    return textFind(text, part, 0);
  }
  const given = integral(start);
  if (given === undefined) {
    throw wrongArgument("awal", "bilangan bulat", start);
  }
  let from = Number(given);
  if (from < 0) {
    from = Math.max(0, from + text.length);
  }
  return from > text.length ? -1 : textFind(text, part, from);
}

/** With every occurrence replaced. */
function textReplace(text, old, replacement) {
  const source = toJsString(text);
  const needle = toJsString(old);
  const replaced =
    needle === ""
      ? interleave(source, toJsString(replacement))
      : source.split(needle).join(checkedReplacement(source, needle, toJsString(replacement)));
  if (replaced.length > MAX_LENGTH) {
    throw error("MEMORI.teks");
  }
  return typeof text === "string" && typeof replacement === "string" ? replaced : textOf(replaced);
}

/** The replacement, if the result is not too long for the host to make. */
function checkedReplacement(source, needle, replacement) {
  if ((source.length / needle.length) * replacement.length > MAX_LENGTH) {
    const count = source.split(needle).length - 1;
    checkedLength(source.length + count * (replacement.length - needle.length));
  }
  return replacement;
}

function interleave(source, between) {
  checkedLength(between.length * (source.length + 1) + source.length);
  let out = between;
  for (const character of source) {
    out += character + between;
  }
  return out;
}

/** The parts between separators; between runs of white space, without empty parts, if the separator is nil. */
function textSplit(text, separator) {
  if (separator === null) {
    return splitOnSpace(text);
  }
  if (!isText(separator)) {
    throw wrongArgument("pemisah", "teks", separator);
  }
  if (separator === "") {
    throw error("NILAI.pemisah_kosong");
  }
  const parts = toJsString(text).split(toJsString(separator));
  return new List(typeof text === "string" ? parts : parts.map(textOf));
}

function splitOnSpace(text) {
  const parts = [];
  const length = text.length;
  let i = 0;
  while (true) {
    while (i < length && isSpace(codePointAt(text, i))) {
      i++;
    }
    if (i === length) {
      return new List(parts);
    }
    const from = i;
    while (i < length && !isSpace(codePointAt(text, i))) {
      i++;
    }
    parts.push(textSlice(text, from, i));
  }
}

function textStarts(text, start) {
  return toJsString(text).startsWith(toJsString(start));
}

function textEnds(text, end) {
  return toJsString(text).endsWith(toJsString(end));
}

/** Python's isdigit: decimal digits of all scripts, superscripts and their like. */
function textIsDigits(text) {
  return /^[\p{Nd}\xb2\xb3\xb9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u2776-\u277e]+$/u.test(
    toJsString(text),
  );
}

function primTextLower(text) {
  return textLower(textArgument("text_lower", text));
}

function primTextUpper(text) {
  return textUpper(textArgument("text_upper", text));
}

function primTextStrip(text) {
  return textStrip(textArgument("text_strip", text));
}

function primTextFind(text, part, start) {
  return textFindFrom(textArgument("text_find", text), textArgument("text_find", part), start);
}

function primTextReplace(text, old, replacement) {
  return textReplace(
    textArgument("text_replace", text),
    textArgument("text_replace", old),
    textArgument("text_replace", replacement),
  );
}

function primTextSplit(text, separator) {
  return textSplit(textArgument("text_split", text), separator);
}

function primTextStarts(text, start) {
  return textStarts(textArgument("text_starts", text), textArgument("text_starts", start));
}

function primTextEnds(text, end) {
  return textEnds(textArgument("text_ends", text), textArgument("text_ends", end));
}

/** The texts of the elements joined. */
function primTextJoin(elements, separator, d) {
  const between = toJsString(textArgument("text_join", separator));
  const parts = [];
  let length = 0;
  for (const i = iterNew(elements); i.next(d); ) {
    const part = toJsString(toText(i.value, d));
    parts.push(part);
    length += part.length + between.length;
    checkedLength(length - between.length);
  }
  return textOf(parts.join(between));
}

function primTextEncode(text, encoding) {
  return textEncode(textArgument("text_encode", text), encoding);
}

function primChr(point) {
  const value = intArgument("chr", point);
  if (value < 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
    throw error("NILAI.chr", point);
  }
  return textOfPoint(value);
}

function primOrd(text) {
  textArgument("ord", text);
  if (text.length !== 1) {
    throw error("TIPE.ord", text.length);
  }
  return codePointAt(text, 0);
}

function primRepr(v, d) {
  return repr(v, d, pythonStyle);
}
