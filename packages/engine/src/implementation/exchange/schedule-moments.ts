import type { ExchangeStep } from "./exchange-problem.ts";
import type { DeedDates, PlanMoment, PlannedDeed, PlanSchedule } from "./exchange-plan.ts";

const DAY = 86_400_000;

/**
 * The earliest dates for moments in this order: each begins when the evidence of the one before is accepted, and no deed
 * before its earliest date; deeds at once begin together, and are over when both are. What a step waits for lies before it in
 * the order. The dates must have been checked.
 */
export function scheduleMoments(moments: readonly PlanMoment[], steps: readonly ExchangeStep[], start: string): PlanSchedule {
  const stepOf = new Map(steps.map((step) => [step.id, step]));
  let day = dayOf(start);
  const dated = moments.map(({ deeds }): readonly DeedDates[] => {
    const from = deeds.reduce((latest, { step }) => Math.max(latest, earliestOf(stepOf.get(step))), day);
    const ends = deeds.map((deed) => from + daysOf(deed, stepOf.get(deed.step)));
    day = Math.max(...ends);
    return ends.map((end) => ({ from: dateOf(from), to: dateOf(end) }));
  });
  return { start, moments: dated, end: dateOf(day) };
}

const earliestOf = (step: ExchangeStep | undefined): number =>
  step === undefined || step.earliest === null ? -Infinity : dayOf(step.earliest);

/** A part takes its share of the days, rounded up to whole ones. */
const daysOf = ({ from, to, of }: PlannedDeed, step: ExchangeStep | undefined): number =>
  Math.ceil(((step?.days ?? 0) * (to - from + 1)) / of);

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00.000Z`) / DAY;
const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, -"T00:00:00.000Z".length);
