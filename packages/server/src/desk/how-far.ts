import { type HowFar, STEPS } from "../contract/told-answer.ts";

/** Memory that the thread and whoever looks share: one number, so that nothing is read half written. A thread that computes sends nothing. */
export type Gauge = BigInt64Array<SharedArrayBuffer>;

/** Bits of each count; larger ones stay at the largest. */
const BITS = 24n;
const LARGEST = 2 ** Number(BITS) - 1;

export const newGauge = (): Gauge => new BigInt64Array(new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT));

/** Steps that are not listed are told as "begun". */
export function setGauge(gauge: Gauge, step: string, { done, of }: { readonly done: number; readonly of: number }): void {
  const known = STEPS.findIndex((each) => each === step);
  Atomics.store(gauge, 0, (BigInt(Math.max(0, known)) << (2n * BITS)) | (counted(done) << BITS) | counted(of));
}

export function readGauge(gauge: Gauge): Extract<HowFar, { readonly kind: "working" }> {
  const told = Atomics.load(gauge, 0);
  const [done, of] = [Number(BigInt.asUintN(Number(BITS), told >> BITS)), Number(BigInt.asUintN(Number(BITS), told))];
  return { kind: "working", step: STEPS[Number(told >> (2n * BITS))] ?? "begun", done, of };
}

const counted = (count: number): bigint => BigInt(Math.min(LARGEST, Math.max(0, Math.trunc(count))));

/** Milliseconds between two looks. */
const LOOK = 250;

/** Tells at once, and then whenever it is farther, until the function that it gives is called. */
export function tellAsItGoes(look: () => HowFar, told: (howFar: HowFar) => void): () => void {
  let last = "";
  const tell = (): void => {
    const now = look();
    const text = JSON.stringify(now);
    if (text !== last) told(now);
    last = text;
  };
  tell();
  const looking = setInterval(tell, LOOK);
  return () => clearInterval(looking);
}
