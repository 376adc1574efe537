import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import { invert } from "./positive-definite.ts";

test("a matrix times its inverse is the unit matrix", () => {
  const rng = Rng.fromSeed(2);
  for (const size of [1, 2, 7, 20]) {
    const root = Array.from({ length: size }, () => Array.from({ length: size }, () => rng.float() - 0.5));
    const matrix = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const product = root.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0);
        matrix[i * size + j] = product + (i === j ? 0.1 : 0);
      }
    }
    const inverse = invert(matrix, size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        let sum = 0;
        for (let k = 0; k < size; k++) sum += (matrix[i * size + k] ?? 0) * (inverse[k * size + j] ?? 0);
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 9);
      }
    }
  }
});

test("a matrix that is not positive definite is refused", () => {
  expect(() => invert(new Float64Array([1, 2, 2, 1]), 2)).toThrow("row 1 is not");
});
