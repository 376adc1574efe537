import type { CompiledCase } from "../../model/compiled-case.ts";
import { holds } from "../../model/condition.ts";
import { pointsOf, unitsOf } from "../../model/exact-utility.ts";
import { issueId, optionId, type PartyId } from "../../model/ids.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { type OutcomeSpace, outcomeOf } from "../../model/outcome-space.ts";
import { ownUtility } from "../../strategies/inverse-utility/own-utility.ts";
import type { Onlooker } from "../dynamics/onlooker.ts";
import { worths } from "../dynamics/worths.ts";
import { compiledFor } from "./compiled-for.ts";
import type { Cure, Place } from "./guard-reading.ts";
import { nearestMend } from "./nearest-mend.ts";

/** How many places a flag names. */
const MOST_PLACES = 3;

/** Finds where an offer costs its sender, and what to send instead. */
export class Mender {
  readonly space: OutcomeSpace;
  readonly #compiled: CompiledCase;
  readonly #onlooker: Onlooker;
  /** By party of the compiled case. */
  readonly #ranges: readonly number[];

  constructor(onlooker: Onlooker, counterparts: readonly PartyId[]) {
    this.#onlooker = onlooker;
    this.#compiled = compiledFor(onlooker, counterparts);
    this.space = this.#compiled.space;
    const held = worths(onlooker);
    this.#ranges = this.#compiled.parties.map((party, k) => (k === 0 ? held.own.range : (held.of(party)?.range ?? 0)));
  }

  /** To the sender, without discount. */
  points(numbers: Uint32Array): number {
    return this.#points(0, numbers);
  }

  /** Against the other option numbers, or against the best option of the issue where these are null. */
  place(numbers: Uint32Array, issue: number, against: Uint32Array | null): Place {
    const utility = this.#compiled.utilities[0];
    const table = utility?.tables[issue] ?? [];
    const wanted = against === null ? table.reduce((most, each) => (each > most ? each : most)) : (table[against[issue] ?? 0] ?? 0n);
    const numbered = this.space.issues[issue];
    return {
      issue: numbered?.id ?? issueId(""),
      option: numbered?.options[numbers[issue] ?? 0] ?? optionId(""),
      lost: utility === undefined ? 0 : pointsOf(utility, wanted - (table[numbers[issue] ?? 0] ?? 0n)),
    };
  }

  /** Where most is lost, most first; at most three, and none where nothing is. */
  costliest(numbers: Uint32Array, against: Uint32Array | null): readonly Place[] {
    const places = this.space.issues.map((_, issue) => this.place(numbers, issue, against));
    return places
      .filter(({ lost }) => lost > 0)
      .toSorted((a, b) => b.lost - a.lost)
      .slice(0, MOST_PLACES);
  }

  /** Something that the sender may sign and is worth at least so much, as near as possible; null where there is nothing. */
  cure(numbers: Uint32Array, least: number): Cure | null {
    const near = nearestMend({
      numbers,
      sizes: this.space.sizes,
      isMended: (tried) => this.points(tried) >= least && this.#isAllowed(tried),
      cost: (tried) => this.#cost(tried, numbers),
    });
    if (near !== null) return this.instead(numbers, near);
    const { constraints, unknowns, brief } = this.#onlooker;
    const own = ownUtility({ space: this.space, unknowns, constraints, brief });
    // Far from the offer there is no telling what is near it: something worth about as much, or else as little as will do.
    const far = own === null ? null : (own.inverse.atLeast(Math.max(least, this.points(numbers))) ?? own.inverse.atLeast(least));
    const found = far === null ? undefined : optionNumbers(this.space, far);
    return found === undefined ? null : this.instead(numbers, found);
  }

  instead(from: Uint32Array, to: Uint32Array): Cure {
    return {
      outcome: outcomeOf(this.space, to),
      utility: this.points(to),
      changes: this.space.issues.flatMap(({ id, options }, issue) => {
        const [before, after] = [options[from[issue] ?? 0], options[to[issue] ?? 0]];
        return before === undefined || after === undefined || before === after ? [] : [{ issue: id, from: before, to: after }];
      }),
    };
  }

  #isAllowed(numbers: Uint32Array): boolean {
    const { constraints, redLines } = this.#compiled;
    const isBroken = constraints.some((condition) => holds(condition, numbers));
    return !isBroken && !redLines.some(({ party, conditions }) => party === 0 && conditions.some((condition) => holds(condition, numbers)));
  }

  /**
   * Mean of what the counterparts lose, as shares of their ranges, and a whole range for each line of theirs that is crossed, as estimated;
   * without estimates what the sender asks more.
   */
  #cost(numbers: Uint32Array, given: Uint32Array): number {
    const { parties, redLines } = this.#compiled;
    const others = parties.length - 1;
    if (others === 0) return this.points(numbers) - this.points(given);
    let cost = 0;
    for (const { party, conditions } of redLines) if (party > 0 && conditions.some((condition) => holds(condition, numbers))) cost += 1;
    for (let party = 1; party <= others; party++) {
      const range = this.#ranges[party] ?? 0;
      if (range > 0) cost += (this.#points(party, given) - this.#points(party, numbers)) / range / others;
    }
    return cost;
  }

  #points(party: number, numbers: Uint32Array): number {
    const utility = this.#compiled.utilities[party];
    return utility === undefined ? 0 : pointsOf(utility, unitsOf(utility, numbers));
  }
}
