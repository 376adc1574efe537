import { compileCase } from "../packages/engine/src/model/compiled-case.ts";
import { pointsOf, unitsOf } from "../packages/engine/src/model/exact-utility.ts";
import type { Outcome } from "../packages/engine/src/model/combination.ts";
import { optionNumbers } from "../packages/engine/src/model/option-numbers.ts";
import { outcomeOf } from "../packages/engine/src/model/outcome-space.ts";
import { readings } from "../packages/engine/src/model/perspective.ts";
import type { Deed } from "../packages/engine/src/session/action.ts";
import type { Actor } from "../packages/engine/src/session/actor.ts";
import { decide } from "../packages/engine/src/session/decide.ts";
import type { SessionEvent } from "../packages/engine/src/session/event.ts";
import { fold } from "../packages/engine/src/session/evolve.ts";
import { partyView } from "../packages/engine/src/session/view-for.ts";
import type { GameSettings } from "../packages/engine/src/simulation/game.ts";

/**
 * Boulware against Boulware as one would write it first: before each turn all events are folded again, and all outcomes are sorted again to
 * find the one that is worth what is wanted.
 */
export function plainSession({ base, setup, startAt: at }: GameSettings): readonly SessionEvent[] {
  const events: SessionEvent[] = [];
  const { utilities, worthOf } = valuesOf(base);
  const act = (by: Actor, deed: Deed): void => {
    const decision = decide(base, fold(base, events), { ...deed, by }, at);
    if (decision.kind === "failed") throw new Error(decision.failure.code);
    events.push(...decision.value);
  };
  act({ kind: "facilitator" }, { kind: "open", setup });
  while (fold(base, events).ending === null) {
    const state = fold(base, events);
    const place = state.floor.kind === "alternatingOffers" ? state.floor.next : 0;
    const party = setup.parties[place];
    if (party === undefined) throw new Error("Expected a party");
    const view = partyView(state, party, at);
    const sorted = utilities.toSorted((a, b) => (b.points[place] ?? 0) - (a.points[place] ?? 0));
    const [best, worst] = [sorted[0]?.points[place] ?? 0, sorted.at(-1)?.points[place] ?? 0];
    const target = best - (best - worst) * view.relativeTime ** 5;
    const [standing] = view.standing;
    const offered = standing?.content.kind === "whole" ? standing.content.outcome : null;
    const wanted = sorted.findLast(({ points }) => (points[place] ?? 0) >= target);
    const worth = offered && worthOf(offered)[place];
    if (standing && worth !== null && worth !== undefined && worth >= target)
      act({ kind: "party", party }, { kind: "accept", offer: standing.offer });
    else if (wanted) act({ kind: "party", party }, { kind: "offer", outcome: wanted.outcome });
  }
  return events;
}

interface Valued {
  readonly outcome: Outcome;
  readonly points: readonly number[];
}

function valuesOf({ value, space }: GameSettings["base"]) {
  const held = readings(value, { kind: "everyBrief" });
  if (held.kind === "failed") throw new Error(held.failure.code);
  const compiled = compileCase(value, held.value);
  const worthOf = (outcome: Outcome): number[] => {
    const numbers = optionNumbers(space, outcome) ?? [];
    return compiled.utilities.map((utility) => pointsOf(utility, unitsOf(utility, numbers)));
  };
  const outcomes = Array.from({ length: Number(space.combinations) }, (_, combination) => {
    let rest = combination;
    return outcomeOf(
      space,
      space.sizes.map((size) => {
        const number = rest % size;
        rest = Math.floor(rest / size);
        return number;
      }),
    );
  });
  return { worthOf, utilities: outcomes.map((outcome): Valued => ({ outcome, points: worthOf(outcome) })) };
}
