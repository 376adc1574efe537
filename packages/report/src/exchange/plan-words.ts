import { assertNever, type CasePlan, type PlanMeasure } from "@detente/engine";
import { percentText } from "../numbers.ts";
import { type PlanLabels, planLabels } from "./plan-labels.ts";

/** The one sentence to take away. */
export function planSummary(told: CasePlan): string {
  const { safety, measures } = told.plan;
  switch (safety.kind) {
    case "safe":
      return (measures.temptation?.worst ?? 0) > 0 || (measures.unbacked?.worst ?? 0) > 0
        ? "In this order neither side ever gains by stopping, once what that costs it is counted."
        : "In this order neither side is ever better off by stopping than by going on.";
    case "noneSafe":
      return `No order is safe: in the best of them ${missingWords(told)} by stopping on the way.`;
    case "noneFound":
      return `No safe order was found: in the best one ${missingWords(told)} by stopping on the way. It is not proven that there is none.`;
    default:
      return assertNever(safety.kind);
  }
}

function missingWords(told: CasePlan): string {
  const labels = planLabels(told);
  const gains = told.plan.safety.missing.flatMap((points, k) =>
    points > 0 ? [`${labels.parties[k] ?? ""} would gain ${labels.points(k, points)} points more than that costs it`] : [],
  );
  return gains.join(", and ");
}

/** What is to be said about the plan, one thing a paragraph. */
export function planNotes(told: CasePlan): readonly string[] {
  const labels = planLabels(told);
  return [...temptationNotes(told, labels), ...exposureNotes(told, labels), endGameNote(told, labels), ...afterwardsNotes(told, labels)];
}

function temptationNotes({ plan }: CasePlan, labels: PlanLabels): readonly string[] {
  const { temptation, unbacked } = plan.measures;
  const unbackedNote =
    unbacked === null || unbacked.at === null
      ? []
      : [
          `${labels.party(unbacked.at.party)} has no breaking cost, so any temptation is too much. At worst, ${atWords(unbacked.at.state)}, its temptation is ${percentText(unbacked.worst)} of all it is to receive. ${provenWords(unbacked)}`,
        ];
  if (temptation === null) return unbackedNote;
  const own =
    temptation.at === null
      ? "Nobody with a breaking cost is ever tempted to stop."
      : `The worst temptation is ${percentText(temptation.worst)} of the breaking cost: that of ${labels.party(temptation.at.party)}, ${atWords(temptation.at.state)}. ${provenWords(temptation)}`;
  return [...unbackedNote, own];
}

function exposureNotes({ plan }: CasePlan, labels: PlanLabels): readonly string[] {
  const { exposure, leastExposure } = plan.measures;
  if (exposure.at === null) return ["Nobody is ever out of pocket before the last step is done."];
  const place = plan.parties.findIndex(({ id }) => id === exposure.at?.party);
  const points = labels.points(place, plan.states[exposure.at.state]?.standings[place]?.exposure ?? 0);
  const most = `The most that anybody stands to lose on the way is ${points} points of ${labels.party(exposure.at.party)}, ${percentText(exposure.worst)} of all it is to receive, ${atWords(exposure.at.state)}. ${provenWords(exposure)}`;
  return leastExposure.worst < exposure.worst
    ? [most, `An order with less exposure, ${percentText(leastExposure.worst)}, exists, but it tempts more: the two conflict here.`]
    : [most];
}

const atWords = (state: number): string => (state === 0 ? "before the first step" : `after step ${state}`);

function provenWords({ worst, bound, gap }: PlanMeasure): string {
  return gap === 0
    ? "No order has less."
    : `This is the best found: it is proven that no order has less than ${percentText(bound)}, so ${percentText(worst)} may be up to ${percentText(gap)} too much.`;
}

function endGameNote({ plan }: CasePlan, labels: PlanLabels): string {
  const { endGame, moments } = plan;
  if (endGame.kind === "together") return "End-game: the last two steps are done at once, so nobody acts last.";
  const place = plan.parties.findIndex(({ id }) => id === endGame.party);
  const name = labels.party(endGame.party);
  const last = moments.at(-1)?.deeds[0];
  const who = `End-game: ${name} acts last${last === undefined ? "" : `, with “${labels.deed(last)}”`}.`;
  const temptation = labels.points(place, Math.abs(endGame.temptation));
  if (endGame.temptation <= 0)
    return `${who} Stopping before it would leave it ${temptation} points worse off: nothing is gained by keeping it.`;
  const holds = endGame.temptation <= endGame.breakingCost ? "which is enough" : "which is not enough";
  return `${who} The other has nothing left to give, so keeping that step would gain ${temptation} points; against that stands a breaking cost of ${labels.points(place, endGame.breakingCost)}, ${holds}.`;
}

function afterwardsNotes({ plan }: CasePlan, labels: PlanLabels): readonly string[] {
  const last = plan.states.at(-1)?.standings ?? [];
  return last.flatMap(({ exposure }, k) =>
    exposure > 0
      ? [
          `Once all is done, ${labels.parties[k] ?? ""} would be ${labels.points(k, exposure)} points out of pocket if everything that can be undone were undone. That is so in every order.`,
        ]
      : [],
  );
}
