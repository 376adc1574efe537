import type { Brief, TournamentSettings } from "@detente/engine";
import type { AskedSimulation, AskedTournament } from "../contract/task-parts.ts";
import type { WrongPart } from "../problems/wrong-parts.ts";

/** A case of somebody's shelf, with the briefs that are theirs to play with. */
export interface ShelfCase {
  /** What it is called in the task. */
  readonly name: string;
  readonly hash: string;
  /** Its public part, as `parsedCase` takes it. */
  readonly kept: string;
  readonly briefs: Readonly<Record<string, Brief>>;
}

export type AskedTask =
  | { readonly kind: "tournament"; readonly asked: AskedTournament }
  | { readonly kind: "simulation"; readonly asked: AskedSimulation };

/** What is played. The games of a task are numbered from 0; game k is that of the tournament's plan with the number first + k · stride. */
export interface TaskPlay {
  readonly settings: TournamentSettings;
  readonly first: number;
  readonly stride: number;
}

export interface PlannedTask {
  readonly games: number;
  /** A `TaskPlay`, as JSON. */
  readonly play: string;
}

/** What takes too long for the event loop. Results and plays travel as the JSON that they are kept as. */
export type ThreadOrder =
  | { readonly kind: "plan"; readonly task: AskedTask; readonly cases: readonly ShelfCase[] }
  | { readonly kind: "standings"; readonly play: string; readonly parts: readonly string[] }
  | { readonly kind: "table"; readonly play: string; readonly parts: readonly string[] }
  | { readonly kind: "replay"; readonly play: string; readonly part: string; readonly number: number };

export type PlanAnswer =
  | { readonly kind: "planned"; readonly task: PlannedTask }
  | { readonly kind: "wrong"; readonly wrong: readonly WrongPart[] };

/** JSON of a replay. `game`: a `GameRecord`. */
export interface ReplayAnswer {
  readonly record: Readonly<Record<string, unknown>>;
  readonly isSame: boolean;
}

/** By the kind of the order. Texts are JSON, or CSV of the table. */
export interface ThreadAnswers {
  readonly plan: PlanAnswer;
  readonly standings: string;
  readonly table: string;
  readonly replay: ReplayAnswer;
}
