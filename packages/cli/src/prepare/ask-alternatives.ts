import { alternativeWorth, type Outcome, type Range, Rng } from "@detente/engine";
import type { Entry, Said, SaidAlternative } from "./entry.ts";
import type { Room } from "./room.ts";
import { sideIn } from "./side-in.ts";
import { type Typed, typed } from "./typed.ts";

/** What was said, or a word that is understood everywhere. */
export type Told = { readonly kind: "entry"; readonly entry: Entry } | Exclude<Typed, { readonly kind: "text" }>;

/** The next question about what the person would do without agreement: its name, and then packages to put it beside. */
export function askAlternative(room: Room, said: Said): Promise<Told> {
  const current = said.alternatives.at(-1);
  return current === undefined || current.worth !== undefined ? askName(room, said) : askWorth(room, said, current);
}

async function askName({ screen, keyboard }: Room, { alternatives }: Said): Promise<Told> {
  if (alternatives.length === 0)
    screen.say(
      "If there is no agreement, what will you do instead? A few words, such as: stay in the present post. Enter if you cannot say yet.",
    );
  const prompt = alternatives.length === 0 ? "Without agreement I would:" : "Anything else you could do instead? Enter if not:";
  const line = typed(await keyboard.line(screen.prompt(prompt)));
  if (line.kind !== "text") return line;
  return { kind: "entry", entry: line.text === "" ? { kind: "done", part: "alternatives" } : { kind: "alternative", name: line.text } };
}

async function askWorth(room: Room, { answers }: Said, { name, choices }: SaidAlternative): Promise<Told> {
  const { screen, keyboard, subject } = room;
  // The same package each time the question is asked, so that it is there again after a break.
  const { worth, next } = alternativeWorth({ subject, answers, choices, rng: Rng.fromSeed(choices.length) });
  if (next === null) return { kind: "entry", entry: { kind: "worth", worth } };
  showPackage(room, next);
  for (;;) {
    const line = typed(
      await keyboard.line(
        screen.prompt(`Would you rather have this agreement (a), or "${name}" (b)? = if you cannot tell, or a worth from 0 to 100:`),
      ),
    );
    if (line.kind === "skip") return { kind: "entry", entry: { kind: "worth", worth: null } };
    if (line.kind !== "text") return line;
    const side = sideIn(line.text);
    if (side !== null) return { kind: "entry", entry: { kind: "choice", choice: { than: next, prefers: PREFERS[side] } } };
    const stated = worthIn(line.text);
    if (stated !== null) return { kind: "entry", entry: { kind: "worth", worth: stated } };
    screen.say(
      "a, b, =, a number from 0 (as bad as the worst of everything) to 100 (as good as the best), or a range such as 30-45.",
      "warning",
    );
  }
}

const PREFERS = { first: "package", second: "alternative", neither: "neither" } as const;

function showPackage({ value, labels, screen }: Room, outcome: Outcome): void {
  screen.table({
    caption: "",
    columns: [
      { name: "Issue", kind: "name" },
      { name: "This agreement", kind: "name" },
    ],
    rows: value.issues.map(({ id }) => ({ cells: [labels.issue(id), labels.option(id, outcome[id] ?? "")] })),
  });
}

/** "35", or "30-45" with the middle as likely; null where it is neither. */
function worthIn(text: string): number | Range | null {
  const [, first, second] = /^(\d+(?:\.\d+)?)(?:\s*(?:-|–|to)\s*(\d+(?:\.\d+)?))?$/u.exec(text) ?? [];
  if (first === undefined) return null;
  const [low, high] = [Number(first), Number(second ?? first)];
  if (low > high || high > 100) return null;
  return low === high ? low : { low, likely: (low + high) / 2, high };
}
