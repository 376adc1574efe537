import type { Analysis } from "@detente/engine";
import { mainAxes } from "../charts/utility-plane.ts";
import { labelsOf } from "../labels.ts";
import { GLYPHS, type GridMark, planeGrid } from "../terminal/plane-grid.ts";
import { PLOT_GUTTER, PLOT_ROWS, plotLines } from "../terminal/plane-plot.ts";
import { printable, type TerminalSettings, toned, wrapped } from "../terminal/terminal-style.ts";
import type { GameStory } from "./game-story.ts";

/** The letter of a party's offers in a picture, by its place. */
export const partyLetter = (place: number): string => String.fromCharCode(65 + (place % 26));

/** The offers of a game in the utility plane of its first two parties, a letter for each party. */
export function terminalGamePlane(analysis: Analysis, story: GameStory, settings: TerminalSettings): readonly string[] {
  const axes = mainAxes(analysis);
  const columns = settings.width - PLOT_GUTTER - 1;
  const grid = planeGrid(analysis, { axes, columns, rows: PLOT_ROWS, unicode: settings.unicode, marks: gameMarks(story) });
  const labels = labelsOf(analysis);
  const walkAways = labels.parties.map((name, i) => `${name} ${labels.points(i, analysis.reservationValues[i] ?? Number.NaN)}`).join(", ");
  const glyphs = GLYPHS[settings.unicode ? "unicode" : "ascii"];
  const made = story.parties.flatMap(({ name }, place) =>
    story.steps.some(({ kind, party }) => kind === "offer" && party === place) ? [`${partyLetter(place)} offers of ${name}`] : [],
  );
  const isAgreed = story.steps.some(({ kind }) => kind === "agreed");
  const others = story.parties.length > 2 ? ["what other parties get is not visible"] : [];
  const key = [...made, ...(isAgreed ? [`${AGREED} the agreement`] : []), "lower case: the first offer", ...others].join("; ");
  const legend = [
    `${glyphs.rational} frontier; ${glyphs.other} the rest of it; ${glyphs.line}${glyphs.cross}${glyphs.line} walks away below: ${walkAways}`,
  ];
  return [
    ...plotLines(grid, analysis, settings),
    ...wrapped(printable(key, settings), settings.width),
    // The glyphs are ours: only what goes with them is made printable.
    ...legend
      .flatMap((line) => wrapped(settings.unicode ? line : printable(line, settings), settings.width))
      .map((line) => toned(line, "dim", settings)),
  ];
}

const AGREED = "@";

/** The agreement, first offers, then the others, the last ones first: the first of those that fall together is shown. */
function gameMarks({ steps, parties }: GameStory): readonly GridMark[] {
  const offers = steps.filter(({ kind }) => kind === "offer");
  const firsts = parties.flatMap((_, place) => offers.find(({ party }) => party === place) ?? []);
  const marks = [
    ...steps.filter(({ kind }) => kind === "agreed").map((step) => ({ step, letter: AGREED })),
    ...firsts.map((step) => ({ step, letter: partyLetter(step.party ?? 0).toLowerCase() })),
    ...offers.toReversed().map((step) => ({ step, letter: partyLetter(step.party ?? 0) })),
  ];
  return marks.flatMap(({ step: { utilities, party, kind }, letter }) => {
    if (utilities === null) return [];
    return [{ letter, utilities, tone: kind === "agreed" || party === 0 ? ("mark" as const) : ("warning" as const) }];
  });
}
