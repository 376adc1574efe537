import { analyse, assertNever, type Analysis, type PerspectiveRefusal } from "@detente/engine";
import { analysisSettings, unknownParties, type AnalysisOptions } from "./analysis-options.ts";
import { readCase } from "./read-case.ts";
import type { Terminal } from "./terminal.ts";
import { visible } from "./visible.ts";

/** The analysis of a case file. What stands in its way is said; then there is none. */
export async function analysisOf(
  file: string,
  options: AnalysisOptions & { readonly draws: number },
  terminal: Terminal,
): Promise<Analysis | null> {
  const value = await readCase(file, terminal);
  if (value === null) return null;
  const unknown = unknownParties(options, value);
  if (unknown !== null) {
    terminal.say(visible(unknown, "line"));
    return null;
  }
  const progress = terminal.progress();
  const analysis = analyse(value, {
    ...analysisSettings(options),
    draws: options.draws,
    progress: (step, done, of) => progress.report(`analysing: ${step}`, done, of),
  });
  progress.clear();
  if (analysis.kind === "ok") return analysis.value;
  terminal.say(refusalWords(analysis.failure));
  return null;
}

/** Ids need not be made safe to show: they are letters, digits and dashes. */
export function refusalWords(refusal: PerspectiveRefusal): string {
  switch (refusal.code) {
    case "unknownParty":
      return `no party ${refusal.party}`;
    case "missingBrief":
      return `the case has no brief for ${refusal.party}, so its preferences are not known`;
    case "missingEstimate":
      return `the brief of ${refusal.by} has no estimate of ${refusal.of}, so the case cannot be seen as ${refusal.by} sees it`;
    default:
      return assertNever(refusal);
  }
}
