import { expect, test } from "vitest";
import { SealBroken, Sealer } from "./sealed.ts";
import { ServerKey } from "./server-key.ts";
import { TableSealers } from "./table-sealers.ts";

const keyOf = (byte: number): ServerKey => new ServerKey(new Uint8Array(32).fill(byte));
const sealer = new Sealer(keyOf(1).derived("one"));

test("what was sealed opens with its key at its place, whatever it says", () => {
  for (const text of ["", "a word", "слово 字 🕊", "x".repeat(100_000)]) expect(sealer.open("row/1", sealer.seal("row/1", text))).toBe(text);
});

test("it opens nowhere else, so that a row copied to another place tells nothing", () => {
  const sealed = sealer.seal("brief/table-1/north/1", "our reservation value");
  expect(() => sealer.open("brief/table-1/south/1", sealed)).toThrow(SealBroken);
  expect(() => sealer.open("brief/table-1/north/2", sealed)).toThrow(SealBroken);
});

test("it opens with no other key", () => {
  const sealed = sealer.seal("row/1", "our reservation value");
  expect(() => new Sealer(keyOf(1).derived("two")).open("row/1", sealed)).toThrow(SealBroken);
  expect(() => new Sealer(keyOf(2).derived("one")).open("row/1", sealed)).toThrow(SealBroken);
});

test("a change of any byte is found, and so is a piece cut off", () => {
  const sealed = sealer.seal("row/1", "a few words");
  for (let i = 0; i < sealed.length; i++) {
    const changed = Uint8Array.from(sealed, (byte, k) => (k === i ? byte ^ 1 : byte));
    expect(() => sealer.open("row/1", changed), `byte ${i}`).toThrow(SealBroken);
    expect(() => sealer.open("row/1", sealed.subarray(0, i)), `cut at ${i}`).toThrow(SealBroken);
  }
});

test("the same text is sealed in another way each time", () => {
  expect(sealer.seal("row/1", "yes")).not.toEqual(sealer.seal("row/1", "yes"));
});

test("what is sealed holds nothing of the text, and a broken seal does not quote it", () => {
  const sealed = sealer.seal("row/1", "our reservation value");
  expect(Buffer.from(sealed).toString("latin1")).not.toContain("reservation");
  expect(() => sealer.open("row/2", sealed)).toThrow(/^A sealed value does not open at its place\.$/);
});

test("a table's key opens with the server's key, for that table alone", () => {
  const sealers = new TableSealers(keyOf(1));
  const { wrappedKey, sealer } = sealers.make("table-1");
  const sealed = sealer.seal("row/1", "words");
  expect(sealers.of("table-1", wrappedKey).open("row/1", sealed)).toBe("words");
  expect(() => sealers.of("table-2", wrappedKey)).toThrow(SealBroken);
  expect(() => new TableSealers(keyOf(2)).of("table-1", wrappedKey)).toThrow(SealBroken);
});

test("each table has a key of its own", () => {
  const sealers = new TableSealers(keyOf(1));
  const sealed = sealers.make("table-1").sealer.seal("row/1", "words");
  expect(() => sealers.make("table-1").sealer.open("row/1", sealed)).toThrow(SealBroken);
  expect(() => sealers.server.open("row/1", sealed)).toThrow(SealBroken);
});
