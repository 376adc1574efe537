import { bestAlternatives } from "../../analysis/best-alternatives.ts";
import { toNumber } from "../../lib/rational.ts";
import { failed, ok, type Result } from "../../lib/result.ts";
import type { Alternative } from "../../model/alternative.ts";
import type { Case } from "../../model/case.ts";
import type { PartyId } from "../../model/ids.ts";
import { likely } from "../../model/quantity.ts";
import { onlookerOfCase } from "../dynamics/onlooker.ts";
import { type AlternativesBar, alternativesTornado } from "./alternatives-tornado.ts";
import { type BreakEven, breakEvens } from "./break-evens.ts";
import { type CertaintyEquivalent, certaintyEquivalent } from "./certainty-equivalent.ts";
import { prospectsOnAverage } from "./prospects-on-average.ts";
import { type SearchPlan, searchPlan } from "./search-plan.ts";

/** What a party has without agreement, course by course, in its own points. A plain value. */
export interface AlternativesReading {
  readonly detente: 1;
  readonly party: PartyId;
  /** In the order of the brief. */
  readonly alternatives: readonly AlternativeReading[];
  /** Worth of the best of them on average: the reservation value. */
  readonly value: number;
  /** Points; null: the party does not mind risk. Risk aversion is 1 over it. */
  readonly riskTolerance: number | null;
  /** The greatest certainty equivalent: what no agreement is worth to a party that minds risk so much. */
  readonly certaintyEquivalent: number;
  /** Worth of an offer in hand that they are measured against; null: each against the best of the others. */
  readonly offer: number | null;
  /** The uncertain figures that move the reservation value most, at most three. */
  readonly tornado: readonly AlternativesBar[];
  /**
   * If courses that cost something and end in chance may be tried one after another, and what is found is kept: in which order, and when to
   * stop. In hand: the offer, or the best of the other courses, whichever is more. Null where there is no such course, or nothing in hand.
   */
  readonly search: SearchPlan | null;
}

export interface AlternativeReading {
  readonly name: string;
  /** On average, costs taken off. */
  readonly value: number;
  /** Whether none is worth more on average. */
  readonly isBest: boolean;
  /** The least and the most that may come of it, costs taken off, where each choice on the way is made for the average. */
  readonly worst: number;
  readonly best: number;
  /** Where each choice on the way is made by who minds risk so much. */
  readonly certainty: CertaintyEquivalent;
  /** What it is measured against; null where there is nothing else. */
  readonly against: number | null;
  /** One a branch of a chance; empty where there is nothing to measure against. */
  readonly breakEvens: readonly BreakEven[];
}

export type AlternativesRefusal =
  | { readonly code: "unknownParty"; readonly party: PartyId }
  | { readonly code: "missingBrief"; readonly party: PartyId }
  /** The brief says nothing of no agreement, or states one figure for it. */
  | { readonly code: "noAlternatives"; readonly party: PartyId };

export interface AlternativesSettings {
  /** Points, above 0; null: risk does not matter. */
  readonly riskTolerance: number | null;
  /** Points; null: none in hand. */
  readonly offer: number | null;
}

const BARS = 3;

/** Decision trees folded back (Raiffa 1968), with what risk, chance and uncertain figures do to them. Likely figures. */
export function alternativesReading(
  value: Case,
  party: PartyId,
  { riskTolerance, offer }: AlternativesSettings,
): Result<AlternativesReading, AlternativesRefusal> {
  if (!value.parties.some(({ id }) => id === party)) return failed({ code: "unknownParty", party });
  const brief = onlookerOfCase(value, party)?.brief;
  if (brief === undefined) return failed({ code: "missingBrief", party });
  if (brief.noAgreement?.kind !== "alternatives") return failed({ code: "noAlternatives", party });
  const { alternatives } = brief.noAgreement;
  const folded = bestAlternatives(alternatives);
  const values = folded.values.map(toNumber);
  const readings = alternatives.map((alternative, k): AlternativeReading => {
    const others = values.filter((_, other) => other !== k);
    const prospects = prospectsOnAverage(alternative);
    const against = offer ?? (others.length === 0 ? null : Math.max(...others));
    return {
      name: alternative.name,
      value: values[k] ?? 0,
      isBest: folded.best.includes(k),
      worst: prospects[0]?.value ?? 0,
      best: prospects.at(-1)?.value ?? 0,
      certainty: certaintyEquivalent(alternative, riskTolerance === null ? 0 : 1 / riskTolerance),
      against,
      breakEvens: against === null ? [] : breakEvens(alternative, against),
    };
  });
  return ok({
    detente: 1,
    party,
    alternatives: readings,
    value: Math.max(...values),
    riskTolerance,
    certaintyEquivalent: Math.max(...readings.map(({ certainty }) => certainty.exact)),
    offer,
    tornado: alternativesTornado(alternatives, BARS),
    search: searchOf(alternatives, readings, offer),
  });
}

function searchOf(alternatives: readonly Alternative[], readings: readonly AlternativeReading[], offer: number | null): SearchPlan | null {
  const isBox = ({ cost, kind }: Alternative): boolean => kind === "chances" && cost !== undefined && likely(cost) > 0;
  const boxes = alternatives.filter(isBox).map((alternative) => ({
    name: alternative.name,
    cost: alternative.cost === undefined ? 0 : likely(alternative.cost),
    // On average, as the worth of the search is. Whatever is taken off on the way is; only the price of looking is not part of what is found.
    worth: prospectsOnAverage({ ...alternative, cost: 0 }),
  }));
  const held = alternatives.flatMap((alternative, k) => (isBox(alternative) ? [] : (readings[k]?.value ?? [])));
  const inHand = offer === null ? held : [offer, ...held];
  return boxes.length === 0 || inHand.length === 0 ? null : searchPlan(boxes, Math.max(...inHand));
}
