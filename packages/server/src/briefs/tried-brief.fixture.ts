import type { Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Caller } from "../services.ts";
import { DPRK, type Process, US } from "../tables/seated-people.fixture.ts";
import { edited, ofBrief, set } from "./delegation.fixture.ts";

/** What somebody may try with a brief, and whose brief that is. */
export const BRIEF_TRIES = { readBriefUs: US, briefHistoryUs: US, watchBriefUs: US, editBriefUs: US, editBriefDprk: DPRK } as const;

export const isBriefTry = (what: string): what is keyof typeof BRIEF_TRIES => Object.hasOwn(BRIEF_TRIES, what);

/** Somebody tries it. Whoever may edit is told that what this would change is not there, and the brief stays as it is. */
export async function triedBrief(
  process: Process,
  { table, caller }: { readonly table: string; readonly caller: Caller },
  what: keyof typeof BRIEF_TRIES,
): Promise<Result<unknown, Problem>> {
  const party = BRIEF_TRIES[what];
  switch (what) {
    case "readBriefUs":
      return process.briefs.read(caller, ofBrief(table, party));
    case "briefHistoryUs":
      return process.briefs.history(caller, { ...ofBrief(table, party), query: { limit: 50 } });
    case "watchBriefUs": {
      const begun = await process.briefs.watch(caller, { table, party, seat: undefined, after: null }, { tell: () => {}, end: () => {} });
      if (begun.kind === "ok") begun.value.stop();
      return begun;
    }
    case "editBriefUs":
    case "editBriefDprk": {
      const done = await edited(process, caller, { table, party, changes: [set("/redLines/absent/name", "n")] });
      return done.kind === "failed" && done.failure.code === "stale" ? { kind: "ok", value: null } : done;
    }
  }
}
