import { Rng } from "../../lib/rng.ts";
import type { Case } from "../../model/case.ts";
import { issueId, optionId, partyId } from "../../model/ids.ts";
import type { Interaction } from "../../model/preferences.ts";

/** Two parties, yes-or-no issues, and for each pair of issues points from −1 to 1 when both are yes: every issue depends on every other (after Klein and others 2003). */
export function interdependentCase(issues: number, seed: number): Case {
  const rng = Rng.fromSeed(seed);
  const ids = Array.from({ length: issues }, (_, i) => issueId(`i${i}`));
  const yes = [optionId("yes")];
  const pairs = ids.flatMap((first, i) => ids.slice(i + 1).map((second) => ({ [first]: yes, [second]: yes })));
  const parties = ["p0", "p1"].map((id) => ({ id: partyId(id), name: id }));
  const points = (): number => Math.round((rng.float() * 2 - 1) * 100) / 100;
  return {
    detente: 1,
    title: "Everything hangs together",
    language: "en",
    parties,
    groups: [],
    issues: ids.map((id) => ({ kind: "yesNo", id, name: id })),
    constraints: [],
    unknowns: [],
    tracks: [],
    positions: [],
    record: [],
    steps: [],
    sources: [],
    briefs: Object.fromEntries(
      parties.map(({ id }) => [
        id,
        {
          preferences: {
            kind: "points",
            interactions: pairs.map((when): Interaction => ({ when, given: {}, adjust: points() })),
            issues: Object.fromEntries(ids.map((issue) => [issue, { kind: "options", options: { yes: points() } }])),
          },
          redLines: [],
          probabilities: {},
          steps: {},
          estimates: {},
        },
      ]),
    ),
  };
}
