import type { Outcome } from "../../model/combination.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { AcceptancePolicy } from "../acceptance/acceptance-policy.ts";
import type { InverseUtility } from "../inverse-utility/inverse-utility.ts";
import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
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
  /** Rank of the best outcome that it has not sent. It is |S|, unless somebody else has offered for the party. */
  readonly next: number;
}

const REPEATS = ["first", "random"] as const;

export const MICRO: Omit<About, "title" | "description"> = {
  name: "micro",
  formula:
    "S, R = distinct outcomes sent and received; outcomes ranked by utility, then lowest combination number; concedes iff |S| ≤ |R|: " +
    "offers the best outcome not sent yet, else repeats an old offer; accepts u ≥ u(that outcome) if it may concede, else u ≥ u(rank |S| − 1)",
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

const NOTHING_YET: MicroMemory = { sent: EMPTY_OUTCOME_SET, received: EMPTY_OUTCOME_SET, next: 0 };

function observe(memory: MicroMemory, event: SessionEvent, seat: Seat): MicroMemory {
  if (event.kind !== "offered") return memory;
  const inverse = ownUtilityOf(seat)?.inverse;
  const numbers = inverse && optionNumbers(inverse.space, event.outcome);
  if (inverse === undefined || numbers === undefined) return memory;
  const isOwn = event.party === seat.party;
  const before = isOwn ? memory.sent : memory.received;
  const after = withOutcome(before, inverse.space, numbers);
  if (after === before) return memory;
  const { sent, received, next } = memory;
  return isOwn ? { sent: after, received, next: firstUnsent(after, inverse, next) } : { sent, received: after, next };
}

/** From a rank on, all before it being sent: where no more than those are, the next is not. */
function firstUnsent(sent: OutcomeSet, inverse: InverseUtility, from: number): number {
  let rank = from;
  while (sent.size > rank) {
    const outcome = inverse.ranked(rank);
    const numbers = outcome === null ? undefined : optionNumbers(inverse.space, outcome);
    if (numbers === undefined || !hasOutcome(sent, inverse.space, numbers)) return rank;
    rank++;
  }
  return rank;
}

const mayConcede = ({ sent, received }: MicroMemory): boolean => sent.size <= received.size;

/** Null where its ranking has no further rational outcome. */
function nextDown({ next }: MicroMemory, own: OwnUtility): Outcome | null {
  const outcome = own.inverse.ranked(next);
  return outcome !== null && isRational(own, outcome) ? outcome : null;
}

function repeated({ sent }: MicroMemory, { own, rng }: Scene, repeats: (typeof REPEATS)[number]): Outcome | null {
  const outcome = repeats === "first" || sent.size === 0 ? null : own.inverse.ranked(rng.below(sent.size));
  return outcome !== null && isRational(own, outcome) ? outcome : own.inverse.ranked(0);
}

/** What it is ready to offer itself; at the end of its ranking, anything rational. */
function leastAccepted(memory: MicroMemory, own: OwnUtility): number {
  const rank = mayConcede(memory) ? memory.next : memory.sent.size - 1;
  const outcome = own.inverse.ranked(rank);
  return Math.max(own.reservation, (outcome && own.inverse.utility(outcome)) ?? own.reservation);
}

const isRational = ({ inverse, reservation }: OwnUtility, outcome: Outcome): boolean =>
  (inverse.utility(outcome) ?? -Infinity) >= reservation;
