import type { Case } from "../../model/case.ts";
import type { GroundworkBar } from "../../model/groundwork-bar.ts";
import type { GroundworkReport } from "../../session/action.ts";

/** One thing that a table needs before it may settle anything, and what there is. */
export type BarLine =
  /** A track that reports to the table. */
  | { readonly what: "report"; readonly track: string; readonly isMet: boolean }
  | {
      readonly what: "settled" | "bracketed" | "open" | "rounds" | "timeLeft";
      readonly side: "least" | "most";
      /** Issues, rounds, or milliseconds. */
      readonly wanted: number;
      /** Of all reports together; null where nobody has reported, or there is no limit of time. */
      readonly found: number | null;
      readonly isMet: boolean;
    };

export interface BarInputs {
  readonly bar: GroundworkBar;
  readonly reports: readonly GroundworkReport[];
  /** Ids of the tracks that report to the table. */
  readonly reporting: readonly string[];
  /** Milliseconds until the deadline of the table; null where it has none. */
  readonly timeLeft: number | null;
}

/** Every line of the bar, met or not, in the order in which the session asks them [G3]. Where nobody has reported, everything is open. */
export function barLines({ bar, reports, reporting, timeLeft }: BarInputs): readonly BarLine[] {
  const sum = (key: "settled" | "bracketed" | "open" | "rounds"): number => reports.reduce((total, report) => total + report[key], 0);
  const left = reports.length > 0 ? sum : () => null;
  const lines: readonly (readonly [Exclude<BarLine["what"], "report">, "least" | "most", number | undefined, number | null])[] = [
    ["settled", "least", bar.leastSettled, sum("settled")],
    ["bracketed", "most", bar.mostBracketed, left("bracketed")],
    ["open", "most", bar.mostOpen, left("open")],
    ["rounds", "least", bar.leastRounds, sum("rounds")],
    ["timeLeft", "least", bar.leastTime, timeLeft],
  ];
  return [
    ...reporting.map((track): BarLine => ({ what: "report", track, isMet: reports.some((report) => report.track === track) })),
    ...lines.flatMap(([what, side, wanted, found]): BarLine[] =>
      wanted === undefined ? [] : [{ what, side, wanted, found, isMet: isMet(side, wanted, found) }],
    ),
  ];
}

/** What is not known is at most infinite, and no limit of time is all the time there is. */
const isMet = (side: "least" | "most", wanted: number, found: number | null): boolean =>
  side === "least" ? (found ?? Number.POSITIVE_INFINITY) >= wanted : (found ?? Number.POSITIVE_INFINITY) <= wanted;

/** What the tracks that report to a track have reached, as the case reads it. Those of which it says nothing have not reported. */
export function reportsOfCase({ issues, tracks }: Pick<Case, "issues" | "tracks">, track: string): readonly GroundworkReport[] {
  return tracks.flatMap(({ id, reportsTo, reached, issues: own }): GroundworkReport[] => {
    if (reportsTo !== track || reached === undefined) return [];
    const [settled, bracketed] = [reached.settled.length, reached.bracketed.length];
    const open = (own ?? issues).length - settled - bracketed;
    return [{ track: id, settled, bracketed, open, rounds: reached.rounds ?? 0, timeLeft: null }];
  });
}
