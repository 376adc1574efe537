import fc from "fast-check";
import { expect, test } from "vitest";
import type { Brief, Case } from "../../model/case.ts";
import type { Combination } from "../../model/combination.ts";
import { issueId, optionId, partyId } from "../../model/ids.ts";
import type { Issue } from "../../model/issue.ts";
import type { Preferences, Worth } from "../../model/preferences.ts";
import type { Result } from "../../lib/result.ts";
import { importGenius, type ImportedCase } from "../import/genius.ts";
import { importGeniusWeb } from "../import/genius-web.ts";
import { optionsTwin, outcomesTwin, utilityTwin } from "../import/utility-twin.ts";
import type { Problem } from "../problem.ts";
import type { ExportedFiles } from "./exported-files.ts";
import { exportGenius } from "./genius.ts";
import { exportGeniusWeb } from "./genius-web.ts";

const SEED = 20_261_123;
const RUNS = 500;
/** As a part of the party's range. */
const TOLERANCE = 1e-9;

const point = fc.integer({ min: -400, max: 1000 }).map((n) => n / 8);
const name = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom("A & B", '<"it\'s">', "a\nb", "__proto__", "constructor", "same", " x "),
);

const issueShape = fc.oneof(
  fc.record({ kind: fc.constant("choice"), names: fc.array(name, { minLength: 1, maxLength: 4 }) }),
  fc.record({
    kind: fc.constant("range"),
    from: fc.integer({ min: -20, max: 20 }),
    size: fc.integer({ min: 0, max: 6 }),
    step: fc.constantFrom(1, 1, 1, 0.5, 5),
  }),
  fc.record({ kind: fc.constant("yesNo") }),
);

const issues = fc.array(fc.tuple(name, issueShape), { minLength: 1, maxLength: 3 }).map((all) =>
  all.map(([text, shape], i): Issue => {
    const texts = { id: issueId(`issue${i}`), name: text };
    if ("names" in shape)
      return { ...texts, kind: "choice", options: shape.names.map((each, k) => ({ id: optionId(`option${k}`), name: each })) };
    if ("size" in shape)
      return { ...texts, kind: "range", range: { from: shape.from, to: shape.from + shape.size * shape.step, step: shape.step } };
    return { ...texts, kind: "yesNo" };
  }),
);

function worth(issue: Issue): fc.Arbitrary<Worth> {
  const options = fc.array(point, { minLength: 8, maxLength: 8 }).map((points): Worth => {
    return { kind: "options", options: Object.fromEntries(optionsTwin(issue).map((id, k) => [id, points[k] ?? 0])) };
  });
  if (issue.kind !== "range" || issue.range.from === issue.range.to) return options;
  const { from, to } = issue.range;
  const bend = fc.option(fc.tuple(fc.double({ min: 0.1, max: 0.9, noNaN: true }), point), { nil: undefined });
  const curve = fc.tuple(point, bend, point).map(([first, middle, last]): Worth => {
    const inner = middle === undefined ? [] : [{ at: from + middle[0] * (to - from), worth: middle[1] }];
    return { kind: "curve", curve: [{ at: from, worth: first }, ...inner, { at: to, worth: last }] };
  });
  return fc.oneof(curve, curve, options);
}

function combination(all: readonly Issue[]): fc.Arbitrary<Combination> {
  const spans = all.map((issue) =>
    fc.option(
      fc.tuple(fc.nat(6), fc.nat(6)).map(([a, b]) => meant(issue, Math.min(a, b), Math.max(a, b))),
      { nil: undefined },
    ),
  );
  return fc
    .tuple(...spans)
    .map((sets) => Object.fromEntries(all.flatMap((issue, i) => (sets[i] === undefined ? [] : [[issue.id, sets[i]]]))));
}

function meant(issue: Issue, first: number, last: number) {
  const options = optionsTwin(issue).slice(first, last + 1);
  return issue.kind === "range" ? { from: Number(options[0] ?? 0), to: Number(options.at(-1) ?? 0) } : options;
}

function brief(all: readonly Issue[]): fc.Arbitrary<Brief> {
  const worths = fc.tuple(...all.map(worth));
  const interactions = fc.array(fc.tuple(combination(all), point), { maxLength: 2 });
  const weights = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 });
  return fc.record({ worths, interactions, weights, isWeighted: fc.boolean(), reservation: point }).map((made): Brief => {
    const stated = made.interactions.map(([when, adjust]) => ({ when, given: {}, adjust }));
    const points = all.map((issue, i) => [issue.id, made.worths[i]] as const);
    const weighted = all.map((issue, i) => [issue.id, { ...made.worths[i], weight: made.weights[i] ?? 0 }] as const);
    // The generator makes a worth for every issue, which the types of its tuples cannot say.
    const preferences = (
      made.isWeighted
        ? { kind: "weighted", issues: Object.fromEntries(weighted), interactions: stated }
        : { kind: "points", issues: Object.fromEntries(points), interactions: stated }
    ) as Preferences;
    const noAgreement = { kind: "reservationValue", reservationValue: made.reservation } as const;
    return { preferences, noAgreement, redLines: [], probabilities: {}, steps: {}, estimates: {} };
  });
}

const cases = issues.chain((all) =>
  fc.tuple(name, brief(all), brief(all)).map(
    ([title, first, second]): Case => ({
      detente: 1,
      title,
      language: "en",
      parties: ["first", "second"].map((id) => ({ id: partyId(id), name: id })),
      groups: [],
      issues: all,
      constraints: [],
      unknowns: [],
      tracks: [],
      positions: [],
      record: [],
      steps: [],
      sources: [],
      briefs: Object.fromEntries([
        ["first", first],
        ["second", second],
      ]),
    }),
  ),
);

const inGenius = (files: ExportedFiles["files"]) => {
  const [domain = { name: "", text: "" }, ...profiles] = files;
  return importGenius({ domain, profiles, evaluations: "normalised" });
};

const inGeniusWeb = (files: ExportedFiles["files"]) => {
  const [domain = { name: "", text: "" }, ...profiles] = files;
  return importGeniusWeb({ domain, profiles });
};

test("what is written for Genius reads back with the same utilities, but for the scale that is warned of", () => {
  fc.assert(
    fc.property(cases, (stated) => readsBack(stated, exportGenius(stated), inGenius)),
    { seed: SEED, numRuns: RUNS },
  );
});

test("what is written for GeniusWeb reads back with the same utilities, but for the scale that is warned of", () => {
  fc.assert(
    fc.property(cases, (stated) => readsBack(stated, exportGeniusWeb(stated), inGeniusWeb)),
    { seed: SEED, numRuns: RUNS },
  );
});

type Exported = Result<ExportedFiles, readonly Problem[]>;
type Import = (files: ExportedFiles["files"]) => Result<ImportedCase, readonly Problem[]>;

function readsBack(stated: Case, exported: Exported, read: Import): void {
  if (exported.kind === "failed") {
    expect(exported.failure.filter((each) => each.severity === "error").map((each) => each.code)).toContain("unsayable-preferences");
    return;
  }
  const { files, warnings } = exported.value;
  const result = read(files);
  if (result.kind === "failed") throw new Error(JSON.stringify({ problems: result.failure, files }, null, 1));
  const back = result.value.case;
  const order = stated.issues.map((_, i) => issueOrder(stated, back, i));
  for (const [p, party] of stated.parties.entries()) {
    const file = files[p + 1]?.name;
    if (warnings.some((each) => each.code === "interaction-lost" && each.path.startsWith(`brief ${party.id}`))) continue;
    const pairs = [...outcomesTwin(stated.issues)].map((outcome): [number, number] => {
      const mirrored = stated.issues.map((issue, i) => {
        const other = back.issues[order[i] ?? -1];
        const k = optionsTwin(issue).findIndex((each) => each === outcome[issue.id]);
        return [other?.id, other && optionsTwin(other)[k]];
      });
      return [utilityTwin(stated, party.id, outcome), utilityTwin(back, back.parties[p]?.id ?? partyId(""), Object.fromEntries(mirrored))];
    });
    const isScaled = warnings.some((each) => each.code === "scale-changed" && each.file === file);
    expect(distanceFromLine(pairs, isScaled ? "any" : "same")).toBeLessThanOrEqual(TOLERANCE);
  }
}

/** JSON objects sort keys that look like numbers first, so issues are found by what they are called. */
function issueOrder(stated: Case, back: Case, i: number): number {
  const names = back.issues.map((issue) => issue.name);
  const wanted = stated.issues[i]?.name ?? "";
  const found = names.findIndex((each) => each === wanted.trim());
  return new Set(names).size === names.length &&
    found >= 0 &&
    stated.issues.filter((each) => each.name.trim() === wanted.trim()).length === 1
    ? found
    : i;
}

/** How far pairs are from one rising straight line through the lowest and the highest ("any"), or from being equal ("same"), as a part of the range. */
function distanceFromLine(pairs: readonly (readonly [number, number])[], kind: "any" | "same"): number {
  const lowest = pairs.reduce((a, b) => (b[0] < a[0] ? b : a));
  const highest = pairs.reduce((a, b) => (b[0] > a[0] ? b : a));
  const range = Math.max(1e-3, highest[0] - lowest[0]);
  const unit = highest[1] - lowest[1] > 1e-12 ? (highest[0] - lowest[0]) / (highest[1] - lowest[1]) : 0;
  const expected = ([, read]: readonly [number, number]): number => (kind === "same" ? read : lowest[0] + unit * (read - lowest[1]));
  return Math.max(...pairs.map((pair) => Math.abs(pair[0] - expected(pair)) / range));
}
