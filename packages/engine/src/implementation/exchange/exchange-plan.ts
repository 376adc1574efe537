import type { Simultaneous } from "./exchange-problem.ts";

/**
 * An order in which two parties carry out an exchange, and what each has at stake on the way. A plain value. Numbers by party
 * follow `parties`; points are each party's own.
 */
export interface ExchangePlan {
  readonly parties: readonly PlannedParty[];
  readonly simultaneous: Simultaneous;
  /** One after the other. */
  readonly moments: readonly PlanMoment[];
  /** Before the first moment, and after each: one more than there are moments. */
  readonly states: readonly PlanState[];
  readonly measures: PlanMeasures;
  readonly safety: PlanSafety;
  readonly endGame: EndGame;
  /** Null where no start was given. */
  readonly schedule: PlanSchedule | null;
}

export interface PlannedParty {
  readonly id: string;
  readonly breakingCost: number;
  /** All that the whole exchange gives it, costs it, and is worth to it. */
  readonly received: number;
  readonly paid: number;
  readonly gain: number;
}

/** One step or part of a step; or two, one of each party, at once. */
export interface PlanMoment {
  readonly deeds: readonly PlannedDeed[];
}

export interface PlannedDeed {
  readonly step: string;
  readonly party: string;
  /** The first and the last of the step's equal parts that are done now, of how many. */
  readonly from: number;
  readonly to: number;
  readonly of: number;
}

export interface PlanState {
  /** By party. */
  readonly standings: readonly PlanStanding[];
}

export interface PlanStanding {
  /** What the party has if all stop here and undo what can be undone: values it keeps less costs it does not recover. */
  readonly kept: number;
  /** What it has lost then: 0 or more. */
  readonly exposure: number;
  /** What it would be better off by stopping here than by going on to the end; below 0 where it would be worse off. */
  readonly temptation: number;
}

export interface PlanMeasures {
  /**
   * Temptation over breaking cost, of parties that have one: the worst of any party at any state, and never below 0. At most 1 where
   * nobody gains by stopping.
   */
  readonly temptation: PlanMeasure | null;
  /**
   * Of parties without a breaking cost, whom any temptation is too much: temptation over all they are to receive. Counts before
   * the other. Null where every party has a breaking cost.
   */
  readonly unbacked: PlanMeasure | null;
  /**
   * Exposure over all that the party is to receive: the worst of any party at any state before the last. Counts last. Once all is
   * done nobody can stop any more; what undoing would still cost then is the same in every order, and stands in the last state.
   */
  readonly exposure: PlanMeasure;
  /** The least worst exposure of any order, whatever it tempts to. Where it is less, least exposure and least temptation conflict. */
  readonly leastExposure: { readonly worst: number; readonly bound: number };
}

/** Shares, so that they compare between parties; points of different parties are never added. */
export interface PlanMeasure {
  readonly worst: number;
  /** No order, as good by what counts before, has less. */
  readonly bound: number;
  /** (worst − bound) / worst: 0 where the order is the best there is. */
  readonly gap: number;
  /** Whose it is, and at which state it is met first; null where nobody has any. */
  readonly at: { readonly party: string; readonly state: number } | null;
}

/**
 * "safe": at no state does anybody gain by stopping. "noneSafe": proven that no order is. "noneFound": the order found is not
 * safe, and it is not proven that none is.
 */
export interface PlanSafety {
  readonly kind: "safe" | "noneSafe" | "noneFound";
  /** By party, what its breaking cost would have to grow by for this order to be safe; 0 or more. */
  readonly missing: readonly number[];
}

/**
 * Before the last moment the other has nothing left to give: whoever acts last gains what the last deed costs by keeping it.
 * Two deeds at once leave nobody the last.
 */
export type EndGame =
  | {
      readonly kind: "lastMover";
      readonly party: string;
      /** What that party is tempted by before the last moment. */
      readonly temptation: number;
      readonly breakingCost: number;
    }
  | { readonly kind: "together" };

export interface PlanSchedule {
  readonly start: string;
  /** By moment, its deeds: ISO dates of the first day, and of the day on which the evidence is accepted. */
  readonly moments: readonly (readonly DeedDates[])[];
  readonly end: string;
}

export interface DeedDates {
  readonly from: string;
  readonly to: string;
}
