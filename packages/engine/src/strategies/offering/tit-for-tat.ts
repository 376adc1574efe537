import { own } from "../../lib/own.ts";
import type { PartyId } from "../../model/ids.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import type { OfferingEntry } from "../registry/entry.ts";
import type { Seat } from "../strategy.ts";
import { leastUtility, roundingOf } from "../utility-at.ts";
import type { OfferingPolicy } from "./offering-policy.ts";

/** By counterpart that has offered. */
export type TitForTatMemory = Readonly<Partial<Record<PartyId, AnswerToOne>>>;

/** On the party's own scale, whatever its points: 0 is its worst admissible outcome, 1 its best. */
interface AnswerToOne {
  /** How far the counterpart's last offers were from the party's best, 0 to 1, oldest first. */
  readonly distances: readonly number[];
  /** What the party aims for in answer. Kept apart from what it offered, so that steps too small for any outcome add up. */
  readonly aspiration: number;
}

const WAYS = ["relative", "absolute", "averaged"] as const;

interface Manner {
  readonly way: (typeof WAYS)[number];
  readonly window: number;
}

/**
 * Behaviour-dependent tactics (Faratin, Sierra and Jennings 1998), on the party's own utility: it gives as much as it is given, by its own
 * measure. The paper compares prices; here it is how far offers are from the party's best, as a ratio of utilities that begin near 0
 * would give everything away at the first step. The paper's averaged form multiplies by the change over the whole window at every
 * step, where its text speaks of an average; this is the average (the geometric one).
 */
export const titForTatOffers: OfferingEntry = {
  kind: "offering",
  name: "tit-for-tat",
  title: "Tit-for-tat offers",
  description: "concedes to each counterpart as it is conceded to, by its own measure",
  formula:
    "r(m) = (best − u)/(best − worst) of the counterpart's m-th offer, d = window; a = 1 until m = d + 1, from then on with each offer: " +
    "relative a·r(m − d + 1)/r(m − d); absolute a − r(m − d) + r(m − d + 1); averaged a·(r(m)/r(m − d))^(1/d); never above 1 nor below the " +
    "reservation value; with several counterparts the mean of a; offers the least utility at or above worst + a·(best − worst)",
  source: "Faratin, Sierra and Jennings 1998",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [
    {
      kind: "choice",
      name: "way",
      default: "absolute",
      choices: WAYS,
      meaning: "what it imitates: the ratio or the difference between two offers, or the average ratio of several",
    },
    { kind: "number", name: "window", default: 1, least: 1, most: 100, numbers: "whole", meaning: "how many offers it looks back" },
  ],
  make(given): OfferingPolicy<TitForTatMemory> {
    const manner: Manner = { way: given.choice("way", WAYS), window: given.number("window") };
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      init: () => ({}),
      observe: (memory, event, seat) => observe(memory, event, { seat, manner }),
      offer(memory, { own }) {
        const { best, worst } = own.inverse;
        const aspiration = mean(memory);
        const target = aspiration >= 1 ? best : worst + aspiration * (best - worst) - roundingOf(own);
        return own.inverse.atLeast(Math.max(leastUtility(own), target));
      },
    };
  },
};

function observe(memory: TitForTatMemory, event: SessionEvent, by: { readonly seat: Seat; readonly manner: Manner }): TitForTatMemory {
  if (event.kind !== "offered" || event.party === by.seat.party) return memory;
  const ownUtility = ownUtilityOf(by.seat);
  const utility = ownUtility?.inverse.utility(event.outcome);
  if (ownUtility === null || utility === undefined) return memory;
  const { distances, aspiration } = own(memory, event.party) ?? AT_FIRST;
  const heard = [...distances, distance(ownUtility, utility)].slice(-(by.manner.window + 1));
  return { ...memory, [event.party]: { distances: heard, aspiration: answered(aspiration, heard, { ...by, own: ownUtility }) } };
}

const AT_FIRST: AnswerToOne = { distances: [], aspiration: 1 };

/** An outcome across a red line may be better than the best admissible one; it counts as that. */
function distance({ inverse: { best, worst } }: OwnUtility, utility: number): number {
  return best > worst ? Math.max(0, Math.min(1, (best - utility) / (best - worst))) : 0;
}

interface Answering {
  readonly manner: Manner;
  readonly own: OwnUtility;
}

function answered(aspiration: number, heard: readonly number[], { manner: { way, window }, own }: Answering): number {
  const [oldest, second] = heard;
  const newest = heard.at(-1);
  if (oldest === undefined || second === undefined || newest === undefined || heard.length <= window) return aspiration;
  const floor = 1 - distance(own, leastUtility(own));
  const kept = (share: number): number => Math.max(floor, Math.min(1, share));
  if (way === "absolute") return kept(aspiration - oldest + second);
  // It was offered its best before; no ratio says more than that.
  if (oldest === 0) return aspiration;
  return kept(aspiration * (way === "relative" ? second / oldest : (newest / oldest) ** (1 / window)));
}

function mean(memory: TitForTatMemory): number {
  const answers = Object.values(memory).filter((answer) => answer !== undefined);
  return answers.length === 0 ? 1 : answers.reduce((sum, { aspiration }) => sum + aspiration, 0) / answers.length;
}
