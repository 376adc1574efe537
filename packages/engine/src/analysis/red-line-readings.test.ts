import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseCase } from "../case-file/index.ts";
import { partyId, type PartyId } from "../model/ids.ts";
import { analyse } from "./analyse.ts";
import type { Analysis } from "./analysis.ts";

const HANOI = readFileSync(new URL("../../../../cases/hanoi/hanoi-2019.yaml", import.meta.url), "utf8");

function hanoi(text: string, party?: PartyId): Analysis {
  const parsed = parseCase({ name: "hanoi-2019.yaml", text });
  if (parsed.kind === "failed") throw new Error(JSON.stringify(parsed.failure));
  const perspective = party === undefined ? { kind: "everyBrief" as const } : { kind: "party" as const, party };
  const analysed = analyse(parsed.value.case, { perspective, model: "full", seed: 1, draws: 0 });
  if (analysed.kind === "failed") throw new Error(JSON.stringify(analysed.failure));
  return analysed.value;
}

const gated = ({ redLines }: Analysis) => redLines.find(({ id }) => id === "no-broad-relief-for-yongbyon-alone");

test("of a red line that waits for evidence stands what is needed and what is held", () => {
  expect(gated(hanoi(HANOI))).toMatchObject({
    binds: true,
    until: { given: [{ unknown: "Undeclared production sites", states: ["None in operation"] }], needed: 0.9, held: 0.1 },
  });
});

test("a red line whose evidence is in is listed and does not bind", () => {
  const lifted = hanoi(HANOI.replace("undeclared-sites: none }, probability: 0.9", "undeclared-sites: none }, probability: 0.1"));
  expect(gated(lifted)).toMatchObject({ binds: false, until: { needed: 0.1, held: 0.1 } });
  expect(lifted.positions.flatMap(({ crosses }) => crosses.map(({ redLine }) => redLine))).not.toContain(gated(lifted)?.id);
});

test("what a party does not know of is not listed", () => {
  const own = hanoi(HANOI, partyId("dprk")).redLines.filter(({ party }) => party === "us");
  const all = hanoi(HANOI).redLines.filter(({ party }) => party === "us");
  expect(own.length).toBeLessThan(all.length);
});

test("the record comes by date, with the names of tracks and positions and with its sources", () => {
  const { record } = hanoi(HANOI);
  const dates = record.map(({ date }) => date);
  expect(dates).toEqual(dates.toSorted());
  expect(record.find(({ id }) => id === "stanford-address")).toMatchObject({
    party: "us",
    speaker: "Stephen Biegun",
    to: null,
    sources: [{ id: "biegun-stanford" }, { id: "stanford-reuters" }],
  });
  expect(record.find(({ id }) => id === "stockholm-retreat")?.track).toMatch(/Stockholm/u);
});
