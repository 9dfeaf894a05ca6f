/** How many Morph frames are active while values are printed: their `ke_teks` runs on top of them. */
let printDepth = 1;

/** The text of a value: `teks(v)`. */
function toText(v, d) {
  if (typeof v === "string") {
    return v;
  }
  printDepth = d;
  return toTextNow(v);
}

function toTextNow(v) {
  switch (typeof v) {
    case "string":
      return v;
    case "number":
    case "bigint":
      return "" + v;
    case "boolean":
      return word(v, pythonStyle);
    default:
      return v === null ? word(v, pythonStyle) : v.text();
  }
}

/** What nil and the booleans are called. */
function word(v, python) {
  return v === null ? (python ? "None" : "nil") : v ? (python ? "True" : "benar") : python ? "False" : "salah";
}

/** Prints a constant without anything that values of other kinds need. */
function morphPrintText(text) {
  writeLine(text);
}

function morphPrint1(v, d) {
  writeLine(toJsString(toText(v, d)));
}

/** `tulis(values…)`: separated by a space. */
function morphPrint(values, d) {
  writeLine(values.map((value) => toJsString(toText(value, d))).join(" "));
}

function morphFormat1(a, d) {
  return toText(a, d);
}

function morphFormat2(a, b, d) {
  const first = toText(a, d);
  return morphAdd(first, toText(b, d));
}

/** The texts of all operands joined. */
function morphFormat(values, d) {
  let text = "";
  for (let i = 0; i < values.length; i++) {
    text = morphAdd(text, toText(values[i], d));
  }
  return text;
}

/** A container as text. */
function printed(v) {
  const printer = new Printer(pythonStyle);
  printer.print(v, false);
  return textOf(printer.out);
}

/** The form that a value has inside a container: texts are quoted. */
function repr(v, d, python) {
  printDepth = d;
  const printer = new Printer(python);
  printer.print(v, true);
  return textOf(printer.out);
}

/**
 * Values as text. Containers that are being printed lie on an explicit stack, so depth costs no stack of the host, and one that turns up inside
 * itself is printed in short.
 */
class Printer {
  constructor(python) {
    this.python = python;
    this.out = "";
    this.stack = [];
    this.openOnes = new Set();
  }

  print(v, quoted) {
    this.visit(v, quoted);
    while (this.stack.length > 0) {
      const top = this.stack[this.stack.length - 1];
      if (top.index === top.items.length) {
        this.out += top.close;
        this.stack.pop();
        this.openOnes.delete(top.container);
      } else {
        if (top.index > 0) {
          this.out += top.close === "}" && top.index % 2 === 1 ? ": " : ", ";
        }
        this.visit(top.items[top.index++], top.quoted);
      }
    }
  }

  visit(v, quoted) {
    if (typeof v === "string") {
      this.out += quoted ? quote(v, this.python) : v;
    } else if (v === null || typeof v === "boolean") {
      this.out += word(v, this.python);
    } else if (v.show !== undefined) {
      v.show(this, quoted);
    } else {
      this.out += toTextNow(v);
    }
  }

  /** Opens a container; `short` is what is printed instead of one that is open already, null if it cannot be inside itself. */
  open(container, start, items, quoted, close, short) {
    if (short !== null && this.openOnes.has(container)) {
      this.out += short;
      return;
    }
    this.out += start;
    this.openOnes.add(container);
    this.stack.push({ container, items, quoted, close, index: 0 });
  }
}

/** A text in quotes. */
function quote(text, python) {
  const string = toJsString(text);
  let mark = '"';
  if (python) {
    mark = string.includes("'") && !string.includes('"') ? '"' : "'";
  }
  // Most texts need no escapes.
  if (/^[ !#-&(-[\]-~]*$/.test(string)) {
    return mark + string + mark;
  }
  let out = mark;
  for (const character of string) {
    const point = character.codePointAt(0);
    if (character === mark || character === "\\") {
      out += "\\" + character;
    } else if (point >= 0x20 && point < 0x7f) {
      out += character;
    } else {
      out += escaped(character, point, python);
    }
  }
  return out + mark;
}

function escaped(character, point, python) {
  switch (character) {
    case "\n":
      return "\\n";
    case "\t":
      return "\\t";
    case "\r":
      return "\\r";
    default:
      if (point < 0x20 || (point >= 0x7f && point < 0xa0)) {
        return "\\x" + hex(point, 2);
      }
      // Python's isprintable.
      if (!python || !/[\p{Cn}\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Zs}]/u.test(character)) {
        return character;
      }
      return point < 0x100 ? "\\x" + hex(point, 2) : point < 0x10000 ? "\\u" + hex(point, 4) : "\\U" + hex(point, 8);
  }
}

function hex(number, digits) {
  return number.toString(16).padStart(digits, "0");
}

/** The shortest text that reads back the same, in Python's form: 0.1, 1e+16, 1.5e-07, 2.0, inf, nan. */
function floatText(v) {
  if (Number.isInteger(v) && Math.abs(v) < 1e15) {
    return Object.is(v, -0) ? "-0.0" : v + ".0";
  }
  if (!Number.isFinite(v)) {
    return v !== v ? "nan" : v > 0 ? "inf" : "-inf";
  }
  // JS gives the shortest digits, too, as D.DDDe±X here.
  const [digits, exponentText] = v.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent > 15) {
    return digits + (exponent < 0 ? "e-" : "e+") + String(Math.abs(exponent)).padStart(2, "0");
  }
  const plain = String(v);
  return plain.includes(".") ? plain : plain + ".0";
}
