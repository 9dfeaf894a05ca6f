/*
 * A text is a JS string without any surrogate, or, if it holds a character outside the basic plane, a WideText. So both are indexed by code
 * point in constant time.
 */

/** More elements than this, in a text, list or bytes, is error MEMORI on every backend. */
const MAX_LENGTH = 268435456;

/** A text with at least one character outside the basic plane, as code points. Texts may share one growing array: see `plus`. */
class WideText {
  constructor(points, length) {
    this.points = points;
    this.length = length;
    this.string = null;
  }
  typeName() {
    return "teks";
  }
  truthy() {
    return true;
  }
  text() {
    return this;
  }
  size() {
    return this.length;
  }
  equals(b) {
    return this === b || (b instanceof WideText && this.length === b.length && toJsString(this) === toJsString(b));
  }
  /** The JS string: no other key is one with surrogates in pairs. */
  key() {
    return toJsString(this);
  }
  item(index) {
    return textOfPoint(this.points[position(index, this.length, "teks")]);
  }
  part(from, to) {
    const start = bound(from, this.length, 0);
    return wideSlice(this, start, Math.max(start, bound(to, this.length, this.length)));
  }
  /** The text that ends at the array's tip is appended to in place; older ones do not notice, so that building a text in a loop is linear. */
  plus(b) {
    if (!isText(b)) {
      return undefined;
    }
    const length = checkedLength(this.length + b.length);
    let points = this.points;
    if (points.length !== this.length) {
      points = points.slice(0, this.length);
    }
    pushPoints(points, b);
    return new WideText(points, length);
  }
  /** What concatenation with a text before this one gives. */
  plusBehind(a) {
    if (typeof a !== "string") {
      return undefined;
    }
    if (a === "") {
      return this;
    }
    const length = checkedLength(this.length + a.length);
    const points = [];
    pushPoints(points, a);
    pushPoints(points, this);
    return new WideText(points, length);
  }
  times(times) {
    if (times === 0) {
      return "";
    }
    checkedLength(times * this.length);
    return textOf(toJsString(this).repeat(times));
  }
  order(b, operator, swapped) {
    if (!isText(b)) {
      return undefined;
    }
    const difference = swapped ? comparePoints(b, this) : comparePoints(this, b);
    return accepts(difference, 0, operator);
  }
  iterator() {
    return new WideTextIterator(this);
  }
  show(printer, quoted) {
    printer.out += quoted ? quote(this, printer.python) : toJsString(this);
  }
  bytes() {
    return utf8(toJsString(this));
  }
  toString() {
    return toJsString(this);
  }
}

class WideTextIterator {
  constructor(text) {
    this.text = text;
    this.index = 0;
    this.value = null;
  }
  next() {
    if (this.index === this.text.length) {
      return false;
    }
    this.value = textOfPoint(this.text.points[this.index++]);
    return true;
  }
}

function isText(v) {
  return typeof v === "string" || v instanceof WideText;
}

function checkedLength(length) {
  if (length > MAX_LENGTH) {
    throw error("MEMORI.teks");
  }
  return length;
}

function pushPoints(points, text) {
  if (typeof text === "string") {
    for (let i = 0; i < text.length; i++) {
      points.push(text.charCodeAt(i));
    }
  } else {
    // The length first: the text may share the array that grows.
    const length = text.length;
    for (let i = 0; i < length; i++) {
      points.push(text.points[i]);
    }
  }
}

/** The JS string of a text, supplementary characters as surrogate pairs. */
function toJsString(text) {
  if (typeof text === "string") {
    return text;
  }
  if (text.string === null) {
    text.string = stringOfPoints(text.points, text.length);
  }
  return text.string;
}

function stringOfPoints(points, length) {
  let string = "";
  // In pieces, because arguments lie on the stack.
  for (let i = 0; i < length; i += 4096) {
    string += String.fromCodePoint.apply(null, points.slice(i, Math.min(i + 4096, length)));
  }
  return string;
}

/** The text of a JS string; lone surrogates become U+FFFD. */
function textOf(string) {
  return /[\ud800-\udfff]/.test(string) ? wide(string) : string;
}

/** The text of a JS string that holds surrogates. */
function wide(string) {
  const points = [];
  let isWide = false;
  for (let i = 0; i < string.length; i++) {
    const point = string.codePointAt(i);
    if (point > 0xffff) {
      points.push(point);
      isWide = true;
      i++;
    } else {
      points.push(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point);
    }
  }
  return isWide ? new WideText(points, points.length) : stringOfPoints(points, points.length);
}

/** The text of one code point that is no surrogate. */
function textOfPoint(point) {
  return point > 0xffff ? new WideText([point], 1) : String.fromCharCode(point);
}

function codePointAt(text, index) {
  return typeof text === "string" ? text.charCodeAt(index) : text.points[index];
}

function wideSlice(text, from, to) {
  if (from === 0 && to === text.length) {
    return text;
  }
  const points = text.points.slice(from, to);
  for (let i = 0; i < points.length; i++) {
    if (points[i] > 0xffff) {
      return new WideText(points, points.length);
    }
  }
  return stringOfPoints(points, points.length);
}

/** Part of a text, bounds in range. */
function textSlice(text, from, to) {
  return typeof text === "string" ? text.slice(from, to) : wideSlice(text, from, to);
}

/** Negative, zero or positive, by code points. */
function comparePoints(a, b) {
  const common = Math.min(a.length, b.length);
  for (let i = 0; i < common; i++) {
    const difference = codePointAt(a, i) - codePointAt(b, i);
    if (difference !== 0) {
      return difference;
    }
  }
  return a.length - b.length;
}

/** Texts joined. */
function textConcat(a, b) {
  return morphAdd(a, b);
}

/** Index of the first occurrence at or after `start` (not negative), -1 if there is none. */
function textFind(text, part, start) {
  if (start > text.length) {
    return -1;
  }
  if (typeof text === "string") {
    return typeof part === "string" ? text.indexOf(part, start) : -1;
  }
  const string = toJsString(text);
  let from = 0;
  for (let i = 0; i < start; i++) {
    from += text.points[i] > 0xffff ? 2 : 1;
  }
  const found = string.indexOf(toJsString(part), from);
  let index = start;
  for (let at = from; at < found; at += text.points[index++] > 0xffff ? 2 : 1);
  return found < 0 ? -1 : index;
}
