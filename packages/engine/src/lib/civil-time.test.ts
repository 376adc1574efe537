import { describe, expect, test } from "vitest";
import { type CivilTime, civilDateAt, endOfDayAfter, instantOf, isCivilDate, isClockTime, isInstant, isTimeZone } from "./civil-time.ts";
import { instantByMinutes } from "./civil-time.twin.ts";

const at = (text: string): CivilTime => {
  const [date = "", time = "", zone = ""] = text.split(" ");
  return { date, time, zone };
};

describe("an instant is that of the clocks of the place", () => {
  test.each([
    ["an ordinary day", "2025-10-18 24:00 Europe/Vienna", "2025-10-18T22:00:00.000Z"],
    ["UTC", "2025-10-18 24:00 UTC", "2025-10-19T00:00:00.000Z"],
    ["half an hour's zone", "2025-06-30 17:00 Asia/Kolkata", "2025-06-30T11:30:00.000Z"],
    ["the day of 23 hours", "2025-03-30 24:00 Europe/Vienna", "2025-03-30T22:00:00.000Z"],
    ["the day of 25 hours", "2025-10-26 24:00 Europe/Vienna", "2025-10-26T23:00:00.000Z"],
    ["an hour that comes twice: the second", "2025-10-26 02:30 Europe/Vienna", "2025-10-26T01:30:00.000Z"],
    ["the first minutes of an hour that comes twice", "2025-10-26 02:02 Europe/Vienna", "2025-10-26T01:02:00.000Z"],
    ["an hour that never comes: the skip", "2025-03-30 02:30 Europe/Vienna", "2025-03-30T01:00:00.000Z"],
    ["a midnight that never comes", "2018-11-03 24:00 America/Sao_Paulo", "2018-11-04T03:00:00.000Z"],
    ["a midnight that comes twice", "2018-02-17 24:00 America/Sao_Paulo", "2018-02-18T03:00:00.000Z"],
    ["a day that begins, and begins again", "2010-11-06 24:00 America/St_Johns", "2010-11-07T03:30:00.000Z"],
    ["just west of the date line", "2025-10-18 24:00 Pacific/Kiritimati", "2025-10-18T10:00:00.000Z"],
    ["just east of it, 26 hours later", "2025-10-18 24:00 Etc/GMT+12", "2025-10-19T12:00:00.000Z"],
    ["the eve of Samoa's skipped day", "2011-12-29 24:00 Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    ["Samoa's skipped day", "2011-12-30 24:00 Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    ["the day after it", "2011-12-31 24:00 Pacific/Apia", "2011-12-31T10:00:00.000Z"],
    ["Kwajalein's skipped day", "1993-08-21 12:00 Pacific/Kwajalein", "1993-08-21T12:00:00.000Z"],
    ["a midnight inside a skip", "1919-03-30 24:00 America/Toronto", "1919-03-31T04:30:00.000Z"],
  ])("%s", (_, civil, instant) => {
    expect(instantOf(at(civil))).toBe(instant);
    expect(instantByMinutes(at(civil))).toBe(instant);
  });
});

test("days are counted by the calendar of the place, whatever their length", () => {
  // Thirty days after a notice of 28 August: midnight Greenwich after 27 September (resolution 2231 (2015), paragraph 12).
  expect(endOfDayAfter("2025-08-28T14:30:00.000Z", 30, "UTC")).toBe("2025-09-28T00:00:00.000Z");
  expect(endOfDayAfter("2025-08-28T14:30:00.000Z", 30, "America/New_York")).toBe("2025-09-28T04:00:00.000Z");
  // At 23:00 in Vienna it is the next day in Tokyo.
  expect(endOfDayAfter("2025-03-29T22:00:00.000Z", 1, "Europe/Vienna")).toBe("2025-03-30T22:00:00.000Z");
  expect(endOfDayAfter("2025-03-29T22:00:00.000Z", 1, "Asia/Tokyo")).toBe("2025-03-31T15:00:00.000Z");
  expect(endOfDayAfter("2011-12-29T20:00:00.000Z", 1, "Pacific/Apia")).toBe("2011-12-30T10:00:00.000Z");
  expect(endOfDayAfter("2025-08-28T14:30:00.000Z", 0, "UTC")).toBe("2025-08-29T00:00:00.000Z");
});

test("the date of an instant depends on the place", () => {
  const instant = "2025-12-31T11:30:00.000Z";
  const zones = ["Pacific/Kiritimati", "Europe/Vienna", "Etc/GMT+12"];
  expect(zones.map((zone) => civilDateAt(instant, zone))).toEqual(["2026-01-01", "2025-12-31", "2025-12-30"]);
});

test("only dates, times, zones and instants that exist are taken for such", () => {
  const dates = ["2024-02-29", "1900-01-01", "2025-02-29", "2025-13-01", "1899-12-31", "2025-1-1", "", "20250101"];
  expect(dates.filter(isCivilDate)).toEqual(["2024-02-29", "1900-01-01"]);
  const times = ["00:00", "23:59", "24:00", "24:01", "12:60", "9:30", "12:00:00"];
  expect(times.filter(isClockTime)).toEqual(["00:00", "23:59", "24:00"]);
  expect(["Europe/Vienna", "UTC", "Europe/Nowhere", "+01:00", ""].map(isTimeZone)).toEqual([true, true, false, false, false]);
  expect(["2025-02-28T24:00:00.000Z", "2025-02-28T23:00:00Z", "2025-02-28T23:00:00.000Z"].map(isInstant)).toEqual([false, false, true]);
});
