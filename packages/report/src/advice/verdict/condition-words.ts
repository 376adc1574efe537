import type { ConditionName, VerdictRow } from "@detente/engine";

/** The conditions of the rule: a name for tables, and what has to be so. All points are the party's own, at this time. */
export const CONDITION_WORDS: Readonly<Record<ConditionName, { readonly name: string; readonly holds: string }>> = {
  acceptable: {
    name: "acceptable",
    holds: "the offer crosses no red line of the party in force, breaks no constraint of the case, and value ≥ no agreement",
  },
  asGoodAsGoingOn: { name: "as good as going on", holds: "value ≥ going on + what that can be off for so few play-outs" },
  goingOnPays: { name: "going on pays", holds: "going on > no agreement + 1 % of the range" },
  blocked: {
    name: "blocked",
    holds:
      "no offer of the party will still be answered, the groundwork cannot be done in the rounds left, the mandate is too narrow, or a counterpart stalls",
  },
  agreementLikely: { name: "agreement likely", holds: "room to agree ≥ 50 %" },
  comingBackPays: {
    name: "coming back pays",
    holds:
      "a pause > the greater of going on and no agreement, + 1 % of the range; asked only where blocked, or where going on does not pay",
  },
  mayOffer: { name: "may offer", holds: "the party may make an offer now" },
  hasCounterOffer: {
    name: "has a package",
    holds:
      "some package crosses no red line of the party, and is worth no less than no agreement to it and, by its estimates, to the others",
  },
};

/** "acceptable and not blocked"; "nothing else applies" for a row without conditions. */
export function rowWords({ when }: VerdictRow): string {
  if (when.length === 0) return "nothing above applies";
  const words = when.map((condition) => {
    const isNot = condition.startsWith("not ");
    // A name with "not " before it is a name of a condition with "not " before it.
    const { name } = CONDITION_WORDS[(isNot ? condition.slice(4) : condition) as ConditionName];
    return isNot ? `not ${name}` : name;
  });
  return words.join(", ");
}
