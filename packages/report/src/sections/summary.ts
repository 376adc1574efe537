import type { Analysis } from "@detente/engine";
import type { KeyFigure } from "../document.ts";
import { labelsOf } from "../labels.ts";
import { countText, percentText } from "../numbers.ts";

/** The one sentence to take away: is there room to agree, and how much. */
export function summarySentence(analysis: Analysis): string {
  const { zopa, frontier } = analysis;
  const outcomes = countText(analysis.outcomes);
  const hasRedLines = analysis.redLines.some(({ binds }) => binds);
  const suit = `${hasRedLines ? "cross no red line and " : ""}leave nobody worse off than walking away`;
  const suits = `${hasRedLines ? "crosses no red line and " : ""}leaves nobody worse off than walking away`;
  const fails = `${hasRedLines ? "crosses a red line or " : ""}leaves somebody worse off than walking away`;
  if (!zopa.exists && !frontier.exact)
    return "No outcome that suits everybody was found, but this case is too large to be sure that there is none.";
  if (!zopa.exists) return `There is no room to agree: each of ${outcomes} outcomes ${fails}.`;
  if (!zopa.exact) return `There is room to agree: about ${percentText(zopa.share)} of ${outcomes} outcomes ${suit}.`;
  if (zopa.count === "1") return `There is barely room to agree: only one of ${outcomes} outcomes ${suits}.`;
  return `There is room to agree: ${percentText(zopa.share)} of ${outcomes} outcomes ${suit}.`;
}

/** Whose numbers the analysis rests on. */
export function perspectiveSentence(analysis: Analysis): string {
  const labels = labelsOf(analysis);
  const base =
    analysis.perspective.kind === "everyBrief"
      ? "Computed from every party's own brief."
      : `As ${labels.party(analysis.perspective.party)} sees it: from its own brief and its estimates of the others.`;
  const changed = analysis.parties.flatMap(({ id }, party) => {
    const value = analysis.reservationOverrides[id];
    return value === undefined ? [] : [`${labels.party(id)} ${labels.points(party, value)}`];
  });
  return changed.length === 0 ? base : `${base} What if: reservation values are set to ${changed.join(", ")}.`;
}

export function keyFigures(analysis: Analysis): readonly KeyFigure[] {
  const { zopa, frontier } = analysis;
  return [
    { value: countText(analysis.outcomes), label: "outcomes in all" },
    { value: `${zopa.exact ? "" : "≈ "}${countText(zopa.count)}`, label: "suit everybody" },
    { value: frontier.exact ? countText(String(frontier.count)) : "unknown", label: "on the Pareto frontier" },
    ...(analysis.opposition === null ? [] : [{ value: analysis.opposition.toFixed(2), label: "opposition (0: same interests)" }]),
  ];
}
