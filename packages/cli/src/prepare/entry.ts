import type { AlternativeChoice, InterviewAnswer, Question, Range, Rule } from "@detente/engine";

/** One thing that the person said, in the order it was said. All that is known is folded from these, so going back is leaving out the last. */
export type Entry =
  | { readonly kind: "answer"; readonly answer: InterviewAnswer }
  /** The person has seen this contradiction, and lets it stand. */
  | { readonly kind: "letStand"; readonly contradiction: string }
  /** Something the person would do without agreement; what follows is about it. */
  | { readonly kind: "alternative"; readonly name: string }
  | { readonly kind: "choice"; readonly choice: AlternativeChoice }
  /** What the alternative is worth, in points; null: the person cannot say. */
  | { readonly kind: "worth"; readonly worth: number | Range | null }
  | { readonly kind: "redLine"; readonly rule: Rule }
  /** Enough of this part. */
  | { readonly kind: "done"; readonly part: "questions" | "alternatives" | "redLines" };

/** What the entries come to. */
export interface Said {
  readonly answers: readonly InterviewAnswer[];
  readonly letStand: ReadonlySet<string>;
  readonly alternatives: readonly SaidAlternative[];
  readonly redLines: readonly Rule[];
  readonly done: ReadonlySet<Extract<Entry, { readonly kind: "done" }>["part"]>;
}

export interface SaidAlternative {
  readonly name: string;
  readonly choices: readonly AlternativeChoice[];
  /** Undefined until it is said. */
  readonly worth: number | Range | null | undefined;
}

export function saidBy(entries: readonly Entry[]): Said {
  const alternatives: SaidAlternative[] = [];
  const change = (update: Partial<SaidAlternative>): void => {
    const last = alternatives.pop();
    if (last !== undefined) alternatives.push({ ...last, ...update });
  };
  for (const entry of entries) {
    if (entry.kind === "alternative") alternatives.push({ name: entry.name, choices: [], worth: undefined });
    if (entry.kind === "choice") change({ choices: [...(alternatives.at(-1)?.choices ?? []), entry.choice] });
    if (entry.kind === "worth") change({ worth: entry.worth });
  }
  return {
    answers: entries.flatMap((entry) => (entry.kind === "answer" ? [entry.answer] : [])),
    letStand: new Set(entries.flatMap((entry) => (entry.kind === "letStand" ? [entry.contradiction] : []))),
    alternatives,
    redLines: entries.flatMap((entry) => (entry.kind === "redLine" ? [entry.rule] : [])),
    done: new Set(entries.flatMap((entry) => (entry.kind === "done" ? [entry.part] : []))),
  };
}

export const skipped = (question: Question): Entry => ({ kind: "answer", answer: { kind: "skipped", question } });
