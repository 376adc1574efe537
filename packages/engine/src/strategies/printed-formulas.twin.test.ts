import { expect, test } from "vitest";
import { lessThan, subtract } from "../lib/rational.ts";
import { Rng } from "../lib/rng.ts";
import { Book, randomTalks } from "./book.fixture.ts";
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

/** Plays a formula against random offers, and compares what it does on every turn with what the formula says. How many turns, and how many accept. */
function compared(name: string, said: Said, seed: number): { readonly turns: number; readonly accepted: boolean } {
  const rng = Rng.fromSeed(seed);
  const value = randomTalks(rng, 2 + rng.below(2));
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
