import type { DensityReading } from "@detente/engine";
import { useEffect, useRef } from "react";
import { useTheme } from "../../app/use-theme.ts";
import { drawDensity } from "./draw-density.ts";
import type { PlaneScale } from "./plane-scale.ts";

/** The cloud behind the picture. It says nothing to a screen reader: the table does. */
export function DensityCanvas({ density, scale }: { readonly density: DensityReading; readonly scale: PlaneScale }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context === null || context === undefined) return;
    const ratio = devicePixelRatio || 1;
    context.canvas.width = scale.width * ratio;
    context.canvas.height = scale.height * ratio;
    context.scale(ratio, ratio);
    context.fillStyle = getComputedStyle(context.canvas).getPropertyValue("--cloud");
    drawDensity(context, density, scale);
  }, [density, scale, theme]);
  return <canvas ref={canvas} className="plane-cloud" aria-hidden="true" />;
}
