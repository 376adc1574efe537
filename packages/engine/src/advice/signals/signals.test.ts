import { expect, test } from "vitest";
import { parseCase } from "../../case-file/parse-case.ts";
import { Rng } from "../../lib/rng.ts";
import type { RedLine } from "../../model/case.ts";
import { issueId, optionId } from "../../model/ids.ts";
import { ROUNDING } from "../../simulation/move-class.ts";
import type { Happening, Occurrence } from "../dynamics/happening.ts";
import { happeningsOfRecord } from "../dynamics/happenings-of-record.ts";
import { at, day, knowing, offer, onlookerOf, PLANE, THEM, US } from "../dynamics/talks.fixture.ts";
import { LEAST_HABIT, medianOf } from "./delay.ts";
import type { Signal, SignalKind } from "./signal.ts";
import { signals } from "./signals.ts";

type Act = Occurrence & Pick<Happening, "party">;

/** [day of January 2026 counted from 0, what happened] */
const told = (acts: readonly (readonly [number, Act])[]): readonly Happening[] =>
  acts.map(([k, act], place) => ({ at: day(k), time: null, ref: `record/${place}`, ...act }));

const read = (happenings: readonly Happening[], now: string): readonly Signal[] =>
  signals(happenings, { onlooker: onlookerOf(knowing(PLANE)), parties: [US, THEM], tolerance: ROUNDING, now });

function only<Kind extends SignalKind>(found: readonly Signal[], kind: Kind): readonly Extract<Signal, { readonly kind: Kind }>[] {
  return found.filter((signal): signal is Extract<Signal, { readonly kind: Kind }> => signal.kind === kind);
}

/** We offer, and they answer after so many days, each time with something better. */
function answeredAfter(delays: readonly number[]): readonly Happening[] {
  let [now, points] = [0, 10];
  const acts: (readonly [number, Act])[] = [];
  for (const delay of delays) {
    acts.push([now, offer(US, at(90, 10))]);
    now += delay;
    acts.push([now, offer(THEM, at(points++, 90))]);
    now += 1;
  }
  return told(acts);
}

const DAY = 86_400_000;

test("an answer later than is their habit is a signal, with the median it is measured against", () => {
  const late = only(read(answeredAfter([1, 2, 2, 6]), day(12)), "lateAnswer");
  expect(late.filter(({ habit }) => habit === "own")).toMatchObject([
    { took: 6 * DAY, median: 2 * DAY, answers: 3, habit: "own", times: 3, strength: "clear", party: THEM },
  ]);
});

test("before there is a habit nothing is late", () => {
  expect(only(read(answeredAfter([1, 30, 1].slice(0, LEAST_HABIT)), day(40)), "lateAnswer")).toEqual([]);
});

test("where days are all that is known, one day more is the least that counts", () => {
  expect(only(read(answeredAfter([1, 1, 1, 1, 2]), day(12)), "lateAnswer")).toMatchObject([{ times: 2, strength: "weak" }]);
  expect(only(read(answeredAfter([0, 0, 0, 1]), day(12)), "lateAnswer")).toMatchObject([{ median: 0, times: null, strength: "clear" }]);
  const evenly = answeredAfter([2, 2, 2, 3]);
  expect(only(read(evenly, day(20)), "lateAnswer")).toEqual([]);
});

test("in the log of a session a delay of less than a minute is none", () => {
  const seconds = [1, 1, 1, 20, 200];
  let clock = 0;
  const acts = seconds.flatMap((delay, k): Happening[] => {
    const head = (party: typeof US): Pick<Happening, "at" | "time" | "ref" | "party"> => ({
      at: new Date(Date.UTC(2026, 0, 1) + clock * 1000).toISOString(),
      time: null,
      ref: `offer/${k}`,
      party,
    });
    const ours: Happening = { ...head(US), kind: "offer", outcome: at(90, 10) };
    clock += delay;
    const theirs: Happening = { ...head(THEM), kind: "offer", outcome: at(10 + k, 90) };
    clock += 1;
    return [ours, theirs];
  });
  expect(only(read(acts, "2026-01-01T01:00:00.000Z"), "lateAnswer")).toMatchObject([{ took: 200_000, strength: "strong" }]);
});

test("a party that has too few answers of its own is measured by everybody's", () => {
  // We answer in a day, three times, before their second answer takes a week.
  const acts = told([
    [0, offer(THEM, at(10, 90))],
    [1, offer(US, at(90, 10))],
    [2, offer(THEM, at(11, 90))],
    [3, offer(US, at(90, 10))],
    [10, offer(THEM, at(12, 90))],
  ]);
  expect(only(read(acts, day(10)), "lateAnswer")).toMatchObject([
    { habit: "everybody", answers: 3, median: DAY, took: 7 * DAY, strength: "strong" },
  ]);
});

test("an offer that is not answered by now is silence, once it lasts longer than the habit", () => {
  const acts = [...answeredAfter([1, 1, 1]), ...told([[8, offer(US, at(80, 20))]])];
  expect(only(read(acts, day(9)), "silence")).toEqual([]);
  expect(only(read(acts, day(11)), "silence")).toMatchObject([{ took: 3 * DAY, median: DAY, at: day(11), strength: "clear" }]);
});

test("while the talks rest, and after somebody has left, nobody is silent", () => {
  const acts = [...answeredAfter([1, 1, 1]), ...told([[8, offer(US, at(80, 20))]])];
  for (const kind of ["pause", "exit"] as const)
    expect(only(read([...acts, ...told([[9, { kind, party: US }]])], day(30)), "silence")).toEqual([]);
});

test("one's own delays and steps are no signals of the others", () => {
  const acts = answeredAfter([1, 1, 1]);
  const mirrored = acts.map((each): Happening => ({ ...each, party: each.party === US ? THEM : US }));
  expect(read(mirrored, day(40)).every(({ party }) => party === THEM)).toBe(true);
});

test("offers that do not move are counted in a row, and a move ends the row", () => {
  const points = [10, 10, 10, 12, 12, 12, 12, 12, 12];
  const acts = told(points.map((each, k) => [k, offer(THEM, at(each, 90 - k))] as const));
  expect(only(read(acts, day(20)), "unmoved")).toMatchObject([
    { steps: 2, isCurrent: false, strength: "weak", refs: ["record/0", "record/1", "record/2"] },
    { steps: 5, isCurrent: true, strength: "strong" },
  ]);
});

test("offers that move are no standstill to one whose red lines leave it nothing to choose", () => {
  const value = knowing(PLANE);
  const brief = value.briefs[US] ?? expect.fail();
  const options = Array.from({ length: 101 }, (_, points) => optionId(`o${points}`));
  for (const spared of [[], [optionId("o90")]]) {
    const forbid = { [issueId("i0")]: options.filter((option) => !spared.includes(option)) };
    const redLines: readonly RedLine[] = [{ kind: "forbid", id: "l", name: "No", forbid }];
    const onlooker = onlookerOf({ ...value, briefs: { ...value.briefs, [US]: { ...brief, redLines } } });
    const acts = told([50, 60, 70, 40].map((each, k) => [k, offer(THEM, at(each, 50))] as const));
    expect(signals(acts, { onlooker, parties: [US, THEM], tolerance: ROUNDING, now: day(9) })).toMatchObject([
      { kind: "stepBack", loss: 30, share: 0.3, strength: "strong" },
    ]);
  }
});

test("a single repetition is no signal", () => {
  expect(only(read(told([10, 10, 12, 12].map((each, k) => [k, offer(THEM, at(each, 90))] as const)), day(9)), "unmoved")).toEqual([]);
});

test("a step back says by how much, and its strength is its share of our range", () => {
  const acts = told([50, 48, 42, 20].map((each, k) => [k, offer(THEM, at(each, 50))] as const));
  expect(only(read(acts, day(9)), "stepBack").map(({ loss, strength }) => [loss, strength])).toEqual([
    [2, "weak"],
    [6, "clear"],
    [22, "strong"],
  ]);
});

test("meetings called off: made good, the first, and from the second on", () => {
  const off: Act = { kind: "meetingCancelled", party: THEM };
  const held: Act = { kind: "meeting", party: null };
  expect(
    only(
      read(
        told([
          [1, off],
          [3, held],
        ]),
        day(9),
      ),
      "meetingCancelled",
    ),
  ).toMatchObject([{ count: 1, isMadeGood: true, strength: "weak" }]);
  expect(
    only(
      read(
        told([
          [1, off],
          [3, off],
        ]),
        day(9),
      ),
      "meetingCancelled",
    ),
  ).toMatchObject([
    { count: 1, strength: "clear" },
    { count: 2, strength: "strong" },
  ]);
  expect(read(told([[1, { kind: "meetingCancelled", party: null }]]), day(9))).toEqual([]);
});

test("who announces a package and then offers less, or refuses that very package, is held to its words", () => {
  const said: Act = { kind: "statement", party: THEM, outcome: at(40, 60) };
  const [less] = only(
    read(
      told([
        [1, said],
        [2, offer(THEM, at(30, 70))],
      ]),
      day(9),
    ),
    "wordsAgainstDeeds",
  );
  expect(less).toMatchObject({ how: "offeredLess", loss: 10, share: 0.1, strength: "clear", refs: ["record/0", "record/1"] });
  const [no] = only(
    read(
      told([
        [1, said],
        [2, { kind: "refusal", party: THEM, outcome: { ...at(40, 60) } }],
      ]),
      day(9),
    ),
    "wordsAgainstDeeds",
  );
  expect(no).toMatchObject({ how: "refused", strength: "strong" });
});

test("a no to another package in between is no excuse for offering less than was announced", () => {
  const acts = told([
    [1, { kind: "statement", party: THEM, outcome: at(40, 60) }],
    [2, { kind: "refusal", party: THEM, outcome: at(90, 10) }],
    [3, { kind: "refusal", party: THEM, outcome: null }],
    [4, offer(THEM, at(30, 70))],
  ]);
  expect(only(read(acts, day(9)), "wordsAgainstDeeds")).toMatchObject([{ how: "offeredLess", refs: ["record/0", "record/3"] }]);
});

test("a case file can tell of an announcement, and of what came after it", () => {
  const parsed = parseCase({
    name: "words.yaml",
    text: `
detente: 1
title: Words
language: en
parties: [{ id: p0, name: Us }, { id: p1, name: Them }]
issues: [{ id: i0, name: Price, options: [{ id: o0, name: Low }, { id: o1, name: High }] }]
positions: [{ id: much, name: Much, party: p1, outcome: { i0: o1 } }, { id: little, name: Little, party: p1, outcome: { i0: o0 } }]
record:
  - { id: word, date: 2026-01-01, kind: statement, party: p1, position: much, text: We shall offer much. }
  - { id: deed, date: 2026-01-02, kind: offer, party: p1, position: little, text: They offer little. }
briefs: { p0: { preferences: { points: { i0: { options: { o1: 10 } } } }, reservationValue: 0 } }
`,
  });
  const value = parsed.kind === "ok" ? parsed.value.case : expect.fail(JSON.stringify(parsed.failure));
  const settings = { onlooker: onlookerOf(value), parties: [US, THEM], tolerance: ROUNDING, now: day(9) };
  expect(signals(happeningsOfRecord(value), settings)).toMatchObject([
    { kind: "wordsAgainstDeeds", how: "offeredLess", loss: 10, refs: ["record/word", "record/deed"] },
  ]);
});

test("who keeps its word, or names no package, gives no signal", () => {
  const said: Act = { kind: "statement", party: THEM, outcome: at(40, 60) };
  expect(
    read(
      told([
        [1, said],
        [2, offer(THEM, at(41, 10))],
      ]),
      day(9),
    ),
  ).toEqual([]);
  expect(
    read(
      told([
        [1, said],
        [2, { kind: "refusal", party: THEM, outcome: at(39, 60) }],
      ]),
      day(9),
    ),
  ).toEqual([]);
  expect(
    read(
      told([
        [1, { ...said, outcome: null }],
        [2, offer(THEM, at(1, 10))],
      ]),
      day(9),
    ),
  ).toEqual([]);
});

test("signals come by time", () => {
  const points = [50, 50, 50, 40, 40, 40];
  const found = read(
    told([...points.map((each, k) => [k, offer(THEM, at(each, 50))] as const), [6, { kind: "meetingCancelled", party: THEM }]]),
    day(9),
  );
  expect(found.map(({ kind }) => kind)).toEqual(["unmoved", "stepBack", "unmoved", "meetingCancelled"]);
});

test("the median is the middle of what is sorted, straight from the definition", () => {
  const rng = Rng.fromSeed(3);
  for (let trial = 0; trial < 200; trial++) {
    const values = Array.from({ length: 1 + rng.below(9) }, () => rng.below(50));
    const median = medianOf(values);
    expect(values.filter((each) => each < median).length).toBeLessThanOrEqual(values.length / 2);
    expect(values.filter((each) => each > median).length).toBeLessThanOrEqual(values.length / 2);
  }
  expect(medianOf([1, 3])).toBe(2);
});
