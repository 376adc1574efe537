import { SCORE_FORMULAS, type TournamentSettings } from "@detente/engine";
import type { TournamentReading } from "./tournament-reading.ts";

/** Version of the form of what `standingsJson` gives. */
export const STANDINGS_FORMAT = 1;

/**
 * The standings of a tournament for programs: how it was played, what was found, and how each figure comes about. Cases are named, not
 * included. Shares and advantages are not in percent.
 */
export function standingsJson({ settings, standings }: TournamentReading): object {
  return { detente: "tournament", format: STANDINGS_FORMAT, settings: namedSettings(settings), formulas: SCORE_FORMULAS, standings };
}

function namedSettings({ cases, ...rest }: TournamentSettings): object {
  return { ...rest, cases: cases.map(({ name, value }) => ({ name, title: value.title, parties: value.parties.map(({ id }) => id) })) };
}
