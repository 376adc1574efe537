import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { partyId } from "../../model/ids.ts";
import { type Projection, projection, type ProjectionInputs } from "./projection.ts";

type Spots = readonly (readonly [number, number])[];
const timed = (spots: Spots): ProjectionInputs["own"] => spots.map(([time, points]) => ({ time, points }));

function project(own: Spots, other: Spots, extra: Partial<ProjectionInputs> = {}): Projection {
  const made = projection({
    counterpart: partyId("them"),
    unit: "relativeTime",
    now: 0.5,
    end: 1,
    walkAway: 30,
    best: 100,
    ...extra,
    own: timed(own),
    other: timed(other),
  });
  if (made === null) throw new Error("Expected offers of both");
  return made;
}

test("two straight lines meet where their equations say", () => {
  const { gap, ownRate, otherRate, linear } = project(
    [
      [0, 90],
      [0.5, 70],
    ],
    [
      [0, 20],
      [0.5, 40],
    ],
  );
  expect([gap, ownRate, otherRate]).toEqual([30, 40, 40]);
  expect(linear).toEqual({ kind: "meets", at: 0.875, points: 55, isWithinTime: true, isAboveWalkAway: true });
});

test("at the meeting point both lines are worth the same, on random courses", () => {
  const rng = Rng.fromSeed(2);
  let meets = 0;
  for (let trial = 0; trial < 300; trial++) {
    const own = [
      [0, 60 + 40 * rng.float()],
      [0.4, 50 + 50 * rng.float()],
    ] as const;
    const other = [
      [0.1, 40 * rng.float()],
      [0.5, 45 * rng.float()],
    ] as const;
    const { linear, ownRate, otherRate, gap, now } = project(own, other);
    const closing = (ownRate ?? 0) + (otherRate ?? 0);
    if (gap <= 0) expect(linear.kind).toBe("met");
    else if (closing <= 0) expect(linear.kind).toBe("never");
    if (linear.kind !== "meets") continue;
    meets++;
    expect(own[1][1] - (ownRate ?? 0) * (linear.at - now)).toBeCloseTo(linear.points, 6);
    expect(other[1][1] + (otherRate ?? 0) * (linear.at - now)).toBeCloseTo(linear.points, 6);
  }
  expect(meets).toBeGreaterThan(50);
});

const SLOW: Spots = [
  [0, 20],
  [0.5, 22],
];

test("not within the time, and without an end nobody can say", () => {
  const own = [
    [0, 90],
    [0.5, 88],
  ] as const;
  expect(project(own, SLOW).linear).toMatchObject({ kind: "meets", isWithinTime: false });
  expect(project(own, SLOW, { end: null }).linear).toMatchObject({ kind: "meets", isWithinTime: null });
});

test("a meeting point below the walk-away value is no agreement", () => {
  const own = [
    [0, 90],
    [0.5, 50],
  ] as const;
  expect(project(own, SLOW).linear).toMatchObject({ kind: "meets", isAboveWalkAway: false });
  expect(project(own, SLOW, { walkAway: null }).linear).toMatchObject({ isAboveWalkAway: null });
});

test("lines that do not come nearer never meet, and too few offers say nothing", () => {
  const own = [
    [0, 80],
    [0.5, 85],
  ] as const;
  expect(project(own, SLOW).linear).toEqual({ kind: "never" });
  expect(project([[0, 80]], SLOW).linear).toEqual({ kind: "unknown" });
  expect(
    project(
      [
        [0.5, 80],
        [0.5, 70],
      ],
      SLOW,
    ).linear,
  ).toEqual({ kind: "unknown" });
  expect(project([[0.5, 20]], SLOW).linear).toEqual({ kind: "met" });
});

test("meeting just at the end, at just what no agreement is worth, is in time and can be signed, in decimals that doubles cannot add", () => {
  let meets = 0;
  for (const [own, other] of [
    [3, 7],
    [11, 6],
    [13, 19],
  ] as const)
    for (let spot = 203; spot < 500; spot += 11) {
      // In tenths of points a tenth of the time; half of the time is left.
      const at = (tenths: number): number => Number((tenths / 10).toFixed(1));
      const { linear } = project(
        [
          [0, at(spot + 10 * own)],
          [0.5, at(spot + 5 * own)],
        ],
        [
          [0.1, at(spot - 9 * other)],
          [0.5, at(spot - 5 * other)],
        ],
        { walkAway: at(spot) },
      );
      expect(linear).toEqual({ kind: "meets", at: 1, points: at(spot), isWithinTime: true, isAboveWalkAway: true });
      meets++;
    }
  expect(meets).toBeGreaterThan(50);
});

test("lines as steep as each other never meet, in decimals that doubles cannot divide", () => {
  for (let step = 1; step <= 40; step++) {
    const at = (points: number): number => Number(points.toFixed(1));
    const own = [
      [0, 90],
      [0.3, at(90 - (3 * step) / 10)],
    ] as const;
    const other = [
      [0, 30],
      [0.7, at(30 - (7 * step) / 10)],
    ] as const;
    expect(project(own, other, { now: 0.7 }).linear).toEqual({ kind: "never" });
  }
});

test("the forecast reads the counterpart's best so far and stays below the best there is", () => {
  const rising = Array.from({ length: 9 }, (_, k) => [0.05 * (k + 1), 10 + 8 * (k + 1)] as const);
  const own = [
    [0, 95],
    [0.5, 90],
  ] as const;
  const { forecast } = project(own, rising, { now: 0.5 });
  expect(forecast?.low).toBe(82);
  expect(forecast?.likely).toBeGreaterThan(82);
  expect(forecast?.high).toBeLessThanOrEqual(100);
  expect(forecast?.own).toBeCloseTo(85, 9);
  expect(forecast?.isMeeting).toBe((forecast?.likely ?? 0) >= 85);
});

test("a counterpart that does not move is not forecast to come to where we are", () => {
  const still = Array.from({ length: 9 }, (_, k) => [0.05 * (k + 1), 20] as const);
  const { forecast } = project(
    [
      [0, 95],
      [0.5, 90],
    ],
    still,
    { best: 100 },
  );
  expect(forecast).toMatchObject({ likely: 20, low: 20, isMeeting: false });
});

test("the onlooker's line does not go below its walk-away value", () => {
  const still = Array.from({ length: 3 }, (_, k) => [0.1 * (k + 1), 20] as const);
  expect(
    project(
      [
        [0, 95],
        [0.5, 45],
      ],
      still,
    ).forecast?.own,
  ).toBe(30);
});

test("no forecast without an end, after it, or from fewer than three offers", () => {
  const three = Array.from({ length: 3 }, (_, k) => [0.1 * (k + 1), 20 + k] as const);
  expect(project([[0, 95]], three).forecast).not.toBeNull();
  expect(project([[0, 95]], three, { end: null }).forecast).toBeNull();
  expect(project([[0, 95]], three, { now: 1 }).forecast).toBeNull();
  expect(project([[0, 95]], three.slice(1)).forecast).toBeNull();
});
