import { bestAlternatives, redLinesInForce } from "@detente/engine";
import type { Sight } from "./sight.ts";
import type { Turn } from "./turn.ts";

/** What the person alone has been told: notes, what no agreement is worth, red lines, what is thought of the others. */
export function showBrief({ sight, screen }: Pick<Turn, "sight" | "screen">): void {
  const { brief, own, labels, counterparts } = sight;
  screen.say("Your brief", "bold");
  if (brief.notes !== undefined) screen.item(brief.notes);
  screen.item(
    `No agreement is worth ${labels.points(0, own.reservation)} points to you${insteadWords(sight)}: that is your reservation value, and nothing below it is worth agreeing to.`,
  );
  screen.item(
    `The best outcome is worth ${labels.points(0, own.inverse.best)} to you, the worst that you may agree to ${labels.points(0, own.inverse.worst)}.`,
  );
  const binding = redLinesInForce(brief, sight.value.unknowns);
  for (const line of brief.redLines)
    screen.item(
      `Red line ${line.id}: ${line.name}.${binding.includes(line) ? "" : " It does not bind: you hold the evidence that lifts it."}`,
    );
  for (const { party, name, estimate } of counterparts) {
    const notes = brief.estimates[party]?.notes;
    const said = notes === undefined ? "" : ` ${notes}`;
    screen.item(
      estimate === null
        ? `${name}: your brief has no estimate of it.`
        : `${name}:${said} You put its reservation value at ${labels.points(counterparts.findIndex((each) => each.party === party) + 1, estimate.reservation)}, on its own scale; that may be wrong.`,
    );
  }
}

/** What the person would do without an agreement. */
function insteadWords({ brief: { noAgreement } }: Sight): string {
  if (noAgreement === undefined) return " (your brief says nothing about it, so your worst outcome stands in)";
  if (noAgreement.kind === "reservationValue") return "";
  const best = new Set(bestAlternatives(noAgreement.alternatives).best);
  const names = noAgreement.alternatives.filter((_, k) => best.has(k)).map(({ name }) => name);
  return ` (${names.join(" or ")})`;
}
