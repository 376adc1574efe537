import type { AcceptancePolicy } from "../acceptance/acceptance-policy.ts";
import { own } from "../../lib/own.ts";
import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";
import type { SessionEvent } from "../../session/event.ts";
import { counterpartsOf } from "../counterparts-of.ts";
import { rationalUtility } from "../rational-utility.ts";
import type { About } from "../registry/about.ts";
import type { OfferingEntry } from "../registry/entry.ts";
import type { Given } from "../registry/given.ts";
import type { Scene } from "../scene.ts";
import type { OfferingPolicy } from "./offering-policy.ts";
import { type Bargain, bargainOf } from "./zeuthen-deals.ts";
import { type ZeuthenStep, zeuthenStep } from "./zeuthen-step.ts";

/** The last whole offer of each party. */
export type ZeuthenMemory = Readonly<Partial<Record<PartyId, Outcome>>>;

export const ZEUTHEN: Omit<About, "title" | "description"> = {
  name: "zeuthen",
  formula:
    "risk = (u(own offer) − u(other's offer))/(u(own offer) − d), 1 where u(own offer) ≤ d; begins with its best rational Pareto outcome; with the " +
    "lower risk (on equal risks the first party) it makes the smallest concession after which its risk is the higher, or accepts where none is " +
    "left; else it repeats its offer; accepts what it likes no less than its own offer",
  source: "Zeuthen 1930; Harsanyi 1956",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
  parameters: [],
};

/**
 * Zeuthen's principle at the table. It needs both preferences: those of the counterpart it takes from its brief's estimate, and it presumes
 * that the counterpart knows its own as well. If both know each other truly they meet at the Nash outcome; where they do not, both may
 * hold that the other should concede, until the deadline. It is for two parties. Among more, or without an estimate, it keeps to its best
 * outcome and takes nothing less.
 */
export function zeuthen({
  name,
  formula,
  version,
}: Pick<Given, "name" | "formula" | "version">): OfferingPolicy<ZeuthenMemory> & AcceptancePolicy<ZeuthenMemory> {
  return {
    name,
    formula,
    version,
    init: () => NOTHING,
    observe,
    offer(memory, scene) {
      const stance = stanceOf(memory, scene);
      if (stance === null) return scene.own.inverse.ranked(0);
      const { bargain, step, asked } = stance;
      if (step === null) return bargain.deals[0]?.outcome ?? null;
      if (step.kind === "offer") return step.deal.outcome;
      // What it would accept no longer stands, so it says yes by offering it.
      return asked !== undefined && rationalUtility(scene.own, asked) !== undefined ? asked : null;
    },
    accepts(memory, scene, { offered, utility }) {
      const stance = stanceOf({ ...memory, ...offeredBy(scene, offered) }, scene);
      if (stance === null) return utility >= scene.own.inverse.best;
      if (stance.step !== null) return stance.step.kind === "accept";
      return (stance.bargain.worthsOf(offered)?.mine ?? 0n) >= (stance.bargain.deals[0]?.mine ?? 0n);
    },
  };
}

const NOTHING: ZeuthenMemory = {};

function observe(memory: ZeuthenMemory, event: SessionEvent): ZeuthenMemory {
  return event.kind === "offered" ? { ...memory, [event.party]: event.outcome } : memory;
}

interface Stance {
  readonly bargain: Bargain;
  /** Null before both have offered. */
  readonly step: ZeuthenStep | null;
  /** The counterpart's last offer. */
  readonly asked: Outcome | undefined;
}

function stanceOf(memory: ZeuthenMemory, { seat, own: ownUtility }: Scene): Stance | null {
  const [counterpart, ...others] = counterpartsOf(seat);
  if (counterpart === undefined || others.length > 0) return null;
  const bargain = bargainOf(seat, counterpart, ownUtility);
  if (bargain === null) return null;
  const [ours, asked] = [own(memory, seat.party), own(memory, counterpart)];
  const mine = ours && bargain.worthsOf(ours);
  const theirs = asked && bargain.worthsOf(asked);
  if (mine === undefined || theirs === undefined) return { bargain, step: null, asked };
  const step = zeuthenStep(bargain, { mine, theirs, isFirst: seat.setup.parties[0] === seat.party });
  return { bargain, step, asked };
}

const offeredBy = ({ seat }: Scene, outcome: Outcome): ZeuthenMemory =>
  Object.fromEntries(counterpartsOf(seat).map((party) => [party, outcome]));

export const zeuthenOffers: OfferingEntry = {
  kind: "offering",
  ...ZEUTHEN,
  title: "Zeuthen's concessions",
  description: "the smallest concession after which the counterpart risks less by standing firm",
  make: zeuthen,
};
