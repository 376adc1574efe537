/** An edge of a graph that closes a circle. */
export interface Circle {
  readonly from: number;
  /** Which of the edges of `from`. */
  readonly edge: number;
}

/**
 * Edges without which a graph has no circles, in the order in which they are met by going as deep as possible first. Every circle has
 * at least one of them. An edge that leads nowhere is passed over. Linear in nodes and edges.
 */
export function circles(edges: readonly (readonly (number | undefined)[])[]): Circle[] {
  const found: Circle[] = [];
  const standing = new Map<number, "on the way" | "done">();
  for (const start of edges.keys()) {
    if (standing.has(start)) continue;
    // A stack of its own, for graphs deeper than calls can nest.
    const way = [{ node: start, next: 0 }];
    standing.set(start, "on the way");
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const out = edges[top.node] ?? [];
      if (top.next === out.length) {
        standing.set(top.node, "done");
        way.pop();
        continue;
      }
      const edge = top.next++;
      const target = out[edge];
      if (target === undefined) continue;
      const place = standing.get(target);
      if (place === "on the way") found.push({ from: top.node, edge });
      if (place !== undefined) continue;
      standing.set(target, "on the way");
      way.push({ node: target, next: 0 });
    }
  }
  return found;
}
