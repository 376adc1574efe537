import type { InteractionDocument, PreferencesDocument } from "../brief-document.ts";
import type { Path } from "../source-tree.ts";
import type { Check, Report } from "./check.ts";
import { checkCircumstances, checkCombination } from "./combinations.ts";
import { everyBrief } from "./every-brief.ts";
import { listed } from "./positions.ts";
import { checkQuantity } from "./quantities.ts";
import { checkWeights } from "./weights.ts";
import { checkWorth } from "./worths.ts";

/** Preferences say what the options of the issues are worth, in one of two ways. */
export const preferences: Check = (document, report) => {
  for (const { brief, path, kind } of everyBrief(document)) {
    const place = [...path, "preferences"];
    onePreferences(brief.preferences, place, report);
    // What a party believes of another may well be partial.
    if (kind === "brief") leftOut(brief.preferences, place, report);
  }
};

function onePreferences({ points, weighted, interactions, discount }: PreferencesDocument, path: Path, report: Report): void {
  if ((points === undefined) === (weighted === undefined)) {
    report.error("preferences-form", path, "Preferences have either points or weighted.", {
      hint: "points: worths are added as they stand; weighted: each by its share of the weights.",
    });
  }
  for (const [form, worths] of [["points", points], ["weighted", weighted]] as const) {
    for (const [issue, worth] of Object.entries(worths ?? {})) {
      const place = [...path, form, issue];
      report.reference("issues", issue, place, "key");
      checkWorth(worth, report.names.issues.get(issue)?.options ?? { kind: "unclear" }, place, report);
    }
  }
  if (weighted) checkWeights(weighted, [...path, "weighted"], report);
  if (discount !== undefined && !(discount > 0 && discount <= 1)) {
    report.error("discount", [...path, "discount"], `The discount must be above 0 and at most 1, not ${discount}.`, {
      hint: "It is what an agreement at the very end is worth, as a share of one at the start.",
    });
  }
  for (const [i, interaction] of (interactions ?? []).entries()) oneInteraction(interaction, [...path, "interactions", i], report);
}

function oneInteraction({ when, given, adjust }: InteractionDocument, path: Path, report: Report): void {
  checkCombination(when ?? {}, [...path, "when"], report);
  checkCircumstances(given ?? {}, [...path, "given"], report);
  checkQuantity(adjust, [...path, "adjust"], report);
}

function leftOut({ points, weighted }: PreferencesDocument, path: Path, report: Report): void {
  const form = points ? "points" : "weighted";
  const worths = points ?? weighted;
  if (!worths) return;
  const missing = [...report.names.issues.keys()].filter((issue) => !Object.hasOwn(worths, issue));
  if (missing.length > 0) report.warning("issue-left-out", [...path, form], `Nothing is said of ${listed(missing)}; every option there is worth 0.`);
}
