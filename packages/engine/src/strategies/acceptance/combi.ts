import type { SessionEvent } from "../../session/event.ts";
import type { TimedUtility } from "../opponent-models/power-curve.ts";
import { NO_CLOCKS, ticked, timeOfAct, type TurnClocks } from "../opponent-models/turn-clocks.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import type { AcceptanceEntry } from "../registry/entry.ts";
import type { Seat } from "../strategy.ts";
import { roundingOf } from "../utility-at.ts";
import type { AcceptancePolicy } from "./acceptance-policy.ts";
import { LAST_ROUND, LATE } from "./time.ts";

/** What the offers of others were worth to the party, in points. */
export interface CombiMemory {
  readonly clocks: TurnClocks;
  /** The last ones, as far as they can still count, oldest first; empty where all of them count. */
  readonly last: readonly TimedUtility[];
  /** Of all of them. */
  readonly count: number;
  readonly sum: number;
  /** Null before the first. */
  readonly best: number | null;
}

const MEASURES = ["best", "average"] as const;
const SPANS = ["offers", "timeLeft"] as const;

interface Window {
  /** A number of offers, 0 for all of them; or those made within as much time as is left. */
  readonly over: (typeof SPANS)[number];
  readonly offers: number;
}

/** Of the whole time: times are quotients of whole numbers, and half of a window must not fall out by their last bit. */
const ROUNDING = 1e-9;

/**
 * AC_combi: as good as its own next offer, or, when it is late, as good as what it has seen. Genius gives this name to AC_next or AC_time.
 * The offer to be answered counts among those seen.
 */
export const combi: AcceptanceEntry = {
  kind: "acceptance",
  name: "combi",
  title: "As good as the own next offer, or late and as good as seen",
  description: "accepts what beats its own next offer, and late what is as good as it has seen",
  formula:
    "accepts iff u(offered) ≥ u(own next offer), or t ≥ T and u(offered) ≥ the best or average u of the last `window` offers of others (0: of all), or, " +
    "over timeLeft, of those made from 2t − 1 on (MAX^W and AVG^W of the source)",
  source: "Baarslag, Hindriks and Jonker 2013",
  version: 2,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [
    { ...LATE, meaning: `relative time from which what it has seen is enough; ${LAST_ROUND}` },
    {
      kind: "number",
      name: "window",
      default: 0,
      least: 0,
      most: 1000,
      numbers: "whole",
      meaning: "how many of the last offers of others count; 0: all",
    },
    {
      kind: "choice",
      name: "over",
      default: "offers",
      choices: SPANS,
      meaning: "what the window counts: offers, or time: the last part of it, as long as what is left",
    },
    {
      kind: "choice",
      name: "seen",
      default: "best",
      choices: MEASURES,
      meaning: "what it compares with: the best of them, or their average",
    },
  ],
  make(given): AcceptancePolicy<CombiMemory> {
    const late = given.number("T");
    const window: Window = { over: given.choice("over", SPANS), offers: given.number("window") };
    const measure = given.choice("seen", MEASURES);
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      init: () => NOTHING_SEEN,
      afresh: ({ clocks }) => ({ ...NOTHING_SEEN, clocks }),
      observe: (memory, event, seat) => observe(memory, event, { seat, window }),
      accepts(memory, { own, relativeTime }, answering) {
        const { next, utility } = answering;
        if (next !== null && utility >= (own.inverse.utility(next) ?? Infinity)) return true;
        return relativeTime >= late && utility >= seen(counting(memory, window, relativeTime), measure) - roundingOf(own);
      },
    };
  },
};

const NOTHING_SEEN: CombiMemory = { clocks: NO_CLOCKS, last: [], count: 0, sum: 0, best: null };

function observe(
  memory: CombiMemory,
  event: SessionEvent,
  { seat, window }: { readonly seat: Seat; readonly window: Window },
): CombiMemory {
  // Where nothing goes by time, nothing needs to be told it.
  const clocks = window.over === "timeLeft" ? ticked(memory.clocks, event, seat) : memory.clocks;
  const isOffer = event.kind === "offered" && event.party !== seat.party;
  const utility = isOffer ? ownUtilityOf(seat)?.inverse.utility(event.outcome) : undefined;
  if (!isOffer || utility === undefined) return clocks === memory.clocks ? memory : { ...memory, clocks };
  const time = timeOfAct(clocks, event, seat);
  return {
    clocks,
    last: kept([...memory.last, { time, utility }], window, time),
    count: memory.count + 1,
    sum: memory.sum + utility,
    best: memory.best === null ? utility : Math.max(memory.best, utility),
  };
}

/** Those that the window holds at a time. */
function kept(last: readonly TimedUtility[], { over, offers }: Window, now: number): readonly TimedUtility[] {
  if (over === "timeLeft") return last.filter(({ time }) => time >= 2 * now - 1 - ROUNDING);
  return offers === 0 ? NONE : last.slice(-offers);
}

const NONE: readonly never[] = [];

type Seen = Pick<CombiMemory, "count" | "sum" | "best">;

/** The offers that count, the last one in any case: where talks have begun anew in their midst, times are not what they were. */
function counting(memory: CombiMemory, window: Window, now: number): Seen {
  if (window.over === "offers" && window.offers === 0) return memory;
  const inside = kept(memory.last, window, now);
  const utilities = (inside.length === 0 ? memory.last.slice(-1) : inside).map(({ utility }) => utility);
  const best = utilities.length === 0 ? null : utilities.reduce((most, utility) => Math.max(most, utility));
  return { count: utilities.length, sum: utilities.reduce((total, utility) => total + utility, 0), best };
}

/** Infinity where nothing was seen. */
function seen({ count, sum, best }: Seen, measure: (typeof MEASURES)[number]): number {
  if (count === 0 || best === null) return Infinity;
  return measure === "best" ? best : sum / count;
}
