import { floatReckoner } from "../../model/reckoner.ts";
import { redLinesInForce } from "../../model/red-lines-in-force.ts";
import { stateProbabilities } from "../../model/utility-function.ts";
import type { Assessed } from "./assessed.ts";
import type { InputChange } from "./flip.ts";
import type { Grounds } from "./grounds.ts";
import { asksForPause } from "./verdict-rule.ts";
import type { WhatIf } from "./what-if.ts";

/** One input that can be moved: how far, 0 (as it stands) to 1 (as far as it goes), and what that means. */
export interface Lever {
  readonly at: (share: number) => { readonly whatIf: Partial<WhatIf>; readonly change: InputChange };
  /** Whether there is anything in between. */
  readonly isStepless: boolean;
}

/** Everything that can be moved, in the order in which ties are listed. */
export function leversOf({ grounds, inputs, facts }: Assessed): readonly Lever[] {
  const range = Math.max(facts.range, Math.abs(facts.value - facts.reservation));
  return [
    ...[1, -1].map(
      (sign): Lever => ({
        isStepless: true,
        at: (share) => ({
          whatIf: { offerWorth: sign * share * range },
          change: { kind: "offerWorth", by: sign * share * range, from: facts.value, to: facts.value + sign * share * range },
        }),
      }),
    ),
    ...[1, -1].map(
      (sign): Lever => ({
        isStepless: true,
        at: (share) => ({
          whatIf: { reservation: sign * share * range },
          change: { kind: "reservation", from: facts.reservation, to: facts.reservation + sign * share * range },
        }),
      }),
    ),
    ...probabilityLevers(grounds),
    ...lineLevers(grounds),
    ...theirLevers(grounds),
    ...(inputs.obstacles.some(({ kind }) => kind === "groundwork")
      ? [{ isStepless: false, at: () => ({ whatIf: { isGroundworkDone: true }, change: { kind: "groundwork" } }) } satisfies Lever]
      : []),
    ...(asksForPause(facts)
      ? [0, 1].map(
          (end): Lever => ({
            isStepless: true,
            at: (share) => {
              const to = inputs.returnChance + share * (end - inputs.returnChance);
              return { whatIf: { returnChance: to }, change: { kind: "returnChance", from: inputs.returnChance, to } };
            },
          }),
        )
      : []),
  ];
}

function probabilityLevers({ sight: { seat } }: Grounds): readonly Lever[] {
  return seat.unknowns.flatMap((unknown) => {
    const held = stateProbabilities(unknown, seat.brief.probabilities, floatReckoner());
    return unknown.states.map(({ id }): Lever => {
      const from = held.get(id) ?? 0;
      return {
        isStepless: true,
        at: (share) => {
          const to = from + share * (1 - from);
          const others = from < 1 ? (1 - to) / (1 - from) : 1;
          const states = Object.fromEntries(
            unknown.states.map((state) => [state.id, state.id === id ? to : (held.get(state.id) ?? 0) * others]),
          );
          return {
            whatIf: { probabilities: { [unknown.id]: states } },
            change: { kind: "probability", unknown: unknown.id, state: id, from, to },
          };
        },
      };
    });
  });
}

/** What no agreement is worth to a counterpart, up by as much as the best package brings it over that, or down by as much. */
function theirLevers({ estimates, packages }: Grounds): readonly Lever[] {
  return estimates.flatMap(({ party, utility, reservation }) => {
    if (reservation === null) return [];
    const range = packages().reduce((most, numbers) => Math.max(most, utility(numbers) - reservation), 0);
    if (range === 0) return [];
    return [1, -1].map(
      (sign): Lever => ({
        isStepless: true,
        at: (share) => ({
          whatIf: { theirReservation: { [party]: sign * share * range } },
          change: { kind: "theirReservation", party, from: reservation, to: reservation + sign * share * range },
        }),
      }),
    );
  });
}

const lineLevers = ({ sight: { seat } }: Grounds): readonly Lever[] =>
  redLinesInForce(seat.brief, seat.unknowns).map(({ id, name }) => ({
    isStepless: false,
    at: () => ({ whatIf: { dropped: [id] }, change: { kind: "redLine", id, name } }),
  }));
