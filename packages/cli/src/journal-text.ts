import { terminalTable, toned } from "@detente/report";
import type { ReadJournal } from "@detente/runner";
import type { Terminal } from "./terminal.ts";

/** Games listed at most. */
const LISTED = 60;
const COUNT = new Intl.NumberFormat("en-US");
const POINTS = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** What a journal holds: its tournament, and its finished games, the first ones. Ends in a line end. */
export function journalText({ plan: { settings }, results, torn }: ReadJournal, terminal: Terminal): string {
  const style = { width: Math.min(120, terminal.width), unicode: terminal.unicode, colour: terminal.colours.isColorSupported };
  const games = Array.from(results.values()).sort((a, b) => a.spec.number - b.spec.number);
  const table = terminalTable(
    {
      caption: "",
      columns: [
        { name: "Game", kind: "number" },
        { name: "Case", kind: "text" },
        { name: "Played by", kind: "text" },
        { name: "Ending", kind: "text" },
        { name: "Points", kind: "text" },
      ],
      rows: games.slice(0, LISTED).map(({ spec, score, forfeits }) => ({
        cells: [
          String(spec.number),
          settings.cases[spec.caseIndex]?.name ?? "",
          spec.seats.join(" / "),
          forfeits.length > 0 ? "forfeit" : score.isAgreed ? "agreement" : "no agreement",
          score.parties.map(({ utility }) => POINTS.format(utility)).join(" / "),
        ],
      })),
    },
    { ...style, mostLines: 3 },
  );
  const more = games.length > LISTED ? [toned(`and ${COUNT.format(games.length - LISTED)} more`, "dim", style)] : [];
  const cut = torn === 0 ? "" : `, and ${COUNT.format(torn)} bytes of a game that was being written`;
  return [
    toned(`${COUNT.format(games.length)} finished games${cut}`, "bold", style),
    ...table,
    ...more,
    toned("One of them: --game and its number.", "dim", style),
    "",
  ].join("\n");
}
