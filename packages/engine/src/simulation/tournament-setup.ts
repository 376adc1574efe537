import type { Case } from "../model/case.ts";
import type { SessionSetup } from "../session/setup.ts";
import type { TournamentSettings } from "./tournament-settings.ts";

/** When every game of a tournament begins, on its own clock. */
export const START_AT = "2000-01-01T00:00:00.000Z";

/** How the games of a case are set up in which the party at a place opens: the others follow in the order of the case. All must consent. */
export function tournamentSetup(
  { protocol, deadline }: Pick<TournamentSettings, "protocol" | "deadline">,
  { parties }: Case,
  opening: number,
): SessionSetup {
  const { rounds, time, roundTime } = deadline;
  const ids = parties.map(({ id }) => id);
  return {
    protocol,
    parties: [...ids.slice(opening), ...ids.slice(0, opening)],
    required: ids,
    deadline: {
      ...(rounds !== undefined && { rounds }),
      ...(time !== undefined && { at: new Date(Math.min(Date.parse(START_AT) + time, LATEST)).toISOString() }),
      ...(roundTime !== undefined && { roundTime }),
    },
  };
}

/** The last year that ISO times of four digits can tell. */
const LATEST = Date.parse("9999-12-31T00:00:00.000Z");
