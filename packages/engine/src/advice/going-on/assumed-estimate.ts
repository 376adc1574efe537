import { own } from "../../lib/own.ts";
import type { Rng } from "../../lib/rng.ts";
import type { Estimate } from "../../model/case.ts";
import type { Preferences, Worth } from "../../model/preferences.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { partyUtility } from "../../model/party-utility.ts";
import { additivePart } from "../../strategies/opponent-models/additive-part.ts";
import type { Seat } from "../../strategies/strategy.ts";

/** How far an unknown counterpart is taken to want the opposite; the rest of a worth is chance. */
const OPPOSED = 0.6;
/** The most that no agreement is taken to be worth to it, as a share of its best outcome. */
const MOST_RESERVATION = 0.5;
const SCALE = 100;

/**
 * A counterpart of which the brief says nothing, drawn: on every issue it wants more or less the opposite, with a weight of its own. Its
 * best option of an issue is worth 100. Options of a range issue are worth what a straight line between its ends says.
 */
export function assumedEstimate(seat: Seat, rng: Rng): Estimate {
  const space = outcomeSpace(seat.issues);
  const { scores } = additivePart(partyUtility({ space, unknowns: seat.unknowns, reading: seat.brief }));
  const issues = space.issues.map(({ id, options, numbers }, i) => {
    const ours = scores[i] ?? [];
    const [least, most] = bounds(ours);
    const opposed = (k: number): number => (most > least ? (most - (ours[k] ?? 0)) / (most - least) : 0);
    const drawn = (k: number): number => Math.round(SCALE * (OPPOSED * opposed(k) + (1 - OPPOSED) * rng.float()));
    const last = options.length - 1;
    const worth: Worth =
      numbers === null
        ? { kind: "options", options: Object.fromEntries(options.map((option, k) => [option, drawn(k)])) }
        : {
            kind: "curve",
            curve: [{ at: numbers[0] ?? 0, worth: drawn(0) }, ...(last > 0 ? [{ at: numbers[last] ?? 0, worth: drawn(last) }] : [])],
          };
    return [id, { ...worth, weight: 10 + rng.below(100) }] as const;
  });
  const preferences: Preferences = { kind: "weighted", issues: Object.fromEntries(issues), interactions: [] };
  const reservationValue = Math.round(SCALE * MOST_RESERVATION * rng.float());
  return { preferences, noAgreement: { kind: "reservationValue", reservationValue }, redLines: [], probabilities: {}, steps: {} };
}

function bounds(row: ArrayLike<number>): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (let k = 0; k < row.length; k++) [least, most] = [Math.min(least, row[k] ?? least), Math.max(most, row[k] ?? most)];
  return [least, most];
}

export const hasEstimate = (seat: Seat, party: Seat["party"]): boolean => own(seat.brief.estimates, party) !== undefined;
