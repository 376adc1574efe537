import { stripVTControlCharacters } from "node:util";

/** What one run of a proof came to. */
export interface ProofResult {
  readonly name: string;
  readonly shows: string;
  /** As a person would type it. */
  readonly command: string;
  readonly hasPassed: boolean;
  readonly seconds: number;
  readonly figures: readonly string[];
  /** ISO date. */
  readonly date: string;
  readonly commit: string;
}

const HEAD = `# Proofs

Runs in full count of what \`npm test\` shows by sample. \`npm run prove\` repeats them all, \`npm run prove -- fuzz\` one of them; both
rewrite this page.
`;

/** The page with these results in it; sections of proofs that were not run now stay as they are in `before`. In the order of `names`. */
export function proofPage(before: string, results: readonly ProofResult[], names: readonly string[]): string {
  const sections = new Map(sectionsOf(before));
  for (const result of results) sections.set(result.name, section(result));
  return [HEAD, ...names.flatMap((name) => sections.get(name) ?? [])].map((text) => text.trim()).join("\n\n") + "\n";
}

function sectionsOf(page: string): readonly (readonly [string, string])[] {
  const parts = page.split(/^(?=## )/m).filter((part) => part.startsWith("## "));
  return parts.map((part) => [/^## (\S+)/.exec(part)?.[1] ?? "", part] as const);
}

function section(result: ProofResult): string {
  const figures = result.figures.length === 0 ? ["- no figures were printed"] : result.figures.map((figure) => `- ${figure}`);
  return [
    `## ${result.name}`,
    "",
    result.shows,
    "",
    `**${result.hasPassed ? "Passed" : "FAILED"}** on ${result.date} at ${result.commit}, in ${result.seconds.toFixed(0)} s: \`${result.command}\``,
    "",
    ...figures,
  ].join("\n");
}

/** What a run says of itself on lines that begin with "figure: ", each once. */
export function figuresIn(output: string): readonly string[] {
  const plain = stripVTControlCharacters(output);
  return [...new Set(Array.from(plain.matchAll(/^\s*figure: (.+)$/gm), (match) => (match[1] ?? "").trim()))];
}
