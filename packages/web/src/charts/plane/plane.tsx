import type { Analysis, Outcome } from "@detente/engine";
import { type KeyboardEvent, type PointerEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWidth } from "../../lib/use-width.ts";
import { DensityCanvas } from "./density-canvas.tsx";
import { FrontierLine, PlaneAxes, RoomToAgree, WalkAwayLines } from "./plane-layers.tsx";
import { PlaneMarks } from "./plane-marks.tsx";
import { type Direction, type PlanePoint, planePoints, pointBeside, pointNear } from "./plane-points.ts";
import { type Axes, planeScale } from "./plane-scale.ts";
import "./plane.css";

export interface PlaneProps {
  readonly analysis: Analysis;
  readonly axes: Axes;
  /** What stands in the offer builder: its points by party. Null: nothing. */
  readonly chosen: readonly (number | null)[] | null;
  readonly onPick: (outcome: Outcome) => void;
}

const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

/**
 * The utility plane: cloud, frontier, walk-away lines, room to agree, solutions and positions. Pointing or the arrow keys go from package to
 * package, and say what each is; a click or Enter takes it.
 */
export function Plane(props: PlaneProps) {
  const [element, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={element} className="plane">
      {width !== null && <DrawnPlane {...props} width={width} />}
    </div>
  );
}

function DrawnPlane({ analysis, axes, chosen, onPick, width }: PlaneProps & { readonly width: number }) {
  const { t } = useTranslation("space");
  const [across, up] = axes;
  const scale = useMemo(() => planeScale(analysis, [across, up], width), [analysis, across, up, width]);
  const points = useMemo(() => planePoints(analysis, scale), [analysis, scale]);
  const [at, setAt] = useState<PlanePoint | null>(null);
  const cloud = analysis.density?.axes[0] === across && analysis.density.axes[1] === up ? analysis.density : null;
  const point = ({ nativeEvent }: PointerEvent): void => setAt(pointNear(points, nativeEvent.offsetX, nativeEvent.offsetY));
  const press = (event: KeyboardEvent): void => {
    const direction = ARROWS[event.key];
    if (event.key === "Enter" && at !== null) return onPick(at.outcome);
    if (direction === undefined) return;
    event.preventDefault();
    const from = at ?? points.find(({ kind }) => kind === "frontier") ?? points[0];
    if (from !== undefined) setAt(at === null ? from : (pointBeside(points, from, direction) ?? from));
  };
  const mark = chosen && { x: chosen[across] ?? null, y: chosen[up] ?? null };
  return (
    <>
      {cloud && <DensityCanvas density={cloud} scale={scale} />}
      <svg width={scale.width} height={scale.height} aria-hidden="true">
        <RoomToAgree analysis={analysis} scale={scale} />
        <PlaneAxes analysis={analysis} scale={scale} />
        <WalkAwayLines analysis={analysis} scale={scale} />
        <FrontierLine analysis={analysis} scale={scale} />
        <PlaneMarks analysis={analysis} scale={scale} />
        {mark && mark.x !== null && mark.y !== null && <circle className="plane-chosen" cx={scale.x(mark.x)} cy={scale.y(mark.y)} r="9" />}
        {at && <circle className="plane-at" cx={at.x} cy={at.y} r="7" />}
      </svg>
      <div
        className="plane-touch"
        role="application"
        aria-label={t("plane.explore")}
        aria-describedby="plane-at"
        tabIndex={0}
        onPointerMove={point}
        onPointerLeave={() => setAt(null)}
        onPointerDown={point}
        onClick={() => at && onPick(at.outcome)}
        onKeyDown={press}
      />
      <p id="plane-at" className={at ? "plane-words" : "hidden"} aria-live="polite" style={at ? wordsAt(at, scale.width) : undefined}>
        {at && <PointWords point={at} analysis={analysis} axes={axes} />}
      </p>
    </>
  );
}

/** Beside the point, on the side where there is room. */
const wordsAt = ({ x, y }: PlanePoint, width: number) =>
  x < width / 2 ? { insetInlineStart: x + 14, insetBlockStart: y + 10 } : { insetInlineEnd: width - x + 14, insetBlockStart: y + 10 };

interface PointWordsProps {
  readonly point: PlanePoint;
  readonly analysis: Analysis;
  readonly axes: Axes;
}

function PointWords({ point, analysis: { parties, issues }, axes }: PointWordsProps) {
  const { t, i18n } = useTranslation("space");
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <>
      <strong>{point.name ?? (point.kind === "cell" ? t("plane.cell", { count: point.count }) : t("plane.frontier"))}</strong>
      <span>{axes.map((party, k) => `${parties[party]?.name ?? ""} ${number.format(k === 0 ? point.across : point.up)}`).join(" · ")}</span>
      {issues.map(({ id, name, options }) => (
        <span key={id} className="plane-option">
          <i>{name}</i> {options.find((option) => option.id === point.outcome[id])?.name ?? point.outcome[id]}
        </span>
      ))}
    </>
  );
}
