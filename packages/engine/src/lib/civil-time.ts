/** A time as clocks and calendars of a place show it. */
export interface CivilTime {
  /** As 2025-10-18, of the Gregorian calendar; years 1900 to 8999. */
  readonly date: string;
  /** As 09:30; 24:00 is the end of the day. */
  readonly time: string;
  /** A time zone of the IANA database, such as Europe/Vienna; UTC is one. */
  readonly zone: string;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** No clock has been further from UTC than Manila's and Alaska's before they changed sides of the date line, by less than 16 hours. */
const FURTHEST = 16 * 60 * MINUTE;
/** Shorter than any time between two changes of clocks. */
const STRIDE = 15 * MINUTE;

/**
 * The instant (ISO, UTC) from which the clocks of the zone never show an earlier time than this: the end of a deadline. Where clocks are
 * turned back over it, its second coming; where they skip it, and be it by a day at the date line, the moment of the skip. Follows the
 * rules of the zone as the machine knows them. Its three parts must have been checked.
 */
export function instantOf({ date, time, zone }: CivilTime): string {
  const shown = Date.parse(`${date}T00:00:00.000Z`) + minutesOf(time) * MINUTE;
  const [before, after] = [offsetAt(shown - FURTHEST, zone), offsetAt(shown + FURTHEST, zone)];
  const instant = before === after ? shown - before : aroundChange(shown, zone);
  return new Date(instant).toISOString();
}

/**
 * The clocks change nearby. Looked for backwards, from change to change, until clocks show less than this for some time: then they come to
 * it for the last time, or skip it at the change that ends that time.
 */
function aroundChange(shown: number, zone: string): number {
  let end = shown + FURTHEST;
  for (;;) {
    const offset = offsetAt(end - 1, zone);
    const begin = beginningOf(offset, end, zone);
    if (begin + offset < shown) return Math.min(end, shown - offset);
    end = begin;
  }
}

/** Since when, before `end`, the clocks have been that far ahead of UTC; no further back than matters. */
function beginningOf(offset: number, end: number, zone: string): number {
  let same = end - 1;
  for (const far = end - 2 * FURTHEST; same > far; same -= STRIDE) if (offsetAt(same - STRIDE, zone) !== offset) break;
  let other = same - STRIDE;
  while (same - other > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(middle, zone) === offset) same = middle;
    else other = middle;
  }
  return same;
}

/** The date that calendars of the zone show at an instant (ISO). */
export function civilDateAt(instant: string, zone: string): string {
  const at = Date.parse(instant);
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 10);
}

/** The end of the n-th day after the day of an instant, counted by the calendar: a day that the zone skips counts as one. */
export function endOfDayAfter(instant: string, days: number, zone: string): string {
  const from = Date.parse(`${civilDateAt(instant, zone)}T00:00:00.000Z`);
  return instantOf({ date: new Date(from + days * DAY).toISOString().slice(0, 10), time: "24:00", zone });
}

export const isCivilDate = (text: string): boolean =>
  /^(?:19\d\d|[2-8]\d{3})-\d{2}-\d{2}$/.test(text) && isInstant(`${text}T00:00:00.000Z`);

export const isClockTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);

/** Whether the machine knows this time zone by a name. A bare offset such as +01:00 is none: it knows nothing of summer time. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return formatOf(text) !== null;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** As 2019-02-28T05:00:00.000Z, so that instants compare as texts; and a day that exists. */
export const isInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** How far the clocks of the zone are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const [, month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = (
    /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/.exec(formatOf(zone).format(instant)) ?? []
  ).map(Number);
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}

/** Making a format costs far more than using one. Depends on the zone alone, so keeping them changes no result. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  FORMATS.set(zone, format);
  return format;
}
