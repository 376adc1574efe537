import { expect, test } from "vitest";
import { pointsCase } from "../analysis/points-case.fixture.ts";
import { lessThan, ONE, subtract } from "../lib/rational.ts";
import { Rng } from "../lib/rng.ts";
import type { Case } from "../model/case.ts";
import type { Outcome } from "../model/combination.ts";
import type { PartyId } from "../model/ids.ts";
import { outcomeOf, outcomeSpace } from "../model/outcome-space.ts";
import {
  ACCEPTS,
  aspiration,
  type Exact,
  exact,
  footDragging,
  fraction,
  leastAtLeast,
  micro,
  speaks,
  titForTat,
  type Turn,
} from "./printed-formulas.twin.ts";
import { strategyOf } from "./registry.ts";
import { alternating, Table } from "./table.fixture.ts";

const SEEDS = 120;

/** What a formula says of a turn: the utility of the offer it would make, null for none, and whether it accepts the offer that stands. */
interface Said {
  offer(turn: Turn): Exact | null;
  accepts(turn: Turn, offered: Exact, next: Exact | null): boolean;
}

const LINEAR = { inverse: 1, k: exact(0), margin: exact(0) };
const clock = (turn: Turn, shape = LINEAR): Exact | null => leastAtLeast(turn, aspiration(turn, shape)) ?? null;
const offering = (accepts: Said["accepts"]): Said => ({ offer: (turn) => clock(turn), accepts });
const asGood = (offered: Exact, other: Exact | null): boolean => other !== null && !lessThan(offered, other);
const byClock = (shape: typeof LINEAR): Said => ({
  offer: (turn) => clock(turn, shape),
  accepts: (_, offered, next) => asGood(offered, next),
});
const tat = (way: "relative" | "absolute", d: number): Said => ({
  offer: (turn) => leastAtLeast(turn, titForTat(turn, way, d)) ?? null,
  accepts: (_, offered, next) => asGood(offered, next),
});
const dragging = (from: number, give: number, every: number): Said => ({
  offer: (turn) => (speaks(turn, every) ? (leastAtLeast(turn, footDragging(turn, exact(from), exact(give))) ?? null) : null),
  accepts: (turn, offered) => asGood(offered, footDragging(turn, exact(from), exact(give))),
});
const combi = (late: number, window: number | "timeLeft", measure: "best" | "average"): Said =>
  offering(
    (turn, offered, next) => asGood(offered, next) || (ACCEPTS.time(turn, exact(late)) && ACCEPTS.seen(turn, offered, { window, measure })),
  );

const taking = (acceptance: string): string => `composed(offering=aspiration, acceptance=${acceptance})`;
const lenience = (alpha: number, beta: number) => ({ alpha: exact(alpha), beta: exact(beta) });

const FORMULAS: readonly (readonly [name: string, said: Said])[] = [
  ["linear", byClock(LINEAR)],
  ["boulware", byClock({ ...LINEAR, inverse: 4 })],
  ["aspiration(e=0.5, k=0.1, margin=3)", byClock({ inverse: 2, k: exact(0.1), margin: exact(3) })],
  ["tit-for-tat", tat("absolute", 1)],
  ["tit-for-tat(window=3)", tat("absolute", 3)],
  ["tit-for-tat(way=relative)", tat("relative", 1)],
  ["tit-for-tat(way=relative, window=2)", tat("relative", 2)],
  ["foot-dragging(from=0.3, give=0.7, every=1, wait=0)", dragging(0.3, 0.7, 1)],
  ["foot-dragging(from=0.3, give=0.7, every=2, wait=0)", dragging(0.3, 0.7, 2)],
  ["foot-dragging(from=0.2, give=0.9, every=3, wait=0)", dragging(0.2, 0.9, 3)],
  ["micro", { offer: (turn) => micro(turn).offer, accepts: (turn, offered) => asGood(offered, micro(turn).accepts) }],
  [
    taking("next(alpha=1.1, beta=0.03)"),
    offering((turn, offered, next) => next !== null && ACCEPTS.next(turn, { offered, other: next }, lenience(1.1, 0.03))),
  ],
  [
    taking("next(alpha=0.8)"),
    offering((turn, offered, next) => next !== null && ACCEPTS.next(turn, { offered, other: next }, lenience(0.8, 0))),
  ],
  [taking("prev"), offering((turn, offered) => ACCEPTS.prev(turn, offered, lenience(1, 0)))],
  [taking("prev(beta=-0.07)"), offering((turn, offered) => ACCEPTS.prev(turn, offered, lenience(1, -0.07)))],
  [taking("const(c=0.55)"), offering((turn, offered) => ACCEPTS.const(turn, offered, exact(0.55)))],
  [taking("time(T=0.6)"), offering((turn) => ACCEPTS.time(turn, exact(0.6)))],
  [taking("gap(c=0.07)"), offering((turn, offered) => ACCEPTS.gap(turn, offered, exact(0.07)))],
  [taking("combi(T=0.5)"), combi(0.5, 0, "best")],
  [taking("combi(T=0.4, window=3)"), combi(0.4, 3, "best")],
  [taking("combi(T=0.3, seen=average)"), combi(0.3, 0, "average")],
  [taking("combi(T=0.3, seen=average, window=4)"), combi(0.3, 4, "average")],
  [taking("combi(T=0.3, over=timeLeft)"), combi(0.3, "timeLeft", "best")],
  [taking("combi(T=0.5, over=timeLeft, seen=average)"), combi(0.5, "timeLeft", "average")],
  [taking("aspiration(e=0.5)"), offering((turn, offered) => asGood(offered, aspiration(turn, { ...LINEAR, inverse: 2 })))],
];

/** Worths with few or no decimals, as people and files have them: a target is often met exactly. */
function randomTalks(rng: Rng): { readonly value: Case; readonly unit: number } {
  const parties = 2 + rng.below(2);
  const unit = [1, 0.01, 0.05, 0.1][rng.below(4)] ?? 1;
  const worth = (): number => Number((unit * (rng.below(60) - 10)).toFixed(2));
  const table = Array.from({ length: 1 + rng.below(3) }, () =>
    Array.from({ length: 3 + rng.below(8) }, () => Array.from({ length: parties }, worth)),
  );
  return { value: pointsCase(table, Array.from({ length: parties }, worth)), unit };
}

/** Plays a formula against random offers, and compares what it does on every turn with what the formula says. How many turns, and how many accept. */
function compared(name: string, said: Said, seed: number): { readonly turns: number; readonly accepted: boolean } {
  const rng = Rng.fromSeed(seed);
  const { value } = randomTalks(rng);
  const strategy = strategyOf(name);
  if (strategy.kind === "failed") throw new Error(strategy.failure.message);
  const roundTime = rng.below(2) === 0 ? "completed" : "entered";
  const rounds = [10, 20, 25, 7][rng.below(4)] ?? 10;
  const table = new Table(value, { ...alternating(value, rounds), deadline: { rounds, roundTime } });
  const parties = table.setup.parties;
  const party = parties[rng.below(parties.length)];
  if (party === undefined) throw new Error("Expected a party");
  table.seat(party, strategy.value, seed);
  const book = new Book(value, party);
  const timeAt = (done: number): Exact => (roundTime === "completed" ? fraction(done, rounds) : fraction(done + 1, rounds + 1));
  let [turns, accepted] = [0, false];
  while (table.state.ending === null && !accepted) {
    const { turn } = table.view(party);
    if (turn === null) throw new Error("Expected turns");
    if (turn !== party) {
      const outcome = book.random(rng);
      const t = timeAt(table.state.rounds);
      table.move(turn, { deed: { kind: "offer", outcome } });
      book.hear(turn, outcome, t);
      continue;
    }
    const { rounds: done } = table.state;
    const now = book.turn(timeAt(done));
    const standing = book.standing();
    const next = said.offer(now);
    const isEnough = standing !== null && !lessThan(standing, book.reservation) && said.accepts(now, standing, next);
    const move = table.ask(party);
    const what = `${name}, seed ${seed}, round ${done}`;
    turns++;
    if (book.isHopeless) expect(move?.deed.kind, what).toBe("reject");
    else if (isEnough) expect(move?.deed.kind, what).toBe("accept");
    else if (next === null) expect(move?.deed.kind, what).toBe("reject");
    else {
      expect(move?.deed.kind, what).toBe("offer");
      if (move?.deed.kind === "offer") expect(subtract(book.utilityOf(move.deed.outcome), next), what).toMatchObject({ num: 0n });
    }
    if (move === null) throw new Error("Expected a move");
    accepted = move.deed.kind === "accept";
    if (accepted) break;
    if (move.deed.kind === "offer") book.make(move.deed.outcome, now.t);
    else book.pass();
    table.move(party, { deed: move.deed });
  }
  return { turns, accepted };
}

/** What has been offered, by the numbers of one party, kept apart from everything the strategies keep. */
class Book {
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

test.each(FORMULAS)(`%s does on every turn what its formula says, reckoned in whole numbers (seeds 1 to ${SEEDS})`, (name, said) => {
  let [turns, accepted] = [0, 0];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const found = compared(name, said, seed);
    turns += found.turns;
    if (found.accepted) accepted++;
  }
  expect(turns).toBeGreaterThan(2 * SEEDS);
  expect(accepted).toBeGreaterThan(SEEDS / 10);
});
