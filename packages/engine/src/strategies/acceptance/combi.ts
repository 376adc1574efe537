import type { SessionEvent } from "../../session/event.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import type { AcceptanceEntry } from "../registry/entry.ts";
import type { Seat } from "../strategy.ts";
import { roundingOf } from "../utility-at.ts";
import type { AcceptancePolicy } from "./acceptance-policy.ts";
import { LATE } from "./time.ts";

/** What the offers of others were worth to the party, in points. */
export interface CombiMemory {
  /** The last ones, as many as the window holds, oldest first; empty where the window is all of them. */
  readonly last: readonly number[];
  /** Of all of them. */
  readonly count: number;
  readonly sum: number;
  /** Null before the first. */
  readonly best: number | null;
}

const MEASURES = ["best", "average"] as const;

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
    "accepts iff u(offered) ≥ u(own next offer), or t ≥ T and u(offered) ≥ the best or average u of the last `window` offers of others (0: of all)",
  source: "Baarslag, Hindriks and Jonker 2013",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [
    { ...LATE, meaning: "relative time from which what it has seen is enough" },
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
      name: "seen",
      default: "best",
      choices: MEASURES,
      meaning: "what it compares with: the best of them, or their average",
    },
  ],
  make(given): AcceptancePolicy<CombiMemory> {
    const late = given.number("T");
    const window = given.number("window");
    const measure = given.choice("seen", MEASURES);
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      init: () => NOTHING_SEEN,
      observe: (memory, event, seat) => observe(memory, event, { seat, window }),
      accepts(memory, { own, relativeTime }, answering) {
        const { next, utility } = answering;
        if (next !== null && utility >= (own.inverse.utility(next) ?? Infinity)) return true;
        return relativeTime >= late && utility >= seen(memory, measure) - roundingOf(own);
      },
    };
  },
};

const NOTHING_SEEN: CombiMemory = { last: [], count: 0, sum: 0, best: null };

function observe(
  memory: CombiMemory,
  event: SessionEvent,
  { seat, window }: { readonly seat: Seat; readonly window: number },
): CombiMemory {
  if (event.kind !== "offered" || event.party === seat.party) return memory;
  const utility = ownUtilityOf(seat)?.inverse.utility(event.outcome);
  if (utility === undefined) return memory;
  return {
    last: window === 0 ? memory.last : [...memory.last, utility].slice(-window),
    count: memory.count + 1,
    sum: memory.sum + utility,
    best: memory.best === null ? utility : Math.max(memory.best, utility),
  };
}

/** Infinity where nothing was seen. */
function seen({ last, count, sum, best }: CombiMemory, measure: (typeof MEASURES)[number]): number {
  if (count === 0 || best === null) return Infinity;
  if (last.length === 0) return measure === "best" ? best : sum / count;
  return measure === "best" ? Math.max(...last) : last.reduce((total, each) => total + each, 0) / last.length;
}
