import { expect, test } from "vitest";
import { concession } from "./concession.ts";

const TIMES = [0, 0.25, 0.5, 0.75, 1];

/** Computed independently from the formulas of Faratin, Sierra and Jennings 1998, with k = 0.1. */
const PUBLISHED = [
  ["poly", 0.2, [0.1, 0.100879, 0.128125, 0.313574, 1]],
  ["poly", 1, [0.1, 0.325, 0.55, 0.775, 1]],
  ["poly", 5, [0.1, 0.782072, 0.883496, 0.949679, 1]],
  ["exp", 0.2, [0.1, 0.11374, 0.134725, 0.174639, 1]],
  ["exp", 1, [0.1, 0.177828, 0.316228, 0.562341, 1]],
  ["exp", 5, [0.1, 0.579022, 0.930572, 0.997754, 1]],
] as const;

test.each(PUBLISHED)("%s with e = %s concedes as the paper says", (curve, e, shares) => {
  const conceded = concession({ curve, e, k: 0.1 });
  for (const [place, time] of TIMES.entries()) expect(conceded(time)).toBeCloseTo(shares[place] ?? NaN, 6);
});

test("with k = 0 both begin with nothing and end with everything", () => {
  for (const curve of ["poly", "exp"] as const) {
    const conceded = concession({ curve, e: 0.5, k: 0 });
    expect([conceded(0), conceded(1)]).toEqual([0, 1]);
  }
  for (const e of [0.5, 1, 1000]) expect(concession({ curve: "exp", e, k: 0 })(0.99)).toBe(0);
});

test("with k = 1 everything is conceded at once", () => {
  for (const curve of ["poly", "exp"] as const) expect(concession({ curve, e: 0.3, k: 1 })(0)).toBe(1);
});

test("the Boulware that NegMAS calls 4 is e = 0.25: t^4", () => {
  const conceded = concession({ curve: "poly", e: 0.25, k: 0 });
  for (const time of TIMES) expect(conceded(time)).toBeCloseTo(time ** 4, 12);
});
