import { pointsCase } from "../../analysis/points-case.fixture.ts";
import type { Rng } from "../../lib/rng.ts";
import type { Brief, Case, Estimate } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import { type PartyId, partyId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { SessionSetup } from "../../session/setup.ts";
import { ownUtility, type OwnUtility } from "../inverse-utility/own-utility.ts";
import type { Seat } from "../strategy.ts";

export const US = partyId("p0");
export const THEM = partyId("p1");

/** Two parties, independent random worths and weights, no ties to speak of. */
export function additiveCase(rng: Rng, sizes: readonly number[]): Case {
  const weights = sizes.map(() => [0.1 + rng.float(), 0.1 + rng.float()]);
  const table = sizes.map((size, issue) =>
    Array.from({ length: size }, () => (weights[issue] ?? []).map((weight) => Math.round(1000 * weight * rng.float()) / 10)),
  );
  return pointsCase(table, [0, 0]);
}

/** Likewise, but along the options of an issue a party's worth rises straight to a peak of its own and falls from there. */
export function orderedCase(rng: Rng, sizes: readonly number[]): Case {
  const table = sizes.map((size) => {
    const shapes = [rng.below(size), rng.below(size)].map((peak) => ({ peak, weight: 10 + 90 * rng.float() }));
    return Array.from({ length: size }, (_, option) =>
      shapes.map(({ peak, weight }) => weight * (option <= peak ? (option + 1) / (peak + 1) : (size - option) / (size - peak))),
    );
  });
  return pointsCase(table, [0, 0]);
}

/** Likewise, but what one party likes the other mostly does not. */
export function opposedCase(rng: Rng, sizes: readonly number[]): Case {
  const table = sizes.map((size) => {
    const weights = [10 + 90 * rng.float(), 10 + 90 * rng.float()];
    return Array.from({ length: size }, () => {
      const ours = rng.float();
      const theirs = Math.max(0, 1 - ours + 0.4 * (rng.float() - 0.5));
      return weights.map((weight, party) => weight * (party === 0 ? ours : theirs));
    });
  });
  return pointsCase(table, [0, 0]);
}

export function seatOf(value: Case, rounds: number, estimate?: Estimate): Seat {
  const brief = briefOf(value, US);
  const setup: SessionSetup = { protocol: { kind: "alternatingOffers" }, parties: [US, THEM], required: [US, THEM], deadline: { rounds } };
  return {
    party: US,
    issues: value.issues,
    constraints: value.constraints,
    unknowns: value.unknowns,
    brief: estimate === undefined ? brief : { ...brief, estimates: { [THEM]: estimate } },
    setup,
  };
}

export function briefOf(value: Case, party: PartyId): Brief {
  const brief = value.briefs[party];
  if (brief === undefined) throw new Error(`Expected a brief of ${party}`);
  return brief;
}

export function utilityOf(value: Case, party: PartyId): OwnUtility {
  const { unknowns, constraints } = value;
  const own = ownUtility({ space: outcomeSpace(value.issues), unknowns, constraints, brief: briefOf(value, party) });
  if (own === null) throw new Error("Expected an admissible outcome");
  return own;
}

export type Manner = "boulware" | "linear" | "conceder" | "micro";

/** What a counterpart offers in each round, if nobody ever accepts: down to the middle of its range by its manner, or one rank a round. */
export function offersOf({ inverse }: OwnUtility, manner: Manner, rounds: number): Outcome[] {
  const exponent = { boulware: 0.2, linear: 1, conceder: 3, micro: 1 }[manner];
  const middle = (inverse.best + inverse.worst) / 2;
  return Array.from({ length: rounds }, (_, round) => {
    const target = inverse.best - (inverse.best - middle) * (round / rounds) ** (1 / exponent);
    const outcome = manner === "micro" ? inverse.ranked(round) : inverse.atLeast(target);
    if (outcome === null) throw new Error("Expected more outcomes than rounds");
    return outcome;
  });
}

const AT = "2026-01-01T00:00:00.000Z";

export const offered = (outcome: Outcome, offer: number, party: PartyId = THEM): SessionEvent => ({
  kind: "offered",
  audience: "table",
  seq: 2 + offer,
  at: AT,
  party,
  offer,
  outcome,
});
