import { expect, test } from "vitest";
import { randomCase } from "../../analysis/random-case.fixture.ts";
import { Rng } from "../../lib/rng.ts";
import { partyId } from "../../model/ids.ts";
import { outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import type { SessionEvent } from "../../session/event.ts";
import { bayesian } from "./bayesian.ts";
import { briefEstimate } from "./brief-estimate.ts";
import { classical } from "./classical.ts";
import { frequency } from "./frequency.ts";
import type { OpponentModel } from "./opponent-model.ts";
import { smith } from "./smith.ts";
import { briefOf, offered, seatOf, THEM, US } from "./talking-counterpart.fixture.ts";

const MODELS: readonly OpponentModel<unknown>[] = [
  frequency({ prior: "uniform" }),
  frequency({ prior: "estimate" }),
  smith,
  classical,
  bayesian,
  briefEstimate,
];

function frozen<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}

const opened = (seat: ReturnType<typeof seatOf>): SessionEvent => ({
  kind: "opened",
  audience: "table",
  seq: 1,
  at: "2026-01-01T00:00:00.000Z",
  setup: seat.setup,
});

test.each(MODELS)(
  "$name: memory is plain, never changed in place, and gives the same after a way through JSON; estimates go from 0 to 1",
  (model) => {
    for (let seed = 1; seed <= 20; seed++) {
      const rng = Rng.fromSeed(seed);
      const value = randomCase(seed);
      const seat = seatOf(value, 10, briefOf(value, THEM));
      const space = outcomeSpace(value.issues);
      let memory = frozen(model.observe(frozen(model.init(seat, THEM)), opened(seat), seat));
      let carried: unknown = JSON.parse(JSON.stringify(memory));
      for (let k = 1; k <= 12; k++) {
        const event = offered(
          outcomeOf(
            space,
            space.sizes.map((size) => rng.below(size)),
          ),
          k,
        );
        memory = frozen(model.observe(memory, event, seat));
        carried = JSON.parse(JSON.stringify(model.observe(carried, event, seat)));
        expect(carried).toEqual(memory);
        const { scores } = model.estimate(memory);
        expect(model.estimate(carried).scores).toEqual(scores);
        expect(scores.map((row) => row.length)).toEqual(space.sizes);
        const rows = scores.map((row) => Array.from(row));
        const [low, high] = [Math.min, Math.max].map((extreme) => rows.reduce((sum, row) => sum + extreme(...row), 0));
        expect(low).toBeCloseTo(0, 9);
        expect([0, 1]).toContain(Number(high?.toFixed(9)));
      }
    }
  },
);

test.each(MODELS)("$name: what others do leaves the very same memory", (model) => {
  const value = randomCase(4);
  const seat = seatOf(value, 10);
  const space = outcomeSpace(value.issues);
  const outcome = outcomeOf(
    space,
    space.sizes.map(() => 0),
  );
  const memory = model.observe(model.init(seat, THEM), offered(outcome, 1), seat);
  const others: SessionEvent[] = [
    offered(outcome, 2, US),
    offered(outcome, 3, partyId("p2")),
    { kind: "messaged", audience: "table", seq: 9, at: "", by: { kind: "party", party: THEM }, text: "We could go lower." },
  ];
  for (const event of others) expect(model.observe(memory, event, seat)).toBe(memory);
});

test("every model has a name of its own, a formula and a version", () => {
  expect(new Set(MODELS.map(({ name }) => name)).size).toBe(MODELS.length);
  for (const { formula, version } of MODELS) {
    expect(formula).toMatch(/utility/);
    expect(version).toBeGreaterThan(0);
  }
});
