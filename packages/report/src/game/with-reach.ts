import type { Analysis } from "@detente/engine";

/** The analysis with pictures that reach to these utilities, too: an offer may be outside what is admissible. Only for drawing. */
export function withReach(analysis: Analysis, vectors: readonly (readonly number[] | null)[]): Analysis {
  const reach = (pick: (a: number, b: number) => number, known: readonly number[] | null): readonly number[] =>
    analysis.parties.map((_, party) =>
      [known, ...vectors]
        .map((vector) => vector?.[party] ?? Number.NaN)
        .reduce((a, b) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : pick(a, b))),
    );
  return { ...analysis, best: reach(Math.max, analysis.best), worst: reach(Math.min, analysis.worst) };
}
