import type { PartyId } from "../../model/ids.ts";
import type { Happening } from "../dynamics/happening.ts";
import type { Signal } from "./signal.ts";

/** Meetings that a counterpart called off. Weak where a meeting was held since; else the first is clear, and from the second on strong. */
export function meetingSignals(happenings: readonly Happening[], party: PartyId): readonly Signal[] {
  let count = 0;
  return happenings.flatMap((happening, k): Signal[] => {
    if (happening.kind !== "meetingCancelled" || happening.party !== party) return [];
    count++;
    const isMadeGood = happenings.slice(k + 1).some(({ kind }) => kind === "meeting");
    const strength = isMadeGood ? "weak" : count === 1 ? "clear" : "strong";
    return [{ kind: "meetingCancelled", party, at: happening.at, refs: [happening.ref], strength, count, isMadeGood }];
  });
}
