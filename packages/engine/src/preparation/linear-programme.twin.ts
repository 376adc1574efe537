import type { Form } from "./layout.ts";
import type { LinearProgramme } from "./linear-programme.ts";

/** How far a corner may be outside a row: whole numbers divided by whole numbers are not exact. */
const ROUNDING = 1e-9;

/** The slow, obvious way, for bounded programmes of two or three unknowns: every corner where as many rows meet, and the best that keeps to all. */
export function bestCorner({ size, rows }: LinearProgramme, objective: Form, wish: "least" | "most"): number | null {
  const planes = [
    ...rows.flatMap(({ form, atLeast, atMost }) => [atLeast, atMost].flatMap((bound) => (bound === undefined ? [] : [{ form, bound }]))),
    ...Array.from({ length: size }, (_, k) => ({ form: [[k, 1]] as Form, bound: 0 })),
  ];
  const value = (form: Form, at: readonly number[]): number => form.reduce((sum, [k, factor]) => sum + factor * (at[k] ?? 0), 0);
  const isInside = (at: readonly number[]): boolean =>
    at.every((each) => each >= -ROUNDING) &&
    rows.every(
      ({ form, atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }) =>
        value(form, at) >= atLeast - ROUNDING && value(form, at) <= atMost + ROUNDING,
    );
  const values = choices(planes, size).flatMap((chosen) => {
    const at = meeting(chosen, size);
    return at !== null && isInside(at) ? [value(objective, at)] : [];
  });
  if (values.length === 0) return null;
  return wish === "least" ? Math.min(...values) : Math.max(...values);
}

interface Plane {
  readonly form: Form;
  readonly bound: number;
}

function choices<Item>(items: readonly Item[], count: number): Item[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, k) => choices(items.slice(k + 1), count - 1).map((rest) => [item, ...rest]));
}

/** By Cramer's rule; null where the planes do not meet in one point. */
function meeting(planes: readonly Plane[], size: number): number[] | null {
  const matrix = planes.map(({ form }) => Array.from({ length: size }, (_, k) => form.find(([variable]) => variable === k)?.[1] ?? 0));
  const whole = determinant(matrix);
  if (whole === 0) return null;
  return Array.from({ length: size }, (_, k) => {
    const replaced = matrix.map((row, i) => row.map((each, j) => (j === k ? (planes[i]?.bound ?? 0) : each)));
    return determinant(replaced) / whole;
  });
}

function determinant(matrix: readonly (readonly number[])[]): number {
  const [first = [], ...rest] = matrix;
  if (matrix.length === 1) return first[0] ?? 0;
  return first.reduce(
    (sum, each, k) => sum + (k % 2 === 0 ? 1 : -1) * each * determinant(rest.map((row) => row.filter((_, column) => column !== k))),
    0,
  );
}
