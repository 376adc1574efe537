import { bestDominating } from "./best-dominating.ts";
import { compiledFor } from "./compiled-for.ts";
import { type Check, type Looked, NOTHING, notChecked } from "./check.ts";

/** Something better for oneself that is no worse for any counterpart of which there is an estimate. */
export function dominatedFlag({ onlooker, counterparts, mender, numbers }: Looked): Check {
  const compiled = compiledFor(onlooker, counterparts);
  if (compiled.parties.length < 2) return notChecked("dominated", "noEstimate");
  const found = bestDominating(compiled, numbers);
  if (found.kind === "tooLarge") return notChecked("dominated", "tooLarge");
  if (found.kind === "efficient") return NOTHING;
  const [gain = 0, ...others] = found.gains;
  const cure = mender.instead(numbers, found.by);
  const changed = cure.changes.flatMap(({ issue }) => mender.space.issueNumbers.get(issue) ?? []);
  return {
    flags: [
      {
        kind: "dominated",
        gain,
        others: others.map((each, k) => ({ party: compiled.parties[k + 1] ?? onlooker.party, gain: each })),
        places: changed.map((issue) => mender.place(numbers, issue, found.by)),
        cure,
      },
    ],
    unchecked: [],
  };
}
