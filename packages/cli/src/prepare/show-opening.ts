import type { Room } from "./room.ts";

/** Says what is going to be asked, and where the answers go. */
export function showOpening({ value, party, labels, screen }: Room, { journal, isResumed, questions }: Opening): void {
  screen.say(`${labels.party(party)}, preparing: ${value.title}`, "bold");
  if (isResumed) {
    screen.say(`You go on where you stopped; your answers are in ${journal}.`);
    return;
  }
  if (value.summary !== undefined) screen.say(value.summary);
  screen.say(
    `About ${questions} questions, each a number or a choice: how much each issue matters, how good the options in between are, and which of two packages you would rather have. Then what you would do without agreement, and what you will not accept. There are no right answers, and rough ones will do.`,
  );
  screen.say(`Every answer is kept in ${journal} at once. Type ? for what you can type: back, skip, show, done, quit.`, "dim");
}

interface Opening {
  readonly journal: string;
  readonly isResumed: boolean;
  readonly questions: number;
}
