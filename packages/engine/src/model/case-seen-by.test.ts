import { expect, test } from "vitest";
import type { Brief, Case, Estimate } from "./case.ts";
import { caseSeenBy } from "./case-seen-by.ts";
import { partyId, stepId } from "./ids.ts";

const [port, city, union] = [partyId("port"), partyId("city"), partyId("union")];
const PREFERENCES = { kind: "points", interactions: [], issues: {} } as const;
const estimate = (notes: string): Estimate => ({ notes, preferences: PREFERENCES, redLines: [], probabilities: {}, steps: {} });
const brief = (notes: string, estimates: Brief["estimates"]): Brief => ({ ...estimate(notes), estimates });

const CASE: Case = {
  detente: 1,
  title: "A harbour",
  language: "en",
  parties: [port, city, union].map((id) => ({ id, name: id.toUpperCase() })),
  groups: [],
  issues: [],
  constraints: [],
  unknowns: [],
  tracks: [],
  positions: [],
  record: [{ id: "strike", date: "2026-01-05", kind: "deed", party: union, text: "A strike." }],
  steps: [{ id: stepId("berth"), name: "Berth", party: port }],
  sources: [],
  briefs: {
    [port]: brief("what the port knows", {}),
    [city]: brief("what the city knows", { [union]: estimate("the city on the union"), [port]: estimate("the city on the port") }),
    [union]: brief("what the union knows", { [port]: estimate("the union on the port") }),
  },
};

const seen = (party: typeof port, counterparts = [port, city, union]) => {
  const value = caseSeenBy(CASE, party, counterparts);
  return value?.parties.map(({ id }) => [id, value.briefs[id]?.notes]);
};

test("a party sees its own brief, and its estimates where it has no brief of others", () => {
  expect(seen(city)).toEqual([
    ["city", "what the city knows"],
    ["port", "the city on the port"],
    ["union", "the city on the union"],
  ]);
});

test("who is not estimated, or not asked for, is left out", () => {
  expect(seen(union)).toEqual([
    ["union", "what the union knows"],
    ["port", "the union on the port"],
  ]);
  expect(seen(city, [union])?.map(([id]) => id)).toEqual(["city", "union"]);
  expect(seen(port)?.map(([id]) => id)).toEqual(["port"]);
});

test("nothing of another's brief is in it", () => {
  expect(JSON.stringify(caseSeenBy(CASE, city, [port, union]))).not.toMatch(/what the (?:port|union) knows/u);
  expect(JSON.stringify(caseSeenBy(CASE, union, [port, city]))).not.toMatch(/what the (?:port|city) knows/u);
});

test("the record and the steps are public; what steps are worth to others and what breaking off costs them is not", () => {
  const other: Brief = { ...brief("", {}), steps: { [stepId("berth")]: { worth: 17, lost: 0.25 } }, breakingCost: 23 };
  const changed: Case = { ...CASE, briefs: { ...CASE.briefs, [port]: other, [union]: other } };
  const before = caseSeenBy(CASE, city, [port, union]);
  expect(caseSeenBy(changed, city, [port, union])).toEqual(before);
  expect(before?.record).toEqual(CASE.record);
  expect(before?.steps).toEqual(CASE.steps);
  expect(caseSeenBy({ ...changed, briefs: { ...changed.briefs, [city]: other } }, city, [])?.briefs[city]).toEqual(other);
});

test("who has no brief, or is no party, sees no case", () => {
  expect(caseSeenBy({ ...CASE, briefs: {} }, port, [city])).toBeNull();
  expect(caseSeenBy(CASE, partyId("bank"), [city])).toBeNull();
});
