import type { Standings, TournamentSettings } from "@detente/engine";

/** What a report of a tournament shows. */
export interface TournamentReading {
  readonly settings: TournamentSettings;
  readonly standings: Standings;
}
