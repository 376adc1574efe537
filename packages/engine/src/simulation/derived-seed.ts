/**
 * A seed that follows from another and from what it is for, so that generators do not depend on the order in which they are made. A
 * whole number below 2^53; equal arguments give equal seeds.
 */
export function derivedSeed(seed: number, ...purpose: readonly (string | number)[]): number {
  const text = JSON.stringify([seed, ...purpose]);
  let [a, b] = [0x9e3779b9, 0x85ebca6b];
  for (let k = 0; k < text.length; k++) {
    const unit = text.charCodeAt(k);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0xcc9e2d51);
    b ^= b >>> 15;
  }
  // The last units would otherwise reach the low bits only.
  a = mixed(a ^ (b >>> 16));
  b = mixed(b ^ (a >>> 16));
  return (b >>> 11) * 2 ** 32 + (a >>> 0);
}

function mixed(word: number): number {
  let bits = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
