function primToInt(v) {
  if (isInt(v)) {
    return v;
  }
  if (v instanceof Float) {
    if (!Number.isFinite(v.v)) {
      throw error("NILAI.int_pecahan", floatText(v.v));
    }
    const whole = Math.trunc(v.v);
    return Number.isSafeInteger(whole) ? whole : BigInt(whole);
  }
  if (typeof v === "boolean") {
    return v ? 1 : 0;
  }
  if (!isText(v)) {
    throw wrongArgument("int", "angka atau teks", v);
  }
  const digits = toJsString(textStrip(v));
  if (!/^[+-]?[0-9]+$/.test(digits)) {
    throw error("NILAI.int_teks", v);
  }
  if (digits.length <= 15) {
    return Number(digits);
  }
  const magnitude = BigInt(digits.replace(/^[+-]/, ""));
  return normal(digits[0] === "-" ? -magnitude : magnitude);
}

function primToFloat(v) {
  if (isText(v)) {
    const number = parseFloatText(toJsString(textStrip(v)));
    if (number === undefined) {
      throw error("NILAI.float_teks", v);
    }
    return new Float(number);
  }
  if (numeric(v) === undefined) {
    throw wrongArgument("float", "angka atau teks", v);
  }
  return v instanceof Float ? v : new Float(toFloat(v));
}

/** The float that a text without white space around it means; undefined if it is something else. */
function parseFloatText(text) {
  if (/^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(text)) {
    return Number(text);
  }
  if (/^[+-]?inf(inity)?$/i.test(text)) {
    return text[0] === "-" ? -Infinity : Infinity;
  }
  return /^[+-]?nan$/i.test(text) ? NaN : undefined;
}

function primFloorDiv(a, b) {
  return bitwise("bagi_bulat", intFloordiv, a, b);
}

function primIsInt(v) {
  return isInt(v);
}

/** An argument of a primitive that must be a number, as a float. */
function floatArgument(name, v) {
  if (numeric(v) === undefined) {
    throw wrongArgument(name, "angka", v);
  }
  return toFloat(v);
}

function primSqrt(v) {
  return new Float(f64Sqrt(floatArgument("sqrt", v)));
}

/** As an unsigned int; every nan has the same bits. */
function primFloatBits(v) {
  const view = new DataView(new ArrayBuffer(8));
  const number = floatArgument("float_bits", v);
  view.setFloat64(0, number);
  return number !== number ? 0x7ff8000000000000n : normal(view.getBigUint64(0));
}

function primFloatFromBits(v) {
  if (!isInt(v)) {
    throw wrongArgument("float_from_bits", "bilangan bulat", v);
  }
  const bits = BigInt(v);
  if (bits < 0n || bits > 0xffffffffffffffffn) {
    throw error("NILAI.bita64", v);
  }
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, bits);
  return new Float(view.getFloat64(0));
}
