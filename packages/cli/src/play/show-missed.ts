import type { Analysis } from "@detente/engine";
import { countText, type Labels, optionsInWords } from "@detente/report";
import type { Screen } from "./screen.ts";

/** What could have been agreed where nothing was, by the true numbers of all. */
export function showMissed(screen: Screen, { zopa, solutions }: Analysis, labels: Labels): void {
  if (!zopa.exists) {
    screen.say("There was no room: no outcome is at least as good as no agreement for all.");
    return;
  }
  const count = zopa.count === "1" ? "one outcome was" : `${zopa.exact ? "" : "about "}${countText(zopa.count)} outcomes were`;
  screen.say(`There was room: ${count} at least as good as no agreement for all.`);
  const [nash] = solutions.nash.points;
  if (nash === undefined) return;
  const each = nash.utilities.map((points, party) => `${labels.parties[party] ?? ""} ${labels.points(party, points)}`).join(", ");
  screen.say(`The Nash solution, where the product of what all gain is largest, would have given ${each}:`);
  screen.item(`${optionsInWords(nash.outcome, labels)}.`);
}
