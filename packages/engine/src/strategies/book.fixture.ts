import { pointsCase } from "../analysis/points-case.fixture.ts";
import { lessThan, ONE } from "../lib/rational.ts";
import type { Rng } from "../lib/rng.ts";
import type { Case } from "../model/case.ts";
import type { Outcome } from "../model/combination.ts";
import type { PartyId } from "../model/ids.ts";
import { outcomeOf, outcomeSpace } from "../model/outcome-space.ts";
import { type Exact, exact, type Turn } from "./printed-formulas.twin.ts";

/** Worths with few or no decimals, as people and files have them: a target is often met exactly. */
export function randomTalks(rng: Rng, parties: number): Case {
  const unit = [1, 0.01, 0.05, 0.1][rng.below(4)] ?? 1;
  const worth = (): number => Number((unit * (rng.below(60) - 10)).toFixed(2));
  const table = Array.from({ length: 1 + rng.below(3) }, () =>
    Array.from({ length: 3 + rng.below(8) }, () => Array.from({ length: parties }, worth)),
  );
  return pointsCase(table, Array.from({ length: parties }, worth));
}

/** What has been offered, by the numbers of one party, kept apart from everything the strategies keep. */
export class Book {
  readonly #value: Case;
  readonly #party: PartyId;
  readonly #outcomes: readonly { readonly outcome: Outcome; readonly utility: Exact }[];
  #history: Turn["history"] = [];
  #standing: Exact | null = null;
  #heard = 0;
  #heardBefore = -1;

  constructor(value: Case, party: PartyId) {
    this.#value = value;
    this.#party = party;
    const space = outcomeSpace(value.issues);
    const all = Array.from({ length: Number(space.combinations) }, (_, combination) => {
      let rest = combination;
      const numbers = space.sizes.map(() => 0);
      for (let issue = numbers.length - 1; issue >= 0; issue--) {
        numbers[issue] = rest % (space.sizes[issue] ?? 1);
        rest = Math.floor(rest / (space.sizes[issue] ?? 1));
      }
      const outcome = outcomeOf(space, numbers);
      return { outcome, utility: this.utilityOf(outcome) };
    });
    this.#outcomes = all.toSorted((a, b) => (lessThan(b.utility, a.utility) ? -1 : lessThan(a.utility, b.utility) ? 1 : 0));
  }

  get reservation(): Exact {
    const noAgreement = this.#value.briefs[this.#party]?.noAgreement;
    if (noAgreement?.kind !== "reservationValue" || typeof noAgreement.reservationValue !== "number") throw new Error("Expected a number");
    return exact(noAgreement.reservationValue);
  }

  /** Every outcome, best first. */
  get outcomes(): readonly { readonly outcome: Outcome; readonly utility: Exact }[] {
    return this.#outcomes;
  }

  get isHopeless(): boolean {
    return lessThan(this.#outcomes[0]?.utility ?? ONE, this.reservation);
  }

  utilityOf(outcome: Outcome): Exact {
    const issues = this.#value.briefs[this.#party]?.preferences.issues ?? {};
    return Object.entries(outcome).reduce<Exact>((total, [issue, option]) => {
      const worth = Object.entries(issues).find(([id]) => id === issue)?.[1];
      const points = worth?.kind === "options" ? Object.entries(worth.options).find(([id]) => id === option)?.[1] : undefined;
      if (typeof points !== "number") throw new Error("Expected points");
      return { num: total.num * exact(points).den + exact(points).num * total.den, den: total.den * exact(points).den };
    }, exact(0));
  }

  random(rng: Rng): Outcome {
    const { outcome } = this.#outcomes[rng.below(this.#outcomes.length)] ?? {};
    if (outcome === undefined) throw new Error("Expected outcomes");
    return outcome;
  }

  hear(by: PartyId, outcome: Outcome, t: Exact): void {
    this.#heard++;
    this.#standing = this.utilityOf(outcome);
    this.#note(by, outcome, t);
  }

  make(outcome: Outcome, t: Exact): void {
    this.#note(this.#party, outcome, t);
    this.pass();
  }

  pass(): void {
    this.#standing = null;
    this.#heardBefore = this.#heard;
  }

  standing(): Exact | null {
    return this.#standing;
  }

  turn(t: Exact): Turn {
    return {
      utilities: this.#outcomes.map(({ utility }) => utility),
      reservation: this.reservation,
      t,
      history: this.#history,
      heard: this.#heard,
      heardBefore: this.#heardBefore,
    };
  }

  #note(by: PartyId, outcome: Outcome, t: Exact): void {
    this.#history = [
      ...this.#history,
      { by, isOwn: by === this.#party, utility: this.utilityOf(outcome), outcome: Object.values(outcome).join(), t },
    ];
  }
}
