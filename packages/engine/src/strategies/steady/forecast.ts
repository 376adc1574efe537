import { forecastBest } from "../opponent-models/forecast.ts";
import type { OffersHeard } from "./offers-heard.ts";
import type { Situation } from "./situation.ts";

/** The advantage that a counterpart's best offer will have at its listener's last turn, if it goes on as it has; 0 before it has made one. */
export function forecast({ time, lastTime, scale }: Situation, { course, best, offers }: OffersHeard): number {
  if (best === null) return 0;
  const points = course.map((each) => ({ time: (each.offers / offers) * time, utility: scale.advantage(each.utility) }));
  return Math.min(1, Math.max(scale.advantage(best.utility), forecastBest(points, lastTime).likely));
}
