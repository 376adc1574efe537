import { type GroundworkReport, groundworkReport } from "@detente/engine";
import type { Transaction } from "../database/database.ts";
import { readSessions } from "../store/session-store.ts";
import type { HeldSession, SessionKeeper } from "./session-keeper.ts";

/** What a session that prepares another has to tell it. */
export interface DueReport {
  /** Uuid of the session that is to be told. */
  readonly to: string;
  readonly report: GroundworkReport;
}

/** Whether anything at a table of this case reports to anything. */
export const hasGroundwork = ({ kept }: HeldSession): boolean =>
  kept.state.current.value.tracks.some(({ reportsTo }) => reportsTo !== undefined);

/** What sessions of the table have reached and those that they prepare have not been told [G2]. Of a track the last session that was opened counts. */
export async function dueReports(transaction: Transaction, keeper: SessionKeeper, table: string): Promise<readonly DueReport[]> {
  const sessions = await readSessions(transaction, table);
  const byTrack = new Map<string, HeldSession>();
  for (const { id } of sessions) {
    const held = await keeper.current(transaction, id);
    const track = held?.kept.state.setup?.track;
    if (held !== null && track !== undefined) byTrack.set(track, held);
  }
  return [...byTrack].flatMap(([track, { kept }]) => {
    const to = kept.state.current.value.tracks.find(({ id }) => id === track)?.reportsTo;
    const summit = to === undefined ? undefined : byTrack.get(to)?.kept;
    const report = groundworkReport(kept.state, transaction.at);
    if (summit === undefined || report === null || summit.state.ending !== null) return [];
    const told = summit.state.matters.groundwork.find((each) => each.track === track);
    return told !== undefined && saysTheSame(told, report) ? [] : [{ to: summit.id, report }];
  });
}

/** But for the time that is left, which anybody can reckon. */
const saysTheSame = (a: GroundworkReport, b: GroundworkReport): boolean =>
  a.settled === b.settled && a.bracketed === b.bracketed && a.open === b.open && a.rounds === b.rounds;
