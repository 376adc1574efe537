import { expect, test } from "vitest";
import { add, lessThan, multiply, ONE, subtract, ZERO } from "../lib/rational.ts";
import { Rng } from "../lib/rng.ts";
import type { Outcome } from "../model/combination.ts";
import { everybodyKnows } from "./attentive/everybody-knows.fixture.ts";
import { Book, randomTalks } from "./book.fixture.ts";
import { aspiration, type Exact, exact, fraction, leastAtLeast, type Turn } from "./printed-formulas.twin.ts";
import { strategyOf } from "./registry.ts";
import { alternating, Table } from "./table.fixture.ts";

const SEEDS = 150;
const ROUNDS = 20;

/** From where a formula looks for something to offer, how far up, and what it likes best there; or an outcome that it offers in any case. */
interface Search {
  readonly from: Exact;
  readonly band: Exact;
  liking(outcome: Outcome): Exact;
  readonly instead: Exact | null;
}

const optionsOf = (outcome: Outcome): readonly string[] => Object.values(outcome);
const rangeOf = ({ utilities, reservation }: Turn): Exact => subtract(utilities[0] ?? ZERO, least({ utilities, reservation }));

function least({ utilities, reservation }: Pick<Turn, "utilities" | "reservation">): Exact {
  const worst = utilities.at(-1) ?? ZERO;
  return lessThan(worst, reservation) ? reservation : worst;
}

/** How many issues are settled alike. */
const alike = (a: readonly string[], b: readonly string[]): number => a.filter((option, issue) => option === b[issue]).length;

/** Without a model: all issues weigh the same. Counterparts told apart by name. */
function tradeOff(turn: Turn, step: number, band: number): Search {
  let deadlocks = 0;
  let ownLast: readonly string[] | null = null;
  const heard = new Map<string, { readonly options: readonly string[]; readonly closeness: number | null }>();
  for (const { by, isOwn, outcome } of turn.history) {
    const options = outcome.split(",");
    if (isOwn) {
      ownLast = options;
      continue;
    }
    const before = heard.get(by)?.closeness ?? null;
    const closeness = ownLast === null ? null : alike(ownLast, options);
    if (before !== null && closeness !== null && closeness <= before) deadlocks++;
    heard.set(by, { options, closeness });
  }
  const conceded = multiply(multiply(exact(step), fraction(deadlocks, 1)), rangeOf(turn));
  const wanted = subtract(turn.utilities[0] ?? ZERO, conceded);
  return {
    from: lessThan(wanted, least(turn)) ? least(turn) : wanted,
    band: heard.size === 0 ? ZERO : exact(band),
    liking: (outcome) => [...heard.values()].reduce((sum, { options }) => add(sum, fraction(alike(options, optionsOf(outcome)), 1)), ZERO),
    instead: null,
  };
}

interface AccommodatingShape {
  readonly inverse: number;
  readonly floor: number;
  readonly band: number;
}

function accommodating(turn: Turn, { inverse, floor, band }: AccommodatingShape, theirs: (outcome: Outcome) => Exact): Search {
  const byClock = aspiration(turn, { inverse, k: ZERO, margin: ZERO });
  const lowest = add(least(turn), multiply(exact(floor), rangeOf(turn)));
  const from = lessThan(byClock, lowest) ? lowest : byClock;
  const heard = turn.history.filter(({ isOwn, utility }) => !isOwn && !lessThan(utility, turn.reservation)).map(({ utility }) => utility);
  const best = heard.length === 0 ? null : heard.reduce((a, b) => (lessThan(a, b) ? b : a));
  return { from, band: exact(band), liking: theirs, instead: best !== null && !lessThan(best, from) ? best : null };
}

/** Plays against random offers, and holds each offer to the search that the formula prescribes. How many offers were compared. */
function compared(name: string, parties: number, seed: number, searchOf: (turn: Turn, theirs: Book) => Search): number {
  const rng = Rng.fromSeed(seed);
  const value = everybodyKnows(randomTalks(rng, parties));
  const strategy = strategyOf(name);
  if (strategy.kind === "failed") throw new Error(strategy.failure.message);
  const table = new Table(value, alternating(value, ROUNDS));
  const [party, other] = table.setup.parties;
  if (party === undefined || other === undefined) throw new Error("Expected parties");
  table.seat(party, strategy.value, seed);
  const [mine, theirs] = [new Book(value, party), new Book(value, other)];
  let offers = 0;
  while (table.state.ending === null) {
    const { turn } = table.view(party);
    if (turn === null) throw new Error("Expected turns");
    const t = fraction(table.state.rounds, ROUNDS);
    if (turn !== party) {
      const outcome = mine.random(rng);
      table.move(turn, { deed: { kind: "offer", outcome } });
      mine.hear(turn, outcome, t);
      continue;
    }
    const move = table.ask(party);
    if (mine.isHopeless || move?.deed.kind !== "offer") break;
    expectFound(mine, {
      search: searchOf(mine.turn(t), theirs),
      turn: mine.turn(t),
      made: move.deed.outcome,
      what: `${name}, seed ${seed}`,
    });
    offers++;
    mine.make(move.deed.outcome, t);
    table.move(party, move);
  }
  return offers;
}

interface Found {
  readonly search: Search;
  readonly turn: Turn;
  readonly made: Outcome;
  readonly what: string;
}

function expectFound(book: Book, { search: { from, band, liking, instead }, turn, made, what }: Found): void {
  const utility = book.utilityOf(made);
  const to = add(from, multiply(band, rangeOf(turn)));
  const inBand = book.outcomes.filter((each) => !lessThan(each.utility, from) && !lessThan(to, each.utility));
  if (instead !== null) expect(subtract(utility, instead), what).toMatchObject({ num: 0n });
  else if (inBand.length === 0) expect(subtract(utility, leastAtLeast(turn, from) ?? ONE), what).toMatchObject({ num: 0n });
  else {
    expect(lessThan(utility, from) || lessThan(to, utility), what).toBe(false);
    const most = inBand.map(({ outcome }) => liking(outcome)).reduce((a, b) => (lessThan(a, b) ? b : a));
    const liked = liking(made);
    // Scores are summed in doubles, so what differs by less may pass for equal.
    const isBest = !lessThan(add(liked, fraction(1, 10 ** 9)), most);
    expect(isBest, what).toBe(true);
  }
}

test.each([2, 3])(
  `trade-off among %i offers what is most alike to what was offered, where its formula says (seeds 1 to ${SEEDS})`,
  (parties) => {
    let offers = 0;
    for (let seed = 1; seed <= SEEDS; seed++)
      for (const [step, band] of [
        [0.05, 0.02],
        [0.1, 0],
        [0.2, 0.3],
      ] as const)
        offers += compared(`composed(offering=trade-off(step=${step}, band=${band}), acceptance=const(c=1))`, parties, seed, (turn) =>
          tradeOff(turn, step, band),
        );
    expect(offers).toBeGreaterThan(10 * SEEDS);
  },
);

test(`accommodating offers what is best for a counterpart that its brief knows, where its formula says (seeds 1 to ${SEEDS})`, () => {
  let offers = 0;
  for (let seed = 1; seed <= SEEDS; seed++)
    for (const [e, floor, band] of [
      [1, 0, 0.05],
      [0.5, 0.3, 0.1],
      [0.25, 0, 0],
    ] as const)
      offers += compared(
        `composed(offering=accommodating(e=${e}, floor=${floor}, band=${band}), acceptance=const(c=1), model=brief)`,
        2,
        seed,
        (turn, theirs) => accommodating(turn, { inverse: 1 / e, floor, band }, (outcome) => theirs.utilityOf(outcome)),
      );
  expect(offers).toBeGreaterThan(10 * SEEDS);
});
