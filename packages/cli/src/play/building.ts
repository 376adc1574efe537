import { type Bettering, improve, type OptionId, type IssueId, type Outcome } from "@detente/engine";
import { type Command, type Consequence, LEFT, STAY } from "./command.ts";
import { offerIssueByIssue } from "./offer-issue-by-issue.ts";
import { standingOffer } from "./offers-so-far.ts";
import { readOptions } from "./read-options.ts";
import { showChange } from "./show-change.ts";
import type { Turn } from "./turn.ts";

/** What changes the draft; undo takes any of it back. */
export const BUILDING: readonly Command[] = [
  {
    name: "offer",
    also: ["build"],
    takes: "",
    help: "goes through your draft issue by issue",
    spelling: "beginning",
    run: async (turn, rest) =>
      rest.includes("=") ? setOptions(turn, rest) : (await offerIssueByIssue(turn)) === "endOfInput" ? LEFT : STAY,
  },
  {
    name: "better",
    also: [],
    takes: "",
    help: "makes the draft better for them, by your estimate, and no worse for you",
    spelling: "beginning",
    run: better,
  },
  { name: "theirs", also: [], takes: "", help: "starts your draft from the offer on the table", spelling: "beginning", run: theirs },
  { name: "undo", also: [], takes: "", help: "takes back the last change of your draft", spelling: "beginning", run: undo },
];

/** `issue=option, issue=option`: issues that are not named keep theirs. */
export function setOptions(turn: Turn, text: string): Consequence {
  const read = readOptions(text, turn.sight);
  if (read.kind === "ok") change(turn, read.value);
  else for (const problem of read.failure) turn.screen.say(problem, "warning");
  return STAY;
}

function change(turn: Turn, options: ReadonlyMap<IssueId, OptionId>): void {
  const before = turn.draft.outcome;
  if (turn.draft.change(options)) showChange(turn, before);
  else turn.screen.say("Your draft is so already. send puts it on the table.");
}

function theirs(turn: Turn): Consequence {
  const standing = standingOffer(turn);
  if (standing === null) turn.screen.say("There is no offer of another on the table.", "warning");
  else change(turn, optionsOf(standing.outcome));
  return STAY;
}

function undo(turn: Turn): Consequence {
  const before = turn.draft.outcome;
  if (turn.draft.undo()) showChange(turn, before);
  else turn.screen.say("There is no change of your draft to take back. What was sent stays sent.");
  return STAY;
}

function better(turn: Turn): Consequence {
  const { sight, screen, draft } = turn;
  const others = sight.counterparts.filter(({ estimate }) => estimate !== null).map(({ name }) => name);
  if (others.length === 0) {
    screen.say("Your brief has no estimate of the others, so nobody can say what is better for them.", "warning");
    return STAY;
  }
  const found = improve(sight.seen, draft.outcome, { kind: "everyBrief" });
  if (found.kind === "failed") {
    screen.say(`That cannot be computed for this case (${found.failure.code}).`, "warning");
    return STAY;
  }
  const best = mostForOthers(found.value.best);
  if (best === null) screen.say(`By your estimate nothing is better for ${others.join(" and ")} that is not worse for you.`);
  else {
    screen.say(`By your estimate this is better for ${others.join(" and ")}, and no worse for you; undo takes it back.`);
    change(turn, optionsOf(best.point.outcome));
  }
  return STAY;
}

/** Of outcomes that tie, the one that gives most to the others. */
const mostForOthers = (all: readonly Bettering[]): Bettering | null => all.toSorted((a, b) => forOthers(b) - forOthers(a))[0] ?? null;

const forOthers = ({ gains }: Bettering): number => gains.slice(1).reduce((sum, gain) => sum + gain, 0);

// The keys of an outcome are ids of issues.
const optionsOf = (outcome: Outcome): ReadonlyMap<IssueId, OptionId> => new Map(Object.entries(outcome) as [IssueId, OptionId][]);
