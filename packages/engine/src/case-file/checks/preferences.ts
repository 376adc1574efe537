import type { InteractionDocument, PreferencesDocument } from "../brief-document.ts";
import type { Check, Spot } from "./check.ts";
import { checkCircumstances, checkCombination } from "./combinations.ts";
import { everyBrief } from "./every-brief.ts";
import { listed } from "./positions.ts";
import { checkQuantity } from "./quantities.ts";
import { checkWeights } from "./weights.ts";
import { checkWorth } from "./worths.ts";

/** Preferences say what the options of the issues are worth, in one of two ways. */
export const preferences: Check = (document, root) => {
  for (const { brief, spot, kind } of everyBrief(document, root)) {
    const place = spot.at("preferences");
    onePreferences(brief.preferences, place);
    // What a party believes of another may well be partial.
    if (kind === "brief") leftOut(brief.preferences, place);
  }
};

function onePreferences({ points, weighted, interactions, discount }: PreferencesDocument, spot: Spot): void {
  if ((points === undefined) === (weighted === undefined)) {
    spot.error("preferences-form", "Preferences have either points or weighted.", {
      hint: "points: worths are added as they stand; weighted: each by its share of the weights.",
    });
  }
  for (const [form, worths] of [
    ["points", points],
    ["weighted", weighted],
  ] as const) {
    for (const [issue, worth] of Object.entries(worths ?? {})) {
      const place = spot.at(form, issue);
      place.key().reference("issues", issue);
      checkWorth(worth, spot.names.issues.get(issue)?.options ?? { kind: "unclear" }, place);
    }
  }
  if (weighted) checkWeights(weighted, spot.at("weighted"));
  if (discount !== undefined && !(discount > 0 && discount <= 1)) {
    spot.at("discount").error("discount", `The discount must be above 0 and at most 1, not ${discount}.`, {
      hint: "It is what an agreement at the very end is worth, as a share of one at the start.",
    });
  }
  for (const [i, interaction] of (interactions ?? []).entries()) oneInteraction(interaction, spot.at("interactions", i));
}

function oneInteraction({ when, given, adjust }: InteractionDocument, spot: Spot): void {
  checkCombination(when ?? {}, spot.at("when"));
  checkCircumstances(given ?? {}, spot.at("given"));
  checkQuantity(adjust, spot.at("adjust"));
}

function leftOut({ points, weighted }: PreferencesDocument, spot: Spot): void {
  const form = points ? "points" : "weighted";
  const worths = points ?? weighted;
  if (!worths) return;
  const missing = [...spot.names.issues.keys()].filter((issue) => !Object.hasOwn(worths, issue));
  if (missing.length > 0) spot.at(form).warning("issue-left-out", `Nothing is said of ${listed(missing)}; every option there is worth 0.`);
}
