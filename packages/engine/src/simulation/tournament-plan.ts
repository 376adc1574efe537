import { failed, ok, type Result } from "../lib/result.ts";
import { type SessionCase, sessionCase } from "../session/session-case.ts";
import type { SessionSetup } from "../session/setup.ts";
import { derivedSeed } from "./derived-seed.ts";
import type { GameSettings } from "./game.ts";
import type { GameSpec } from "./game-result.ts";
import { type Seatings, seatings } from "./seatings.ts";
import { problem, type TournamentProblem, tournamentProblems } from "./tournament-problem.ts";
import type { TournamentSettings } from "./tournament-settings.ts";
import { START_AT, tournamentSetup } from "./tournament-setup.ts";

/** The games of a tournament, numbered from 0; each is computed from its number. */
export interface TournamentPlan {
  readonly settings: TournamentSettings;
  /** How many. */
  readonly games: number;
  /** Throws where there is no game of this number. */
  spec(number: number): GameSpec;
  /** How a game is played; the players are still to be seated. The same setup object for all games of a case with the same opening. */
  table(spec: GameSpec): Omit<GameSettings, "players">;
}

/**
 * Games in this order: repetitions, in each the cases, in each the seatings, in each the openings. So the first games of a long tournament
 * are a whole short one.
 */
export function tournamentPlan(settings: TournamentSettings): Result<TournamentPlan, readonly TournamentProblem[]> {
  const problems = tournamentProblems(settings);
  if (problems.length > 0) return failed(problems);
  const parts = caseParts(settings);
  const once = parts.at(-1)?.end ?? 0;
  const games = once * settings.repetitions;
  if (games === 0) return failed([problem("nobodyToPlay", "strategies")]);
  if (games > MOST_GAMES) return failed([problem("tooManyGames", "", { games, most: MOST_GAMES })]);
  return ok({
    settings,
    games,
    spec: (number) => specOf(settings, { parts, once, games }, number),
    table: ({ caseIndex, opening, seed }) => {
      const part = parts[caseIndex];
      const setup = part?.setups[opening];
      if (part === undefined || setup === undefined)
        throw new Error(`Expected a case and an opening of the plan, got ${caseIndex}, ${opening}`);
      return { base: part.base, setup, seed, startAt: START_AT, turnTime: settings.turnTime };
    },
  });
}

/** More would take weeks on any machine, and is most likely a slip. */
const MOST_GAMES = 1e9;

interface CasePart {
  readonly base: SessionCase;
  readonly seatings: Seatings;
  /** By opening. */
  readonly setups: readonly SessionSetup[];
  /** Numbers of its games in the first repetition: from start up to, not including, end. */
  readonly start: number;
  readonly end: number;
}

function caseParts(settings: TournamentSettings): readonly CasePart[] {
  const parts: CasePart[] = [];
  for (const { name, value } of settings.cases) {
    const parties = value.parties.length;
    const places = settings.openings === "every" ? value.parties.map((_, place) => place) : [0];
    const seated = seatings(settings, { name, parties });
    const start = parts.at(-1)?.end ?? 0;
    parts.push({
      base: sessionCase(value),
      seatings: seated,
      setups: places.map((place) => tournamentSetup(settings, value, place)),
      start,
      end: start + seated.count * places.length,
    });
  }
  return parts;
}

interface Layout {
  readonly parts: readonly CasePart[];
  /** Games of one repetition. */
  readonly once: number;
  readonly games: number;
}

function specOf({ cases, strategies, seating, seed }: TournamentSettings, { parts, once, games }: Layout, number: number): GameSpec {
  const repetition = Math.floor(number / once);
  const within = number - repetition * once;
  const caseIndex = parts.findIndex(({ end }) => within < end);
  const part = parts[caseIndex];
  const name = cases[caseIndex]?.name;
  if (!Number.isInteger(number) || number < 0 || number >= games || part === undefined || name === undefined)
    throw new Error(`Expected a game from 0 to ${games - 1}, got ${number}`);
  const drawn = Math.floor((within - part.start) / part.setups.length);
  const opening = (within - part.start) % part.setups.length;
  const seats = part.seatings.seating(drawn).map((strategy) => strategies[strategy] ?? "");
  // Two draws of a sample may seat the same strategies: they are two games.
  const which = seating.kind === "sample" ? [drawn] : [];
  return { number, caseIndex, seats, opening, repetition, seed: derivedSeed(seed, name, ...seats, opening, repetition, ...which) };
}
