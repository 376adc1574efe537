import type { CommitmentsReading, Standing } from "@detente/engine";
import type { KeyFigure } from "../document.ts";
import { percentText } from "../numbers.ts";
import { instantWords } from "./commitment-words.ts";

/** Of when this is, and how much is on record. */
export const recordWords = (at: string, events: number): string =>
  `As of ${instantWords(at)}; ${counted(events, "event", "events")} on record.`;

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** The one sentence to take away. */
export function commitmentsSummary({ stipulations, overall, clocks }: CommitmentsReading): string {
  const among = (...standings: readonly Standing[]): number => stipulations.filter(({ standing }) => standings.includes(standing)).length;
  const done = among("accepted", "late");
  const implemented = overall.share === null ? "Nothing counts" : `${percentText(overall.share)} implemented`;
  const troubles = [
    ...(among("overdue") > 0 ? [`${among("overdue")} overdue`] : []),
    ...(among("disputed") > 0 ? [`${among("disputed")} disputed`] : []),
    ...(among("snappedBack") > 0 ? [`${among("snappedBack")} snapped back`] : []),
    ...(clocks.length > 0 ? [counted(clocks.length, "snapback clock running", "snapback clocks running")] : []),
  ];
  return `${implemented}: ${done} of ${counted(stipulations.length, "stipulation", "stipulations")} fulfilled${troubles.length > 0 ? `; ${troubles.join(", ")}` : ""}.`;
}

export function commitmentFigures({ stipulations, overall, clocks }: CommitmentsReading): readonly KeyFigure[] {
  const due = stipulations.filter(({ standing }) => standing === "due" || standing === "submitted").length;
  const locked = stipulations.filter(({ standing }) => standing === "locked").length;
  return [
    { value: overall.share === null ? "–" : percentText(overall.share), label: "implemented" },
    { value: String(stipulations.length), label: "stipulations" },
    { value: String(due), label: "under way or due" },
    { value: String(locked), label: "locked" },
    { value: String(clocks.length), label: "clocks running" },
  ];
}

/** How the scores are to be read; the scale and the way to aggregate are those of the Peace Accords Matrix. */
export const SCALE_NOTE =
  "Scale and aggregation are those of the Peace Accords Matrix of the Kroc Institute (0 not begun, 1 minimal, 2 intermediate, 3 full; Cortright and Stone 2017). " +
  "There, people code every score. Here a score follows from events by the rule below, unless a coder has put another in its place.";
