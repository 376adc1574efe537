import { expect, test } from "vitest";
import { randomCase } from "../analysis/random-case.fixture.ts";
import { Rng } from "../lib/rng.ts";
import type { Case } from "../model/case.ts";
import type { Outcome } from "../model/combination.ts";
import { type CompiledCase, compileCase } from "../model/compiled-case.ts";
import { holds } from "../model/condition.ts";
import { unitsOf } from "../model/exact-utility.ts";
import { outcomeOf, outcomeSpace } from "../model/outcome-space.ts";
import { readings } from "../model/perspective.ts";
import { sessionCase } from "../session/session-case.ts";
import { moveClass, ROUNDING } from "./move-class.ts";
import { play } from "./play.ts";
import { acting } from "./players.fixture.ts";
import { score } from "./score.ts";

const SEEDS = 150;

interface Listed {
  readonly outcome: Outcome;
  readonly units: readonly bigint[];
}

/** Every admissible outcome, one after the other. */
function admissible(value: Case, compiled: CompiledCase): readonly Listed[] {
  const space = outcomeSpace(value.issues);
  const excluded = [...compiled.constraints, ...compiled.redLines.flatMap(({ conditions }) => conditions)];
  const listed: Listed[] = [];
  for (let combination = 0; combination < Number(space.combinations); combination++) {
    let rest = combination;
    const numbers = space.sizes.map(() => 0);
    for (let issue = numbers.length - 1; issue >= 0; issue--) {
      numbers[issue] = rest % (space.sizes[issue] ?? 1);
      rest = Math.floor(rest / (space.sizes[issue] ?? 1));
    }
    if (excluded.some((condition) => holds(condition, numbers))) continue;
    listed.push({ outcome: outcomeOf(space, numbers), units: compiled.utilities.map((utility) => unitsOf(utility, numbers)) });
  }
  return listed;
}

const dominates = (a: readonly bigint[], b: readonly bigint[]): boolean =>
  a.every((units, p) => units >= (b[p] ?? 0n)) && a.some((units, p) => units > (b[p] ?? 0n));

/** Points in the plane of shares, and what a point is away from the nearest of some. */
class Plane {
  readonly #worst: readonly bigint[];
  readonly #range: readonly bigint[];

  constructor(all: readonly Listed[], parties: number) {
    const column = (p: number): bigint[] => all.map(({ units }) => units[p] ?? 0n);
    this.#worst = Array.from({ length: parties }, (_, p) => column(p).reduce((low, units) => (units < low ? units : low)));
    this.#range = this.#worst.map((worst, p) => column(p).reduce((high, units) => (units > high ? units : high)) - worst);
  }

  get worst(): readonly bigint[] {
    return this.#worst;
  }

  point(units: readonly bigint[]): number[] {
    return units.map((each, p) => (this.#range[p] === 0n ? 0 : Number(each - (this.#worst[p] ?? 0n)) / Number(this.#range[p])));
  }

  distance(from: readonly bigint[], to: readonly (readonly bigint[])[]): number | null {
    const at = this.point(from);
    const distances = to.map((units) => Math.hypot(...this.point(units).map((share, p) => share - (at[p] ?? 0))));
    return distances.length === 0 ? null : Math.min(...distances);
  }
}

/** Without a common scale a product of gains orders points the same, so units do. */
function nashPoints(frontier: readonly Listed[], disagreement: readonly bigint[]): Listed[] {
  const product = ({ units }: Listed): bigint => units.reduce((sum, each, p) => sum * (each - (disagreement[p] ?? 0n)), 1n);
  const rational = frontier.filter(({ units }) => units.every((each, p) => each >= (disagreement[p] ?? 0n)));
  const most = rational.reduce((top, each) => (product(each) > top ? product(each) : top), 0n);
  return rational.filter((each) => product(each) === most);
}

test(`with two, three or four parties a game scores as going through all outcomes says (seeds 1 to ${SEEDS})`, () => {
  const compared = { agreements: 0, three: 0, away: 0 };
  for (let seed = 1; seed <= SEEDS; seed++) {
    const value = randomCase(seed);
    const held = readings(value, { kind: "everyBrief" });
    if (held.kind === "failed") throw new Error("Expected briefs");
    const compiled = compileCase(value, held.value);
    const all = admissible(value, compiled);
    const rng = Rng.fromSeed(seed);
    const offers = Array.from({ length: 6 }, () => all[rng.below(all.length)]);
    const [agreed] = offers;
    if (agreed === undefined) continue;
    const parties = value.parties.map(({ id }) => id);
    let made = 0;
    // The first makes all offers, the last of the list first; the others consent to no other than the one that is made last.
    const first = acting(() => ({ deed: { kind: "offer", outcome: offers[offers.length - ++made]?.outcome ?? agreed.outcome } }));
    const other = acting(({ standing: [standing] }) =>
      made === offers.length && standing !== undefined ? { deed: { kind: "accept", offer: standing.offer } } : { deed: { kind: "reject" } },
    );
    const game = play({
      base: sessionCase(value),
      setup: { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: 20 } },
      players: Object.fromEntries(parties.map((party, k) => [party, k === 0 ? first : other])),
      seed: 1,
      startAt: "2020-01-01T00:00:00.000Z",
      turnTime: 0,
    });
    if (game.kind === "failed") throw new Error(JSON.stringify(game.failure));
    const found = score(game.value, ROUNDING);
    if (found.kind === "failed") throw new Error("Expected a score");
    const plane = new Plane(all, parties.length);
    const frontier = all.filter(({ units }) => !all.some((other) => dominates(other.units, units)));
    const disagreement = compiled.utilities.map(({ reservation }, p) => {
      const worst = plane.worst[p] ?? 0n;
      return compiled.statesReservation[p] === true && reservation > worst ? reservation : worst;
    });
    const result = found.value;
    const what = `seed ${seed}`;
    expect(result.isAgreed, what).toBe(true);
    const shares = plane.point(agreed.units);
    for (const [p, { share }] of result.parties.entries()) expect(share, what).toBeCloseTo(shares[p] ?? Number.NaN, 9);
    expect(result.welfare, what).toBeCloseTo(
      shares.reduce((sum, share) => sum + share, 0),
      9,
    );
    const away = plane.distance(
      agreed.units,
      frontier.map(({ units }) => units),
    );
    expect(result.frontierDistance, what).toBeCloseTo(away ?? Number.NaN, 9);
    const toNash = plane.distance(
      agreed.units,
      nashPoints(frontier, disagreement).map(({ units }) => units),
    );
    if (toNash === null) expect(result.nashDistance, what).toBeNull();
    else expect(result.nashDistance, what).toBeCloseTo(toNash, 9);
    expectMoves(result.parties[0]?.moves, offers, plane);
    compared.agreements++;
    if (parties.length > 2) compared.three++;
    if ((away ?? 0) > 0.01) compared.away++;
  }
  expect(compared.agreements).toBeGreaterThan(SEEDS / 2);
  expect(compared.three).toBeGreaterThan(SEEDS / 4);
  expect(compared.away).toBeGreaterThan(SEEDS / 4);
});

/** The first party's six offers, last first, step by step. */
function expectMoves(moves: object | undefined, offers: readonly (Listed | undefined)[], plane: Plane): void {
  const points = offers.toReversed().map((offer) => plane.point(offer?.units ?? []));
  const counts: Record<string, number> = { silent: 0, nice: 0, fortunate: 0, selfish: 0, concession: 0, unfortunate: 0 };
  for (const [k, point] of points.entries()) {
    const before = points[k - 1];
    if (before === undefined) continue;
    const [own = 0, ...others] = point.map((share, p) => share - (before[p] ?? 0));
    const name = moveClass(own, others.reduce((sum, change) => sum + change, 0) / others.length, ROUNDING);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  expect(moves).toEqual(counts);
}
