/** An exact fraction, always in lowest terms with a positive denominator. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

export const ZERO: Rational = { num: 0n, den: 1n };
export const ONE: Rational = { num: 1n, den: 1n };

/** Throws on a zero denominator. */
export function rational(num: bigint, den: bigint): Rational {
  if (den === 0n) throw new Error(`Expected a denominator other than zero in ${num}/0`);
  const divisor = gcd(num < 0n ? -num : num, den < 0n ? -den : den);
  const sign = den < 0n ? -1n : 1n;
  return { num: (sign * num) / divisor, den: (sign * den) / divisor };
}

/** The decimal that a person reads when the number is printed: 0.1 is one tenth, not the nearest binary fraction. Throws unless finite. */
export function rationalFromNumber(value: number): Rational {
  if (Number.isSafeInteger(value)) return { num: BigInt(value), den: 1n };
  if (!Number.isFinite(value)) throw new Error(`Expected a finite number, got ${value}`);
  const [mantissa = "", exponentText = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const exponent = Number(exponentText) - fraction.length;
  const digits = BigInt(whole + fraction);
  return exponent >= 0 ? { num: digits * 10n ** BigInt(exponent), den: 1n } : rational(digits, 10n ** BigInt(-exponent));
}

export const add = (a: Rational, b: Rational): Rational =>
  a.den === b.den ? rational(a.num + b.num, a.den) : rational(a.num * b.den + b.num * a.den, a.den * b.den);
export const subtract = (a: Rational, b: Rational): Rational => add(a, { num: -b.num, den: b.den });
export const multiply = (a: Rational, b: Rational): Rational => rational(a.num * b.num, a.den * b.den);
export const divide = (a: Rational, b: Rational): Rational => rational(a.num * b.den, a.den * b.num);
export const lessThan = (a: Rational, b: Rational): boolean => a.num * b.den < b.num * a.den;

/** The nearest double. */
export function toNumber(value: Rational): number {
  const num = Number(value.num);
  const den = Number(value.den);
  if (Number.isSafeInteger(num) && Number.isSafeInteger(den)) return num / den;
  const [digits, exponent] = scaledQuotient(value);
  return Number(`${digits}e${exponent}`);
}

/**
 * Digits and decimal exponent of a quotient to at least 20 significant digits, and one more that says whether anything is
 * left: without it a value just past the middle of two doubles would go to the wrong one.
 */
function scaledQuotient(value: Rational): [bigint, number] {
  const shift = BigInt(20 + value.den.toString().length - value.num.toString().length);
  const num = shift > 0n ? value.num * 10n ** shift : value.num;
  const den = shift > 0n ? value.den : value.den * 10n ** -shift;
  const rest = num % den;
  const more = rest === 0n ? 0n : rest > 0n ? 1n : -1n;
  return [(num / den) * 10n + more, -Number(shift) - 1];
}

/** How many digits after the point the value has, or undefined where its decimals never end. */
export function decimalPlaces(value: Rational): number | undefined {
  let rest = value.den;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** The whole number nearest to value × scale; halves go away from zero. */
export function roundToGrid(value: Rational, scale: bigint): bigint {
  const doubled = 2n * value.num * scale;
  const half = doubled < 0n ? -value.den : value.den;
  return (doubled + half) / (2n * value.den);
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
