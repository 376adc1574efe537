import { analyse, type Analysis, type Case } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";

/** A case with a hostile text in every place that takes one; `text` is asked once a place. */
export function hostileCase(text: () => string): Case {
  const named = (id: string) => ({ id, name: text() });
  const record = <T>(ids: readonly string[], value: (id: string, i: number) => T) =>
    Object.fromEntries(ids.map((id, i) => [id, value(id, i)]));
  const options = ["x", "y", "z"];
  const worths = (sign: number) => ({ options: record(options, (_, i) => 50 + sign * (i - 1) * 30) });
  const preferences = (sign: number) => ({
    points: { colour: worths(sign), size: worths(-sign), number: { curve: [0, 10].map((at) => ({ at, worth: 10 * sign * at })) } },
    interactions: [{ name: text(), when: { colour: "x", size: "y" }, given: { fact: "so" }, adjust: { low: -9, likely: -3, high: 2 } }],
  });
  const alternatives = [{ name: text(), chances: [1, 3].map((quarters) => ({ name: text(), probability: quarters / 4, value: 20 })) }];
  const estimate = (sign: number) => ({ notes: text(), preferences: preferences(sign), alternatives });
  const steps = (own: string, other: string) => ({ [own]: { cost: 1 }, [other]: { value: 2, lost: 0.5 } });
  const brief = (own: string, other: string, sign: number) => ({
    ...estimate(sign),
    redLines: [{ ...named("never"), forbid: { colour: "z", size: "z" }, until: { given: { fact: "so" }, probability: 0.9 } }],
    probabilities: { fact: { so: 0.5, other: 0.5 } },
    steps: steps(own, other),
    estimates: { [other]: { ...estimate(-sign), steps: steps(other, own) } },
  });
  const document = {
    detente: 1,
    title: text(),
    language: "en",
    summary: text(),
    provenance: { facts: text(), assumptions: text() },
    parties: ["a", "b"].map((id) => ({ ...named(id), description: text() })),
    groups: [{ ...named("g"), description: text() }],
    issues: [
      ...["colour", "size"].map((id) => ({
        ...named(id),
        group: "g",
        options: options.map((o) => ({ ...named(o), description: text() })),
      })),
      { ...named("number"), range: { from: 0, to: 10, step: 5, unit: text() } },
    ],
    constraints: [{ ...named("never"), forbid: { colour: "y", size: "z" } }],
    unknowns: [{ ...named("fact"), states: [named("so"), named("other")] }],
    positions: ["x", "y"].map((o) => ({ ...named(o), party: "a", outcome: { colour: o, size: o, number: 5 } })),
    record: [{ id: "r", date: "2026-01-05", kind: "offer", party: "a", speaker: text(), text: text(), position: "x" }],
    steps: ["a", "b"].map((id) => ({ ...named(id), description: text(), party: id, evidence: text(), verifier: text(), undo: text() })),
    sources: [{ id: "s", title: text(), publisher: text(), url: "https://evil.test/", note: text() }],
    briefs: { a: brief("a", "b", 1), b: brief("b", "a", -1) },
    translations: { de: { title: text(), "issues.colour.name": text() } },
  };
  const parsed = parseCase({ name: "hostile.json", text: JSON.stringify(document) });
  if (parsed.kind !== "ok") throw new Error(`Expected a case, got ${JSON.stringify(parsed.failure)}`);
  return parsed.value.case;
}

export function analysisOf(value: Case): Analysis {
  const analysis = analyse(value, { perspective: { kind: "everyBrief" }, model: "full", seed: 3, draws: 8 });
  if (analysis.kind !== "ok") throw new Error(`Expected an analysis, got ${JSON.stringify(analysis.failure)}`);
  return analysis.value;
}

export const hostileAnalysis = (text: () => string): Analysis => analysisOf(hostileCase(text));
