import { readFileSync } from "node:fs";
import { partyId } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { expect, test } from "vitest";
import { talksMoment } from "./talks-moment.ts";

const read = parseCase({
  name: "hanoi",
  text: readFileSync(new URL("../../../../../cases/hanoi/hanoi-2019.yaml", import.meta.url), "utf8"),
});
if (read.kind === "failed") throw new Error("Expected the case of Hanoi to be one");
const HANOI = read.value.case;
const offer = HANOI.positions.find(({ id }) => id === "dprk-offer");
const asked = { party: partyId("us"), by: partyId("dprk"), outcome: offer?.outcome ?? {}, day: offer?.date ?? null, search: {} };

test("a summit of days has a round a day, and what was put forward on a day is looked at in its round", () => {
  const moment = talksMoment(HANOI, asked);
  expect(moment.track).toBe("summit");
  expect(moment.clock).toEqual({ kind: "rounds", round: 2, of: 2, at: "2019-02-28T12:00:00.000Z" });
});

test("what was put forward on no day of it is looked at in its first round", () => {
  expect(talksMoment(HANOI, { ...asked, day: "2019-02-21" }).clock).toMatchObject({ round: 1, of: 2 });
  expect(talksMoment(HANOI, { ...asked, day: null }).clock).toMatchObject({ round: 1, of: 2 });
});

test("what the address says goes before, within what there is", () => {
  expect(talksMoment(HANOI, { ...asked, search: { round: 3, of: 10 } }).clock).toMatchObject({ round: 3, of: 10 });
  expect(talksMoment(HANOI, { ...asked, search: { round: 99, of: 5 } }).clock).toMatchObject({ round: 5, of: 5 });
  expect(talksMoment(HANOI, { ...asked, search: { round: -1, of: 0 } }).clock).toMatchObject({ round: 1, of: 1 });
});

test("talks of which nothing is said have twenty rounds, and no track", () => {
  const bare = { ...HANOI, tracks: [], positions: [], record: [] };
  expect(talksMoment(bare, { ...asked, day: null })).toMatchObject({
    track: null,
    clock: { round: 1, of: 20, at: "2000-01-01T12:00:00.000Z" },
  });
});
