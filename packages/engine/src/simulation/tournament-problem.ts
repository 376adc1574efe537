import { unopened } from "../session/state.ts";
import { own } from "../lib/own.ts";
import { decide } from "../session/decide.ts";
import { sessionCase } from "../session/session-case.ts";
import type { NamedCase, TournamentSettings } from "./tournament-settings.ts";
import { tournamentSetup, START_AT } from "./tournament-setup.ts";

/** What is wrong with the settings of a tournament. The code is stable; words for people are made at the edge. */
export interface TournamentProblem {
  readonly code:
    | "noCases"
    | "noStrategies"
    | "namedTwice"
    | "missingBrief"
    | "cannotOpen"
    | "notAWholeNumber"
    | "nobodyToPlay"
    | "tooManyGames";
  /** Which part of the settings: "cases.2". */
  readonly path: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Everything that is wrong, apart from the number of games. Whether a text names a strategy is for whoever makes the players. */
export function tournamentProblems(settings: TournamentSettings): readonly TournamentProblem[] {
  const { cases, strategies, repetitions, turnTime, seating, deadline } = settings;
  return [
    ...(cases.length === 0 ? [problem("noCases", "cases")] : []),
    ...(strategies.length === 0 ? [problem("noStrategies", "strategies")] : []),
    ...repeated(
      cases.map(({ name }) => name),
      "cases",
    ),
    ...repeated(strategies, "strategies"),
    ...notWhole(repetitions, "repetitions", 1),
    ...notWhole(turnTime, "turnTime", 0),
    ...(seating.kind === "sample" ? notWhole(seating.size, "seating.size", 1) : []),
    ...(deadline.time === undefined ? [] : notWhole(deadline.time, "deadline.time", 1)),
    ...cases.flatMap((each, k) => caseProblems(settings, each, `cases.${k}`)),
  ];
}

export const problem = (code: TournamentProblem["code"], path: string, facts: TournamentProblem["facts"] = {}): TournamentProblem => ({
  code,
  path,
  facts,
});

const repeated = (names: readonly string[], path: string): TournamentProblem[] =>
  names.flatMap((name, k) => (names.indexOf(name) < k ? [problem("namedTwice", `${path}.${k}`, { name })] : []));

const notWhole = (value: number, path: string, least: number): TournamentProblem[] =>
  Number.isSafeInteger(value) && value >= least ? [] : [problem("notAWholeNumber", path, { value, least })];

function caseProblems(settings: TournamentSettings, { name, value }: NamedCase, path: string): TournamentProblem[] {
  const missing = value.parties.filter(({ id }) => own(value.briefs, id) === undefined);
  if (missing.length > 0) return missing.map(({ id }) => problem("missingBrief", path, { case: name, party: id }));
  const { deadline } = settings;
  // Said already; a date cannot be made of it.
  if (deadline.time !== undefined && !(deadline.time >= 1)) return [];
  const base = sessionCase(value);
  const setup = tournamentSetup(settings, value, 0);
  const opened = decide(base, unopened(base), { kind: "open", setup, by: { kind: "facilitator" } }, START_AT);
  if (opened.kind === "ok") return [];
  return [problem("cannotOpen", path, { case: name, code: opened.failure.code, setting: opened.failure.path, ...opened.failure.facts })];
}
