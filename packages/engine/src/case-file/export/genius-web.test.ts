import { expect, test } from "vitest";
import { importGeniusWeb } from "../import/genius-web.ts";
import { webDomain, webNew, webOld } from "../import/sample-files.ts";
import { outcomesTwin, utilityTwin } from "../import/utility-twin.ts";
import { exportGeniusWeb } from "./genius-web.ts";
import { plainCase, RICH_LOSSES, richRoof, roof } from "./sample-case.ts";

test("what came from GeniusWeb goes back the same, and keeps its ranges of numbers", () => {
  const read = importGeniusWeb({ domain: webDomain, profiles: [webNew, webOld] });
  const tea = read.kind === "ok" ? read.value.case : expect.fail();
  const written = exportGeniusWeb(tea);
  const [domain, ...profiles] = written.kind === "ok" ? written.value.files : [];
  const again = importGeniusWeb({ domain: domain ?? expect.fail(), profiles });
  const back = again.kind === "ok" ? again.value.case : expect.fail();
  expect(back.issues).toEqual(tea.issues);
  expect(back.parties).toEqual(tea.parties);
  for (const outcome of outcomesTwin(tea.issues)) {
    for (const { id } of tea.parties) expect(utilityTwin(back, id, outcome)).toBeCloseTo(utilityTwin(tea, id, outcome), 9);
  }
});

test("whatever the files do not say is named, the discount and the reservation value too", () => {
  const result = exportGeniusWeb(richRoof);
  const codes = result.kind === "ok" ? result.value.warnings.map((each) => each.code) : [];
  expect(new Set(codes)).toEqual(new Set([...RICH_LOSSES, "discount-lost", "reservation-lost"]));
});

test("a case without briefs has nothing to write", () => {
  expect(exportGeniusWeb({ ...roof, briefs: {} }).kind).toBe("failed");
});

test("weights sum to exactly 1 as decimals", () => {
  const issues = {
    tiles: { kind: "options", options: { a: 1 } },
    days: {
      kind: "curve",
      curve: [
        { at: 10, worth: 0 },
        { at: 14, worth: 2 },
      ],
    },
  };
  const preferences = { kind: "points", interactions: [], issues };
  const thirds = plainCase({ ...roof, briefs: { owner: { preferences, redLines: [], probabilities: {}, steps: {}, estimates: {} } } });
  const result = exportGeniusWeb(thirds);
  const text = result.kind === "ok" ? (result.value.files[1]?.text ?? "") : "";
  const weights = [...(/"issueWeights": \{([^}]*)\}/.exec(text)?.[1] ?? "").matchAll(/: 0\.(\d+)/g)].map((match) => match[1] ?? "");
  const units = weights.map((digits) => BigInt(digits.padEnd(15, "0")));
  expect(units).toHaveLength(2);
  expect(units.reduce((sum, unit) => sum + unit, 0n)).toBe(10n ** 15n);
});
