import { describe, expect, test } from "vitest";
import { contradictions } from "./contradictions.ts";
import { car, CAR, COLOUR, ends, endsOf, prefers, PRICE, rating, swing, TYRES, USUAL } from "./little-subject.fixture.ts";

/** Which end is better is still known when the size of a swing is not. */
const ENDS = [ends("red", "blue"), endsOf(PRICE, "30", "0"), endsOf(TYRES, "no", "yes")];

test("answers that go together contradict nothing, nor do none", () => {
  expect(contradictions(CAR, [])).toEqual([]);
  expect(contradictions(CAR, [...USUAL, prefers(car("0", "no", "red"), car("30", "yes", "red"))])).toEqual([]);
});

describe("named is", () => {
  test("a circle of preferences, once, in the order in which it runs", () => {
    const [a, b, c] = [car("10", "yes", "red"), car("0", "no", "red"), car("10", "no", "green")];
    const circle = [prefers(a, b), prefers(c, b, "right"), prefers(c, a)];
    expect(contradictions(CAR, [...USUAL, ...circle])).toContainEqual({ kind: "cycle", answers: circle });
  });

  test("no circle where nothing is preferred in it, but one where something is", () => {
    const [a, b] = [car("10", "yes", "red"), car("10", "no", "blue")];
    const cycles = (...answers: readonly ReturnType<typeof prefers>[]) =>
      contradictions(CAR, [...USUAL, ...answers]).filter(({ kind }) => kind === "cycle");
    const c = car("10", "no", "green");
    expect(cycles(prefers(a, b, "neither"), prefers(b, c, "neither"), prefers(c, a, "neither"))).toEqual([]);
    expect(cycles(prefers(a, b, "neither"), prefers(b, c, "neither"), prefers(c, a))).toHaveLength(1);
  });

  test("a package preferred that is better on no issue", () => {
    const slip = prefers(car("30", "no", "red"), car("30", "yes", "red"));
    expect(contradictions(CAR, [...USUAL, slip])[0]).toEqual({ kind: "nowhereBetter", answers: [slip] });
  });

  test("an order of issues and swings that turn it round", () => {
    const rank = { kind: "rank", order: [TYRES, COLOUR, PRICE] } as const;
    const opposite = [
      ...USUAL.slice(0, 1),
      swing(PRICE, ["0", "30"], -100),
      swing(TYRES, ["no", "yes"], 0),
      swing(COLOUR, ["red", "blue"], 60),
    ];
    const [first] = contradictions(CAR, [rank, ...opposite]);
    expect(first?.kind).toBe("order");
    expect(first?.answers).toContainEqual(rank);
  });

  test("a choice that the numbers speak against, with a set that cannot be made smaller", () => {
    // A step of price from 0 to 30 is worth half of everything, and tyres a fifth.
    const slip = prefers(car("30", "yes", "red"), car("0", "no", "red"));
    const found = contradictions(CAR, [...USUAL, slip]);
    expect(found).toHaveLength(1);
    const [conflict] = found;
    if (conflict?.kind !== "together") return expect.unreachable();
    expect(conflict.suspect).toBe(slip);
    expect(conflict.answers).toContain(slip);
    for (const answer of conflict.answers) {
      const rest = conflict.answers.filter((each) => each !== answer);
      expect(contradictions(CAR, [...ENDS, ...rest])).toEqual([]);
    }
  });

  test("no slip of the size that everybody makes", () => {
    expect(contradictions(CAR, [...USUAL, rating(PRICE, "10", 50), rating(PRICE, "20", 60)])).toEqual([]);
    expect(contradictions(CAR, [...USUAL, rating(PRICE, "10", 10), rating(PRICE, "20", 90)]).map(({ kind }) => kind)).toEqual(["order"]);
  });
});

test("an answer given again takes the place of the one before", () => {
  const slip = prefers(car("30", "yes", "red"), car("0", "no", "red"));
  const again = prefers(car("0", "no", "red"), car("30", "yes", "red"));
  expect(contradictions(CAR, [...USUAL, slip, again])).toEqual([]);
});

test("changes that matter nothing contradict nothing while no other change is known to matter", () => {
  const nothing = [swing(PRICE, ["0", "30"], 0), swing(TYRES, ["no", "yes"], 0)];
  expect(contradictions(CAR, nothing.slice(0, 1))).toEqual([]);
  expect(contradictions(CAR, nothing)).toEqual([]);
  expect(contradictions(CAR, [...nothing, ends("red", "blue"), swing(COLOUR, ["red", "blue"], 60)])).toEqual([]);
});
