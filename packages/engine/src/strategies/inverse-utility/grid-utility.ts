import { issueGroups } from "../../analysis/issue-groups.ts";
import type { Rng } from "../../lib/rng.ts";
import type { Outcome } from "../../model/combination.ts";
import { holds } from "../../model/condition.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import type { OutcomeSpace } from "../../model/outcome-space.ts";
import { sealedOutcome } from "../../model/sealed-outcome.ts";
import { admissibleCount } from "./admissible-count.ts";
import { bestInBand } from "./best-in-band.ts";
import { ENUMERATED_LIMIT } from "./enumerated-utility.ts";
import { GridDraws } from "./grid-draws.ts";
import type { InverseUtility, UtilityToInvert } from "./inverse-utility-contract.ts";
import { outcomePoints } from "./outcome-points.ts";
import { type PointsScale, pointsScale } from "./points-scale.ts";
import { RankedSums } from "./ranked-sums.ts";
import { type RisingParts, risingParts } from "./rising-parts.ts";
import { sampledPart } from "./sampled-part.ts";
import { keptRises, traceRise, type UtilityGrid, utilityGrid } from "./utility-grid.ts";
import { UtilityLevels } from "./utility-levels.ts";
import { enumeratedPart, type UtilityPart } from "./utility-part.ts";

/**
 * For spaces too large to list. Utilities add up over groups of tied issues, so that only the combinations of each group are
 * listed (see enumeratedPart; beyond ENUMERATED_LIMIT see sampledPart) and their sums are put on a grid (see utilityGrid,
 * which shows how far off it can be). Null where no outcome is admissible. Cost: see utilityGrid.
 */
export function gridUtility(given: UtilityToInvert): InverseUtility | null {
  const { space, utility, excluded } = given;
  if (excluded.some(({ issues }) => issues.length === 0)) return null;
  const parts: UtilityPart[] = [];
  for (const group of issueGroups(space.sizes.length, [...utility.terms.map((term) => term.condition), ...excluded])) {
    const part = canList(space, group) ? enumeratedPart(given, group) : sampledPart(given, group);
    if (part === null) return null;
    parts.push(part);
  }
  return new GridUtility(given, parts);
}

/** The options of a single issue are there already. */
const canList = ({ sizes }: OutcomeSpace, group: readonly number[]): boolean =>
  group.length === 1 || group.reduce((product, issue) => product * (sizes[issue] ?? 1), 1) <= ENUMERATED_LIMIT;

/** A random outcome of a narrow band is drawn again this often before the nearest known one is served. */
const TRIES = 64;

interface Kept {
  readonly outcome: Outcome;
  readonly points: number;
}

class GridUtility implements InverseUtility {
  readonly space: OutcomeSpace;
  readonly best: number;
  readonly worst: number;
  readonly #given: UtilityToInvert;
  readonly #pointsOf: (numbers: Uint32Array) => number;
  readonly #rising: RisingParts;
  readonly #scale: PointsScale;
  readonly #grid: UtilityGrid;
  /** Rises of the outcomes that the grid keeps, descending. */
  readonly #rises: Float64Array;
  readonly #levels: UtilityLevels;
  /** The outcomes that have these rises, as far as they were asked for. */
  readonly #kept: (Kept | undefined)[] = [];
  readonly #ranking: RankedSums;
  readonly #ranked: Outcome[] = [];
  #draws: GridDraws | null = null;

  constructor(given: UtilityToInvert, parts: readonly UtilityPart[]) {
    const { space, utility } = given;
    this.space = space;
    this.#given = given;
    this.#pointsOf = outcomePoints(utility);
    this.#rising = risingParts(parts);
    this.#scale = pointsScale(utility, this.#rising);
    this.best = this.#scale.best;
    this.worst = this.#scale.worst;
    this.#grid = utilityGrid(this.#rising);
    this.#rises = keptRises(this.#grid);
    this.#levels = new UtilityLevels(this.#rises.map((rise) => this.#scale.points(rise)));
    this.#ranking = new RankedSums(parts);
  }

  get count(): bigint {
    const product = this.#rising.parts.reduce<bigint | null>(
      (made, { count }) => (made === null || count === null ? null : made * count),
      1n,
    );
    return product ?? admissibleCount(this.#given);
  }

  utility(outcome: Outcome): number | undefined {
    const numbers = optionNumbers(this.space, outcome);
    return numbers && this.#pointsOf(numbers);
  }

  isAdmissible(outcome: Outcome): boolean {
    const numbers = optionNumbers(this.space, outcome);
    return numbers !== undefined && !this.#given.excluded.some((condition) => holds(condition, numbers));
  }

  atLeast(target: number): Outcome | null {
    return this.#keptFrom(target)?.outcome ?? null;
  }

  atMost(target: number): Outcome | null {
    // Rough points may be off by the blur, so the search begins a little early.
    for (let level = this.#levels.above(target + this.#scale.blur); level < this.#rises.length; level++) {
      const kept = this.#keptAt(level);
      if (kept.points <= target) return kept.outcome;
    }
    return null;
  }

  ranked(k: number): Outcome | null {
    const known = this.#ranked[k];
    if (known !== undefined) return known;
    const numbers = this.#ranking.numbers(k);
    if (numbers === null) return null;
    const outcome = sealedOutcome(this.space, numbers);
    this.#ranked[k] = outcome;
    return outcome;
  }

  rankOf(): undefined {
    return undefined;
  }

  /** Listed outcomes of the band are equally likely; where it is so narrow that tries keep missing it, the lowest one known is served. */
  between(from: number, to: number, rng: Rng): Outcome | null {
    this.#draws ??= new GridDraws(this.#grid);
    const { most, least } = this.#grid;
    const { points, blur } = this.#scale;
    const range = {
      ...this.#cellsNear(from, to),
      isMeant: (cell: number) => points(most[cell] ?? 0) >= from - blur && points(least[cell] ?? 0) <= to + blur,
    };
    for (let tried = 0; tried < TRIES; tried++) {
      const numbers = new Uint32Array(this.space.sizes.length);
      if (!this.#draws.draw(range, rng, numbers)) return null;
      const worth = this.#pointsOf(numbers);
      if (worth >= from && worth <= to) return sealedOutcome(this.space, numbers);
    }
    return this.#lowestWithin(from, to);
  }

  bestFor(scores: readonly ArrayLike<number>[], from: number, to: number): Outcome | null {
    const { points, rise, blur } = this.#scale;
    const isInside = (sum: number): boolean => points(sum) >= from - blur && points(sum) <= to + blur;
    const band = { from: rise(from - blur) - 1, to: rise(to + blur) + 1, isInside };
    for (const numbers of bestInBand(this.#rising, scores, band)) {
      const worth = this.#pointsOf(numbers);
      if (worth >= from && worth <= to) return sealedOutcome(this.space, numbers.slice());
    }
    return this.#lowestWithin(from, to);
  }

  #keptFrom(target: number): Kept | null {
    for (let level = this.#levels.atOrAbove(target - this.#scale.blur) - 1; level >= 0; level--) {
      const kept = this.#keptAt(level);
      if (kept.points >= target) return kept;
    }
    return null;
  }

  #keptAt(level: number): Kept {
    const known = this.#kept[level];
    if (known !== undefined) return known;
    const numbers = new Uint32Array(this.space.sizes.length);
    traceRise(this.#grid, this.#rises[level] ?? 0, numbers);
    const kept = { outcome: sealedOutcome(this.space, numbers), points: this.#pointsOf(numbers) };
    this.#kept[level] = kept;
    return kept;
  }

  #lowestWithin(from: number, to: number): Outcome | null {
    const kept = this.#keptFrom(from);
    return kept !== null && kept.points <= to ? kept.outcome : null;
  }

  /** Cells that outcomes worth `from` to `to` may fall into, and some more. */
  #cellsNear(from: number, to: number): { readonly first: number; readonly last: number } {
    const { rise, blur } = this.#scale;
    const { width, most, stages } = this.#grid;
    return {
      first: Math.max(0, Math.floor((rise(from - blur) - 1) / width) - stages.length - 1),
      last: Math.min(most.length - 1, Math.floor((rise(to + blur) + 1) / width) + 1),
    };
  }
}
