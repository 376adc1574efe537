import type { Issue, OptionId } from "@detente/engine";
import { lastOffers, standingOffer } from "./offers-so-far.ts";
import { issueMeant } from "./read-options.ts";
import { optionPoints, type Sight } from "./sight.ts";
import type { Turn } from "./turn.ts";

/** Numbers of a range that are shown unless the issue alone is asked for. */
const SHOWN = 6;

/** What each option is worth to the person, and, as its brief estimates, to the others. */
export function showIssues(turn: Turn, rest: string): void {
  const { sight, screen } = turn;
  const asked = rest === "" ? null : issueMeant(rest, sight);
  if (asked?.kind === "failed") {
    screen.say(asked.failure, "warning");
    return;
  }
  for (const issue of asked === null ? sight.value.issues : [asked.value]) showIssue(turn, issue, asked === null ? "some" : "all");
  if (sight.brief.preferences.interactions.length > 0)
    screen.say("Some options are worth more or less together; the points of a whole draft take that into account.", "dim");
}

function showIssue(turn: Turn, issue: Issue, extent: "some" | "all"): void {
  const { sight, screen } = turn;
  screen.blank();
  screen.say(`${sight.labels.issue(issue.id)} (${issue.id})`, "bold");
  if (issue.description !== undefined) screen.item(issue.description);
  screen.table(optionsTable(turn, issue, shownOptions(turn, issue, extent)));
}

/** Options with their points; a choice's with their numbers, by which they can be chosen. */
export function optionsTable(turn: Turn, issue: Issue, options: readonly OptionId[]) {
  const { sight, draft } = turn;
  const estimated = sight.counterparts.flatMap(({ estimate, name }, k) => (estimate === null ? [] : [{ estimate, name, place: k + 1 }]));
  const all = optionsOf(sight, issue);
  const theirs = standingOffer(turn)?.outcome[issue.id];
  const mine = lastOffers(turn.events, sight.party).last?.[issue.id];
  const notes = (option: OptionId): string =>
    [
      ...(draft.outcome[issue.id] === option ? ["your draft"] : []),
      ...(mine === option && draft.outcome[issue.id] !== option ? ["you offered"] : []),
      ...(theirs === option ? ["on the table"] : []),
    ].join(", ");
  return {
    caption: "",
    columns: [
      ...(issue.kind === "range" ? [] : [{ name: "No", kind: "number" as const }]),
      { name: "Option", kind: "name" as const },
      { name: "to you", kind: "number" as const },
      ...estimated.map(({ name }) => ({ name: `${name} (est.)`, kind: "number" as const })),
      { name: "", kind: "text" as const },
    ],
    rows: options.map((option) => ({
      cells: [
        ...(issue.kind === "range" ? [] : [String(all.indexOf(option) + 1)]),
        sight.labels.option(issue.id, option),
        sight.labels.points(0, optionPoints(sight.own, issue.id, option)),
        ...estimated.map(({ estimate, place }) => sight.labels.points(place, optionPoints(estimate, issue.id, option))),
        notes(option),
      ],
    })),
  };
}

export const optionsOf = ({ current }: Sight, issue: Issue): readonly OptionId[] =>
  current.space.issues.find(({ id }) => id === issue.id)?.options ?? [];

/** Of a long range some numbers, evenly spread, and those that are in play. */
export function shownOptions(turn: Turn, issue: Issue, extent: "some" | "all"): readonly OptionId[] {
  const { sight, draft, events } = turn;
  const options = optionsOf(sight, issue);
  if (extent === "all" || issue.kind !== "range" || options.length <= SHOWN + 3) return options;
  const inPlay = [draft.outcome, standingOffer(turn)?.outcome, lastOffers(events, sight.party).last].map((outcome) => outcome?.[issue.id]);
  const spread = new Set(Array.from({ length: SHOWN }, (_, k) => options[Math.round((k * (options.length - 1)) / (SHOWN - 1))]));
  return options.filter((option) => spread.has(option) || inPlay.includes(option));
}
