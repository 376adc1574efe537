import { readFileSync } from "node:fs";
import { type Case, type GameResult, standings, type TournamentSettings } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { resultsCsv, standingsJson } from "@detente/report";
import { runTournament } from "@detente/runner";
import type { AskedTournament } from "../contract/task-parts.ts";

const FILES = new URL("../../../../cases/", import.meta.url);

/** An example that comes with the program, whole. */
export const JOB_OFFER = { caseId: "job-offer", text: readFileSync(new URL("job-offer/job-offer.yaml", FILES), "utf8") };

export function jobOffer(): Case {
  const parsed = parseCase({ name: "job-offer.yaml", text: JOB_OFFER.text });
  if (parsed.kind === "failed") throw new Error("Expected a sound example");
  return parsed.value.case;
}

export const asked = (hash: string, change: Partial<AskedTournament> = {}): AskedTournament => ({
  title: "A small one",
  protocol: "alternatingOffers",
  rounds: 20,
  roundTime: "completed",
  seed: 7,
  cases: [hash],
  strategies: ["boulware", "conceder", "micro"],
  openings: "first",
  selfPlay: "included",
  repetitions: 4,
  ...change,
});

/** The same as the command line plays it. */
export async function playedByRunner({ strategies, rounds, repetitions, seed }: AskedTournament) {
  const settings: TournamentSettings = {
    protocol: { kind: "alternatingOffers" },
    deadline: { rounds },
    turnTime: 0,
    cases: [{ name: "job-offer", value: jobOffer() }],
    strategies: [...strategies],
    seating: { kind: "every" },
    openings: "first",
    selfPlay: "included",
    repetitions,
    seed,
  };
  const limits = { move: 60_000, game: 60_000 };
  const ran = await runTournament({ settings, workers: 2, limits, folder: "/", journal: null, onProgress: () => {} });
  if (ran.kind === "failed") throw new Error(JSON.stringify(ran.failure));
  const { results } = ran.value;
  return { results, ...writtenOut(settings, results) };
}

export const writtenOut = (settings: TournamentSettings, results: readonly GameResult[]) => ({
  standings: JSON.stringify(standingsJson({ settings, standings: standings(settings, results) })),
  csv: resultsCsv(settings, results),
});
