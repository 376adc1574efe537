import { expect, test } from "vitest";
import { AnswerCache } from "./answer-cache.ts";

const AT = "2026-03-01T12:00:00.000Z";
const asked = { table: "t", party: "us", rest: { kind: "reading", seqs: { table: 3 } } };

test("an answer is given again for the same question of the same side, while it is fresh", () => {
  const cache = new AnswerCache();
  cache.keep(asked, { answer: "kept", at: AT, erasures: 0 });
  expect(cache.read({ ...asked, rest: { seqs: { table: 3 }, kind: "reading" } }, "2026-03-01T12:00:59.000Z")).toBe("kept");
  expect(cache.read(asked, "2026-03-01T12:01:00.000Z")).toBeUndefined();
  for (const other of [{ party: "dprk" }, { table: "u" }, { rest: { kind: "reading", seqs: { table: 4 } } }])
    expect(cache.read({ ...asked, ...other }, AT)).toBeUndefined();
});

test("no side gets another's answer, however ids and questions are put together", () => {
  const cache = new AnswerCache();
  cache.keep({ table: "t", party: 'us","x', rest: null }, { answer: "kept", at: AT, erasures: 0 });
  expect(cache.read({ table: "t", party: "us", rest: ["x", null] }, AT)).toBeUndefined();
  expect(cache.read({ table: 't","us', party: "x", rest: null }, AT)).toBeUndefined();
});

test("it holds so many answers and no more: the oldest goes first", () => {
  const cache = new AnswerCache();
  for (let k = 0; k < 65; k++) cache.keep({ ...asked, rest: k }, { answer: k, at: AT, erasures: 0 });
  expect(cache.read({ ...asked, rest: 0 }, AT)).toBeUndefined();
  expect(cache.read({ ...asked, rest: 1 }, AT)).toBe(1);
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
