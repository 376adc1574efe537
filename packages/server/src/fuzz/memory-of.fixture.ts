import { connect } from "node:net";

/** Of a server process, in megabytes. */
export interface Memory {
  /** What its main thread holds, after everything that nobody needs is gone. */
  readonly heap: number;
  /** With that of its other threads, with its code, and with what is free again and not given back. */
  readonly resident: number;
}

const MEGABYTE = 2 ** 20;

/** Asks a process that was started with `memory-door.fixture.ts`. */
export function memoryOf(door: string): Promise<Memory> {
  return new Promise((resolve, reject) => {
    const socket = connect(door);
    const pieces: Buffer[] = [];
    socket.on("data", (piece) => pieces.push(piece));
    socket.on("error", reject);
    socket.on("end", () => {
      // What the door says.
      const told = JSON.parse(Buffer.concat(pieces).toString()) as Memory;
      resolve({ heap: told.heap / MEGABYTE, resident: told.resident / MEGABYTE });
    });
  });
}

/** Megabytes. A heap breathes by so much with what happens to be under way. */
const BREATH = 30;
/** Of what there was at the half. */
const SHARE = 0.1;

/** How much more there is at the end than at the half: between the means of the last fifth and of the fifth around the half. */
export function growth(samples: readonly number[]): number {
  const at = (share: number): number => Math.floor(share * samples.length);
  return mean(samples.slice(at(0.8))) - mean(samples.slice(at(0.4), at(0.6)));
}

/** Megabytes by which it may grow over the last half and still be called flat. */
export const flatUpTo = (samples: readonly number[]): number => BREATH + SHARE * mean(samples.slice(0, Math.ceil(samples.length / 2)));

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
