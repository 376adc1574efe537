/** What a person typed where something is asked: an answer, or one of the words that are understood everywhere. */
export type Typed =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "back" | "skip" | "done" | "quit" | "show" | "help" };

/** None of them is as short as an answer may be. */
const WORDS = { back: "back", skip: "skip", done: "done", quit: "quit", show: "show", help: "help", "?": "help" } as const;

/** `line`: null at the end of the input, which leaves as "quit" does. */
export function typed(line: string | null): Typed {
  if (line === null) return { kind: "quit" };
  const found = Object.entries(WORDS).find(([word]) => word === line.toLowerCase());
  return found === undefined ? { kind: "text", text: line } : { kind: found[1] };
}

export const HELP = [
  "back   takes back your last answer and asks again",
  "skip   leaves this one out; what you do not say stays a range",
  "show   what your answers come to so far",
  "done   enough of these questions; on to the next part",
  "quit   stops for now; your answers are kept",
] as const;
