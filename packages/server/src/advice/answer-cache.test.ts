import { expect, test } from "vitest";
import { AnswerCache } from "./answer-cache.ts";

const AT = "2026-03-01T12:00:00.000Z";
const basis = { briefSeq: 2, seqs: { table: 3 } };
const asked = { table: "t", party: "us", session: "s", basis, asked: { kind: "verdict", body: { seed: 1 } } };
const kept = (answer: unknown, at = AT) => ({ answer, at, erasures: 0 });

test("an answer is given again for the same question of the same side, while it is fresh", () => {
  const cache = new AnswerCache();
  cache.keep(asked, kept("kept"));
  const sameAsked = { body: { seed: 1 }, kind: "verdict" };
  expect(cache.read({ ...asked, asked: sameAsked }, "2026-03-01T12:00:59.000Z")).toBe("kept");
  expect(cache.read(asked, "2026-03-01T12:01:00.000Z")).toBeUndefined();
  for (const other of [{ party: "dprk" }, { table: "u" }, { session: null }, { basis: { ...basis, briefSeq: 3 } }, { asked: null }])
    expect(cache.read({ ...asked, ...other }, AT)).toBeUndefined();
});

test("no side gets another's answer, however ids and questions are put together", () => {
  const cache = new AnswerCache();
  cache.keep({ ...asked, party: 'us","x', basis: null }, kept("kept"));
  expect(cache.read({ ...asked, party: "us", basis: ["x", null] }, AT)).toBeUndefined();
  expect(cache.read({ ...asked, table: 't","us', party: "x", basis: null }, AT)).toBeUndefined();
});

test("what rests on a brief, or on events, that are no longer the last goes with the next answer for that side, and nobody else's", () => {
  const cache = new AnswerCache();
  const others = [
    { ...asked, party: "dprk" },
    { ...asked, session: "other" },
    { ...asked, session: null },
  ];
  for (const each of [asked, ...others]) cache.keep(each, kept("before"));
  cache.keep({ ...asked, asked: "more" }, kept("more"));
  const changed = { ...asked, basis: { ...basis, briefSeq: 3 } };
  cache.keep(changed, kept("after"));
  const read = [asked, { ...asked, asked: "more" }, changed, ...others].map((each) => cache.read(each, AT));
  expect(read).toEqual([undefined, undefined, "after", "before", "before", "before"]);
});

test("it holds so many characters and no more: the oldest goes first, and what is no longer fresh before it", () => {
  const cache = new AnswerCache(10_000);
  const large = "x".repeat(4_000);
  for (const [k, each] of ["a", "b", "c"].entries()) cache.keep({ ...asked, asked: each }, kept(`${k}${large}`));
  expect(["a", "b", "c"].map((each) => typeof cache.read({ ...asked, asked: each }, AT))).toEqual(["undefined", "string", "string"]);
  cache.keep({ ...asked, asked: "too large" }, kept(large.repeat(3)));
  expect(["b", "too large"].map((each) => typeof cache.read({ ...asked, asked: each }, AT))).toEqual(["string", "undefined"]);
  const later = "2026-03-01T12:05:00.000Z";
  for (const each of ["d", "e"]) cache.keep({ ...asked, asked: each }, kept(large, later));
  expect(["d", "e"].map((each) => typeof cache.read({ ...asked, asked: each }, later))).toEqual(["string", "string"]);
});

test("what was computed of words that have been erased since is neither kept nor told", () => {
  const cache = new AnswerCache();
  const other = { ...asked, table: "other" };
  for (const each of [asked, other]) cache.keep(each, { answer: "kept", at: AT, erasures: cache.now });
  const underWay = cache.now;
  cache.forgetTable(asked.table);
  expect([cache.read(asked, AT), cache.read(other, AT)]).toEqual([undefined, "kept"]);
  cache.keep(asked, { answer: "late", at: AT, erasures: underWay });
  expect(cache.read(asked, AT)).toBeUndefined();
  cache.keep(asked, { answer: "new", at: AT, erasures: cache.now });
  expect(cache.read(asked, AT)).toBe("new");
  cache.forgetAll();
  expect([cache.read(asked, AT), cache.read(other, AT)]).toEqual([undefined, undefined]);
});
