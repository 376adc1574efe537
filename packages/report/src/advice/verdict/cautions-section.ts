import { assertNever, type Verdict, type VerdictCaution } from "@detente/engine";
import type { Section } from "../../document.ts";
import { decimalText } from "../../numbers.ts";
import { pointsText } from "../advice-names.ts";
import type { VerdictNames } from "./verdict-names.ts";

/** What the reader should hold against the numbers; null where there is nothing. */
export function cautionsSection(verdict: Verdict, names: VerdictNames): Section | null {
  if (verdict.cautions.length === 0) return null;
  const items = verdict.cautions.map((caution) => cautionWords(caution, verdict.party, names));
  return { id: "cautions", title: "Before you rely on this", blocks: [{ kind: "list", items }] };
}

const CHECKS = {
  sequencing: "who has to move first",
  undeclared: "what is not on the table",
  leverage: "who gains by waiting",
  mandate: "what each side may sign",
  audiences: "who at home has to agree",
} as const;

function cautionWords(caution: VerdictCaution, party: Verdict["party"], names: VerdictNames): string {
  switch (caution.kind) {
    case "noEstimate":
      return `Your brief has no estimate of ${names.labels.party(caution.party)}: it was taken to want more or less the opposite of what you want.`;
    case "noReservation":
      return "Your brief says nothing of no agreement: it was taken to be as bad as the worst outcome, so every offer looks good.";
    case "fewExplain":
      return `What has been offered fits few of the counterparts that were drawn (as many as ${decimalText(caution.effective, 1)} equally likely ones): what comes of going on is less certain than its band.`;
    case "modelPredictsAgreement":
      return `By your estimates an agreement is likely, and yet none has come about. Look at what the numbers leave out: ${caution.check.map((check) => CHECKS[check]).join("; ")}.`;
    case "pauseWorthMore":
      return `The offer can be signed as it stands, but by the estimates a pause would bring more, if the others come back: ${pointsText(names, party, caution.pause)} against ${pointsText(names, party, caution.offer)} points.`;
    case "otherProtocol":
      return "These talks do not go by turns; what comes of going on was played as if they did.";
    default:
      return assertNever(caution);
  }
}
