import type { Debrief } from "./read-debrief.ts";

/** A line a table, a column a figure and party; numbers with a point. Opens in a table program without running anything. */
export function debriefCsv({ parties, tables }: Debrief): string {
  const of = (name: string): readonly string[] => parties.map(({ id }) => `${name}.${id}`);
  const head = [
    "table",
    "people",
    "agreed",
    "rounds",
    "offers",
    "welfare",
    "frontierDistance",
    "nashDistance",
    ...["utility", "share", "advantage", "bestKeeping", ...MOVES].flatMap(of),
  ];
  const lines = tables.map((table) => [
    table.number,
    table.people.map(({ party, who, isBot }) => `${party}: ${isBot ? "bot" : (who ?? "")}`).join("; "),
    table.isAgreed ? "yes" : "no",
    table.rounds,
    table.offers,
    table.welfare,
    table.frontierDistance,
    table.nashDistance,
    ...parties.map((_, place) => table.utilities?.[place] ?? null),
    ...parties.map((_, place) => table.shares?.[place] ?? null),
    ...table.advantages,
    ...table.bestKeeping,
    ...MOVES.flatMap((move) => table.moves.map((moves) => moves[move])),
  ]);
  return [head, ...lines].map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

const MOVES = ["silent", "nice", "fortunate", "selfish", "concession", "unfortunate"] as const;

/** A text that a table program could take for a formula has an apostrophe before it. */
function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
