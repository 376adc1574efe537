import type { Outcome } from "@detente/engine";
import type { Room } from "./room.ts";

/** Two packages side by side: the issues in which they differ, and then what they have in common. */
export function showPackages({ value, labels, screen }: Pick<Room, "value" | "labels" | "screen">, a: Outcome, b: Outcome): void {
  const differing = value.issues.filter(({ id }) => a[id] !== b[id]);
  const same = value.issues.filter(({ id }) => a[id] === b[id]);
  screen.table({
    caption: "",
    columns: [
      { name: "Issue", kind: "name" },
      { name: "Package a", kind: "name" },
      { name: "Package b", kind: "name" },
    ],
    rows: differing.map(({ id }) => ({ cells: [labels.issue(id), labels.option(id, a[id] ?? ""), labels.option(id, b[id] ?? "")] })),
  });
  if (same.length > 0)
    screen.say(`The same in both: ${same.map(({ id }) => `${labels.issue(id)}: ${labels.option(id, a[id] ?? "")}`).join("; ")}.`, "dim");
}
