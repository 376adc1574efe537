import { groundworkReport } from "@detente/engine";
import type { HeldSession } from "./session-keeper.ts";

/** Sessions remembered at most; whichever was told of longest ago is asked about again. */
const MOST_REMEMBERED = 10_000;

/** What of sessions that prepare others this process has seen reported, so that an action which changes nothing of it asks nothing. */
export class ToldGroundwork {
  readonly #told = new Map<string, string>();

  /** Whether the session may have something to report: what it reached is not what was seen reported. */
  mayBeDue(held: HeldSession): boolean {
    const reached = reachedBy(held);
    return reached !== null && this.#told.get(held.kept.id) !== reached;
  }

  /** Once all that was due at its table is reported. */
  isTold(held: HeldSession): void {
    const reached = reachedBy(held);
    if (reached === null) return;
    this.#told.delete(held.kept.id);
    this.#told.set(held.kept.id, reached);
    const [oldest] = this.#told.keys();
    if (oldest !== undefined && this.#told.size > MOST_REMEMBERED) this.#told.delete(oldest);
  }
}

/** All that a report depends on but for the time, of a session on a track; null: it is on none. */
function reachedBy({ kept: { state, lastAt } }: HeldSession): string | null {
  const track = state.setup?.track;
  if (track === undefined) return null;
  const report = groundworkReport(state, lastAt);
  return JSON.stringify([track, state.ending !== null, report && [report.settled, report.bracketed, report.open, report.rounds]]);
}
