import { expect, test } from "vitest";
import { instantOf } from "./civil-time.ts";
import { instantByMinutes } from "./civil-time.twin.ts";
import { Rng } from "./rng.ts";

const COUNT = Number(process.env["DETENTE_TWIN"] ?? 20);
const SEED = 20250828;
const ZONES = Intl.supportedValuesOf("timeZone");
const DAY = 86_400_000;

const dateOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The first date from `from` on whose day has not 24 hours in the zone; where there is none within two years, `from`. */
function oddDate(from: number, zone: string): string {
  const midnight = (instant: number): number => Date.parse(instantOf({ date: dateOf(instant), time: "00:00", zone }));
  for (let day = from; day < from + 730 * DAY; day += DAY) if (midnight(day + DAY) - midnight(day) !== DAY) return dateOf(day);
  return dateOf(from);
}

test(`instants are those that a look at every minute finds, on days when clocks change above all, seed ${SEED}`, () => {
  const rng = Rng.fromSeed(SEED);
  for (let k = 0; k < COUNT; k++) {
    const zone = ZONES[rng.below(ZONES.length)] ?? "UTC";
    const from = Date.UTC(1971, 0, 1 + rng.below(24_000));
    const date = k % 4 === 0 ? dateOf(from) : oddDate(from, zone);
    const time = `${String(rng.below(4)).padStart(2, "0")}:${String(rng.below(60)).padStart(2, "0")}`;
    for (const civil of [
      { date, time, zone },
      { date, time: "24:00", zone },
    ])
      expect(instantOf(civil), JSON.stringify(civil)).toBe(instantByMinutes(civil));
  }
});
