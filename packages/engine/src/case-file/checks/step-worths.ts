import type { StepWorthDocument } from "../step-document.ts";
import type { Check, Spot } from "./check.ts";
import { everyBrief } from "./every-brief.ts";
import { checkAmount, checkShare } from "./quantities.ts";

/** A party's own steps cost it something, those of others bring it something. */
export const stepWorths: Check = (document, root) => {
  const parties = new Set(document.parties.map(({ id }) => String(id)));
  const doers = new Map((document.steps ?? []).map(({ id, party }) => [String(id), String(party)]));
  for (const { brief, spot, party } of everyBrief(document, root)) {
    if (brief.breakingCost !== undefined) checkAmount(brief.breakingCost, spot.at("breakingCost"));
    for (const [step, worth] of Object.entries(brief.steps ?? {})) {
      const place = spot.at("steps", step);
      place.key().reference("steps", step);
      const doer = doers.get(step);
      checkWorth(worth, doer === undefined || !parties.has(doer) ? null : doer === party ? "cost" : "value", place);
    }
  }
};

/** `wanted`: which of the two it must be; null where that cannot be told. */
function checkWorth({ cost, value, lost }: StepWorthDocument, wanted: "cost" | "value" | null, spot: Spot): void {
  if (cost !== undefined) checkAmount(cost, spot.at("cost"));
  if (value !== undefined) checkAmount(value, spot.at("value"));
  if (lost !== undefined) checkShare(lost, spot.at("lost"));
  if ((cost === undefined) === (value === undefined)) spot.error("step-worth-form", "A step has either a cost or a value.", { hint: HINT });
  else if (wanted === "cost" && cost === undefined)
    spot.error("step-worth-form", "This is the party's own step: it has a cost, not a value.", { hint: HINT });
  else if (wanted === "value" && value === undefined)
    spot.error("step-worth-form", "Another party does this step: it has a value, not a cost.", { hint: HINT });
}

const HINT = "cost: for the party's own steps; value: for those of others.";
