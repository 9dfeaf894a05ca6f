/** A float where any value may stand. A plain JS number there is an int. */
class Float {
  constructor(v) {
    this.v = v;
  }
  typeName() {
    return "angka";
  }
  truthy() {
    return this.v !== 0;
  }
  text() {
    return floatText(this.v);
  }
  equals(b) {
    // Not ===, because b may be a bigint; JS compares the two exactly.
    return this.v == numeric(b);
  }
  /** A whole float is the same key as the int. */
  key() {
    const v = this.v;
    return Number.isInteger(v) && !Number.isSafeInteger(v) ? BigInt(v) : v;
  }
}

/** A variable that closures share. */
class Cell {
  constructor(v) {
    this.v = v;
  }
  copy(copier) {
    const copy = new Cell(undefined);
    copier.remember(this, copy, () => {
      copy.v = copier.copy(this.v);
    });
    return copy;
  }
}

/** `tipe(x)`. */
function typeName(v) {
  switch (typeof v) {
    case "string":
      return "teks";
    case "number":
    case "bigint":
      return "angka";
    case "boolean":
      return "boolean";
    default:
      return v === null ? "nil" : v.typeName();
  }
}

function morphType(v) {
  return typeName(v);
}

function morphTruthy(v) {
  if (typeof v === "boolean") {
    return v;
  }
  if (typeof v === "object") {
    return v !== null && v.truthy();
  }
  return v !== 0 && v !== "";
}

/** A number or boolean as the JS number or bigint that it is in comparisons; undefined for anything else. */
function numeric(v) {
  switch (typeof v) {
    case "number":
    case "bigint":
      return v;
    case "boolean":
      return v ? 1 : 0;
    default:
      return v instanceof Float ? v.v : undefined;
  }
}

/** An int or boolean as the int that it is in arithmetic; undefined for anything else. */
function integral(v) {
  switch (typeof v) {
    case "number":
    case "bigint":
      return v;
    case "boolean":
      return v ? 1 : 0;
    default:
      return undefined;
  }
}

/** Whether it is an int (booleans are not). */
function isInt(v) {
  return typeof v === "number" || typeof v === "bigint";
}

/** A number as a float; throws if an int is too large for one. */
function toFloat(v) {
  if (v instanceof Float) {
    return v.v;
  }
  return f64OfInt(integral(v));
}

function f64OfInt(v) {
  if (typeof v === "number") {
    return v + 0;
  }
  const number = Number(v);
  if (number === Infinity || number === -Infinity) {
    throw error("NILAI.pecahan_terlalu_besar");
  }
  return number;
}

/** A variable's value, or error NAMA if it has none yet. */
function morphDefined(v, name) {
  if (v === undefined) {
    throw error("NAMA.belum_ada", name);
  }
  return v;
}

function morphEq(a, b) {
  if (typeof a === "object" && a !== null) {
    return a.equals(b, 10);
  }
  if (typeof b === "object" && b !== null) {
    return b.equals(a, 10);
  }
  if (typeof a === "boolean" && typeof b !== "boolean") {
    return b === (a ? 1 : 0);
  }
  if (typeof b === "boolean" && typeof a !== "boolean") {
    return a === (b ? 1 : 0);
  }
  return a === b;
}

function morphNe(a, b) {
  return !morphEq(a, b);
}

/**
 * Equality inside containers. Shallow values are compared by recursion, deep ones with a worklist; `depth` is small, because a value with
 * much sharing costs 2 to this power.
 */
function equalElements(a, b, depth) {
  return typeof a === "object" && a !== null ? a.equals(b, depth) : morphEq(a, b);
}

/** Equality of containers with a worklist that looks into each pair once: cycles end, and depth costs no stack. */
function equalDeep(a, b) {
  const seen = new Map();
  const pending = [b, a];
  while (pending.length > 0) {
    const x = pending.pop();
    const y = pending.pop();
    if (typeof x !== "object" || x === null || x.pushPairs === undefined) {
      if (!morphEq(x, y)) {
        return false;
      }
    } else if (x !== y) {
      let others = seen.get(x);
      if (others === undefined) {
        seen.set(x, (others = new Set()));
      }
      if (!others.has(y)) {
        others.add(y);
        if (!x.pushPairs(y, pending)) {
          return false;
        }
      }
    }
  }
  return true;
}

function morphLt(a, b) {
  return typeof a === "number" && typeof b === "number" ? a < b : ordered(a, b, "<");
}

function morphLe(a, b) {
  return typeof a === "number" && typeof b === "number" ? a <= b : ordered(a, b, "<=");
}

function morphGt(a, b) {
  return typeof a === "number" && typeof b === "number" ? a > b : ordered(a, b, ">");
}

function morphGe(a, b) {
  return typeof a === "number" && typeof b === "number" ? a >= b : ordered(a, b, ">=");
}

/** One of the four comparisons. */
function ordered(a, b, operator) {
  if (typeof a === "string" && typeof b === "string") {
    return accepts(a, b, operator);
  }
  const x = numeric(a);
  const y = numeric(b);
  if (x !== undefined && y !== undefined) {
    return accepts(x, y, operator);
  }
  // Lists, and texts with characters outside the basic plane, know how to; whichever of the two there is.
  const result = a?.order?.(b, operator, false) ?? b?.order?.(a, operator, true);
  if (result === undefined) {
    throw error("TIPE.banding", operator, typeName(a), typeName(b));
  }
  return result;
}

/** A comparison of two JS values of one kind. */
function accepts(x, y, operator) {
  switch (operator) {
    case "<":
      return x < y;
    case "<=":
      return x <= y;
    case ">":
      return x > y;
    default:
      return x >= y;
  }
}
