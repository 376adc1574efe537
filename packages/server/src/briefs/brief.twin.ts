import type { DocumentChange } from "@detente/engine/case-file";

// What an object may hold that is changed in place.
type Node = Record<string, unknown>;

/** The brief after these changes, written down plainly: by changing it in place, key by key. Of changes that are possible. */
export function briefTwin(changes: readonly DocumentChange[]): unknown {
  const root: Node = { brief: {} };
  for (const change of changes) {
    const keys = ["brief", ...change.path.split("/").slice(1)];
    // A tree of plain values, as structuredClone made it.
    let node = root as Node | Node[];
    for (const [k, key] of keys.entries()) {
      const isLast = k === keys.length - 1;
      if (Array.isArray(node)) {
        const place = node.findIndex((item) => String(item["id"] ?? item["name"]) === key);
        if (isLast && "value" in change) node.splice(place < 0 ? node.length : place, 1, structuredClone(change.value) as Node);
        else if (isLast && place >= 0) node.splice(place, 1);
        if (isLast || place < 0) break;
        // It was found there.
        node = node[place] as Node;
      } else if (isLast && "value" in change) node[key] = structuredClone(change.value);
      else if (isLast) delete node[key];
      else {
        if (node[key] === undefined && !("value" in change)) break;
        node = (node[key] ??= key === "redLines" ? [] : {}) as Node | Node[];
      }
    }
  }
  return root["brief"];
}
