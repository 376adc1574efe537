import type { DensityReading } from "@detente/engine";
import type { PlaneScale } from "./plane-scale.ts";

/** A cell with fewer outcomes than this is never the darkest, however empty the rest is. */
const FULL = 6;
const FAINTEST = 0.1;
const DARKEST = 0.68;

/** The cloud of all outcomes as a raster: cells darker by the logarithm of how many outcomes they hold. A few thousand cells, some ms. */
export function drawDensity(context: CanvasRenderingContext2D, density: DensityReading, { x, y }: PlaneScale): void {
  const { cells, columns, rows, across, up } = density;
  const most = Math.log1p(cells.reduce((max, { count }) => Math.max(max, count), FULL));
  const [wide, high] = [(across.to - across.from) / columns, (up.to - up.from) / rows];
  for (const { column, row, count } of cells) {
    const [from, to] = [across.from + column * wide, up.from + row * high];
    // Whole pixels: no seams between neighbours.
    const [left, right] = [Math.floor(x(from)), Math.ceil(x(from + wide))];
    const [top, bottom] = [Math.floor(y(to + high)), Math.ceil(y(to))];
    context.globalAlpha = FAINTEST + (DARKEST - FAINTEST) * (Math.log1p(count) / most);
    context.fillRect(left, top, Math.max(2, right - left - 0.5), Math.max(2, bottom - top - 0.5));
  }
  context.globalAlpha = 1;
}
