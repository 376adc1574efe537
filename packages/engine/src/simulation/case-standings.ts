import { meanOf } from "./bootstrap.ts";
import { figureColumn, type GameRow } from "./standing-rows.ts";
import type { CaseStanding } from "./standings-table.ts";
import type { TournamentSettings } from "./tournament-settings.ts";

/** What each strategy got in each case, in the points of the party it sat for. */
export function caseStandings(
  { cases, strategies }: TournamentSettings,
  rows: readonly GameRow[],
  order: readonly number[],
): readonly CaseStanding[] {
  return cases.map(({ name, value }, caseIndex) => {
    const here = rows.filter((row) => row.caseIndex === caseIndex);
    return {
      name,
      games: here.length,
      agreements: here.filter(({ isAgreed }) => isAgreed).length,
      strategies: order.map((place) => {
        const own = here.flatMap((row) => row.strategies.filter(({ strategy }) => strategy === place));
        return {
          strategy: strategies[place] ?? "",
          games: own.length,
          advantage: meanOrNull(figureColumn(own, "advantage")),
          utilities: value.parties.map((_, seat) => meanUtility(here, seat, place)),
        };
      }),
    };
  });
}

function meanUtility(rows: readonly GameRow[], seat: number, strategy: number): number | null {
  const utilities: number[] = [];
  for (const { seats } of rows) {
    const seated = seats[seat];
    if (seated?.strategy === strategy) utilities.push(seated.utility);
  }
  return meanOrNull(utilities);
}

const meanOrNull = (values: ArrayLike<number>): number | null => (values.length === 0 ? null : meanOf(values));
