import type { Outcome } from "../../model/combination.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { AcceptancePolicy } from "../acceptance/acceptance-policy.ts";
import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import { rationalUtility } from "../rational-utility.ts";
import type { About } from "../registry/about.ts";
import type { OfferingEntry } from "../registry/entry.ts";
import type { Given } from "../registry/given.ts";
import type { Scene } from "../scene.ts";
import type { Seat } from "../strategy.ts";
import type { OfferingPolicy } from "./offering-policy.ts";
import { EMPTY_OUTCOME_SET, hasOutcome, type OutcomeSet, withOutcome } from "./outcome-set.ts";

export interface MicroMemory {
  /** Distinct outcomes. */
  readonly sent: OutcomeSet;
  readonly received: OutcomeSet;
}

const REPEATS = ["first", "random"] as const;

export const MICRO: Omit<About, "title" | "description"> = {
  name: "micro",
  formula:
    "S, R = distinct outcomes sent and received; outcomes ranked by utility, then lowest combination number; concedes iff |S| ≤ |R|: " +
    "offers rank |S|, else repeats an old offer; accepts u ≥ u(rank |S|) if it may concede, else u ≥ u(rank |S| − 1)",
  source: "de Jonge 2022",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [
    {
      kind: "choice",
      name: "repeats",
      default: "first",
      choices: REPEATS,
      meaning: "which old offer it repeats: its first, or one drawn evenly from the best |S|",
    },
  ],
};

/**
 * The minimal concession strategy: one step down its own ranking for every new outcome it is offered, without a model and without a clock
 * (de Jonge 2022). With several counterparts it counts the outcomes of all of them, and so concedes faster. Both policies in one, with
 * one memory.
 */
export function micro(given: Given): OfferingPolicy<MicroMemory> & AcceptancePolicy<MicroMemory> {
  const repeats = given.choice("repeats", REPEATS);
  return {
    name: given.name,
    formula: given.formula,
    version: given.version,
    init: () => NOTHING_YET,
    observe,
    offer: (memory, scene) => (mayConcede(memory) ? nextDown(memory, scene.own) : null) ?? repeated(memory, scene, repeats),
    accepts: (memory, { own }, { utility }) => utility >= leastAccepted(memory, own),
  };
}

export const microOffers: OfferingEntry = {
  kind: "offering",
  ...MICRO,
  title: "MiCRO offers",
  description: "one step down its own ranking for every new outcome it is offered",
  make: micro,
};

const NOTHING_YET: MicroMemory = { sent: EMPTY_OUTCOME_SET, received: EMPTY_OUTCOME_SET };

function observe(memory: MicroMemory, event: SessionEvent, seat: Seat): MicroMemory {
  if (event.kind !== "offered") return memory;
  const space = ownUtilityOf(seat)?.inverse.space;
  const numbers = space && optionNumbers(space, event.outcome);
  if (space === undefined || numbers === undefined) return memory;
  const { sent, received } = memory;
  if (event.party === seat.party) {
    const more = withOutcome(sent, space, numbers);
    return more === sent ? memory : { sent: more, received };
  }
  const more = withOutcome(received, space, numbers);
  return more === received ? memory : { sent, received: more };
}

const mayConcede = ({ sent, received }: MicroMemory): boolean => sent.size <= received.size;

/** The best rational outcome from rank |S| on that it has not sent; null where there is none. Others may have been sent for the party. */
function nextDown({ sent }: MicroMemory, own: OwnUtility): Outcome | null {
  const { inverse } = own;
  for (let rank = sent.size; ; rank++) {
    const outcome = inverse.ranked(rank);
    if (outcome === null || rationalUtility(own, outcome) === undefined) return null;
    const numbers = optionNumbers(inverse.space, outcome);
    if (numbers === undefined || !hasOutcome(sent, inverse.space, numbers)) return outcome;
  }
}

function repeated({ sent }: MicroMemory, { own, rng }: Scene, repeats: (typeof REPEATS)[number]): Outcome | null {
  const rank = repeats === "first" || sent.size === 0 ? 0 : rng.below(sent.size);
  const outcome = own.inverse.ranked(rank);
  return outcome !== null && rationalUtility(own, outcome) !== undefined ? outcome : own.inverse.ranked(0);
}

/** What it is ready to offer itself, and if its ranking is at its end, the last rational outcome of it. */
function leastAccepted(memory: MicroMemory, own: OwnUtility): number {
  const next = mayConcede(memory) ? nextDown(memory, own) : own.inverse.ranked(memory.sent.size - 1);
  const utility = next === null ? undefined : rationalUtility(own, next);
  return utility ?? own.reservation;
}
