import type { Brief, Case, Estimate } from "../model/case.ts";
import type { CompiledCase } from "../model/compiled-case.ts";
import type { Perspective } from "../model/perspective.ts";
import { redLinesInForce } from "../model/red-lines-in-force.ts";
import type { Analysis, Caution } from "./analysis.ts";

type Grounds = Pick<Analysis, "perspective" | "model" | "frontier" | "zopa" | "sensitivity" | "best" | "worst" | "reservationValues">;

interface Held {
  readonly value: Case;
  readonly readings: readonly (Brief | Estimate)[];
  readonly compiled: CompiledCase;
}

/** One party's scale counts as wider than another's when its utilities spread this many times as far. */
const SCALE_RATIO = 1.5;

/** What a reader should hold against these results. */
export function cautions({ value, readings, compiled }: Held, grounds: Grounds): Caution[] {
  return [
    ...agreementCautions(grounds),
    ...modelCautions(value, readings, grounds),
    ...reservationCautions(compiled, grounds),
    ...scaleCautions(grounds),
    ...estimateCautions({ value, readings, compiled }, grounds.perspective),
  ];
}

function agreementCautions({ frontier, zopa, sensitivity }: Grounds): Caution[] {
  const found: Caution[] = [];
  if (frontier.tooLarge)
    found.push({ code: "groupTooLarge", facts: { combinations: frontier.tooLarge.combinations, limit: frontier.tooLarge.limit } });
  if (zopa.exists) found.push({ code: "modelPredictsAgreement", facts: { share: zopa.share } });
  else if (frontier.exact) found.push({ code: "noZopa", facts: {} });
  if (!zopa.exact) found.push({ code: "zopaEstimated", facts: {} });
  const exists = sensitivity?.zopaExists ?? 1;
  if (sensitivity && (zopa.exists ? exists < 1 : exists > 0)) found.push({ code: "zopaDependsOnRanges", facts: { exists } });
  return found;
}

function modelCautions(value: Case, readings: readonly (Brief | Estimate)[], { model }: Grounds): Caution[] {
  const interactions = readings.flatMap((reading, p) =>
    reading.preferences.interactions.map((interaction) => ({ p, interaction, reading })),
  );
  const found: Caution[] = [];
  const plain =
    interactions.length === 0 &&
    value.constraints.length === 0 &&
    readings.every((reading) => redLinesInForce(reading, value.unknowns).length === 0);
  if (model === "additive" || plain) found.push({ code: "additiveModel", facts: {} });
  for (const unknown of value.unknowns) {
    const silent = interactions.find(
      ({ interaction, reading }) => Object.hasOwn(interaction.given, unknown.id) && !Object.hasOwn(reading.probabilities, unknown.id),
    );
    if (silent) found.push({ code: "uniformProbabilities", facts: { unknown: unknown.id, party: value.parties[silent.p]?.id ?? "" } });
  }
  return found;
}

function reservationCautions(compiled: CompiledCase, { reservationValues, worst }: Grounds): Caution[] {
  return compiled.parties.flatMap((party, p): Caution[] => {
    const [reservation, low] = [reservationValues[p], worst?.[p]];
    const isBelow = compiled.statesReservation[p] && reservation !== undefined && low !== undefined && reservation < low;
    return isBelow ? [{ code: "reservationBelowWorst", facts: { party, reservation, worst: low } }] : [];
  });
}

function scaleCautions({ best, worst }: Grounds): Caution[] {
  const spans = (best ?? []).map((high, p) => high - (worst?.[p] ?? high)).filter((span) => span > 0);
  const [narrow, wide] = [Math.min(...spans), Math.max(...spans)];
  return spans.length > 1 && wide > SCALE_RATIO * narrow ? [{ code: "scalesNotComparable", facts: { narrow, wide } }] : [];
}

/** What one party leaves out of its estimates of the others counts for nothing, which need not be what it believes. */
function estimateCautions({ value, readings, compiled }: Held, perspective: Perspective): Caution[] {
  if (perspective.kind === "everyBrief") return [];
  return value.parties.flatMap(({ id }, p): Caution[] => {
    const reading = readings[p];
    if (reading === undefined || id === perspective.party) return [];
    const missing = value.issues.filter((issue) => !Object.hasOwn(reading.preferences.issues, issue.id)).length;
    const isThin = missing > 0 || compiled.statesReservation[p] === false;
    return isThin
      ? [{ code: "thinEstimate", facts: { of: id, issues: missing, reservation: compiled.statesReservation[p] ? "stated" : "missing" } }]
      : [];
  });
}
