import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import { type LinearProgramme, type LinearRow, solveLinear } from "./linear-programme.ts";
import { bestCorner } from "./linear-programme.twin.ts";

const COUNT = Number(process.env["DETENTE_TWIN"] ?? 200);

/** Whole numbers, so that many rows meet in one corner. */
function randomProgramme(rng: Rng): LinearProgramme {
  const size = 2 + rng.below(2);
  const bounded: LinearRow = { form: Array.from({ length: size }, (_, k) => [k, 1] as const), atMost: 1 + rng.below(4) };
  const rows = Array.from({ length: rng.below(6) }, (): LinearRow => {
    const form = Array.from({ length: size }, (_, k) => [k, rng.below(7) - 3] as const);
    const bound = rng.below(5) - 2;
    return rng.below(2) === 0 ? { form, atLeast: bound } : { form, atMost: bound };
  });
  return { size, rows: [bounded, ...rows] };
}

test("a linear programme ends at the best of all corners, or has none where there is none", () => {
  const kinds = { optimal: 0, infeasible: 0, unbounded: 0 };
  for (let seed = 0; seed < COUNT; seed++) {
    const rng = Rng.fromSeed(seed);
    const programme = randomProgramme(rng);
    const objective = Array.from({ length: programme.size }, (_, k) => [k, rng.below(7) - 3] as const);
    for (const wish of ["least", "most"] as const) {
      const found = solveLinear(programme, objective, wish);
      const corner = bestCorner(programme, objective, wish);
      kinds[found.kind]++;
      if (corner === null) expect(found.kind, `seed ${seed}`).toBe("infeasible");
      else if (found.kind === "optimal") expect(found.value, `seed ${seed}`).toBeCloseTo(corner, 4);
      else expect.unreachable(`seed ${seed}: ${found.kind}`);
    }
  }
  expect(kinds.optimal).toBeGreaterThan(COUNT / 2);
  expect(kinds.infeasible).toBeGreaterThan(0);
});

test("a sum without bounds is said to have none", () => {
  expect(solveLinear({ size: 1, rows: [] }, [[0, 1]], "most")).toEqual({ kind: "unbounded" });
});
