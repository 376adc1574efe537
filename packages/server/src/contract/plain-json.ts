import * as z from "zod";

/** Whether lists and records nest deeper than that. Takes no stack, however deep they are. */
export function isDeeperThan(value: unknown, most: number): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= most; depth++) {
    level = level.flatMap((each) => (typeof each === "object" && each !== null ? Object.values(each) : []));
    if (level.length === 0) return false;
  }
  return true;
}

/** Levels of lists and records in a value that is handed in: those of any part of a brief, twice. */
const DEEPEST = 40;

/** Whatever JSON can say, in a few levels. */
export const plainJson = z
  .unknown()
  .refine((value) => value !== undefined && !isDeeperThan(value, DEEPEST), { error: `Give a value of JSON of at most ${DEEPEST} levels` })
  .meta({ description: `A value of JSON of at most ${DEEPEST} levels` });
