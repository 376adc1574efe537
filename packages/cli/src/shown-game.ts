import { analyse, type Case, caseMeasures, type Game, type GameScore, type Result } from "@detente/engine";
import type { PlayedGame } from "@detente/report";
import { refusalWords } from "./analysis-of.ts";

/** A finished game with what reports need to show it. `players` in the order of the case's parties. The failure is a sentence for the user. */
export function shownGame(
  value: Case,
  { events, forfeits }: Pick<Game, "events" | "forfeits">,
  { players, score }: { readonly players: readonly string[]; readonly score: GameScore },
): Result<PlayedGame, string> {
  const analysis = analysed.get(value) ?? analyse(value, { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 0 });
  analysed.set(value, analysis);
  if (analysis.kind === "failed") return { kind: "failed", failure: refusalWords(analysis.failure) };
  const measures = caseMeasures(value);
  if (measures.kind === "failed") return { kind: "failed", failure: refusalWords(measures.failure) };
  return { kind: "ok", value: { analysis: analysis.value, events, forfeits, players, score, utilities: measures.value.utilities } };
}

/** Many games of one case are shown on one page. */
const analysed = new WeakMap<Case, ReturnType<typeof analyse>>();
