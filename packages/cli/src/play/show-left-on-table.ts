import { type Bettering, type Case, improve, type Outcome } from "@detente/engine";
import { countText, type Labels } from "@detente/report";
import type { Screen } from "./screen.ts";

interface Agreement {
  /** With the briefs of all. */
  readonly value: Case;
  readonly outcome: Outcome;
  readonly labels: Labels;
}

/** What could have been had instead of the agreement without anybody losing, by the true numbers of all. */
export function showLeftOnTable(screen: Screen, { value, outcome, labels }: Agreement): void {
  const found = improve(value, outcome, { kind: "everyBrief" });
  if (found.kind === "failed") {
    screen.say("Whether something was better for all cannot be computed: too many issues hang together.");
    return;
  }
  const { best, dominating } = found.value;
  const [first] = best;
  if (first === undefined) {
    screen.say("Nothing was left on the table: no other outcome is better for somebody and worse for nobody.");
    return;
  }
  const count = dominating === null ? "Others are" : dominating === "1" ? "One outcome is" : `${countText(dominating)} outcomes are`;
  screen.say(
    `Left on the table: ${gains(first, labels)}. ${count} better for somebody and worse for nobody; this one gives most to share:`,
  );
  screen.table({
    caption: "",
    columns: [
      { name: "Issue", kind: "name" },
      { name: "Agreed", kind: "text" },
      { name: "Better for all", kind: "text" },
      ...labels.parties.map((name) => ({ name, kind: "number" as const })),
    ],
    rows: [
      ...first.trade.map(({ issue, from, to, gains: each }) => ({
        cells: [labels.issue(issue), labels.option(issue, from), labels.option(issue, to), ...signs(each, labels)],
      })),
      ...(first.together.every((points) => points === 0)
        ? []
        : [{ cells: ["Issues acting together", "", "", ...signs(first.together, labels)] }]),
    ],
  });
}

const gains = (bettering: Bettering, labels: Labels): string =>
  signs(bettering.gains, labels)
    .map((text, party) => `${labels.parties[party] ?? ""} ${text}`)
    .join(", ");

const signs = (points: readonly number[], labels: Labels): readonly string[] =>
  points.map((value, party) => `${value < 0 ? "−" : "+"}${labels.points(party, Math.abs(value))}`);
