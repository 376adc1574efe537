import type { Issue } from "@detente/engine";
import { readOption } from "./read-options.ts";
import { showChange } from "./show-change.ts";
import { optionsOf, optionsTable, shownOptions } from "./show-issues.ts";
import type { Turn } from "./turn.ts";
import { showWorth } from "./turn-screen.ts";

/** Goes through the issues, and asks for an option of each. "endOfInput": nobody answers any more. */
export async function offerIssueByIssue(turn: Turn): Promise<"done" | "endOfInput"> {
  const { screen, sight } = turn;
  const { issues } = sight.value;
  screen.say(
    "Issue by issue: Enter keeps what it is, back goes to the issue before, undo takes back the last change, done stops here.",
    "dim",
  );
  for (let place = 0; place < issues.length; ) {
    const issue = issues[place];
    if (issue === undefined) break;
    const answer = await asked(turn, issue, place);
    if (answer === null) return "endOfInput";
    if (answer === "done") break;
    if (answer === "back" && place === 0) screen.say("This is the first issue.");
    else if (answer === "back") place--;
    else if (isTaken(turn, issue, answer)) place++;
  }
  showWorth(turn);
  screen.say("send puts it on the table.", "dim");
  return "done";
}

function asked(turn: Turn, issue: Issue, place: number): Promise<string | null> {
  const { screen, sight, keyboard } = turn;
  const { labels, value } = sight;
  screen.blank();
  screen.say(`${place + 1} of ${value.issues.length}. ${labels.issue(issue.id)} (${issue.id})`, "bold");
  if (issue.description !== undefined) screen.item(issue.description);
  screen.table(optionsTable(turn, issue, shownOptions(turn, issue, "some")));
  return keyboard.line(screen.prompt(`${choiceWords(issue)}, Enter for ${currentWords(turn, issue)}:`));
}

const choiceWords = (issue: Issue): string =>
  issue.kind === "range" ? `From ${issue.range.from} to ${issue.range.to} by ${issue.range.step}` : "Number or name";

/** The draft's option, as short as it can be typed. */
function currentWords({ sight, draft }: Turn, issue: Issue): string {
  const option = draft.outcome[issue.id];
  const number = optionsOf(sight, issue).findIndex((each) => each === option) + 1;
  return issue.kind === "range" ? (option ?? "") : String(number);
}

/** Whether the next issue may come. */
function isTaken(turn: Turn, issue: Issue, answer: string): boolean {
  const { screen, sight, draft } = turn;
  if (answer === "") return true;
  const before = draft.outcome;
  if (answer === "undo") {
    if (draft.undo()) showChange(turn, before);
    else screen.say("There is no change to take back.");
    return false;
  }
  const option = readOption(answer, issue, sight);
  if (option.kind === "failed") {
    screen.say(`${option.failure} Or: Enter to keep, back, undo, done.`, "warning");
    return false;
  }
  if (draft.change(new Map([[issue.id, option.value]]))) showChange(turn, before);
  return true;
}
