import { own } from "../../lib/own.ts";
import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { AdditiveEstimate } from "../opponent-models/opponent-model.ts";
import type { OfferingEntry } from "../registry/entry.ts";
import type { Scene } from "../scene.ts";
import type { Seat } from "../strategy.ts";
import { levelAbove, utilityAt } from "../utility-at.ts";
import { BAND } from "./accommodating.ts";
import type { OfferingPolicy } from "./offering-policy.ts";
import { similarities, similarity } from "./similarity.ts";

export interface TradeOffMemory {
  /** Steps it has come down. */
  readonly concessions: number;
  readonly ownLast: Outcome | null;
  /** The last offer of each counterpart, and how alike it was to the own last offer then. */
  readonly heard: Readonly<Partial<Record<PartyId, Heard>>>;
}

interface Heard {
  readonly outcome: Outcome;
  /** Null before the first own offer. */
  readonly closeness: number | null;
}

/**
 * Trades along its own indifference curve (Faratin, Sierra and Jennings 2002): of the outcomes worth the same to it, it offers the one most
 * alike to the counterpart's last offer, issues weighed as the opponent model says they matter to the counterpart. The paper climbs there
 * in small random steps; here the most alike is looked up. It comes down only at a deadlock: when a counterpart's new offer is no
 * nearer to its own last one than the offer before.
 */
export const tradeOff: OfferingEntry = {
  kind: "offering",
  name: "trade-off",
  title: "Trade-offs",
  description: "keeps its own utility and moves towards the counterpart's last offer; concedes a step when that brings it no nearer",
  formula:
    "θ = hi − step·k·(hi − lo), k deadlocks so far; offers max Σ w_i·sim(x_i, y_i) over θ ≤ u(x) ≤ θ + band·(hi − lo), y the counterpart's last " +
    "offer, w the model's range of each issue (alike without a model); sim = 1 − |x − y|/range for numbers, else 1 if the same; deadlock: the " +
    "mean sim of a new offer and the own last one has not grown",
  source: "Faratin, Sierra and Jennings 2002",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [
    {
      kind: "number",
      name: "step",
      default: 0.05,
      least: 0,
      most: 1,
      numbers: "any",
      meaning: "what it concedes at a deadlock, as a share of the way from lo to hi",
    },
    BAND,
  ],
  make(given): OfferingPolicy<TradeOffMemory> {
    const [step, band] = [given.number("step"), given.number("band")];
    return {
      name: given.name,
      formula: given.formula,
      version: given.version,
      init: () => AT_FIRST,
      observe,
      offer(memory, scene) {
        const { inverse } = scene.own;
        const from = utilityAt(scene.own, 1 - step * memory.concessions);
        const towards = Object.entries(memory.heard).length === 0 ? null : likeness(memory, scene);
        const to = levelAbove(scene.own, from, band);
        return (towards === null ? null : inverse.bestFor(towards, from, to)) ?? inverse.atLeast(from);
      },
    };
  },
};

const AT_FIRST: TradeOffMemory = { concessions: 0, ownLast: null, heard: {} };

function observe(memory: TradeOffMemory, event: SessionEvent, seat: Seat): TradeOffMemory {
  if (event.kind !== "offered") return memory;
  if (event.party === seat.party) return { ...memory, ownLast: event.outcome };
  const closeness = memory.ownLast === null ? null : alikeness(seat, memory.ownLast, event.outcome);
  const before = own(memory.heard, event.party)?.closeness ?? null;
  const isDeadlock = before !== null && closeness !== null && closeness <= before;
  return {
    ...memory,
    concessions: memory.concessions + (isDeadlock ? 1 : 0),
    heard: { ...memory.heard, [event.party]: { outcome: event.outcome, closeness } },
  };
}

function alikeness(seat: Seat, a: Outcome, b: Outcome): number | null {
  const space = outcomeSpace(seat.issues);
  const [ours, theirs] = [optionNumbers(space, a), optionNumbers(space, b)];
  return ours === undefined || theirs === undefined ? null : similarity(space, ours, theirs);
}

/** [issue][option]: how alike to what the counterparts offered last, added up. */
function likeness({ heard }: TradeOffMemory, scene: Scene): number[][] {
  const { space } = scene.own.inverse;
  const sums = space.sizes.map((size) => Array.from({ length: size }, () => 0));
  // Keys of `heard` are parties that have offered.
  for (const [party, last] of Object.entries(heard) as [PartyId, Heard | undefined][]) {
    const numbers = last && optionNumbers(space, last.outcome);
    if (numbers === undefined) continue;
    const weights = weightsOf(scene.estimateOf(party), space.sizes.length);
    for (const [i, issue] of space.issues.entries()) {
      const row = sums[i] ?? [];
      for (const [option, value] of similarities(issue, numbers[i] ?? 0).entries())
        row[option] = (row[option] ?? 0) + (weights[i] ?? 0) * value;
    }
  }
  return sums;
}

/** What the best option of an issue is worth to the counterpart above the worst; all alike where nothing is known. */
function weightsOf(estimate: AdditiveEstimate | null, issues: number): number[] {
  const ranges = (estimate?.scores ?? []).map((row) => {
    const scores = Array.from(row);
    return Math.max(...scores) - Math.min(...scores);
  });
  return ranges.some((range) => range > 0) ? ranges : Array.from({ length: issues }, () => 1);
}
