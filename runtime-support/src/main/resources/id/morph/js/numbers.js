/** More bits than this in an int is error MEMORI on every backend. */
const MAX_BITS = 2 ** 30;

/** Ints below this are multiplied without counting their bits. */
const HUGE = 1n << 65536n;

/** The canonical form of an int: a number if it is in the safe range. */
function normal(big) {
  // Comparing looks at the length only; to make a number of a long one takes fifty times as long.
  return big > 9007199254740991n || big < -9007199254740991n ? big : Number(big);
}

function isSafe(number) {
  // One comparison; V8 takes the sign off in an instruction.
  return Math.abs(number) <= 9007199254740991;
}

/** How many bits the magnitude of a bigint has. */
function bitLength(big) {
  if (big < 0n) {
    big = -big - 1n;
  }
  const digits = big.toString(16);
  return big === 0n ? 0 : digits.length * 4 - 4 + (32 - Math.clz32(parseInt(digits[0], 16)));
}

function intNeg(a) {
  return typeof a === "number" ? -a : normal(-a);
}

function intAdd(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (isSafe(sum)) {
      return sum;
    }
  }
  return normal(BigInt(a) + BigInt(b));
}

function intSub(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    if (isSafe(difference)) {
      return difference;
    }
  }
  return normal(BigInt(a) - BigInt(b));
}

function intMul(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (isSafe(product)) {
      return product;
    }
  }
  return bigMul(BigInt(a), BigInt(b));
}

function bigMul(x, y) {
  if (x >= HUGE || y >= HUGE || x <= -HUGE || y <= -HUGE) {
    if (bitLength(x) + bitLength(y) > MAX_BITS) {
      throw error("MEMORI.angka");
    }
  }
  return normal(x * y);
}

function intMod(a, b) {
  // An int may be -0, which is 0 too.
  if (b === 0) {
    throw error("BAGI_NOL.sisa");
  }
  if (typeof a === "number" && typeof b === "number") {
    if (isSmall(a) && isSmall(b)) {
      const remainder = a % b;
      return remainder !== 0 && (remainder ^ b) < 0 ? remainder + b : remainder;
    }
    // The remainder of floats is a slow function of the host. Where all numbers of this are exact it is not needed.
    if (Math.abs(a) + Math.abs(b) <= 9007199254740991) {
      return a - Math.floor(a / b) * b;
    }
    const remainder = a % b;
    return remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder;
  }
  const y = BigInt(b);
  const remainder = BigInt(a) % y;
  return normal(remainder !== 0n && remainder < 0n !== y < 0n ? remainder + y : remainder);
}

function intFloordiv(a, b) {
  if (b === 0) {
    throw error("BAGI_NOL.bagi");
  }
  if (typeof a === "number" && typeof b === "number") {
    // Exact: a quotient of safe ints that is no int differs from the next one by more than half of what is lost in rounding.
    return Math.floor(a / b);
  }
  const x = BigInt(a);
  const y = BigInt(b);
  const quotient = x / y;
  if (x < 0n === y < 0n) {
    return normal(quotient);
  }
  const remainder = x % y;
  return normal(remainder !== 0n && remainder < 0n !== y < 0n ? quotient - 1n : quotient);
}

/** Division to the nearest float. */
function intDiv(a, b) {
  if (b === 0) {
    throw error("BAGI_NOL.bagi");
  }
  // Both are floats exactly, so one IEEE division rounds correctly.
  return typeof a === "number" && typeof b === "number" ? (a + 0) / b : bigDiv(BigInt(a), BigInt(b));
}

/** The algorithm of CPython's long_true_divide: ties to even. */
function bigDiv(a, b) {
  const negative = a < 0n !== b < 0n;
  const x = a < 0n ? -a : a;
  const y = b < 0n ? -b : b;
  const magnitude = x === 0n ? 0 : divideMagnitudes(x, y);
  return negative ? -magnitude : magnitude;
}

function divideMagnitudes(a, b) {
  const difference = bitLength(a) - bitLength(b);
  if (difference > 1024) {
    throw error("NILAI.pecahan_terlalu_besar");
  }
  if (difference < -1022 - 53) {
    return 0;
  }
  // The quotient, scaled to have two bits more than the result can hold; the last one also stands for all bits after it.
  const shift = Math.max(difference, -1021) - 55;
  const numerator = shift < 0 ? a << BigInt(-shift) : a;
  const denominator = shift > 0 ? b << BigInt(shift) : b;
  let quotient = numerator / denominator;
  if (numerator % denominator !== 0n) {
    quotient |= 1n;
  }
  const extra = Math.max(bitLength(quotient), -1021 - shift) - 53;
  const half = 1n << BigInt(extra - 1);
  const lost = quotient & (2n * half - 1n);
  let kept = quotient - lost;
  if (lost > half || (lost === half && (kept & (2n * half)) !== 0n)) {
    kept += 2n * half;
  }
  // Two steps, because the power alone may be too small for a float.
  const result = Number(kept) * 2 ** Math.max(shift, -1000) * 2 ** Math.min(shift + 1000, 0);
  if (result === Infinity) {
    throw error("NILAI.pecahan_terlalu_besar");
  }
  return result;
}

/** Whether JS computes bits of it without rounding. */
function isSmall(a) {
  return typeof a === "number" && (a | 0) === a;
}

function intAnd(a, b) {
  return isSmall(a) && isSmall(b) ? a & b : normal(BigInt(a) & BigInt(b));
}

function intOr(a, b) {
  return isSmall(a) && isSmall(b) ? a | b : normal(BigInt(a) | BigInt(b));
}

function intXor(a, b) {
  return isSmall(a) && isSmall(b) ? a ^ b : normal(BigInt(a) ^ BigInt(b));
}

function intNot(a) {
  return typeof a === "number" && a !== 9007199254740991 ? -1 - a : normal(~BigInt(a));
}

function intShl(a, count) {
  if (count < 0) {
    throw error("NILAI.geser_negatif");
  }
  if (typeof a === "number" && count < 1024) {
    const shifted = a * 2 ** count;
    if (isSafe(shifted)) {
      return shifted;
    }
  }
  if (a === 0) {
    return 0;
  }
  const value = BigInt(a);
  if (count > MAX_BITS || bitLength(value) + count > MAX_BITS) {
    throw error("MEMORI.angka");
  }
  return normal(value << BigInt(count));
}

function intShr(a, count) {
  if (count < 0) {
    throw error("NILAI.geser_negatif");
  }
  if (typeof a === "number") {
    return count > 64 ? (a < 0 ? -1 : 0) : Math.floor(a / 2 ** count);
  }
  return count > MAX_BITS ? (a < 0n ? -1 : 0) : normal(a >> BigInt(count));
}

function intEq(a, b) {
  return a === b;
}

function intNe(a, b) {
  return a !== b;
}

function i64Mod(a, b) {
  return intMod(a, b);
}

function i64Floordiv(a, b) {
  return intFloordiv(a, b);
}

function i64And(a, b) {
  return intAnd(a, b);
}

function i64Or(a, b) {
  return intOr(a, b);
}

function i64Xor(a, b) {
  return intXor(a, b);
}

function f64Div(a, b) {
  if (b === 0) {
    throw error("BAGI_NOL.bagi");
  }
  return a / b;
}

/** Floored, has the divisor's sign. */
function f64Mod(a, b) {
  if (b === 0) {
    throw error("BAGI_NOL.sisa");
  }
  const remainder = a % b;
  if (remainder === 0) {
    return b < 0 ? -0 : 0;
  }
  return remainder < 0 !== b < 0 ? remainder + b : remainder;
}

function f64Sqrt(a) {
  if (a < 0) {
    throw error("NILAI.akar_negatif");
  }
  return Math.sqrt(a);
}

function morphNeg(a) {
  if (a instanceof Float) {
    return new Float(-a.v);
  }
  const x = integral(a);
  if (x === undefined) {
    throw error("TIPE.operasi_tunggal", "-", typeName(a));
  }
  return intNeg(x);
}

function morphAdd(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    return isSafe(sum) ? sum : intAdd(a, b);
  }
  if (typeof a === "string" && typeof b === "string") {
    if (a.length + b.length > 268435456) {
      throw error("MEMORI.teks");
    }
    return a + b;
  }
  if (a instanceof Float && b instanceof Float) {
    return new Float(a.v + b.v);
  }
  return addOther(a, b);
}

function addOther(a, b) {
  const x = integral(a);
  const y = integral(b);
  if (x !== undefined && y !== undefined) {
    return intAdd(x, y);
  }
  if ((x !== undefined || a instanceof Float) && (y !== undefined || b instanceof Float)) {
    return new Float(toFloat(a) + toFloat(b));
  }
  // Lists, bytes, and texts with characters outside the basic plane know how to, whichever of the two there is.
  const sum = a?.plus?.(b) ?? b?.plusBehind?.(a);
  if (sum === undefined) {
    throw unsupported("+", a, b);
  }
  return sum;
}

function unsupported(operator, a, b) {
  return error("TIPE.operasi", operator, typeName(a), typeName(b));
}

function morphSub(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    return intSub(a, b);
  }
  if (a instanceof Float && b instanceof Float) {
    return new Float(a.v - b.v);
  }
  const x = integral(a);
  const y = integral(b);
  if (x !== undefined && y !== undefined) {
    return intSub(x, y);
  }
  requireNumbers("-", a, b);
  return new Float(toFloat(a) - toFloat(b));
}

function requireNumbers(operator, a, b) {
  if (numeric(a) === undefined || numeric(b) === undefined) {
    throw unsupported(operator, a, b);
  }
}

function morphMul(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    return intMul(a, b);
  }
  if (a instanceof Float && b instanceof Float) {
    return new Float(a.v * b.v);
  }
  const x = integral(a);
  const y = integral(b);
  if (x !== undefined && y !== undefined) {
    return intMul(x, y);
  }
  if ((x !== undefined || a instanceof Float) && (y !== undefined || b instanceof Float)) {
    return new Float(toFloat(a) * toFloat(b));
  }
  if (y !== undefined) {
    return repeated(a, b);
  }
  if (x !== undefined) {
    return repeated(b, a);
  }
  throw unsupported("*", a, b);
}

/** A text, list or bytes that many times over. */
function repeated(sequence, count) {
  const times = Math.max(0, Number(count));
  if (typeof sequence === "string") {
    if (sequence === "" || times === 0) {
      return "";
    }
    if (times * sequence.length > 268435456) {
      throw error("MEMORI.teks");
    }
    return sequence.repeat(times);
  }
  const result = sequence?.times?.(times);
  if (result === undefined) {
    throw unsupported("*", sequence, count);
  }
  return result;
}

/** Always a float; ints are divided with correct rounding. */
function morphDiv(a, b) {
  if (a instanceof Float && b instanceof Float) {
    return new Float(f64Div(a.v, b.v));
  }
  const x = integral(a);
  const y = integral(b);
  if (x !== undefined && y !== undefined) {
    return new Float(intDiv(x, y));
  }
  requireNumbers("/", a, b);
  // The divisor before the dividend, which may be an int too large for a float.
  const divisor = toFloat(b);
  return new Float(divisor === 0 ? f64Div(1, 0) : toFloat(a) / divisor);
}

function morphMod(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    return intMod(a, b);
  }
  const x = integral(a);
  const y = integral(b);
  if (x !== undefined && y !== undefined) {
    return intMod(x, y);
  }
  requireNumbers("%", a, b);
  return new Float(f64Mod(toFloat(a), toFloat(b)));
}

function morphAnd(a, b) {
  return typeof a === "number" && typeof b === "number" ? intAnd(a, b) : bitwise("&", intAnd, a, b);
}

function morphOr(a, b) {
  return typeof a === "number" && typeof b === "number" ? intOr(a, b) : bitwise("|", intOr, a, b);
}

function morphXor(a, b) {
  return typeof a === "number" && typeof b === "number" ? intXor(a, b) : bitwise("^", intXor, a, b);
}

function morphShl(a, b) {
  return typeof a === "number" && typeof b === "number" ? intShl(a, b) : bitwise("<<", intShl, a, b);
}

function morphShr(a, b) {
  return typeof a === "number" && typeof b === "number" ? intShr(a, b) : bitwise(">>", intShr, a, b);
}

/** An operation on ints, booleans among them. */
function bitwise(operator, operation, a, b) {
  const x = integral(a);
  const y = integral(b);
  if (x === undefined || y === undefined) {
    throw unsupported(operator, a, b);
  }
  return operation(x, y);
}

function morphBitnot(a) {
  const x = integral(a);
  if (x === undefined) {
    throw error("TIPE.operasi_tunggal", "~", typeName(a));
  }
  return intNot(x);
}

function i64Shl(a, count) {
  return intShl(a, count);
}

function i64Shr(a, count) {
  return intShr(a, count);
}

function i64Not(a) {
  return -1 - a;
}

function i64Neg(a) {
  return -a;
}
