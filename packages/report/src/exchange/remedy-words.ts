import type { CasePlan, EscrowRemedy } from "@detente/engine";
import { percentText } from "../numbers.ts";
import { type PlanLabels, planLabels } from "./plan-labels.ts";

/** Of a long list, so many are named. */
const MOST_NAMED = 6;

/** What would make the exchange safe, each by itself; nothing where it is safe. */
export function remedyWords(told: CasePlan): readonly string[] {
  const { remedies, plan } = told;
  if (remedies === null) return [];
  const labels = planLabels(told);
  const placeOf = (id: string): number => plan.parties.findIndex((party) => party.id === id);
  const deposits = remedies.deposits.map(({ party, from, to }) => {
    const [low, high] = [from, to].map((value) => labels.points(placeOf(party), value));
    return `A deposit of ${labels.party(party)} that raises its breaking cost from ${low} to ${high} points.`;
  });
  const snapbacks = remedies.snapbacks
    .slice(0, MOST_NAMED)
    .map(
      ({ step, from, to }) =>
        `A snapback on “${labels.step(step)}” that takes back ${percentText(to)} of its value, not ${percentText(from)}.`,
    );
  return [...deposits, ...escrowWords(remedies.escrow, labels), ...snapbacks, missingWords(told, labels)];
}

function escrowWords(escrow: EscrowRemedy, labels: PlanLabels): readonly string[] {
  if (escrow.kind === "none") return [];
  const named = escrow.pairs.slice(0, MOST_NAMED).map(([one, two]) => `“${labels.step(one)}” with “${labels.step(two)}”`);
  const left = escrow.pairs.length - named.length;
  const pairs = `${named.join("; ")}${left > 0 ? `; and ${left} more` : ""}`;
  return escrow.kind === "onePair"
    ? [`One pair of steps given to a third party, who hands both over at once. Any of these is enough: ${pairs}.`]
    : [`Several pairs of steps given to a third party, who hands the two of each over at once: ${pairs}.`];
}

function missingWords({ plan }: CasePlan, labels: PlanLabels): string {
  const both = plan.safety.missing.flatMap((points, k) =>
    points > 0 ? [`of ${labels.parties[k] ?? ""} that is ${labels.points(k, points)} points higher`] : [],
  );
  return `This very order, with a breaking cost ${both.join(" and one ")}.`;
}
