import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";
import { haveSameOptions } from "../../strategies/have-same-options.ts";
import type { Happening } from "../dynamics/happening.ts";
import type { Scale } from "../dynamics/worths.ts";
import type { Signal } from "./signal.ts";

/**
 * Statements of a counterpart against its deeds, where a statement names a package: what comes first after it, an offer or a no to this
 * very package. A no to another package is no deed against its words. Refusing what it announced is strong; offering something that is
 * worth less to the onlooker is clear.
 */
export function wordSignals(
  happenings: readonly Happening[],
  { party, scale, tolerance }: { readonly party: PartyId; readonly scale: Scale; readonly tolerance: number },
): readonly Signal[] {
  const own = happenings.filter((happening) => happening.party === party);
  return own.flatMap((said, k): Signal[] => {
    if (said.kind !== "statement" || said.outcome === null) return [];
    const { outcome } = said;
    const done = own.slice(k + 1).find((deed) => deed.kind === "offer" || isRefusalOf(outcome, deed));
    const against = done && contradiction(outcome, done, { scale, tolerance });
    if (done === undefined || against === undefined || against === null) return [];
    const strength = against.how === "refused" ? "strong" : "clear";
    return [{ kind: "wordsAgainstDeeds", party, at: done.at, refs: [said.ref, done.ref], strength, ...against }];
  });
}

type Contradiction = Pick<Extract<Signal, { readonly kind: "wordsAgainstDeeds" }>, "how" | "loss" | "share">;

function contradiction(
  announced: Outcome,
  done: Happening,
  { scale, tolerance }: { readonly scale: Scale; readonly tolerance: number },
): Contradiction | null {
  if (isRefusalOf(announced, done)) return { how: "refused", loss: 0, share: 0 };
  if (done.kind !== "offer") return null;
  const loss = scale.difference(done.outcome, announced);
  if (loss === null || !(scale.range > 0)) return null;
  const share = loss / scale.range;
  return share > tolerance ? { how: "offeredLess", loss, share } : null;
}

const isRefusalOf = (announced: Outcome, done: Happening): boolean =>
  done.kind === "refusal" && done.outcome !== null && haveSameOptions(announced, done.outcome);
