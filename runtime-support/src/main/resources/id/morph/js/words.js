/** Words of the system dialect are bigints of 64 bits with a sign; the operators of JavaScript compare them. */
function wordNeg(a) {
  return BigInt.asIntN(64, -a);
}

function wordAdd(a, b) {
  return BigInt.asIntN(64, a + b);
}

function wordSub(a, b) {
  return BigInt.asIntN(64, a - b);
}

function wordMul(a, b) {
  return BigInt.asIntN(64, a * b);
}

/** Floored; by 0 it is 0. */
function wordDiv(a, b) {
  if (b === 0n) {
    return 0n;
  }
  const quotient = a / b;
  return BigInt.asIntN(64, a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient);
}

/** What the quotient leaves; by 0 it is all. */
function wordMod(a, b) {
  if (b === 0n) {
    return a;
  }
  const remainder = a % b;
  return remainder !== 0n && remainder < 0n !== b < 0n ? remainder + b : remainder;
}

function wordUdiv(a, b) {
  return b === 0n ? 0n : BigInt.asIntN(64, BigInt.asUintN(64, a) / BigInt.asUintN(64, b));
}

function wordUmod(a, b) {
  return b === 0n ? a : BigInt.asIntN(64, BigInt.asUintN(64, a) % BigInt.asUintN(64, b));
}

function wordMulhigh(a, b) {
  return (a * b) >> 64n;
}

function wordUmulhigh(a, b) {
  return BigInt.asIntN(64, (BigInt.asUintN(64, a) * BigInt.asUintN(64, b)) >> 64n);
}

function wordAnd(a, b) {
  return a & b;
}

function wordOr(a, b) {
  return a | b;
}

function wordXor(a, b) {
  return a ^ b;
}

function wordNot(a) {
  return ~a;
}

function wordShl(a, b) {
  return BigInt.asIntN(64, a << (b & 63n));
}

function wordShr(a, b) {
  return a >> (b & 63n);
}

function wordUshr(a, b) {
  return BigInt.asIntN(64, BigInt.asUintN(64, a) >> (b & 63n));
}

function wordClz(a) {
  const high = Math.clz32(Number(BigInt.asUintN(32, a >> 32n)));
  return BigInt(high < 32 ? high : 32 + Math.clz32(Number(BigInt.asUintN(32, a))));
}

function wordCtz(a) {
  return a === 0n ? 64n : 63n - wordClz(a & -a);
}

function wordPopcount(a) {
  let count = 0;
  for (let rest = BigInt.asUintN(64, a); rest !== 0n; rest &= rest - 1n) {
    count++;
  }
  return BigInt(count);
}

function wordUlt(a, b) {
  return BigInt.asUintN(64, a) < BigInt.asUintN(64, b);
}

function wordUle(a, b) {
  return BigInt.asUintN(64, a) <= BigInt.asUintN(64, b);
}

function f64OfWord(a) {
  return Number(a);
}

/** Truncated; the nearest word where there is none, 0 for NaN. */
function wordOfF64(a) {
  if (a !== a) {
    return 0n;
  }
  if (a >= 9223372036854775808) {
    return 9223372036854775807n;
  }
  return a < -9223372036854775808 ? -9223372036854775808n : BigInt(Math.trunc(a));
}

/** Eight bytes to see a float as a word. */
const FLOAT_BITS = new DataView(new ArrayBuffer(8));

/** All NaNs have the same bits, whatever the host has computed. */
function f64Bits(a) {
  if (a !== a) {
    return 9221120237041090560n;
  }
  FLOAT_BITS.setFloat64(0, a);
  return FLOAT_BITS.getBigInt64(0);
}

function f64OfBits(a) {
  FLOAT_BITS.setBigInt64(0, a);
  return FLOAT_BITS.getFloat64(0);
}

/** The int that shows the same number. */
function boxWord(a) {
  return normal(a);
}

function intOfWord(a) {
  return normal(a);
}

/** What enters the system dialect. */
function wordOfAny(a) {
  if (typeof a === "number") {
    return BigInt(a);
  }
  if (typeof a !== "bigint") {
    throw error("TIPE.kata", morphType(a));
  }
  return wordOfInt(a);
}

function wordOfInt(a) {
  const big = BigInt(a);
  if (BigInt.asIntN(64, big) !== big) {
    throw error("NILAI.kata");
  }
  return big;
}

function f64OfAny(a) {
  if (a instanceof Float) {
    return a.v;
  }
  if (typeof a !== "number" && typeof a !== "bigint") {
    throw error("TIPE.pecahan", morphType(a));
  }
  return f64OfInt(a);
}

function boolOfAny(a) {
  if (typeof a !== "boolean") {
    throw error("TIPE.boolean", morphType(a));
  }
  return a;
}
