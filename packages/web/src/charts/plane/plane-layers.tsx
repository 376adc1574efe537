import type { Analysis } from "@detente/engine";
import type { PlaneScale } from "./plane-scale.ts";

interface LayerProps {
  readonly analysis: Analysis;
  readonly scale: PlaneScale;
}

const px = (value: number): string => String(Math.round(value * 10) / 10);

export function PlaneAxes({ analysis, scale }: LayerProps) {
  const { x, y, left, right, top, bottom, axes } = scale;
  const ticks = right - left < 500 ? 5 : 8;
  const [acrossText, upText] = [x.tickFormat(ticks), y.tickFormat(ticks)];
  const [across, up] = axes.map((party) => analysis.parties[party]?.name ?? "");
  return (
    <g className="plane-axes">
      <path d={`M${left} ${top}V${bottom}H${right}`} />
      {x.ticks(ticks).map((tick) => (
        <text key={tick} x={px(x(tick))} y={bottom + 16} textAnchor="middle">
          {acrossText(tick)}
        </text>
      ))}
      {y.ticks(ticks).map((tick) => (
        <text key={tick} x={left - 6} y={px(y(tick) + 4)} textAnchor="end">
          {upText(tick)}
        </text>
      ))}
      <text x={right} y={bottom + 36} textAnchor="end" className="plane-axis-name">
        {across} →
      </text>
      <text x={2} y={14} className="plane-axis-name">
        ↑ {up}
      </text>
    </g>
  );
}

/** Dashed walk-away lines, where the value is uncertain with a band behind the line. */
export function WalkAwayLines({ analysis: { reservationValues, reservationBands }, scale }: LayerProps) {
  const { x, y, left, right, top, bottom, axes } = scale;
  const [across, up] = axes.map((party) => reservationValues[party]);
  const [acrossBand, upBand] = axes.map((party) => reservationBands[party] ?? null);
  return (
    <g className="walk-away">
      {acrossBand && <rect x={x(acrossBand.low)} y={top} width={x(acrossBand.high) - x(acrossBand.low)} height={bottom - top} />}
      {upBand && <rect x={left} y={y(upBand.high)} width={right - left} height={y(upBand.low) - y(upBand.high)} />}
      {across !== undefined && <path d={`M${px(x(across))} ${top}V${bottom}`} />}
      {up !== undefined && <path d={`M${left} ${px(y(up))}H${right}`} />}
    </g>
  );
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function spotsOf({ frontier }: Analysis, { axes, x, y }: PlaneScale, which: "rational" | "all"): readonly Spot[] {
  return frontier.points
    .filter(({ rational }) => which === "all" || rational)
    .map(({ utilities }) => ({ x: x(utilities[axes[0]] ?? 0), y: y(utilities[axes[1]] ?? 0) }))
    .toSorted((a, b) => a.x - b.x || a.y - b.y);
}

// Steps, not slopes: between two outcomes of the frontier there is nothing to agree on.
const steps = (spots: readonly Spot[]): string =>
  spots.map(({ x, y }, i) => (i === 0 ? `M${px(x)} ${px(y)}` : `V${px(y)}H${px(x)}`)).join("");

/** The room to agree, for two parties. */
export function RoomToAgree({ analysis, scale }: LayerProps) {
  const { axes, x, y } = scale;
  const spots = spotsOf(analysis, scale, "rational");
  const [first, last] = [spots[0], spots.at(-1)];
  if (analysis.parties.length !== 2 || first === undefined || last === undefined) return null;
  const [dx, dy] = [x(analysis.reservationValues[axes[0]] ?? 0), y(analysis.reservationValues[axes[1]] ?? 0)];
  return <path className="room" d={`M${px(dx)} ${px(dy)}V${px(first.y)}H${px(first.x)}${steps(spots).replace("M", "L")}V${px(dy)}Z`} />;
}

export function FrontierLine({ analysis, scale }: LayerProps) {
  const spots = spotsOf(analysis, scale, "all");
  const { axes, x, y } = scale;
  const dots = (rational: boolean): string =>
    analysis.frontier.points
      .filter((point) => point.rational === rational)
      .map(({ utilities }) => `M${px(x(utilities[axes[0]] ?? 0))} ${px(y(utilities[axes[1]] ?? 0))}h0`)
      .join("");
  const width = spots.length > 1500 ? 3.4 : spots.length > 300 ? 4.4 : 5.6;
  return (
    <g className="frontier">
      {analysis.parties.length === 2 && <path className="frontier-line" d={steps(spots)} />}
      <path d={dots(false)} strokeWidth={width} />
      <path d={dots(false)} strokeWidth={width - 1.8} className="frontier-hollow" />
      <path d={dots(true)} strokeWidth={width} />
    </g>
  );
}
