import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { own } from "../lib/own.ts";
import { partyId } from "../model/ids.ts";
import { parseCase } from "./parse-case.ts";
import { briefOfDocument, documentOfOwnBrief, readBrief } from "./read-brief.ts";
import { skeleton } from "./skeleton.ts";

const FILES = ["hanoi/hanoi-2019", "harbour/three-party-harbour", "job-offer/job-offer", "panama-canal/panama-canal-1977"];
const caseOf = (text: string) => {
  const parsed = parseCase({ name: "case.yaml", text });
  if (parsed.kind === "failed") throw new Error(JSON.stringify(parsed.failure));
  return parsed.value.case;
};
const texts = [skeleton, ...FILES.map((name) => readFileSync(new URL(`../../../../cases/${name}.yaml`, import.meta.url), "utf8"))];

test("a brief that is written down is read back as the same brief, with checks and without", () => {
  for (const value of texts.map(caseOf))
    for (const { id } of value.parties) {
      const brief = own(value.briefs, id);
      if (brief === undefined) continue;
      const document = JSON.parse(JSON.stringify(documentOfOwnBrief(value, id, brief)));
      expect(readBrief({ ...value, briefs: {} }, id, document)).toMatchObject({ kind: "ok", value: { brief } });
      expect(briefOfDocument({ ...value, briefs: {} }, document)).toEqual(brief);
    }
});

const car = { ...caseOf(skeleton), briefs: {} };
const buyer = partyId("buyer");
const problemsOf = (document: unknown) => {
  const read = readBrief(car, buyer, document);
  return (read.kind === "ok" ? read.value.warnings : read.failure).map(({ severity, code, path }) => [severity, code, path.join("/")]);
};

test("everything that is wrong with a brief is told with its path in the brief, and nothing of the case around it", () => {
  expect(problemsOf({})).toEqual([["error", "missing-key", ""]]);
  expect(problemsOf(null)).toEqual([["error", "empty", ""]]);
  expect(problemsOf("no brief")).toMatchObject([["error", "shape", ""]]);
  expect(
    problemsOf({
      preferences: { points: { prise: { options: {} }, tyres: { options: { yes: "much" } } } },
      redLines: [{ id: "x" }],
      more: 1,
    }),
  ).toEqual([
    ["warning", "issue-left-out", "preferences/points"],
    ["error", "unknown-issue", "preferences/points/prise"],
    ["error", "shape", "preferences/points/tyres/options/yes"],
    ["error", "rule-form", "redLines/0"],
    ["error", "unknown-key", "more"],
  ]);
});

test("what is only doubtful leaves a brief sound", () => {
  expect(problemsOf({ preferences: { points: {} } })).toContainEqual(["warning", "no-reservation-value", ""]);
});

test("the document that was handed in stays as it was", () => {
  const document = { preferences: { points: { prise: {} } }, redLines: [{}] };
  const before = structuredClone(document);
  readBrief(car, buyer, document);
  expect(document).toEqual(before);
});
