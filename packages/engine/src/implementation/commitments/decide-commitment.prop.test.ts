import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import type { CommitmentAction, CommitmentEvent } from "./action.ts";
import { commitmentsAt } from "./commitments-at.ts";
import { compileTerms } from "./compiled-terms.ts";
import { decideCommitment } from "./decide-commitment.ts";
import { evolveCommitment, foldCommitments } from "./evolve-commitment.ts";
import { largeRecord } from "./large-record.fixture.ts";
import { nothingYet } from "./state.ts";

const SEED = 2231;
const RECORDS = Number(process.env["DETENTE_COMMITMENTS"] ?? 20);
const SIZE = { stipulations: 12, themes: 3, events: 60 };

/** Values that no part of an action should ever be. */
const SPOILERS: readonly unknown[] = [
  undefined,
  null,
  "",
  " ",
  -1,
  1.5,
  Number.NaN,
  {},
  [],
  "constructor",
  "__proto__",
  "x".repeat(10_001),
  true,
];

function spoilt(rng: Rng, event: CommitmentEvent): object {
  const { seq: _seq, at: _at, ...action } = event;
  const keys = [...Object.keys(action), "more"];
  const spoiler = SPOILERS[rng.below(SPOILERS.length)];
  return { ...action, [keys[rng.below(keys.length)] ?? ""]: spoiler };
}

test(`[K1] whatever is asked, a record is the fold of what was decided, and no decision throws or changes anything, seed ${SEED}`, () => {
  const rng = Rng.fromSeed(SEED);
  let [asked, refused] = [0, 0];
  for (let k = 0; k < RECORDS; k++) {
    const { terms, events } = largeRecord(rng, SIZE);
    const made = compileTerms(JSON.parse(JSON.stringify(terms)));
    if (made.kind === "failed") throw new Error(`Expected terms, got ${JSON.stringify(made.failure)}`);
    let state = nothingYet(terms);
    for (const event of events) {
      const before = JSON.stringify(state);
      // What other programs may send.
      const decision = decideCommitment(made.value, state, spoilt(rng, event) as CommitmentAction, event.at);
      asked++;
      if (decision.kind === "failed") refused++;
      expect(JSON.stringify(state)).toBe(before);
      state = evolveCommitment(made.value, state, event);
    }
    expect(foldCommitments(made.value, JSON.parse(JSON.stringify(events)))).toEqual(state);
    const reading = commitmentsAt(made.value, state, "2030-01-01T00:00:00.000Z");
    for (const { score, standing, coding, parts } of reading.stipulations) {
      expect(score === null).toBe(standing === "waived" && coding === null);
      expect(parts.accepted + parts.submitted).toBeLessThanOrEqual(parts.all);
    }
    for (const { share } of reading.themes) expect(share === null || (share >= 0 && share <= 1)).toBe(true);
  }
  expect(refused).toBeGreaterThan(asked / 2);
  console.log(`figure: ${asked} spoilt actions in ${RECORDS} records, ${refused} refused, none thrown`);
});

test(`[K21] [K7] time alone changes a reading only at times that it tells of, seed ${SEED}`, () => {
  const rng = Rng.fromSeed(SEED);
  const { terms, events } = largeRecord(rng, { stipulations: 30, themes: 3, events: 300 });
  const made = compileTerms(terms);
  if (made.kind === "failed") throw new Error("Expected terms");
  const state = foldCommitments(made.value, events);
  let at = state.at;
  for (let k = 0; k < 200; k++) {
    const reading = commitmentsAt(made.value, state, at);
    const told = [
      ...reading.clocks.map(({ runsOutAt }) => runsOutAt),
      ...reading.stipulations.flatMap(({ dueAt, gate }) => [dueAt, gate.opensAt].filter((each) => each !== null)),
    ];
    const next = told.filter((each) => each > at).toSorted()[0];
    if (next === undefined) break;
    const eve = new Date(Date.parse(next) - 1).toISOString();
    expect({ ...commitmentsAt(made.value, state, eve), at }).toEqual(reading);
    expect(commitmentsAt(made.value, state, next)).not.toEqual(reading);
    at = next;
  }
  expect(at > state.at).toBe(true);
});
