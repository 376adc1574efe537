import type { Case } from "../../model/case.ts";
import { type Condition, condition } from "../../model/condition.ts";
import type { Issue } from "../../model/issue.ts";
import type { OutcomeSpace } from "../../model/outcome-space.ts";
import { contiguousSpan, isFlat } from "./genius-boxes.ts";
import type { Loss } from "./losses.ts";
import type { ScaledParty } from "./scaled-party.ts";
import { isStraightLine } from "./straight-line.ts";

/** How each issue and each party of a case is put into Genius files. */
export interface GeniusPlan {
  /** One an issue: "integer" keeps the numbers, "discrete" writes each option as an item. */
  readonly types: readonly ("integer" | "discrete")[];
  /** One a party. "boxes" is a nonlinear profile. "impossible": neither can say what this party wants. */
  readonly forms: readonly ("additive" | "boxes" | "impossible")[];
  readonly losses: readonly Loss[];
}

/**
 * Genius knows boxes only over integer issues, and for those only one straight line otherwise. So whole numbers stay integer
 * issues if every party values them on a line, or if some party needs boxes; and a party needs boxes if it has interactions that are boxes, or
 * values such numbers otherwise than on a line. Interactions that cannot be boxes are lost.
 */
export function geniusPlan({ issues }: Case, space: OutcomeSpace, parties: readonly ScaledParty[]): GeniusPlan {
  const whole = issues.map(hasWholeNumbers);
  const onlyWhole = parties.map(({ utility }) => utility.tables.every((table, i) => whole[i] === true || isFlat(table)));
  const hasBoxes = parties.map(({ utility }, p) => {
    const boxable = utility.terms.length > 0 && utility.terms.every((term) => isBox(term.condition, space, whole));
    return boxable && onlyWhole[p] === true;
  });
  const isLine = parties.map(({ shares }) => shares.map(isStraightLine));
  const someBoxes = hasBoxes.includes(true);
  const types = issues.map((_, i) =>
    whole[i] === true && (someBoxes || isLine.every((lines) => lines[i] === true)) ? "integer" : "discrete",
  );
  const forms = parties.map((_, p) => {
    const isBent = types.some((type, i) => type === "integer" && isLine[p]?.[i] !== true);
    if (hasBoxes[p] !== true && !isBent) return "additive";
    return onlyWhole[p] === true ? "boxes" : "impossible";
  });
  const lostInteractions = parties.flatMap((party, p) => (hasBoxes[p] === true ? [] : interactionLosses(party, space)));
  return { types, forms, losses: [...rangeLosses(issues, types), ...lostInteractions] };
}

const hasWholeNumbers = (issue: Issue): boolean =>
  issue.kind === "range" && issue.range.step === 1 && Number.isSafeInteger(issue.range.from) && issue.range.to > issue.range.from;

function isBox({ issues, masks }: Condition, space: OutcomeSpace, whole: readonly boolean[]): boolean {
  return issues.every((issue, k) => {
    const mask = masks[k];
    return whole[issue] === true && mask !== undefined && contiguousSpan(mask, space.issues[issue]?.numbers ?? []) !== undefined;
  });
}

/** Interactions on a single issue are part of what the issue is worth, and are kept. */
function interactionLosses({ party, brief }: ScaledParty, space: OutcomeSpace): Loss[] {
  return brief.preferences.interactions.flatMap((interaction, k) => {
    const ties = condition(space, interaction.when);
    if (ties === null || ties.issues.length < 2) return [];
    const path = `brief ${party.id}, interaction ${k + 1}`;
    const message = `"${interaction.name ?? `interaction ${k + 1}`}" is left out, so utilities differ where it holds.`;
    const hint = "Genius has interactions only as boxes over issues of whole numbers, for a party that values no other issues.";
    return [{ code: "interaction-lost", path, message, hint }];
  });
}

function rangeLosses(issues: readonly Issue[], types: readonly string[]): Loss[] {
  return issues.flatMap((issue, i) => {
    if (issue.kind !== "range" || types[i] === "integer") return [];
    return [
      { code: "range-as-items", path: `issue ${issue.id}`, message: `The numbers of "${issue.name}" are written as items, one by one.` },
    ];
  });
}
