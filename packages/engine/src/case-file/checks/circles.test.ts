import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { circles } from "./circles.ts";

/** Whether taking nodes without edges out, again and again, leaves nothing. */
function canBeOrdered(edges: readonly (readonly number[])[]): boolean {
  const left = new Set(edges.keys());
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const node of left) if (!edges[node]?.some((target) => left.has(target))) left.delete(node);
  }
  return left.size === 0;
}

test("a graph has circles exactly where it cannot be put in order, and without the edges found it can", () => {
  const rng = Rng.fromSeed(20_261_123);
  const seen = { ordered: 0, circular: 0 };
  for (let run = 0; run < 500; run++) {
    const nodes = 1 + rng.below(6);
    const edges = Array.from({ length: nodes }, () => Array.from({ length: rng.below(3) }, () => rng.below(nodes)));
    const found = circles(edges);
    expect(found.length === 0).toBe(canBeOrdered(edges));
    const rest = edges.map((out, node) => out.filter((_, edge) => !found.some((circle) => circle.from === node && circle.edge === edge)));
    expect(canBeOrdered(rest)).toBe(true);
    // Each edge found closes a circle, so that one alone leads back.
    for (const { from, edge } of found) expect(leadsTo(edges, edges[from]?.[edge] ?? -1, from)).toBe(true);
    seen[found.length === 0 ? "ordered" : "circular"]++;
  }
  expect(Math.min(seen.ordered, seen.circular)).toBeGreaterThan(50);
});

function leadsTo(edges: readonly (readonly number[])[], start: number, goal: number): boolean {
  const reached = new Set([start]);
  for (const node of reached) for (const target of edges[node] ?? []) reached.add(target);
  return reached.has(goal);
}

test("an edge to nowhere is passed over, and so is nothing at all", () => {
  expect(circles([])).toEqual([]);
  expect(circles([[undefined, 0]])).toEqual([{ from: 0, edge: 1 }]);
});

test("a chain of a hundred thousand nodes, each with an edge to the first, is gone through at once", () => {
  const count = 100_000;
  const edges = Array.from({ length: count }, (_, i) => (i + 1 < count ? [i + 1, 0] : [0]));
  expect(circles(edges)).toHaveLength(count);
});
