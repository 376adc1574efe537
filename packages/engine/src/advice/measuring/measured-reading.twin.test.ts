import { expect, test } from "vitest";
import { randomCase } from "../../analysis/random-case.fixture.ts";
import { Rng } from "../../lib/rng.ts";
import { pointsOf, unitsOf } from "../../model/exact-utility.ts";
import { holds, violations } from "../../model/condition.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { floatReckoner } from "../../model/reckoner.ts";
import { utilityFunction } from "../../model/utility-function.ts";
import { partyUtility } from "../../model/party-utility.ts";
import { redLinesInForce } from "../../model/red-lines-in-force.ts";
import { measuredReading } from "./measured-reading.ts";
import { reckonedPreferences } from "./reckoned-preferences.ts";

test("measures what the exact engine does, but for rounding, and reckoned preferences but for the sixth digit of the largest", () => {
  for (let seed = 0; seed < 200; seed++) {
    const { issues, unknowns, briefs } = randomCase(seed);
    const space = outcomeSpace(issues);
    const rng = Rng.fromSeed(seed);
    for (const brief of Object.values(briefs)) {
      if (brief === undefined) continue;
      const exact = partyUtility({ space, unknowns, reading: brief });
      const measured = measuredReading({ space, unknowns }, brief);
      const preferences = reckonedPreferences(space, unknowns, brief);
      const reckoned = measuredReading({ space, unknowns }, { ...brief, preferences });
      const { tables, terms } = utilityFunction({ space, unknowns, ...brief }, floatReckoner());
      const largest = [...tables.flat(), ...terms.map(({ amount }) => amount)].reduce((top, each) => Math.max(top, Math.abs(each)), 0);
      if (brief.noAgreement !== undefined) expect(measured.reservation).toBeCloseTo(pointsOf(exact, exact.reservation), 5);
      for (let k = 0; k < 10; k++) {
        const numbers = space.sizes.map((size) => rng.below(size));
        const value = pointsOf(exact, unitsOf(exact, numbers));
        expect(Math.abs(measured.utility(numbers) - value)).toBeLessThanOrEqual(1e-11 * largest);
        // Half of the sixth digit of the largest, for each number that is added.
        const most = 5e-6 * largest * (tables.length + terms.length + 1);
        expect(Math.abs(reckoned.utility(numbers) - value)).toBeLessThanOrEqual(most);
        const crossed = redLinesInForce(brief, unknowns).filter((line) => violations(space, line).some((each) => holds(each, numbers)));
        expect(measured.crossed(numbers)).toEqual(crossed);
      }
    }
  }
});
