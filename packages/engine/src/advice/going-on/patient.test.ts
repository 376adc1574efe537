import { expect, test } from "vitest";
import { randomCase } from "../../analysis/random-case.fixture.ts";
import { violations, holds } from "../../model/condition.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import { redLinesInForce } from "../../model/red-lines-in-force.ts";
import { Rng } from "../../lib/rng.ts";
import { everybodyKnows } from "../../strategies/attentive/everybody-knows.fixture.ts";
import { goingOn, likelyCounterparts } from "./going-on.ts";
import { sightOf } from "./standpoint.ts";
import { standpointAt } from "./standpoint-at.ts";

test("no play-out takes the offer that stands at its first move, and none crosses a red line of the party", () => {
  let ends = 0;
  for (let seed = 0; seed < 60; seed++) {
    const rng = Rng.fromSeed(seed);
    const value = everybodyKnows(randomCase(seed));
    const [first, second] = value.parties;
    if (first === undefined || second === undefined) throw new Error("Expected two parties");
    const space = outcomeSpace(value.issues);
    const outcome = outcomeOf(
      space,
      space.sizes.map((size) => rng.below(size)),
    );
    const clock = { kind: "rounds", round: 3, of: 3, at: "2020-01-01T00:00:00.000Z" } as const;
    const moment = standpointAt(value, { party: first.id, offer: { by: second.id, outcome }, track: null, clock });
    const sight = moment.kind === "ok" && moment.value.offeredBy === null ? sightOf(moment.value.standpoint) : null;
    if (sight === null) continue;
    const { brief } = sight.seat;
    const lines = redLinesInForce(brief, value.unknowns).flatMap((line) => violations(space, line));
    const continued = goingOn(sight, likelyCounterparts(sight, { count: 4, seed }));
    expect(continued.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    for (const { end, isAgreed } of continued) {
      // In the last turn of all nothing can come after the party's answer but the end.
      expect(isAgreed).toBe(false);
      const numbers = end.outcome === null ? undefined : optionNumbers(space, end.outcome);
      if (numbers !== undefined) expect(lines.some((line) => holds(line, numbers))).toBe(false);
      ends++;
    }
  }
  expect(ends).toBeGreaterThan(60);
});
