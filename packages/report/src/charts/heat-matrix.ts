import type { Encounter, Standings } from "@detente/engine";
import { type Html, html } from "../html.ts";
import { hundredths } from "../standings/standing-words.ts";
import { plainText } from "../plain-text.ts";
import { cutToWidth } from "./estimated-width.ts";
import { nameWidth } from "./name-width.ts";
import { PAINT, px } from "./paint.ts";

const SIZES = {
  wide: { width: 960, left: 250, top: 40, fontSize: 13, widest: 74, row: 34 },
  narrow: { width: 344, left: 96, top: 26, fontSize: 10.5, widest: 44, row: 26 },
} as const;

type Size = keyof typeof SIZES;

/** Columns that a narrow picture has room for. */
const MOST_IN_NARROW = 8;
/** The darkest shade: ink on it is still easy to read. */
const DARKEST = 0.6;

/** Row against column: the darker, the more the row got. The diagonal is self-play. An SVG; `id` must be the only one of its name on the page. */
export function heatMatrix(standings: Standings, { size, id }: { readonly size: Size; readonly id: string }): Html {
  const { width, top, widest, row } = SIZES[size];
  const { strategies, matrix } = standings;
  const left = nameWidth(strategies, SIZES[size]);
  const columns = size === "narrow" ? Math.min(MOST_IN_NARROW, strategies.length) : strategies.length;
  const cell = Math.min(widest, (width - left) / Math.max(1, columns));
  const height = top + strategies.length * row + 4;
  return html`<svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif">
<title id="${id}-title">Who beats whom: mean advantage of the row against the column, in %</title>
<desc id="${id}-desc">Strategies in the order of the standings, in rows and in columns. The table below holds the same numbers.</desc>
<rect width="${width}" height="${height}" fill="${PAINT.paper}"/>
${heads(standings, { size, columns, cell, left })}
${strategies.map((_, r) => (matrix[r] ?? []).slice(0, columns).map((encounter, c) => cellOf(encounter, { x: left + c * cell, y: top + r * row, cell, size, isSelf: r === c })))}
</svg>`;
}

interface HeadSettings {
  readonly size: Size;
  readonly columns: number;
  readonly cell: number;
  readonly left: number;
}

function heads({ strategies }: Standings, { size, columns, cell, left }: HeadSettings): Html {
  const { top, fontSize, row } = SIZES[size];
  const names = strategies.map(({ strategy }) => plainText(strategy));
  const fits = cell >= 60;
  return html`<g fill="${PAINT.ink}" font-size="${fontSize}" text-anchor="end">${names.map(
    (name, r) =>
      html`<text x="${left - 10}" y="${px(top + (r + 0.5) * row + fontSize * 0.36)}">${cutToWidth(`${r + 1}  ${name}`, fontSize, left - 12)}</text>`,
  )}</g><g fill="${PAINT.quiet}" font-size="${fontSize - 1}" text-anchor="middle">${names
    .slice(0, columns)
    .map(
      (name, c) =>
        html`<text x="${px(left + (c + 0.5) * cell)}" y="${top - 8}"><title>${name}</title>${fits ? cutToWidth(name, fontSize - 1, cell - 4) : String(c + 1)}</text>`,
    )}</g>`;
}

interface CellSettings {
  readonly x: number;
  readonly y: number;
  readonly cell: number;
  readonly size: Size;
  readonly isSelf: boolean;
}

function cellOf({ advantage, games, wins, draws }: Encounter, { x, y, cell, size, isSelf }: CellSettings): Html {
  const { row, fontSize } = SIZES[size];
  const shade = advantage === null ? 0 : Math.max(0, Math.min(1, advantage)) * DARKEST;
  const text = size === "narrow" && advantage !== null ? String(Math.round(advantage * 100)) : hundredths(advantage);
  const told =
    games === 0 ? "no games" : isSelf ? `${games} games against itself` : `${wins} won, ${draws} even, ${games - wins - draws} lost`;
  return html`<g><title>${told}</title><rect x="${px(x + 1)}" y="${px(y + 1)}" width="${px(cell - 2)}" height="${row - 2}" rx="3" fill="${PAINT.accent}" opacity="${shade.toFixed(3)}"/>${
    isSelf
      ? html`<rect x="${px(x + 1.5)}" y="${px(y + 1.5)}" width="${px(cell - 3)}" height="${row - 3}" rx="3" fill="none" stroke="${PAINT.rule}"/>`
      : null
  }<text x="${px(x + cell / 2)}" y="${px(y + row / 2 + fontSize * 0.36)}" text-anchor="middle" font-size="${cell < 40 ? fontSize - 2 : fontSize}" fill="${games === 0 ? PAINT.quiet : PAINT.ink}">${text}</text></g>`;
}
