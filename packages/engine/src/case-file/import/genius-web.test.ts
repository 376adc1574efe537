import { expect, test } from "vitest";
import { issueId, optionId, partyId } from "../../model/ids.ts";
import type { TextFile } from "../problem.ts";
import { importGeniusWeb } from "./genius-web.ts";
import { webDomain, webNew, webOld } from "./sample-files.ts";
import { briefOf, utilityTwin } from "./utility-twin.ts";

function accepted(...profiles: readonly TextFile[]) {
  const result = importGeniusWeb({ domain: webDomain, profiles });
  if (result.kind === "failed") throw new Error(JSON.stringify(result.failure, null, 1));
  return result.value;
}

/** Problems after one change in a profile, as "code line: the word at the place". */
function told(from: string, to: string): string[] {
  expect(webNew.text).toContain(from);
  const changed = webNew.text.replace(from, to);
  const result = importGeniusWeb({ domain: webDomain, profiles: [{ ...webNew, text: changed }, webOld] });
  const problems = result.kind === "failed" ? result.failure : result.value.warnings;
  return problems.map(
    ({ code, line, column }) => `${code} ${line}: ${/^["{*]?[\w.-]*/.exec(changed.split("\n")[line - 1]?.slice(column - 1) ?? "")?.[0]}`,
  );
}

const cup = (kind: string, grams: string) => ({ [issueId("kind")]: optionId(kind), [issueId("grams")]: optionId(grams) });

test("new and old spellings of profiles give the same kind of preferences", () => {
  const { case: stated, warnings } = accepted(webNew, webOld);
  expect(warnings).toEqual([]);
  expect(stated.parties).toEqual([
    { id: "guest", name: "guest" },
    { id: "tea2", name: "tea2" },
  ]);
  expect(stated.issues[1]).toMatchObject({ kind: "range", range: { from: 50, to: 200, step: 50 } });
  expect(utilityTwin(stated, partyId("guest"), cup("green", "150"))).toBeCloseTo(0.75 + 0.25 * 0.6, 12);
  expect(utilityTwin(stated, partyId("tea2"), cup("black", "100"))).toBeCloseTo(0.5 + 0.5 * (2 / 3), 12);
});

test("the reservation value is the utility of the reservation bid, 0 without one", () => {
  const { case: stated } = accepted(webNew, webOld);
  const [guest, other] = ["guest", "tea2"].map((id) => briefOf(stated, partyId(id)).noAgreement);
  expect(guest?.kind === "reservationValue" && guest.reservationValue).toBeCloseTo(0.75 * 0.25 + 0.25 * 0.4, 12);
  expect(other).toEqual({ kind: "reservationValue", reservationValue: 0 });
});

test("the older spelling of ranges is read", () => {
  const domain = { ...webDomain, text: webDomain.text.replace('{ "low": 50, "high": 200, "step": 50 }', "[50, 200, 50]") };
  const result = importGeniusWeb({ domain, profiles: [webNew, webOld] });
  expect(result.kind === "ok" && result.value.case.issues[1]).toMatchObject({ range: { from: 50, to: 200, step: 50 } });
});

test("problems have file, line and column", () => {
  expect(told('"black": 0.25', '"black": 1.25')).toEqual(["utility-range 5: 1.25"]);
  expect(told('"black": 0.25', '"block": 0.25')).toEqual(['unknown-item 5: "block', "missing-evaluation 5: {"]);
  expect(told('"black": 0.25', '"black": "0.25"')).toEqual(['bad-number 5: "0.25']);
  expect(told('"kind": 0.75', '"kind": 0.85')).toEqual(['weights-above-one 8: "kind']);
  expect(told('"kind": 0.75', '"kind": -0.75')).toEqual([
    "negative-weight 8: -0.75",
    'weights-below-one 8: "kind',
    'missing-weight 5: "kind',
  ]);
  expect(told('"highValue": 200', '"highValue": 300')).toEqual(["bounds-differ 6: {"]);
  expect(told('"kind": "black"', '"kind": "white"')).toEqual(['bad-reservation 9: "kind']);
  expect(told('"LinearAdditiveUtilitySpace"', '"DefaultPartialOrdering"')).toEqual(["not-genius-web 1: {"]);
  expect(told('"name": "guest",', '"name": guest,')).toEqual(["json-malformed 2: guest"]);
});

test("nesting without end is refused, not followed", () => {
  const deep: TextFile = { name: "deep.json", text: '{"a":'.repeat(200) + "1" + "}".repeat(200) };
  const result = importGeniusWeb({ domain: deep, profiles: [webNew, webOld] });
  expect(result.kind === "failed" && result.failure.map((each) => each.code)).toEqual(["json-malformed"]);
});
