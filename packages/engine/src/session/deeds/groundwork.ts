import type { Action } from "../action.ts";
import { type Deciding, type Decision, decideTable, refuse } from "../deciding.ts";
import { isCount, isMeasure } from "../../lib/plain-checks.ts";
import { type Refusal, refusal } from "../refusal.ts";

type Groundwork = Extract<Action, { readonly kind: "reportGroundwork" | "overrideGroundwork" }>;

/** Reports of the working level, and going ahead without them [G1] to [G4]. */
export function decideGroundwork(deciding: Deciding, action: Groundwork): Decision {
  const { by } = action;
  if (action.kind === "overrideGroundwork") {
    if (by.kind !== "facilitator") return refuse("notYourPlace", "kind", { kind: action.kind });
    return decideTable(deciding, [{ kind: "groundworkOverridden", by, reason: action.reason }]);
  }
  if (by.kind !== "clock") return refuse("notYourPlace", "kind", { kind: action.kind });
  const { track, settled, bracketed, open, rounds, timeLeft } = action.report;
  if (!deciding.state.current.value.tracks.some(({ id }) => id === track))
    return refuse("unknownTrack", "report.track", { track: typeof track === "string" ? track : typeof track });
  const wrong = Object.entries({ settled, bracketed, open, rounds }).find(([, count]) => !isCount(count));
  if (wrong !== undefined) return refuse("badAmount", `report.${wrong[0]}`, { least: 0 });
  if (timeLeft !== null && !isMeasure(timeLeft)) return refuse("badAmount", "report.timeLeft", { least: 0 });
  // By naming fields: a report in public terms has these and no others [G1].
  return decideTable(deciding, [{ kind: "groundworkReported", report: { track, settled, bracketed, open, rounds, timeLeft } }]);
}

/** What the groundwork falls short of the bar in, the first line of it; null where it is met or overridden [G3]. */
export function missingGroundwork({ state, setup, at }: Deciding): Refusal | null {
  const { bar, track } = setup;
  const { groundwork, groundworkOverride } = state.matters;
  if (bar === undefined || groundworkOverride !== null) return null;
  const silent = state.current.value.tracks.find(
    ({ id, reportsTo }) => track !== undefined && reportsTo === track && !groundwork.some((report) => report.track === id),
  );
  if (silent !== undefined) return refusal("belowGroundworkBar", "bar", { what: "report", track: silent.id });
  const sum = (key: "settled" | "bracketed" | "open" | "rounds"): number => groundwork.reduce((total, report) => total + report[key], 0);
  const timeLeft = setup.deadline.at === undefined ? Number.POSITIVE_INFINITY : Date.parse(setup.deadline.at) - Date.parse(at);
  // Where nobody has reported, everything is open as far as this table knows.
  const reported = groundwork.length > 0;
  const lines: readonly (readonly [string, number | undefined, number, "least" | "most"])[] = [
    ["settled", bar.leastSettled, sum("settled"), "least"],
    ["bracketed", bar.mostBracketed, reported ? sum("bracketed") : Number.POSITIVE_INFINITY, "most"],
    ["open", bar.mostOpen, reported ? sum("open") : Number.POSITIVE_INFINITY, "most"],
    ["rounds", bar.leastRounds, sum("rounds"), "least"],
    ["timeLeft", bar.leastTime, timeLeft, "least"],
  ];
  for (const [what, wanted, found, side] of lines) {
    if (wanted === undefined || (side === "least" ? found >= wanted : found <= wanted)) continue;
    return refusal("belowGroundworkBar", `bar.${what}`, { what, [side]: wanted, ...(Number.isFinite(found) && { found }) });
  }
  return null;
}
