import type { Analysis } from "@detente/engine";
import { mainAxes } from "../charts/utility-plane.ts";
import { labelsOf } from "../labels.ts";
import { GLYPHS, type GridMark, planeGrid } from "../terminal/plane-grid.ts";
import { PLOT_GUTTER, PLOT_ROWS, plotLines } from "../terminal/plane-plot.ts";
import { printable, type TerminalSettings, toned, wrapped } from "../terminal/terminal-style.ts";
import type { GameStory } from "./game-story.ts";
import { withReach } from "./with-reach.ts";

/** The letter of a party's offers in a picture, by its place. */
export const partyLetter = (place: number): string => String.fromCharCode(65 + (place % 26));

/** Something else to be marked in the plane of a game. */
export interface PlaneExtra {
  readonly letter: string;
  /** What the letter stands for. */
  readonly words: string;
  readonly utilities: readonly number[];
}

interface GamePlaneSettings extends TerminalSettings {
  readonly rows: number;
  readonly extras: readonly PlaneExtra[];
}

export const WHOLE_PLANE = { rows: PLOT_ROWS, extras: [] } as const;

/** The offers of a game in the utility plane of its first two parties, a letter for each party. */
export function terminalGamePlane(
  analysis: Analysis,
  story: Pick<GameStory, "parties" | "steps">,
  settings: GamePlaneSettings,
): readonly string[] {
  const axes = mainAxes(analysis);
  const columns = settings.width - PLOT_GUTTER - 1;
  const { rows, unicode, extras } = settings;
  const drawn = withReach(
    analysis,
    [...story.steps, ...extras].map(({ utilities }) => utilities),
  );
  const marks = [...extras.map((extra) => ({ ...extra, tone: "bold" as const })), ...gameMarks(story)];
  const grid = planeGrid(drawn, { axes, columns, rows, unicode, marks });
  const labels = labelsOf(analysis);
  const walkAways = labels.parties.map((name, i) => `${name} ${labels.points(i, analysis.reservationValues[i] ?? Number.NaN)}`).join(", ");
  const glyphs = GLYPHS[settings.unicode ? "unicode" : "ascii"];
  const made = story.parties.flatMap(({ name }, place) =>
    story.steps.some(({ kind, party }) => kind === "offer" && party === place) ? [`${partyLetter(place)} offers of ${name}`] : [],
  );
  const isAgreed = story.steps.some(({ kind }) => kind === "agreed");
  const first = made.length > 0 ? ["lower case: the first offer"] : [];
  const others = story.parties.length > 2 ? ["what other parties get is not visible"] : [];
  const key = [
    ...extras.map(({ letter, words }) => `${letter} ${words}`),
    ...made,
    ...(isAgreed ? [`${AGREED} the agreement`] : []),
    ...first,
    ...others,
  ].join("; ");
  const legend = [
    `${glyphs.rational} frontier; ${glyphs.other} the rest of it; ${glyphs.line}${glyphs.cross}${glyphs.line} walks away below: ${walkAways}`,
  ];
  return [
    ...plotLines(grid, drawn, settings),
    ...wrapped(printable(key, settings), settings.width),
    // The glyphs are ours: only what goes with them is made printable.
    ...legend
      .flatMap((line) => wrapped(settings.unicode ? line : printable(line, settings), settings.width))
      .map((line) => toned(line, "dim", settings)),
  ];
}

const AGREED = "@";

/** The agreement, first offers, then the others, the last ones first: the first of those that fall together is shown. */
function gameMarks({ steps, parties }: Pick<GameStory, "parties" | "steps">): readonly GridMark[] {
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
