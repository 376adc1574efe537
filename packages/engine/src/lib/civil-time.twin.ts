import type { CivilTime } from "./civil-time.ts";

/** Asks the clocks of the zone minute by minute over four days, and takes the minute after the last at which they showed less. */
export function instantByMinutes({ date, time, zone }: CivilTime): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const wanted = time === "24:00" ? `${nextDate(date)} 00:00` : `${date} ${time}`;
  const from = Date.parse(`${date}T00:00:00Z`) - 1440 * 60_000;
  let last = from;
  for (let minute = 0; minute < 4 * 1440; minute++) if (format.format(from + minute * 60_000) < wanted) last = from + minute * 60_000;
  return new Date(last + 60_000).toISOString();
}

const nextDate = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
