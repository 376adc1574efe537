import { expect, test } from "vitest";
import { randomCase } from "../../analysis/random-case.fixture.ts";
import { Rng } from "../../lib/rng.ts";
import { outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import { everybodyKnows } from "../../strategies/attentive/everybody-knows.fixture.ts";
import { standpointAt } from "../going-on/standpoint-at.ts";
import { type Assessed, assessedGrounds } from "./assessed.ts";
import { factsOf } from "./facts-of.ts";
import { flips } from "./flips.ts";
import { leversOf } from "./levers.ts";
import { putInto } from "./put-into.ts";
import { rowFor, VERDICT_RULE } from "./verdict-rule.ts";
import { AS_IT_STANDS, type WhatIf } from "./what-if.ts";

const SETTINGS = { seed: 5, playOuts: 4, counterOffers: 0, flips: "listed" } as const;
const COUNT = 40;
const GRID = 64;

const wordOf = (assessed: Assessed, whatIf: WhatIf = AS_IT_STANDS) => VERDICT_RULE[rowFor(factsOf(assessed.inputs, whatIf))]?.word;

test(`of ${COUNT} random moments, every flip does what it says, and none of its inputs alone does the same for much less`, () => {
  let listed = 0;
  for (let seed = 0; seed < COUNT; seed++) {
    const rng = Rng.fromSeed(seed);
    const value = everybodyKnows(randomCase(seed));
    const [first, second] = value.parties;
    if (first === undefined || second === undefined) throw new Error("Expected two parties");
    const space = outcomeSpace(value.issues);
    const outcome = outcomeOf(
      space,
      space.sizes.map((size) => rng.below(size)),
    );
    const of = 1 + rng.below(6);
    const clock = { kind: "rounds", round: 1 + rng.below(of), of, at: "2020-01-01T00:00:00.000Z" } as const;
    const moment = standpointAt(value, { party: first.id, offer: { by: second.id, outcome }, track: null, clock });
    if (moment.kind === "failed") throw new Error(moment.failure.code);
    const { standpoint, offeredBy } = moment.value;
    const settings = offeredBy === null ? SETTINGS : { ...SETTINGS, offeredBy };
    const assessed = assessedGrounds(standpoint, outcome, settings);
    if (assessed.kind === "failed") throw new Error(assessed.failure.code);
    const word = wordOf(assessed.value);
    const levers = leversOf(assessed.value);
    for (const flip of flips(standpoint, assessed.value, settings)) {
      listed++;
      const [only] = flip.changes;
      if (only?.kind === "rounds") {
        const longer = putInto(standpoint, assessed.value.grounds, { ...AS_IT_STANDS, rounds: only.to - only.from });
        const again = assessedGrounds(longer, outcome, settings);
        expect(again.kind === "ok" && wordOf(again.value)).toBe(flip.word);
        continue;
      }
      const moved = flip.changes.map((change) => {
        const found = levers.find((lever) => JSON.stringify(lever.at(flip.size).change) === JSON.stringify(change));
        if (found === undefined) throw new Error(`Expected a lever for ${JSON.stringify(change)}`);
        return found;
      });
      const whatIf = moved.reduce<WhatIf>((all, lever) => ({ ...all, ...lever.at(flip.size).whatIf }), AS_IT_STANDS);
      const again = assessedGrounds(putInto(standpoint, assessed.value.grounds, whatIf), outcome, {
        ...settings,
        ...(whatIf.returnChance !== null && { returnChance: whatIf.returnChance }),
      });
      if (again.kind === "failed") throw new Error(again.failure.code);
      expect(wordOf(again.value, { ...AS_IT_STANDS, offerWorth: whatIf.offerWorth })).toBe(flip.word);
      if (moved.length > 1 || moved.some(({ isStepless }) => !isStepless)) continue;
      for (let k = 1; k < GRID * flip.size - 1; k++) {
        const less = moved.reduce<WhatIf>((all, lever) => ({ ...all, ...lever.at(k / GRID).whatIf }), AS_IT_STANDS);
        if (wordOf(assessed.value, less) !== word)
          throw new Error(`seed ${seed}: ${JSON.stringify(flip)} from ${word} at ${k / GRID} already ${wordOf(assessed.value, less)}`);
      }
    }
  }
  expect(listed).toBeGreaterThan(COUNT / 2);
});
