import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import { issueId, optionId, partyId } from "../../model/ids.ts";
import { MOVE_CLASSES, ROUNDING } from "../../simulation/move-class.ts";
import { FIRST_SPOT, SIX_MOVES, type Spot } from "../../simulation/six-moves.fixture.ts";
import { LEAST_EXCHANGES } from "./answering.ts";
import { type Dynamics, dynamics, opponentSensitivity, WINDOW } from "./dynamics.ts";
import { at, days, knowing, offer, onlookerOf, PLANE, THEM, US } from "./talks.fixture.ts";

/** Offers in turn, ours first: [own points, their points]. */
function read(turns: readonly (readonly [Spot, Spot] | readonly [Spot])[], value = knowing(PLANE), tolerance = ROUNDING): Dynamics {
  const offers = turns.flatMap(([ours, theirs]) => [offer(US, at(...ours)), ...(theirs === undefined ? [] : [offer(THEM, at(...theirs))])]);
  return dynamics(days(offers), { onlooker: onlookerOf(value), parties: [US, THEM], tolerance, window: WINDOW });
}

test("steps of points as the literature gives them, one of each class", () => {
  const { steps, parties } = read([FIRST_SPOT, ...SIX_MOVES.map(([to]) => to)].map((spot) => [spot]));
  expect(steps.map((step) => step.class)).toEqual(SIX_MOVES.map(([, move]) => move));
  expect(parties[0]).toMatchObject({ offers: 7, unread: 0, sensitivity: { regarding: 3, disregarding: 3, ratio: 1 } });
  expect(MOVE_CLASSES.map((name) => parties[0]?.moves[name])).toEqual([1, 1, 1, 1, 1, 1]);
});

test("a step of the other is read from its side: what it costs it by the estimate, what it brings us by our brief", () => {
  const [step] = read([
    [
      [90, 10],
      [10, 90],
    ],
    [
      [90, 10],
      [25, 80],
    ],
  ]).steps.filter(({ party }) => party === THEM);
  expect(step).toMatchObject({ class: "concession", change: 15, share: 0.15, moverChange: -10, estimated: [THEM], missing: [] });
});

test("without an estimate a step has no class, and says for want of whom; what it does to us is known all the same", () => {
  const { steps, parties } = read([[[90, 10]], [[80, 10]]], PLANE);
  expect(steps).toMatchObject([{ class: null, change: -10, moverChange: -10, estimated: [], missing: [THEM] }]);
  expect(parties[0]).toMatchObject({ unread: 1, sensitivity: { regarding: 0, disregarding: 0, ratio: null } });
});

test("a change of the tolerance is none, and one beyond it counts", () => {
  const classOf = (to: Spot, tolerance: number): unknown => read([[[80, 20]], [to]], knowing(PLANE), tolerance).steps[0]?.class;
  expect(classOf([77, 23], 0.03)).toBe("silent");
  expect(classOf([76, 24], 0.03)).toBe("concession");
});

test("sensitivity to the opponent is a ratio only where there is something to divide by", () => {
  const none = { silent: 0, nice: 0, fortunate: 0, selfish: 0, concession: 0, unfortunate: 0 };
  expect(opponentSensitivity({ ...none, fortunate: 1, nice: 2, concession: 3, selfish: 1, silent: 3 }).ratio).toBe(1.5);
  expect(opponentSensitivity({ ...none, concession: 3 })).toEqual({ regarding: 3, disregarding: 0, ratio: null });
});

test("an exchange sets what a concession gave against what came before the next one", () => {
  const [them] = read([
    [
      [90, 10],
      [10, 90],
    ],
    [
      [80, 20],
      [14, 90],
    ],
    [
      [70, 30],
      [13, 90],
    ],
    [[60, 40]],
  ]).counterparts;
  expect(them?.exchanges).toMatchObject([
    { gave: 10, came: 4, answers: 1, isOpen: false },
    { gave: 10, came: -1, answers: 1, isOpen: false },
    { gave: 10, came: 0, answers: 0, isOpen: true },
  ]);
  expect(them?.total).toEqual({ exchanges: 2, gave: 20, came: 3, ratio: 0.15 });
});

test("who gives nothing has no ratio, and who says nothing yet has answered nothing", () => {
  const [them] = read([
    [
      [90, 10],
      [10, 90],
    ],
    [
      [90, 10],
      [20, 80],
    ],
  ]).counterparts;
  expect(them?.total).toEqual({ exchanges: 1, gave: 0, came: 10, ratio: null });
  expect(read([[[90, 10]]]).counterparts[0]).toMatchObject({ exchanges: [], total: { exchanges: 0, ratio: null } });
});

test("given and taken back to the same point is nothing given, though doubles do not add up to 0", () => {
  const value = pointsCase(
    [
      [
        [1, 0],
        [0.9, 1],
        [0.7, 2],
      ],
    ],
    [0, 0],
  );
  const made = [0, 1, 2, 0].flatMap((own) =>
    [US, THEM].map((party) => offer(party, { [issueId("i0")]: optionId(`o${party === US ? own : 2}`) })),
  );
  const [them] = dynamics(days(made), {
    onlooker: onlookerOf(value),
    parties: [US, THEM],
    tolerance: ROUNDING,
    window: WINDOW,
  }).counterparts;
  expect(them?.total).toMatchObject({ exchanges: 3, ratio: null });
  expect(them?.total.gave).toBeCloseTo(0, 12);
});

test("the window takes the last closed exchanges alone", () => {
  const turns = Array.from(
    { length: 9 },
    (_, k) =>
      [
        [90 - 2 * k, 10],
        [10 + (k < 3 ? 2 * k : 6), 90],
      ] as const,
  );
  const [them] = read(turns).counterparts;
  expect(them?.total).toMatchObject({ exchanges: 8, gave: 16, came: 6 });
  expect(them?.recent).toMatchObject({ exchanges: WINDOW, gave: 2 * WINDOW, came: 0, ratio: 0 });
});

/** Turns in which we give or stand, and they answer each with so much. */
function answered(moves: readonly (readonly ["give" | "stand", number])[]): Dynamics {
  let [ours, theirs] = [95, 5];
  const turns: (readonly [Spot, Spot])[] = [
    [
      [ours, 0],
      [theirs, 0],
    ],
  ];
  for (const [move, came] of moves) {
    if (move === "give") ours -= 2;
    theirs += came;
    turns.push([
      [ours, 0],
      [theirs, 0],
    ]);
  }
  return read(turns);
}

test("a counterpart that gives only when we stand still answers pressure", () => {
  const [them] = answered(
    Array.from({ length: 10 }, (_, k) => [k % 2 === 0 ? "give" : "stand", k % 2 === 0 ? 0 : 3] as const),
  ).counterparts;
  expect(them?.answering).toMatchObject({
    afterConcession: { gave: 0, stood: 5, tookBack: 0, mean: 0 },
    afterPressure: { gave: 5, stood: 0, tookBack: 0, mean: 3 },
    reading: "pressure",
  });
});

test("one that gives only when we gave answers generosity", () => {
  const [them] = answered(
    Array.from({ length: 10 }, (_, k) => [k % 2 === 0 ? "give" : "stand", k % 2 === 0 ? 3 : -1] as const),
  ).counterparts;
  expect(them?.answering).toMatchObject({ afterPressure: { gave: 0, tookBack: 5, mean: -1 }, reading: "generosity" });
});

test("too few exchanges of either kind say nothing, however clear they look", () => {
  const few = [
    ...Array.from({ length: 20 }, () => ["give", 0] as const),
    ...Array.from({ length: LEAST_EXCHANGES - 1 }, () => ["stand", 3] as const),
  ];
  expect(answered(few).counterparts[0]?.answering.reading).toBe("tooFew");
  expect(answered([...few, ["stand", 3]]).counterparts[0]?.answering.reading).toBe("pressure");
});

test("a difference that chance makes often is none", () => {
  const moves = Array.from({ length: 12 }, (_, k) => [k % 2 === 0 ? "give" : "stand", k % 4 < 2 ? 2 : 0] as const);
  expect(answered(moves).counterparts[0]?.answering).toMatchObject({ reading: "noDifference", chance: 1 });
});

test("what was given and what came add up to first and last offers, whatever the path", () => {
  const rng = Rng.fromSeed(4);
  for (let trial = 0; trial < 50; trial++) {
    const spot = (): Spot => [rng.below(101), rng.below(101)];
    const turns = Array.from({ length: 2 + rng.below(8) }, () => [spot(), spot()] as const);
    const [them] = read(turns).counterparts;
    const [first, last] = [turns[0], turns.at(-1)];
    expect(them?.total.gave).toBeCloseTo((first?.[0][0] ?? 0) - (last?.[0][0] ?? 0), 9);
    expect(them?.total.came).toBeCloseTo((last?.[1][0] ?? 0) - (first?.[1][0] ?? 0), 9);
  }
});

test("the numbers of parties whose briefs we may not know change nothing", () => {
  const turns = [
    [
      [90, 10],
      [10, 90],
    ],
    [
      [70, 30],
      [20, 70],
    ],
  ] as const;
  const value = knowing(PLANE);
  const other = { ...value, briefs: { [US]: value.briefs[US] ?? never(), [partyId("p1")]: value.briefs[US] ?? never() } };
  expect(read(turns, other)).toEqual(read(turns, value));
});

const never = (): never => {
  throw new Error("Expected a brief");
};
