import type { Analysis } from "@detente/engine";
import type { TableTwin } from "../../parts/figure.tsx";
import type { Cell } from "../../parts/csv.ts";
import { optionName } from "./option-name.ts";

interface Words {
  readonly caption: string;
  readonly rational: string;
  readonly yes: string;
  readonly no: string;
}

/** The numbers of the plane: every point of the frontier with its package, from the best for the party across. */
export function frontierTable({ parties, issues, frontier }: Analysis, across: number, words: Words): TableTwin {
  const points = frontier.points.toSorted((a, b) => (b.utilities[across] ?? 0) - (a.utilities[across] ?? 0));
  return {
    caption: words.caption,
    columns: [...parties.map(({ name }) => name), words.rational, ...issues.map(({ name }) => name)],
    rows: points.map(({ utilities, rational, outcome }): readonly Cell[] => [
      ...utilities,
      rational ? words.yes : words.no,
      ...issues.map((issue) => optionName(issue, outcome)),
    ]),
  };
}
