import type { Case, Outcome, PartyId, TalksMoment } from "@detente/engine";
import type { SpaceSearch } from "./space-route.ts";

/** Rounds of talks of which nothing is said. */
const USUAL_ROUNDS = 20;
/** A case without any date is looked at on this one: no record, no signals. */
const NO_DAY = "2000-01-01";
const DAY = 86_400_000;

export interface Rounds {
  readonly round: number;
  readonly of: number;
}

/**
 * Where the talks stand when somebody looks at a package: in the only summit of the case, if there is one; where that has days, a round a
 * day, and a position put forward on one of them is looked at in its round. What the address says goes before.
 */
export function talksMoment(value: Case, asked: AskedMoment): TalksMoment {
  const { party, by, outcome, day } = asked;
  const summits = value.tracks.filter(({ level }) => level === "summit");
  const track = summits.length === 1 ? summits[0] : undefined;
  const usual = roundsOf(track, day);
  const at = day ?? track?.to ?? lastDay(value);
  return {
    party,
    offer: { by, outcome },
    track: track?.id ?? null,
    clock: { kind: "rounds", ...within(asked.search, usual), at: `${at}T12:00:00.000Z` },
  };
}

interface AskedMoment {
  readonly party: PartyId;
  readonly by: PartyId;
  readonly outcome: Outcome;
  /** ISO date on which it was put forward; null: nobody has said. */
  readonly day: string | null;
  readonly search: Pick<SpaceSearch, "round" | "of">;
}

function within({ round, of }: Pick<SpaceSearch, "round" | "of">, usual: Rounds): Rounds {
  const last = Math.max(1, of ?? usual.of);
  return { of: last, round: Math.min(last, Math.max(1, round ?? usual.round)) };
}

function roundsOf(track: { readonly from?: string; readonly to?: string } | undefined, day: string | null): Rounds {
  if (track?.from === undefined || track.to === undefined) return { round: 1, of: USUAL_ROUNDS };
  const of = days(track.from, track.to) + 1;
  const round = day === null || day < track.from || day > track.to ? 1 : days(track.from, day) + 1;
  return { round, of };
}

const days = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

function lastDay({ record, positions }: Case): string {
  const all = [...record.map(({ date }) => date), ...positions.flatMap(({ date }) => date ?? [])].toSorted();
  return all.at(-1) ?? NO_DAY;
}
