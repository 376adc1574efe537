import {
  type InterviewSettings,
  nextQuestion,
  type Prepared,
  preparedPreferences,
  type Question,
  questionCost,
  Rng,
  spent,
} from "@detente/engine";
import { askAlternative, type Told } from "./ask-alternatives.ts";
import { askQuestion } from "./ask-question.ts";
import { askRedLine } from "./ask-red-line.ts";
import { type Entry, type Said, saidBy, skipped } from "./entry.ts";
import type { JournalFile } from "./journal-file.ts";
import type { Room } from "./room.ts";
import { openContradiction, settleContradiction } from "./settle-contradiction.ts";
import { showOpening } from "./show-opening.ts";
import { showPrepared } from "./show-prepared.ts";
import { HELP } from "./typed.ts";

export interface Visit {
  readonly room: Room;
  readonly journal: JournalFile;
  /** What was said before. */
  readonly entries: readonly Entry[];
  readonly settings: InterviewSettings;
}

/** How it ended: with all parts through, or left before. */
export interface VisitEnd {
  readonly kind: "through" | "left";
  readonly said: Said;
  readonly prepared: Prepared;
}

/** Asks until every part is through or the person leaves; keeps each answer at once. The failure is a sentence: an answer that could not be kept. */
export async function prepareAtTerminal({ room, journal, entries, settings }: Visit): Promise<VisitEnd | string> {
  const said = [...entries];
  let again: Question | null = null;
  showOpening(room, { journal: journal.path, isResumed: entries.length > 0, questions: settings.questions });
  for (;;) {
    const now = saidBy(said);
    const step = await nextStep(room, { said: now, settings, again });
    again = null;
    if (step.kind === "through" || step.kind === "quit") {
      return { kind: step.kind === "quit" ? "left" : "through", said: now, prepared: preparedPreferences(room.subject, now.answers) };
    }
    if (step.kind === "again") again = step.question;
    else if (step.kind === "back") takeBack(room, said);
    else if (step.kind === "entry") said.push(step.entry);
    else showOnDemand(room, now, step.kind);
    if (step.kind !== "entry" && step.kind !== "back") continue;
    const kept = journal.keep(said);
    if (kept.kind === "failed") return kept.failure;
  }
}

/** The last thing said; with a worth that was read from choices the last of these. */
function takeBack({ screen }: Room, said: Entry[]): void {
  const last = said.pop();
  if (last === undefined) screen.say("This is the first question.");
  if (last?.kind === "worth" && said.at(-1)?.kind === "choice") said.pop();
}

type Step =
  | { readonly kind: "entry"; readonly entry: Entry }
  | { readonly kind: "again"; readonly question: Question }
  | { readonly kind: "through" | "quit" | "back" | "show" | "help" };

interface Moment {
  readonly said: Said;
  readonly settings: InterviewSettings;
  /** A question to be asked again, for its answer contradicts others. */
  readonly again: Question | null;
}

async function nextStep(room: Room, moment: Moment): Promise<Step> {
  const { said, settings, again } = moment;
  const contradiction = again === null ? openContradiction(room, said) : null;
  if (contradiction !== null) {
    const settled = await settleContradiction(room, contradiction);
    if (settled.kind === "askAgain") return { kind: "again", question: settled.question };
    return settled.kind === "letStand" ? { kind: "entry", entry: settled } : settled;
  }
  const question = again ?? (said.done.has("questions") ? null : nextOf(room, said, settings));
  if (question !== null) {
    announce(room, moment, question);
    const asked = await askQuestion(room, question);
    if (asked.kind === "answer") return { kind: "entry", entry: asked };
    return stepOf(asked, asked.kind === "skip" ? skipped(question) : { kind: "done", part: "questions" });
  }
  if (!said.done.has("alternatives")) return told(await askAlternative(room, said), "alternatives");
  if (!said.done.has("redLines")) return told(await askRedLine(room, said), "redLines");
  return { kind: "through" };
}

const told = (answer: Told, part: "alternatives" | "redLines"): Step =>
  answer.kind === "entry" ? answer : stepOf(answer, { kind: "done", part });

/** A word that is understood everywhere; "skip" and "done" put down the entry given. */
function stepOf(word: Exclude<Told, { readonly kind: "entry" }>, entry: Entry): Step {
  return word.kind === "skip" || word.kind === "done" ? { kind: "entry", entry } : { kind: word.kind };
}

/** The same question after a break: the packages are drawn with what has been answered as the seed. */
const nextOf = ({ subject }: Room, { answers }: Said, settings: InterviewSettings): Question | null =>
  nextQuestion({ subject, answers, settings, rng: Rng.fromSeed(answers.length) });

const PARTS: Readonly<Record<Question["kind"], string>> = {
  rank: "order of the issues",
  ends: "best and worst",
  swing: "how much an issue matters",
  rating: "options in between",
  comparison: "two packages",
};

function announce({ screen }: Room, { said: { answers }, settings: { questions } }: Moment, question: Question): void {
  const first = spent(answers) + 1;
  const last = first + questionCost(question) - 1;
  screen.blank();
  screen.say(
    `${first === last ? `Question ${first}` : `Questions ${first} to ${last}`} of ${Math.max(questions, last)}: ${PARTS[question.kind]}`,
    "dim",
  );
}

function showOnDemand(room: Room, { answers }: Said, wish: "show" | "help"): void {
  if (wish === "help") for (const line of HELP) room.screen.item(line);
  else showPrepared(room, preparedPreferences(room.subject, answers));
}
