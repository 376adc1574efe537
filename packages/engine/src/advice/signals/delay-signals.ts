import type { PartyId } from "../../model/ids.ts";
import type { Happening } from "../dynamics/happening.ts";
import { type Answer, answerTimes, between } from "./answers.ts";
import { delayAgainst, lateness } from "./delay.ts";
import type { Signal } from "./signal.ts";

/** Late answers of some parties, and what they have not answered by now (ISO time or date). */
export function delaySignals(
  happenings: readonly Happening[],
  { parties, watched, now }: { readonly parties: readonly PartyId[]; readonly watched: readonly PartyId[]; readonly now: string },
): readonly Signal[] {
  const { answers, owed } = answerTimes(happenings, parties);
  const late = answers.flatMap(({ party, took, at, refs }, k) =>
    signal("lateAnswer", { party, took, at, refs, before: answers.slice(0, k) }),
  );
  const silent = owed.flatMap(({ party, ref, at }) =>
    signal("silence", { party, took: between(at, now), at: now.slice(0, at.length), refs: [ref], before: answers }),
  );
  return [...late, ...silent].filter(({ party }) => watched.includes(party));
}

interface Waited extends Pick<Signal, "party" | "at" | "refs"> {
  readonly took: number;
  readonly before: readonly Answer[];
}

function signal(kind: "lateAnswer" | "silence", { party, took, at, refs, before }: Waited): readonly Signal[] {
  const delay = delayAgainst(took, party, before);
  const strength = delay && lateness(delay, at);
  return delay === null || strength === null ? [] : [{ kind, party, at, refs, strength, ...delay }];
}
