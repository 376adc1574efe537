import { likely, own, type Prepared, type Quantity } from "@detente/engine";
import { decimalText } from "@detente/report";
import { bar } from "./bar.ts";
import type { Room } from "./room.ts";

/** What the answers come to, issue by issue, and what they leave open. */
export function showPrepared(room: Room, prepared: Prepared): void {
  const { screen, labels, value } = room;
  const { preferences, unread, unrated, deviation } = prepared;
  if (preferences.kind !== "weighted") throw new Error("Expected weights of a preparation");
  screen.blank();
  if (Object.keys(preferences.issues).length === 0) {
    screen.say("Of no issue is it known yet which end is better for you.");
    return;
  }
  screen.say("What your answers come to", "bold");
  screen.table({
    caption: "",
    columns: [
      { name: "Issue", kind: "name" },
      { name: "Weight of 100", kind: "number" },
      { name: "", kind: "text" },
      { name: "Options, from 0 (worst) to 100 (best)", kind: "name" },
    ],
    rows: value.issues.flatMap(({ id }) => {
      const worth = own(preferences.issues, id);
      if (worth === undefined) return [];
      const options: readonly (readonly [string, Quantity])[] =
        worth.kind === "curve"
          ? worth.curve.map((point) => [String(point.at), point.worth] as const)
          : Object.entries(worth.options).map(([option, each]) => [labels.option(id, option), each ?? 0] as const);
      const listed = options.map(([name, each]) => `${name}: ${figures(each)}`).join("; ");
      return [{ cells: [labels.issue(id), figures(worth.weight), bar(room, likely(worth.weight)), listed] }];
    }),
  });
  screen.say("A figure with a range in brackets is the likely one, and how far it may be off by what you said.", "dim");
  if (unread.length > 0)
    screen.say(
      `Nothing is known of ${unread.map(labels.issue).join(", ")}: all options there count alike until you say which is better.`,
      "warning",
    );
  if (unrated.length > 0) {
    const issues = [...new Set(unrated.map(({ issue }) => issue))];
    screen.say(`Options in between that no bar was given for have wide ranges: ${issues.map(labels.issue).join(", ")}.`);
  }
  screen.say(
    `Of two packages drawn at random, your answers tell the difference in worth to about ${decimalText(deviation, 0)} points of 100, one way or the other.`,
  );
}

/** "32", or "32 (28 to 37)". */
export function figures(quantity: Quantity): string {
  if (typeof quantity === "number") return decimalText(quantity, 0);
  const { low, high } = quantity;
  return `${decimalText(quantity.likely, 0)} (${decimalText(low, 0)} to ${decimalText(high, 0)})`;
}
