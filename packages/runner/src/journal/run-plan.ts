import { createHash } from "node:crypto";
import { canonicalJson, type TournamentDeadline, type TournamentSettings } from "@detente/engine";

/** What fixes every game of a tournament: with equal plans, games of equal numbers are the same game. A plain value. */
export interface RunPlan {
  readonly settings: TournamentSettings;
  /** Of each strategy of the settings, in their order: the version of one of ours, or the fingerprint of a program's files. */
  readonly versions: readonly string[];
}

/** SHA-256 of a plan, in hexadecimal digits. */
export function runPlanHash(plan: RunPlan): string {
  return createHash("sha256").update(canonicalJson(plan)).digest("hex");
}

/** What tells two plans apart, as words for a person: "the seed", "the case car". Empty for equal plans. */
export function planDifferences(one: RunPlan, other: RunPlan): readonly string[] {
  const [a, b] = [one.settings, other.settings];
  const differs = (x: unknown, y: unknown): boolean => canonicalJson(x) !== canonicalJson(y);
  const names = (list: readonly { readonly name: string }[]): readonly string[] => list.map(({ name }) => name);
  const sameCases = !differs(names(a.cases), names(b.cases));
  const sameStrategies = !differs(a.strategies, b.strategies);
  return [
    ...(sameCases ? [] : ["the list of cases"]),
    ...(sameCases ? a.cases.filter((each, i) => differs(each, b.cases[i])).map(({ name }) => `the case ${name}`) : []),
    ...(sameStrategies ? [] : ["the list of strategies"]),
    ...(sameStrategies ? a.strategies.filter((_, i) => one.versions[i] !== other.versions[i]).map((name) => `the version of ${name}`) : []),
    ...deadlineDifferences(a.deadline, b.deadline),
    ...SETTINGS.filter(([key]) => differs(a[key], b[key])).map(([, words]) => words),
  ];
}

const deadlineDifferences = (a: TournamentDeadline, b: TournamentDeadline): readonly string[] => [
  ...(a.rounds === b.rounds && a.time === b.time ? [] : ["the deadline"]),
  ...(a.roundTime === b.roundTime ? [] : ["how rounds count towards the time"]),
];

const SETTINGS = [
  ["protocol", "the protocol"],
  ["turnTime", "the time of a turn"],
  ["seating", "who sits where"],
  ["openings", "who opens"],
  ["selfPlay", "whether strategies play against themselves"],
  ["repetitions", "the repetitions"],
  ["seed", "the seed"],
  ["moveTolerance", "the tolerance of moves"],
] as const satisfies readonly (readonly [keyof TournamentSettings, string])[];
