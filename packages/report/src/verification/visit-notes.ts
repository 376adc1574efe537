import { type Access, VERIFICATION_FORMULAS, type VerificationFormula } from "@detente/engine";
import { statedShare } from "./stated-share.ts";

interface Visiting {
  readonly specificity: number;
  readonly access: Access;
}

/** What is assumed of visits, in sentences. */
export function visitNotes({ specificity, access }: Visiting): readonly string[] {
  return [
    specificity === 1
      ? "A visit never finds what is not there, so one find is proof."
      : `Where nothing is, a visit still finds something ${statedShare(1 - specificity)} of the time, so a find is not proof.`,
    ...accessNotes(access),
    "Absence of evidence moves belief slowly where visits seldom find what is there. Visits are taken to be independent; two to the same place may not be.",
  ];
}

function accessNotes({ share, kind }: Access): readonly string[] {
  if (share === 1) return [];
  return kind === "lasting"
    ? [
        `${statedShare(share)} of the suspect places may be visited, and the rest stays closed: all visits together find what is there with a chance of at most ${statedShare(share)}.`,
      ]
    : [`${statedShare(share)} of the suspect places may be visited; which ones is drawn anew for each visit.`];
}

export function visitFormulas({ access }: Visiting): readonly VerificationFormula[] {
  const { belief, lastingAccess, drawnAccess } = VERIFICATION_FORMULAS;
  return [belief, ...(access.share === 1 ? [] : [access.kind === "lasting" ? lastingAccess : drawnAccess])];
}
