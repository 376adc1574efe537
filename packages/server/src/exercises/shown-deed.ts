import type * as z from "zod";
import type { exerciseDeed } from "../contract/exercise-parts.ts";
import type { StoredDeed } from "../store/exercise-deed-store.ts";

export type ShownDeed = z.output<typeof exerciseDeed>;

/** How far it is, without its tables. */
export function countedDeed({ id, kind, askedAt, endedAt, tables }: StoredDeed): Omit<ShownDeed, "tables"> {
  const count = (result: string | null): number => tables.filter((each) => each.result === result).length;
  const counts = { done: count("done"), refused: count("refused"), passedOver: count("passedOver"), waiting: count(null) };
  return { id, kind, askedAt, endedAt, ...counts };
}

export const shownDeed = (deed: StoredDeed): ShownDeed => ({
  ...countedDeed(deed),
  tables: deed.tables.map((each) => ({ ...each, result: each.result ?? "waiting" })),
});
