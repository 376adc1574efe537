import type { EstimateDocument } from "../brief-document.ts";
import type { Path } from "../source-tree.ts";
import type { Check, Report } from "./check.ts";
import { everyBrief } from "./every-brief.ts";
import { checkQuantity } from "./quantities.ts";

/** Every party has a brief, every brief a party, and each says what the party has without agreement. */
export const briefs: Check = (document, report) => {
  const given = document.briefs ?? {};
  for (const [i, { id }] of document.parties.entries()) {
    if (!Object.hasOwn(given, String(id)) && !report.isDamaged(["briefs"]) && !report.isDamaged([])) {
      report.warning("no-brief", ["parties", i], `There is no brief for "${id}": its preferences are not known.`);
    }
  }
  for (const [party, { estimates }] of Object.entries(given)) {
    report.reference("parties", party, ["briefs", party], "key");
    for (const other of Object.keys(estimates ?? {})) {
      const path = ["briefs", party, "estimates", other];
      report.reference("parties", other, path, "key");
      if (other === party) report.error("own-estimate", path, "A party estimates others, not itself.", { at: "key" });
    }
  }
  for (const { brief, path, kind } of everyBrief(document)) noAgreement(brief, path, kind, report);
};

function noAgreement({ reservationValue, alternatives }: EstimateDocument, path: Path, kind: "brief" | "estimate", report: Report): void {
  if (reservationValue !== undefined) checkQuantity(reservationValue, [...path, "reservationValue"], report);
  if (reservationValue !== undefined && alternatives !== undefined) {
    report.error("no-agreement-form", path, "This gives both reservationValue and alternatives.", { hint: "Keep one of them." });
  }
  if (reservationValue === undefined && alternatives === undefined && kind === "brief") {
    report.warning("no-reservation-value", path, "Nothing says what this party has without agreement: its worst outcome is taken.", {
      hint: "Add reservationValue, or alternatives.",
    });
  }
}
