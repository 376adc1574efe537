import { Rng } from "../../lib/rng.ts";
import { type Condition, holds } from "../../model/condition.ts";
import type { ExactUtility } from "../../model/exact-utility.ts";
import type { UtilityToInvert } from "./inverse-utility-contract.ts";
import type { UtilityPart } from "./utility-part.ts";

const STARTS = 300;
/** Options changed to get out of exclusions before a start is given up. */
const MOST_REPAIRS = 1000;

/**
 * For a group of tied issues with too many combinations to list: those met on the way up and on the way down from random
 * starts, one issue changed at a time for the best, until no single change helps (hill climbing). They reach from a local
 * best to a local worst, which need not be the best and the worst there are. The same for the same case. Throws where it
 * finds nothing admissible, which does not show that there is nothing.
 */
export function sampledPart(given: UtilityToInvert, issues: readonly number[]): UtilityPart {
  const climb = new Climb(given, issues);
  for (let start = 0; start < STARTS; start++) climb.fromRandomStart();
  const units = (numbers: Uint32Array): bigint => unitsWithin(climb.terms, { utility: given.utility, issues, numbers });
  const met = Array.from(climb.met.values(), (numbers) => ({ numbers, units: units(numbers) })).sort(
    (a, b) => (a.units > b.units ? -1 : a.units < b.units ? 1 : 0) || byOptions(a.numbers, b.numbers),
  );
  if (met.length === 0) throw new Error(`Expected to find a combination of ${issues.length} tied issues that is not excluded`);
  return {
    issues,
    length: met.length,
    count: null,
    unitsAt: (rank) => met[rank]?.units ?? 0n,
    write: (rank, numbers) => {
      for (const issue of issues) numbers[issue] = met[rank]?.numbers[issue] ?? 0;
    },
  };
}

function byOptions(a: Uint32Array, b: Uint32Array): number {
  const issue = a.findIndex((option, i) => option !== b[i]);
  return (a[issue] ?? 0) - (b[issue] ?? 0);
}

interface Within {
  readonly utility: ExactUtility;
  readonly issues: readonly number[];
  readonly numbers: Uint32Array;
}

function unitsWithin(terms: ExactUtility["terms"], { utility, issues, numbers }: Within): bigint {
  const additive = issues.reduce((sum, issue) => sum + (utility.tables[issue]?.[numbers[issue] ?? 0] ?? 0n), 0n);
  return terms.reduce((sum, term) => (holds(term.condition, numbers) ? sum + term.amount : sum), additive);
}

type Direction = 1 | -1;

class Climb {
  /** Every combination met so far, by its options. */
  readonly met = new Map<string, Uint32Array>();
  readonly terms: ExactUtility["terms"];
  readonly #given: UtilityToInvert;
  readonly #issues: readonly number[];
  readonly #excluded: readonly Condition[];
  readonly #rng = Rng.fromSeed(1);
  /** By issue: the terms and exclusions that it decides about. */
  readonly #termsOf: ReadonlyMap<number, ExactUtility["terms"]>;
  readonly #excludedOf: ReadonlyMap<number, readonly Condition[]>;

  constructor(given: UtilityToInvert, issues: readonly number[]) {
    const inside = new Set(issues);
    this.#given = given;
    this.#issues = issues;
    this.terms = given.utility.terms.filter((term) => term.condition.issues.some((issue) => inside.has(issue)));
    this.#excluded = given.excluded.filter((condition) => condition.issues.some((issue) => inside.has(issue)));
    this.#termsOf = new Map(issues.map((issue) => [issue, this.terms.filter((term) => term.condition.issues.includes(issue))]));
    this.#excludedOf = new Map(issues.map((issue) => [issue, this.#excluded.filter((condition) => condition.issues.includes(issue))]));
  }

  fromRandomStart(): void {
    const start = new Uint32Array(this.#given.space.sizes.length);
    for (const issue of this.#issues) start[issue] = this.#rng.below(this.#given.space.sizes[issue] ?? 1);
    if (!this.#repair(start)) return;
    this.#meet(start);
    this.#climb(start.slice(), 1);
    this.#climb(start, -1);
  }

  /** Changes an issue of a broken exclusion at random until none is broken. */
  #repair(numbers: Uint32Array): boolean {
    for (let repair = 0; repair < MOST_REPAIRS; repair++) {
      const broken = this.#excluded.find((condition) => holds(condition, numbers));
      if (broken === undefined) return true;
      const issue = broken.issues[this.#rng.below(broken.issues.length)] ?? 0;
      numbers[issue] = this.#rng.below(this.#given.space.sizes[issue] ?? 1);
    }
    return false;
  }

  #climb(numbers: Uint32Array, direction: Direction): void {
    let settled = 0;
    for (let at = this.#rng.below(this.#issues.length); settled < this.#issues.length; at++) {
      settled++;
      if (!this.#settle(numbers, this.#issues[at % this.#issues.length] ?? 0, direction)) continue;
      this.#meet(numbers);
      settled = 0;
    }
  }

  /** Gives an issue its best option, everything else being as it is; false where it has it already. */
  #settle(numbers: Uint32Array, issue: number, direction: Direction): boolean {
    const before = numbers[issue] ?? 0;
    let [bestOption, best] = [before, this.#worth(numbers, issue)];
    for (let option = 0; option < (this.#given.space.sizes[issue] ?? 1); option++) {
      numbers[issue] = option;
      const worth = this.#worth(numbers, issue);
      const isBetter = direction === 1 ? worth > best : worth < best;
      if (!isBetter || this.#excludedOf.get(issue)?.some((condition) => holds(condition, numbers))) continue;
      [bestOption, best] = [option, worth];
    }
    numbers[issue] = bestOption;
    return bestOption !== before;
  }

  /** Units that depend on this issue. */
  #worth(numbers: Uint32Array, issue: number): bigint {
    const terms = this.#termsOf.get(issue) ?? [];
    const additive = this.#given.utility.tables[issue]?.[numbers[issue] ?? 0] ?? 0n;
    return terms.reduce((sum, term) => (holds(term.condition, numbers) ? sum + term.amount : sum), additive);
  }

  #meet(numbers: Uint32Array): void {
    this.met.set(numbers.join(), numbers.slice());
  }
}
