import { partyId, type AnalyseSettings, type Case } from "@detente/engine";
import type { Command } from "commander";
import { partyNumber, wholeNumber } from "./number-argument.ts";

/** As the command line gives them. */
export interface AnalysisOptions {
  readonly as?: string;
  readonly additive?: true;
  readonly seed: number;
  readonly reservation?: Readonly<Record<string, number>>;
}

export const LARGEST_SEED = 2 ** 32 - 1;
export const DEFAULT_SEED = 1;
export const DEFAULT_DRAWS = 1000;

/** The options that say what is computed, for all commands that compute it. */
export function addAnalysisOptions(command: Command): Command {
  return command
    .option("--as <party>", "see it as this party does: its brief, its estimates of the others")
    .option("--additive", "plain additive model: no interactions, constraints, red lines, unknowns")
    .option("--reservation <party=number>", "what if this were the reservation value of the party (repeatable)", partyNumber)
    .option("--seed <number>", "seed of everything drawn at random", wholeNumber(0, LARGEST_SEED), DEFAULT_SEED);
}

/** The parties named that the case does not have, as a sentence for the user; null where it has them all. */
export function unknownParties(options: Pick<AnalysisOptions, "as" | "reservation">, value: Case): string | null {
  const ids: readonly string[] = value.parties.map(({ id }) => id);
  const named = [...(options.as === undefined ? [] : [options.as]), ...Object.keys(options.reservation ?? {})];
  const unknown = named.filter((name) => !ids.includes(name));
  return unknown.length === 0 ? null : `no party ${unknown.join(", ")}; the parties are ${ids.join(", ")}`;
}

export function analysisSettings(options: AnalysisOptions): Omit<AnalyseSettings, "draws" | "progress"> {
  return {
    perspective: options.as === undefined ? { kind: "everyBrief" } : { kind: "party", party: partyId(options.as) },
    model: options.additive === true ? "additive" : "full",
    seed: options.seed,
    reservation: options.reservation ?? {},
  };
}
