import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse, type Analysis, type AnalyseSettings, type Case, partyId, unknownId } from "@detente/engine";
import { exportGenius, importGenius, parseCase } from "@detente/engine/case-file";
import { expect, test } from "vitest";

const CASES = join(import.meta.dirname, "../../../cases");
const files = globSync("*/*.yaml", { cwd: CASES }).sort();

function parsed(file: string): Case {
  const result = parseCase({ name: file, text: readFileSync(join(CASES, file), "utf8") });
  if (result.kind === "failed") throw new Error(JSON.stringify(result.failure, null, 1));
  expect(result.value.warnings).toEqual([]);
  return result.value.case;
}

function analysed(value: Case, changed: Partial<AnalyseSettings> = {}): Analysis {
  const result = analyse(value, { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 0, ...changed });
  if (result.kind === "failed") throw new Error(result.failure.code);
  return result.value;
}

test.each(files)("%s is read without a warning, names its sources, and leaves room to agree, but not everywhere", (file) => {
  const value = parsed(file);
  expect(value.sources.length).toBeGreaterThan(0);
  expect(value.provenance?.facts).toBeTruthy();
  expect(value.provenance?.assumptions).toBeTruthy();
  const { zopa, frontier } = analysed(value);
  expect(frontier.exact).toBe(true);
  expect(zopa.exists).toBe(true);
  expect(zopa.share).toBeLessThan(0.6);
});

test.each(files)("in %s every party's estimates and brief give a view of its own", (file) => {
  const value = parsed(file);
  for (const { id } of value.parties) {
    const brief = value.briefs[id];
    const knowsAll = value.parties.every((other) => other.id === id || brief?.estimates[other.id] !== undefined);
    const result = analyse(value, { perspective: { kind: "party", party: id }, model: "full", seed: 1, draws: 0 });
    expect(result.kind).toBe(knowsAll ? "ok" : "failed");
  }
});

test("the plain additive model of Hanoi has 69,120 outcomes, 123 on the frontier, and 40.8 % of them in the ZOPA at (45, 45)", () => {
  const value = parsed("hanoi/hanoi-2019.yaml");
  const at = (us: number, dprk: number): Analysis =>
    analysed(value, { model: "additive", reservation: { [partyId("us")]: us, [partyId("dprk")]: dprk } });
  const analysis = at(45, 45);
  expect([analysis.outcomes, analysis.frontier.count, analysis.zopa.count]).toEqual(["69120", 123, "28181"]);
  expect(analysis.zopa.share).toBeCloseTo(0.408, 3);
  expect([at(50, 50).zopa.count, at(40, 50).zopa.count]).toEqual(["11888", "25806"]);
});

test("the published positions of Hanoi have the scores of the sketch", () => {
  const { positions } = analysed(parsed("hanoi/hanoi-2019.yaml"), { model: "additive" });
  const scores = positions.map(({ utilities }) => utilities.map((utility) => Math.round(utility * 100) / 100));
  expect(scores).toEqual(
    expect.arrayContaining([
      [25.5, 65],
      [30.9, 77],
      [77.6, 40.6],
      [87.5, 22.95],
      [48.9, 62.9],
      [51.1, 62.7],
      [58.1, 54.6],
    ]),
  );
});

test("with everything known of it, the offer of 28 February crosses a red line of one side, and undeclared sites are why it is worth less", () => {
  const { positions } = analysed(parsed("hanoi/hanoi-2019.yaml"));
  const offer = positions.find(({ crosses, utilities }) => crosses.length > 0 && Math.abs((utilities[1] ?? 0) - 77) < 1e-9);
  expect(offer?.crosses.map(({ party }) => party)).toEqual(["us"]);
  expect(offer?.utilities[0]).toBeLessThan(30.9);
});

test("were further sites ruled out and snapback nearly sure, the offer of 28 February would cross no line and just be worth taking", () => {
  const value = parsed("hanoi/hanoi-2019.yaml");
  const us = partyId("us");
  const brief = value.briefs[us];
  if (brief === undefined) throw new Error("Expected a brief");
  const offerIf = (none: number, holds: number) => {
    const probabilities = {
      [unknownId("undeclared-sites")]: { none, "one-enrichment": (1 - none) / 2, several: (1 - none) / 2 },
      [unknownId("snapback")]: { holds, blocked: 1 - holds },
    };
    const { positions } = analysed({ ...value, briefs: { ...value.briefs, [us]: { ...brief, probabilities } } });
    const offer = positions.find(({ id }) => id === "dprk-offer");
    return { worth: offer?.utilities[0] ?? Number.NaN, crosses: offer?.crosses.length };
  };
  expect(offerIf(0.1, 0.3)).toEqual({ worth: expect.closeTo(10.45, 9), crosses: 1 });
  expect(offerIf(1, 0.95)).toEqual({ worth: expect.closeTo(45.325, 9), crosses: 0 });
  // Either alone is not enough: 45 is what no agreement is worth.
  expect(offerIf(1, 0.3)).toEqual({ worth: expect.closeTo(24.85, 9), crosses: 0 });
  expect(offerIf(0.89, 0.95).crosses).toBe(1);
  expect(offerIf(0.9, 0.95).crosses).toBe(0);
});

test("the record of Hanoi goes by its days, cites a source for each entry, and has both accounts of the summit and of Stockholm", () => {
  const { record, positions } = parsed("hanoi/hanoi-2019.yaml");
  const dates = record.map(({ date }) => date);
  expect(dates).toEqual([...dates].sort());
  expect([dates[0], dates.at(-1)]).toEqual(["2018-06-12", "2019-10-05"]);
  for (const { sources } of record) expect(sources?.length).toBeGreaterThan(0);
  for (const day of ["2019-02-28", "2019-10-05"]) {
    const speakers = record.filter(({ date, kind }) => date === day && kind === "statement").map(({ party }) => party);
    expect(speakers).toHaveLength(2);
    expect(new Set(speakers)).toEqual(new Set(["us", "dprk"]));
  }
  const offered = record.flatMap(({ kind, position }) => (kind === "offer" ? [position] : []));
  expect(offered).toEqual(["reported-draft", "dprk-offer", "us-paper"]);
  expect(positions.map(({ id }) => id)).toEqual(expect.arrayContaining(offered));
});

test("both sides of Hanoi say what each step costs or brings them and the other, and carrying all of it out is worth it to both", () => {
  const { steps, briefs, parties } = parsed("hanoi/hanoi-2019.yaml");
  expect(steps).toHaveLength(15);
  for (const { id } of parties) {
    const brief = briefs[id];
    const estimates = Object.values(brief?.estimates ?? {});
    for (const reading of [brief, ...estimates]) expect(Object.keys(reading?.steps ?? {})).toHaveLength(15);
    const gain = steps.reduce((sum, step) => {
      const { worth = 0 } = brief?.steps[step.id] ?? {};
      const points = typeof worth === "number" ? worth : worth.likely;
      return sum + (step.party === id ? -points : points);
    }, 0);
    expect(gain).toBeGreaterThan(0);
  }
});

function withoutInteractions(value: Case): Case {
  const briefs = Object.entries(value.briefs).map(([party, brief]) => [
    party,
    brief && { ...brief, preferences: { ...brief.preferences, interactions: [] } },
  ]);
  return { ...value, briefs: Object.fromEntries(briefs) };
}

test("an additive case keeps its frontier, solutions and ZOPA through a Genius file", () => {
  const value = withoutInteractions(parsed("hanoi/hanoi-2019.yaml"));
  const written = exportGenius(value);
  if (written.kind === "failed") throw new Error(JSON.stringify(written.failure));
  const [domain, ...profiles] = written.value.files;
  if (domain === undefined) throw new Error("Expected a domain");
  const read = importGenius({ domain, profiles, evaluations: "normalised" });
  if (read.kind === "failed") throw new Error(JSON.stringify(read.failure));
  const points = (analysis: Analysis, scale: number): string[] =>
    analysis.frontier.points
      .map(({ utilities, ties, rational }) => `${utilities.map((u) => (u / scale).toFixed(9)).join()} x${ties} ${rational}`)
      .sort();
  const before = analysed(value, { model: "additive" });
  const after = analysed(read.value.case);
  expect(points(after, 1)).toEqual(points(before, 100));
  expect(after.zopa.count).toBe(before.zopa.count);
  expect(after.solutions.nash.points.map(({ utilities }) => utilities.map((u) => u.toFixed(9)))).toEqual(
    before.solutions.nash.points.map(({ utilities }) => utilities.map((u) => (u / 100).toFixed(9))),
  );
});

test("the additive Hanoi frontier is what comparing all 69,120 outcomes one by one leaves", () => {
  const analysis = analysed(parsed("hanoi/hanoi-2019.yaml"), { model: "additive" });
  const tables = analysis.issues.map(({ options }) => options.map(({ points }) => points));
  const all = tables.reduce<number[][]>(
    (made, options) => made.flatMap((u) => options.map((points) => u.map((x, p) => x + (points[p] ?? 0)))),
    [[0, 0]],
  );
  const rounded = [...new Set(all.map((u) => u.map((x) => x.toFixed(9)).join()))].map((key) => key.split(",").map(Number));
  const best = rounded.sort(([a = 0, b = 0], [c = 0, d = 0]) => c - a || d - b);
  let top = -Infinity;
  const front = best.filter(([, second = 0]) => {
    const isBetter = second > top;
    top = Math.max(top, second);
    return isBetter;
  });
  expect(front).toEqual(analysis.frontier.points.map(({ utilities }) => utilities.map((u) => Number(u.toFixed(9)))));
});
