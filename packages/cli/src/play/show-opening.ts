import { type GameFrame, PERSON } from "@detente/runner";
import type { GameFile } from "./game-file.ts";
import type { Screen } from "./screen.ts";
import { showBrief } from "./show-brief.ts";
import type { Sight } from "./sight.ts";

interface Opening {
  readonly frame: GameFrame;
  readonly file: GameFile;
  readonly isResumed: boolean;
}

/** What the person reads on sitting down: what it is about, who plays, its brief, and how to find out more. */
export function showOpening(screen: Screen, sight: Sight, { frame, file, isResumed }: Opening): void {
  const { value, labels, party } = sight;
  screen.say(value.title, "bold");
  const others = frame.players
    .filter(({ name }) => name !== PERSON)
    .map((player) => `${labels.party(player.party)} is played by ${player.name}`);
  screen.say(`You are ${labels.party(party)}; ${others.join(", ")}. ${roundsWords(frame)} ${orderWords(sight, frame)}`);
  if (isResumed) {
    screen.say(`Resumed from ${file.path}: brief shows what you have been told, history what has happened.`);
    return;
  }
  if (value.summary !== undefined) {
    screen.blank();
    screen.item(value.summary);
  }
  screen.blank();
  showBrief({ sight, screen });
  screen.blank();
  screen.say(`To be settled: ${value.issues.map(({ id }) => labels.issue(id)).join(", ")}.`);
  screen.say(`What you send is kept in ${file.path}. Type ? for what you can do, issues for what each option is worth to you.`);
}

function roundsWords({ setup: { deadline } }: GameFrame): string {
  const { rounds } = deadline;
  if (rounds === undefined) return "There is no deadline.";
  return rounds === 1 ? "One round:" : `${rounds} rounds:`;
}

function orderWords({ party, labels }: Sight, { setup: { parties } }: GameFrame): string {
  const [first = party] = parties;
  if (parties.length > 2) return `in each, turns go ${parties.map(labels.party).join(", ")}.`;
  return first === party ? "in each, you move first." : `in each, ${labels.party(first)} moves first.`;
}
