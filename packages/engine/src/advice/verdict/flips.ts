import type { Standpoint } from "../going-on/standpoint.ts";
import { type Assessed, assessedGrounds } from "./assessed.ts";
import type { AssessSettings } from "./assess-settings.ts";
import { factsOf } from "./facts-of.ts";
import type { Flip, InputChange } from "./flip.ts";
import { type Lever, leversOf } from "./levers.ts";
import { putInto } from "./put-into.ts";
import type { VerdictWord } from "./verdict-word.ts";
import { rowFor, VERDICT_RULE } from "./verdict-rule.ts";
import { AS_IT_STANDS, type WhatIf } from "./what-if.ts";

const MOST_FLIPS = 3;
/** Inputs two together, more rounds, and whole verdicts to confirm with. */
const LAST_STEPS = 3;
const HALVINGS = 12;

/**
 * What would change the word: for each input the smallest change that does, the smallest three; then the same for two inputs together,
 * neither of which does it alone. Continuations already played are measured anew under the change (common random numbers); each flip that
 * is listed was then confirmed by a whole verdict with the change put into the brief or the session, or is exact without one. An input is
 * taken to change the word for good on its way: where it changes it and changes it back, a flip may be larger than it had to be, or missed.
 */
export function flips(standpoint: Standpoint, assessed: Assessed, settings: AssessSettings): readonly Flip[] {
  const search = new FlipSearch(standpoint, assessed, settings);
  const levers = leversOf(assessed);
  const steps = levers.length + LAST_STEPS;
  const told = (done: number): void => settings.progress?.("flips", done, steps);
  const found = levers.map((lever, k) => {
    told(k);
    return search.smallest([lever]);
  });
  told(levers.length);
  const idle = levers.filter((_, k) => found[k] === null);
  const pairs = idle.flatMap((lever, k) =>
    idle.slice(k + 1).flatMap((other) => (areApart(lever, other) ? (search.smallest([lever, other]) ?? []) : [])),
  );
  told(levers.length + 1);
  const single = [...found.flatMap((each) => each ?? []), ...search.moreRounds()];
  told(levers.length + 2);
  return [...search.confirmed(single), ...search.confirmed(pairs)];
}

/** Rounds that talks are tried with on top, where time is short. */
const MORE_ROUNDS: readonly number[] = [1, 2, 4, 8];
const MOST_MORE_ROUNDS = 8;

/** What evidence, home or the other table may bring about, and what the offer is worth: these are looked at two together. */
const IN_PAIRS: ReadonlySet<InputChange["kind"]> = new Set(["probability", "redLine", "groundwork", "offerWorth"]);

function areApart(lever: Lever, other: Lever): boolean {
  const [a, b] = [lever.at(1).change, other.at(1).change];
  if (!IN_PAIRS.has(a.kind) || !IN_PAIRS.has(b.kind) || (a.kind === "offerWorth" && b.kind === "offerWorth")) return false;
  return a.kind !== "probability" || b.kind !== "probability" || a.unknown !== b.unknown;
}

/** Tells inputs apart, whatever they are changed to. */
function inputOf(change: InputChange): string {
  switch (change.kind) {
    case "probability":
      return `${change.unknown} ${change.state}`;
    case "redLine":
      return `line ${change.id}`;
    case "theirReservation":
      return `reservation ${change.party}`;
    default:
      return change.kind;
  }
}

interface Found {
  readonly flip: Flip;
  readonly whatIf: WhatIf;
}

class FlipSearch {
  readonly #standpoint: Standpoint;
  readonly #assessed: Assessed;
  readonly #settings: AssessSettings;
  readonly #word: VerdictWord;

  constructor(standpoint: Standpoint, assessed: Assessed, settings: AssessSettings) {
    this.#standpoint = standpoint;
    this.#assessed = assessed;
    this.#settings = settings;
    this.#word = wordOf(assessed.row);
  }

  /** The smallest share of the way to which the levers have to be moved together for another word; null where none does. */
  smallest(levers: readonly Lever[]): Found | null {
    const whatIfAt = (share: number): WhatIf => levers.reduce((all, lever) => merged(all, lever.at(share).whatIf), AS_IT_STANDS);
    const wordAt = (share: number): VerdictWord => wordOf(rowFor(factsOf(this.#assessed.inputs, whatIfAt(share))));
    if (wordAt(1) === this.#word) return null;
    let [low, high] = [0, 1];
    if (levers.some(({ isStepless }) => isStepless)) {
      for (let k = 0; k < HALVINGS; k++) {
        const middle = (low + high) / 2;
        if (wordAt(middle) === this.#word) low = middle;
        else high = middle;
      }
    }
    return {
      flip: { word: wordAt(high), changes: levers.map((lever) => lever.at(high).change), size: high },
      whatIf: whatIfAt(high),
    };
  }

  /** How many more rounds would do, of those tried: the talks are played anew for each. Nothing where time is not what is lacking. */
  moreRounds(): readonly Found[] {
    const { grounds, inputs } = this.#assessed;
    const { roundLimit } = grounds.sight.view;
    if (roundLimit === null || !inputs.obstacles.some(({ kind }) => kind === "deadline" || kind === "groundwork")) return [];
    for (const rounds of MORE_ROUNDS) {
      const whatIf = { ...AS_IT_STANDS, rounds };
      const word = this.#wordWith(whatIf);
      if (word === null || word === this.#word) continue;
      const change: InputChange = { kind: "rounds", from: roundLimit, to: roundLimit + rounds };
      return [{ flip: { word, changes: [change], size: rounds / MOST_MORE_ROUNDS }, whatIf }];
    }
    return [];
  }

  /** The smallest of them that hold up. */
  confirmed(found: readonly Found[]): readonly Flip[] {
    const kept: Flip[] = [];
    for (const each of found.toSorted((a, b) => a.flip.size - b.flip.size)) {
      if (kept.length === MOST_FLIPS) break;
      if (kept.some((other) => isLike(other, each.flip))) continue;
      if (this.#isConfirmed(each)) kept.push(each.flip);
    }
    return kept;
  }

  #isConfirmed({ flip, whatIf }: Found): boolean {
    // What the offer is worth, and whether the others come back, changes nothing in the continuations.
    if (flip.changes.every(({ kind }) => kind === "offerWorth" || kind === "returnChance")) return true;
    // More rounds were found by a whole verdict.
    return whatIf.rounds > 0 || this.#wordWith(whatIf) === flip.word;
  }

  /** The word of a whole verdict with the changes put into the brief and the session; null where there is none. */
  #wordWith(whatIf: WhatIf): VerdictWord | null {
    const { grounds } = this.#assessed;
    // Progress is told by whoever looks for flips.
    const { progress: _, ...quiet } = this.#settings;
    const settings = { ...quiet, ...(whatIf.returnChance !== null && { returnChance: whatIf.returnChance }) };
    const again = assessedGrounds(putInto(this.#standpoint, grounds, whatIf), grounds.outcome, settings);
    if (again.kind === "failed") return null;
    const left: WhatIf = { ...AS_IT_STANDS, offerWorth: whatIf.offerWorth };
    return wordOf(rowFor(factsOf(again.value.inputs, left)));
  }
}

/** Says much the same: another size of one of its inputs leads to the same word. */
const isLike = (a: Flip, b: Flip): boolean =>
  a.word === b.word && a.changes.some((change) => b.changes.some((other) => inputOf(change) === inputOf(other)));

const wordOf = (row: number): VerdictWord => VERDICT_RULE[row]?.word ?? "walkAway";

const merged = (all: WhatIf, part: Partial<WhatIf>): WhatIf => ({
  ...all,
  ...part,
  probabilities: { ...all.probabilities, ...part.probabilities },
  dropped: [...all.dropped, ...(part.dropped ?? [])],
  theirReservation: { ...all.theirReservation, ...part.theirReservation },
});
