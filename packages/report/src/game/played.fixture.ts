import { readFileSync } from "node:fs";
import {
  analyse,
  type Case,
  caseMeasures,
  gameResult,
  type GameResult,
  play,
  type Player,
  seated,
  standings,
  strategyOf,
  tournamentPlan,
  type TournamentSettings,
} from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import type { CaseGames, ShownTournament } from "../standings/standings-report.ts";
import type { PlayedGame } from "./game-story.ts";

/** A case of the catalog: "job-offer/job-offer". */
export function catalogCase(name: string): Case {
  const parsed = parseCase({ name, text: readFileSync(new URL(`../../../../cases/${name}.yaml`, import.meta.url), "utf8") });
  if (parsed.kind !== "ok") throw new Error(`Expected a case, got ${JSON.stringify(parsed.failure)}`);
  return parsed.value.case;
}

export interface Played extends ShownTournament {
  readonly results: readonly GameResult[];
}

/** A tournament that was really played, all its games shown. */
export function played(change: Partial<TournamentSettings> & Pick<TournamentSettings, "cases">): Played {
  const settings: TournamentSettings = {
    strategies: ["boulware", "conceder"],
    protocol: { kind: "alternatingOffers" },
    deadline: { rounds: 12 },
    turnTime: 0,
    seating: { kind: "every" },
    openings: "first",
    selfPlay: "included",
    repetitions: 1,
    seed: 1,
    ...change,
  };
  const plan = tournamentPlan(settings);
  if (plan.kind === "failed") throw new Error(`Expected a plan, got ${JSON.stringify(plan.failure)}`);
  const results: GameResult[] = [];
  const games = settings.cases.map(({ name }): { name: string; games: CaseGames["games"][number][] } => ({ name, games: [] }));
  for (let number = 0; number < plan.value.games; number++) {
    const spec = plan.value.spec(number);
    const strategies = spec.seats.map((text): Player => {
      const strategy = strategyOf(text);
      if (strategy.kind === "failed") throw new Error(strategy.failure.message);
      return strategy.value;
    });
    const game = play(seated(plan.value, spec, strategies));
    if (game.kind === "failed") throw new Error(game.failure.code);
    const result = gameResult(plan.value, { spec, game: game.value, versions: strategies.map(({ version }) => version) });
    results.push(result);
    const value = settings.cases[spec.caseIndex]?.value;
    if (value !== undefined) games[spec.caseIndex]?.games.push({ number, game: shown(value, { events: game.value.events, result }) });
  }
  return { settings, results, standings: standings(settings, results), games };
}

function shown(value: Case, { events, result }: { readonly events: PlayedGame["events"]; readonly result: GameResult }): PlayedGame {
  const analysis = analyse(value, { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 0 });
  const measures = caseMeasures(value);
  if (analysis.kind === "failed" || measures.kind === "failed") throw new Error("Expected a brief of every party");
  const { spec, score, forfeits } = result;
  return { analysis: analysis.value, events, players: spec.seats, utilities: measures.value.utilities, score, forfeits };
}

const JOB = { name: "job-offer", value: catalogCase("job-offer/job-offer") };
const HARBOUR = { name: "harbour", value: catalogCase("harbour/three-party-harbour") };

/** Two cases, two strategies: 4 games of two parties and 8 of three. */
export const TWO_CASES: Played = played({ cases: [JOB, HARBOUR] });

/** Of two parties: the first offers first. */
export const ONE_GAME: PlayedGame = gameOf(TWO_CASES, 0, 1);
/** Of three parties. */
export const THREE_PARTY_GAME: PlayedGame = gameOf(TWO_CASES, 1, 1);

function gameOf({ games }: Played, caseIndex: number, place: number): PlayedGame {
  const found = games[caseIndex]?.games[place]?.game;
  if (found === undefined) throw new Error("Expected a game");
  return found;
}
