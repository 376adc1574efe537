import type { StrategyProblem } from "@detente/engine";

/** Why a text names no strategy, as a sentence for the user. */
export const strategyProblemWords = (text: string, { message, hint }: StrategyProblem): string =>
  `"${text}": ${message}${hint === undefined ? "" : ` (${hint})`}; see detente strategies`;
