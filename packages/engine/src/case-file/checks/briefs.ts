import type { EstimateDocument } from "../brief-document.ts";
import type { Check, Spot } from "./check.ts";
import { everyBrief } from "./every-brief.ts";
import { checkQuantity } from "./quantities.ts";

/** Every party has a brief, every brief a party, and each says what the party has without agreement. */
export const briefs: Check = (document, root) => {
  const given = document.briefs ?? {};
  for (const [i, { id }] of document.parties.entries()) {
    if (!Object.hasOwn(given, String(id)) && !root.at("briefs").isDamaged() && !root.isDamaged()) {
      root.at("parties", i).warning("no-brief", `There is no brief for "${id}": its preferences are not known.`);
    }
  }
  for (const [party, { estimates }] of Object.entries(given)) {
    root.at("briefs", party).key().reference("parties", party);
    for (const other of Object.keys(estimates ?? {})) {
      const spot = root.at("briefs", party, "estimates", other).key();
      spot.reference("parties", other);
      if (other === party) spot.error("own-estimate", "A party estimates others, not itself.");
    }
  }
  for (const { brief, spot, kind } of everyBrief(document, root)) noAgreement(brief, kind, spot);
};

function noAgreement({ reservationValue, alternatives }: EstimateDocument, kind: "brief" | "estimate", spot: Spot): void {
  if (reservationValue !== undefined) checkQuantity(reservationValue, spot.at("reservationValue"));
  if (reservationValue !== undefined && alternatives !== undefined) {
    spot.error("no-agreement-form", "This gives both reservationValue and alternatives.", { hint: "Keep one of them." });
  }
  if (reservationValue === undefined && alternatives === undefined && kind === "brief") {
    spot.warning("no-reservation-value", "Nothing says what this party has without agreement: its worst outcome is taken.", {
      hint: "Add reservationValue, or alternatives.",
    });
  }
}
