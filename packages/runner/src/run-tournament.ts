import { totalmem } from "node:os";
import {
  failed,
  type GameResult,
  ok,
  type Result,
  type TournamentPlan,
  tournamentPlan,
  type TournamentProblem,
  type TournamentSettings,
} from "@detente/engine";
import { Journal, type OpenJournalProblem } from "./journal/journal.ts";
import type { RunPlan } from "./journal/run-plan.ts";
import type { TimeLimits } from "./outside/time-limits.ts";
import { runGames } from "./pool/run-games.ts";
import { strategyVersion } from "./strategy-version.ts";

export interface TournamentRun {
  /** Every strategy is one of the registry, or a program. */
  readonly settings: TournamentSettings;
  /** Threads, 1 or more. */
  readonly workers: number;
  readonly limits: TimeLimits;
  /** Where programs are started. */
  readonly folder: string;
  /** Where finished games are kept as they finish; null: nowhere. */
  readonly journal: JournalWish | null;
  /** Games that are finished, those of the journal among them, of all. */
  readonly onProgress: (progress: TournamentProgress) => void;
}

export interface JournalWish {
  readonly path: string;
  readonly how: "begin" | "resume";
}

export interface TournamentProgress {
  readonly finished: number;
  readonly games: number;
  /** Of those, how many were finished before. */
  readonly before: number;
}

export interface TournamentRunResult {
  readonly plan: TournamentPlan;
  /** In the order of their numbers. */
  readonly results: readonly GameResult[];
  /** Of the journal: games that were in it, and bytes cut off its end. */
  readonly resumed: { readonly games: number; readonly torn: number };
}

export type TournamentRunProblem =
  | { readonly kind: "settings"; readonly problems: readonly TournamentProblem[] }
  | { readonly kind: "journal"; readonly problem: OpenJournalProblem };

/**
 * Plays a tournament. With a journal, a game counts as finished once the journal has it on the disk; what comes out of a journal that was
 * resumed is what would have come out without interruption. Throws what the system says about the journal's file.
 */
export async function runTournament(run: TournamentRun): Promise<Result<TournamentRunResult, TournamentRunProblem>> {
  const { settings, folder } = run;
  const plan = tournamentPlan(settings);
  if (plan.kind === "failed") return failed({ kind: "settings", problems: plan.failure });
  const journal = openJournal(run.journal, { settings, versions: settings.strategies.map((name) => strategyVersion(name, folder)) });
  if (journal?.kind === "failed") return failed({ kind: "journal", problem: journal.failure });
  const kept = journal?.value ?? null;
  try {
    const results = await finishedGames(run, plan.value, kept);
    return ok({ plan: plan.value, results, resumed: { games: kept?.finished.size ?? 0, torn: kept?.torn ?? 0 } });
  } finally {
    kept?.close();
  }
}

function openJournal(wish: JournalWish | null, plan: RunPlan): Result<Journal, OpenJournalProblem> | null {
  if (wish === null) return null;
  return wish.how === "begin" ? Journal.create(wish.path, plan) : Journal.resume(wish.path, plan);
}

/** Of the machine's memory, the part that all threads together may use for their heaps. */
const SHARE_OF_MEMORY = 0.6;

async function finishedGames(
  { workers, limits, folder, onProgress }: TournamentRun,
  plan: TournamentPlan,
  journal: Journal | null,
): Promise<readonly GameResult[]> {
  const finished = new Map(journal?.finished);
  const before = finished.size;
  const tell = (): void => onProgress({ finished: finished.size, games: plan.games, before });
  tell();
  await runGames({
    plan,
    // A copy: it must not change while games come in.
    finished: new Set(finished.keys()),
    workers: Math.min(workers, plan.games),
    limits,
    folder,
    memory: Math.max(256, Math.floor((totalmem() * SHARE_OF_MEMORY) / 2 ** 20 / workers)),
    onFinished: (results) => {
      journal?.append(results);
      for (const result of results) finished.set(result.spec.number, result);
      tell();
    },
  });
  return Array.from(finished.values()).sort((a, b) => a.spec.number - b.spec.number);
}
