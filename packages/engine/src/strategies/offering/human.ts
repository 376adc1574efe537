import { own } from "../../lib/own.ts";
import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import type { OfferingEntry } from "../registry/entry.ts";
import type { Given } from "../registry/given.ts";
import type { NumberParameter } from "../registry/parameter.ts";
import type { Scene } from "../scene.ts";
import type { Seat } from "../strategy.ts";
import { leastUtility, utilityAt } from "../utility-at.ts";
import type { OfferingPolicy } from "./offering-policy.ts";
import { roundNumbers } from "./round-numbers.ts";

/** Shares are own utilities from 0, the least it may settle for, to 1, its best. */
export interface HumanMemory {
  readonly last: { readonly outcome: Outcome; readonly share: number } | null;
  /** How often it has come down. */
  readonly concessions: number;
  /** The last offer of each counterpart. */
  readonly heard: Readonly<Partial<Record<PartyId, { readonly outcome: Outcome; readonly share: number }>>>;
  /** By how much the counterparts' offers have got better since its own last one. */
  readonly gained: number;
}

const share = (name: string, byDefault: number, meaning: string): NumberParameter => ({
  kind: "number",
  name,
  default: byDefault,
  least: 0,
  most: 1,
  numbers: "any",
  meaning,
});

const PARAMETERS: readonly NumberParameter[] = [
  share("anchor", 0.95, "share of its range that the first offer asks for at least"),
  share("first", 0.12, "its first concession, as a share of its range, give or take half"),
  share("shrink", 0.8, "each further concession, as a share of the one before"),
  share("reciprocity", 0.5, "share of what it was given that it gives back"),
  share("patience", 0.9, "relative time until which it does not mind the deadline"),
];

/** How often it just repeats itself when it was given nothing. */
const HESITATION = 0.15;
/** What an issue gains in its choice: left as it was, settled as the other side asked, a round number. */
const [UNCHANGED, AS_ASKED, ROUND] = [1, 0.4, 0.1];
/** Of what separates it from the best it was offered, what the deadline makes it give up in a single turn at most. */
const HASTE = 0.6;

/**
 * How people often haggle, for practice: they ask for much at first (anchoring, Galinsky and Mussweiler 2001), come down in steps that
 * shrink (Raiffa 1982), give when they are given, change few issues at a time, like round numbers, sometimes just say it again, and hurry
 * at the end. A sketch of habits, not a model fitted to data.
 */
export const humanOffers: OfferingEntry = {
  kind: "offering",
  name: "human",
  title: "Human-like offers",
  description: "a high anchor, shrinking concessions, give and take, few changes at a time, round numbers, haste at the end",
  formula:
    "first offer worth 1 − (1 − anchor)·random; then down by first·shrink^k·(0.5 + random) + reciprocity·(gain since its last offer), after " +
    "t = patience also by 0.6·(t − patience)/(1 − patience) of the way to the best it was last offered; within half a concession of that it takes " +
    "what leaves most issues as they were, then what was asked for, then round numbers; 15 in 100 times it repeats itself when given nothing",
  source: "Detente 2026, after Raiffa 1982 and Galinsky and Mussweiler 2001",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: PARAMETERS,
  make(given): OfferingPolicy<HumanMemory> {
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      init: () => ({ last: null, concessions: 0, heard: {}, gained: 0 }),
      observe,
      offer: (memory, scene) => (memory.last === null ? anchor(given, scene) : follow(memory, scene, given)),
    };
  },
};

function observe(memory: HumanMemory, event: SessionEvent, seat: Seat): HumanMemory {
  if (event.kind !== "offered") return memory;
  const ownUtility = ownUtilityOf(seat);
  const utility = ownUtility?.inverse.utility(event.outcome);
  if (ownUtility === null || utility === undefined) return memory;
  const offer = { outcome: event.outcome, share: shareOf(ownUtility, utility) };
  if (event.party === seat.party) {
    const isConcession = memory.last !== null && offer.share < memory.last.share;
    return { ...memory, last: offer, concessions: memory.concessions + (isConcession ? 1 : 0), gained: 0 };
  }
  const before = own(memory.heard, event.party)?.share ?? offer.share;
  return {
    ...memory,
    heard: { ...memory.heard, [event.party]: offer },
    gained: memory.gained + Math.max(0, offer.share - before),
  };
}

function shareOf(ownUtility: OwnUtility, utility: number): number {
  const least = leastUtility(ownUtility);
  const range = ownUtility.inverse.best - least;
  return range > 0 ? Math.max(0, Math.min(1, (utility - least) / range)) : 1;
}

function anchor(given: Given, { own: ownUtility, rng }: Scene): Outcome | null {
  return ownUtility.inverse.atLeast(utilityAt(ownUtility, 1 - (1 - given.number("anchor")) * rng.float()));
}

function follow(memory: HumanMemory, scene: Scene, given: Given): Outcome | null {
  const { last, gained } = memory;
  const { own: ownUtility, rng, relativeTime } = scene;
  if (last === null) return null;
  const patience = given.number("patience");
  const repeats = rng.float() < HESITATION;
  if (repeats && gained === 0 && relativeTime < patience) return last.outcome;
  const step = given.number("first") * given.number("shrink") ** memory.concessions * (0.5 + rng.float());
  const pressed = relativeTime > patience ? (HASTE * (relativeTime - patience)) / (1 - patience) : 0;
  const hurry = pressed * Math.max(0, last.share - settling(memory));
  const down = step + given.number("reciprocity") * gained + hurry;
  const target = Math.max(0, last.share - down);
  const [from, to] = [target - down / 2, target + down / 2].map((each) => utilityAt(ownUtility, each));
  return (
    ownUtility.inverse.bestFor(leanings(memory, scene), from ?? 0, to ?? 0) ?? ownUtility.inverse.atLeast(utilityAt(ownUtility, target))
  );
}

/** What it would settle for in the end: the best of what it was offered last. */
const settling = ({ heard }: HumanMemory): number => Object.values(heard).reduce((best, offer) => Math.max(best, offer?.share ?? 0), 0);

/** [issue][option] */
function leanings({ last, heard }: HumanMemory, { own: { inverse } }: Scene): number[][] {
  const asked = Object.values(heard).filter((offer) => offer !== undefined);
  return inverse.space.issues.map((issue) => {
    const round = issue.numbers === null ? [] : roundNumbers(issue.numbers);
    const wants = (outcome: Outcome | undefined, k: number): boolean => outcome?.[issue.id] === issue.options[k];
    return issue.options.map(
      (_, k) =>
        (wants(last?.outcome, k) ? UNCHANGED : 0) +
        (asked.some(({ outcome }) => wants(outcome, k)) ? AS_ASKED : 0) +
        (round[k] === true ? ROUND : 0),
    );
  });
}
