import { Rng } from "@detente/engine";
import { expect, test } from "vitest";
import { joined } from "../records/agreed-table.fixture.ts";
import { inChunks } from "./chunks.ts";
import { bytesOf } from "./kept-file.fixture.ts";

test("chunks are the same bytes, all of one size but the last, however they come in", async () => {
  const rng = Rng.fromSeed(11);
  for (let k = 0; k < 200; k++) {
    const all = Uint8Array.from({ length: rng.below(40) }, () => rng.below(256));
    const parts: Uint8Array[] = [];
    for (let from = 0; from < all.length; ) {
      const to = from + rng.below(12);
      parts.push(all.subarray(from, to));
      from = to;
    }
    const size = 1 + rng.below(9);
    const chunks: Uint8Array[] = [];
    for await (const chunk of inChunks(bytesOf(...parts), size)) chunks.push(chunk);
    expect(await joined(bytesOf(...chunks))).toEqual(Buffer.from(all));
    for (const chunk of chunks.slice(0, -1)) expect(chunk.length).toBe(size);
    expect(chunks.at(-1)?.length ?? 1).toBeGreaterThan(0);
    expect(chunks).toHaveLength(Math.ceil(all.length / size));
  }
});
