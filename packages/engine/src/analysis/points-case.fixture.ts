import type { Case } from "../model/case.ts";
import { issueId, optionId, partyId } from "../model/ids.ts";

/** A case from a bare table of points, as examples in the literature give it: [issue][option][party]. For tests and benchmarks. */
export function pointsCase(table: readonly (readonly (readonly number[])[])[], reservationValues: readonly number[]): Case {
  const parties = reservationValues.map((_, p) => ({ id: partyId(`p${p}`), name: `Party ${p}` }));
  return {
    detente: 1,
    title: "A table of points",
    language: "en",
    parties,
    groups: [],
    issues: table.map((options, i) => ({
      kind: "choice",
      id: issueId(`i${i}`),
      name: `Issue ${i}`,
      options: options.map((_, o) => ({ id: optionId(`o${o}`), name: `Option ${o}` })),
    })),
    constraints: [],
    unknowns: [],
    tracks: [],
    positions: [],
    record: [],
    steps: [],
    sources: [],
    briefs: Object.fromEntries(
      parties.map(({ id }, p) => [
        id,
        {
          preferences: {
            kind: "points",
            interactions: [],
            issues: Object.fromEntries(
              table.map((options, i) => [
                `i${i}`,
                { kind: "options", options: Object.fromEntries(options.map((points, o) => [`o${o}`, points[p] ?? 0])) },
              ]),
            ),
          },
          noAgreement: { kind: "reservationValue", reservationValue: reservationValues[p] ?? 0 },
          redLines: [],
          probabilities: {},
          steps: {},
          estimates: {},
        },
      ]),
    ),
  };
}
