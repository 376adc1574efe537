/** Bytes of a chunk as it is kept. */
export const CHUNK = 256 * 1024;

/** The same bytes in pieces of one size, the last of which may be shorter. Holds one piece at a time. */
export async function* inChunks(bytes: AsyncIterable<Uint8Array>, size: number = CHUNK): AsyncGenerator<Uint8Array> {
  let held = new Uint8Array(size);
  let filled = 0;
  for await (const part of bytes) {
    for (let from = 0; from < part.length; ) {
      const taken = part.subarray(from, from + size - filled);
      held.set(taken, filled);
      from += taken.length;
      filled += taken.length;
      if (filled < size) continue;
      yield held;
      held = new Uint8Array(size);
      filled = 0;
    }
  }
  if (filled > 0) yield held.subarray(0, filled);
}
