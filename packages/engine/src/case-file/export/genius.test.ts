import { expect, test } from "vitest";
import type { Case } from "../../model/case.ts";
import { partyId } from "../../model/ids.ts";
import { importGenius } from "../import/genius.ts";
import { boatBuyer, boatDomain, boatSeller, dialBoxes, dialDomain, dialOther } from "../import/sample-files.ts";
import { briefOf, outcomesTwin, utilityTwin } from "../import/utility-twin.ts";
import { exportGenius } from "./genius.ts";
import { RICH_LOSSES, richRoof, roof } from "./sample-case.ts";

function written(stated: Case) {
  const result = exportGenius(stated);
  if (result.kind === "failed") throw new Error(JSON.stringify(result.failure, null, 1));
  return result.value;
}

function readBack(stated: Case, evaluations: "normalised" | "asWritten") {
  const [domain, ...profiles] = written(stated).files;
  const result = importGenius({ domain: domain ?? expect.fail(), profiles, evaluations });
  if (result.kind === "failed") throw new Error(JSON.stringify(result.failure, null, 1));
  return result.value.case;
}

const utilities = (stated: Case, party: number): number[] =>
  [...outcomesTwin(stated.issues)].map((outcome) => utilityTwin(stated, stated.parties[party]?.id ?? partyId(""), outcome));

test("without integer issues and negative worths, the files as written give the points themselves", () => {
  const back = readBack(roof, "asWritten");
  expect(back.issues.map((issue) => issue.name)).toEqual(['Tiles <"best">', "Days"]);
  expect(back.parties.map((party) => party.name)).toEqual(["owner", "tiler"]);
  for (const party of [0, 1]) {
    const expected = utilities(roof, party);
    for (const [k, utility] of utilities(back, party).entries()) expect(utility).toBeCloseTo(expected[k] ?? Number.NaN, 9);
  }
});

test("the reservation value goes along onto the scale from 0 to 1, and the scale is told", () => {
  const back = readBack(roof, "normalised");
  expect(briefOf(back, partyId("owner")).noAgreement).toEqual({ kind: "reservationValue", reservationValue: 0.5 });
  const scale = written(roof).warnings.find((each) => each.code === "scale-changed" && each.path === "brief owner");
  expect(scale?.message).toContain("points = 0 + 50 x utility");
});

test("a worth in several pieces turns the numbers of an issue into items, with a warning", () => {
  expect(written(roof).warnings.map((each) => `${each.code} ${each.path}`)).toContain("range-as-items issue days");
});

test("what came from Genius on its own scale goes back without warnings of scale, and the same", () => {
  const result = importGenius({ domain: dialDomain, profiles: [dialBoxes, dialOther], evaluations: "asWritten" });
  const dials = result.kind === "ok" ? result.value.case : expect.fail();
  const back = readBack(dials, "asWritten");
  expect(utilities(back, 0)).toEqual(utilities(dials, 0));
  const boat = importGenius({ domain: boatDomain, profiles: [boatSeller, boatBuyer], evaluations: "normalised" });
  const sold = boat.kind === "ok" ? boat.value.case : expect.fail();
  const again = readBack(sold, "normalised");
  const expected = utilities(sold, 0);
  const largest = utilities(again, 0).reduce((most, utility, k) => Math.max(most, Math.abs(utility - (expected[k] ?? Number.NaN))), 0);
  expect(largest).toBeLessThan(1e-9);
  expect(written(sold).warnings.filter((each) => each.code === "scale-changed" && each.path === "brief seller")).toEqual([]);
});

test("whatever the files do not say is named", () => {
  expect(new Set(written(richRoof).warnings.map((each) => each.code))).toEqual(new Set(RICH_LOSSES));
});

test("a case without briefs has nothing to write", () => {
  expect(exportGenius({ ...roof, briefs: {} }).kind).toBe("failed");
});
