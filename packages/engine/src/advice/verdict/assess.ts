import { ok, type Result } from "../../lib/result.ts";
import { Rng } from "../../lib/rng.ts";
import type { Outcome } from "../../model/combination.ts";
import { derivedSeed } from "../../simulation/derived-seed.ts";
import { uncertainInputs } from "../../analysis/uncertain-inputs.ts";
import { alternativesReading } from "../alternatives/alternatives-reading.ts";
import { counterOffers } from "../counter-offers/counter-offers.ts";
import { hasEstimate } from "../going-on/assumed-estimate.ts";
import { outlookOf, type Outlook } from "../going-on/outlook.ts";
import type { Standpoint } from "../going-on/standpoint.ts";
import { type Band, weightedBand } from "../going-on/weighted-band.ts";
import { drawnFigures } from "../measuring/drawn-figures.ts";
import type { AssessSettings } from "./assess-settings.ts";
import { type AssessRefusal, assessedGrounds } from "./assessed.ts";
import { type FactInputs, factsOf, pauseValue } from "./facts-of.ts";
import { flips } from "./flips.ts";
import type { Continued, Grounds } from "./grounds.ts";
import { offerReading } from "./offer-reading.ts";
import { type OwnReading, ownReading } from "./own-reading.ts";
import type { VerdictCaution, ComingBack, ReservationReading, Verdict } from "./verdict.ts";
import { asksForPause, CONDITIONS, type ConditionName, rowFor, VERDICT_RULE, type VerdictFacts } from "./verdict-rule.ts";
import { AS_IT_STANDS } from "./what-if.ts";

/** Draws of the party's own ranges. */
const OWN_DRAWS = 100;

/**
 * What one party had better do with an offer, standing or not: accept, counter, keep talking, pause or walk away, by the rule in
 * verdict-rule.ts. Everything is computed from the party's brief and what it has seen. The same for the same standpoint, offer and
 * settings. Cost: the play-outs, each a game to the end of the talks; with flips some ten times that.
 */
export function assess(standpoint: Standpoint, outcome: Outcome, settings: AssessSettings): Result<Verdict, AssessRefusal> {
  const found = assessedGrounds(standpoint, outcome, settings);
  if (found.kind === "failed") return found;
  const { grounds, inputs, facts, row } = found.value;
  const draws = ownDraws(inputs, settings.seed);
  const reading = ownReading(grounds, AS_IT_STANDS);
  const { word } = VERDICT_RULE[row] ?? { word: "walkAway" };
  return ok({
    detente: 1,
    party: standpoint.party,
    word,
    row: row + 1,
    // The keys of the table are its condition names.
    conditions: (Object.keys(CONDITIONS) as ConditionName[]).map((name) => ({ name, holds: CONDITIONS[name](facts) })),
    steadiness: draws && draws.filter((each) => VERDICT_RULE[rowFor(each)]?.word === word).length / draws.length,
    offer: offerReading(grounds, draws && bandOf(draws.map(({ value }) => value))),
    reservation: reservationReading(
      grounds,
      { reservation: reading.reservation, offer: facts.value },
      draws && bandOf(draws.map((each) => each.reservation)),
    ),
    goingOn: outlook(grounds.now, reading),
    comingBack: asksForPause(facts) ? comingBackReading(inputs, reading) : null,
    zopa: facts.zopa,
    obstacles: inputs.obstacles,
    counterOffers: counterOffers(grounds.sight, {
      packages: grounds.offerable(),
      against: grounds.offer,
      count: settings.counterOffers,
      mine: reading,
      seed: settings.seed,
    }),
    flips: settings.flips === "listed" ? flips(standpoint, found.value, settings) : null,
    cautions: cautions(grounds, facts),
  });
}

/** The facts by other figures from the party's own ranges; null where it states none. */
function ownDraws(inputs: FactInputs, seed: number): readonly VerdictFacts[] | null {
  const { sight, bounds } = inputs.grounds;
  if (bounds === null || uncertainInputs([sight.seat.party], [sight.seat.brief]).length === 0) return null;
  return Array.from({ length: OWN_DRAWS }, (_, k) =>
    factsOf(inputs, AS_IT_STANDS, drawnFigures(Rng.fromSeed(derivedSeed(seed, "own", k)))),
  );
}

const bandOf = (values: readonly number[]): Band => weightedBand(values.map((value) => ({ value, weight: 1 / values.length })));

const outlook = (continued: readonly Continued[], reading: OwnReading): Outlook =>
  outlookOf(continued.map((each) => ({ utility: reading.worth(each), isAgreed: reading.isSigned(each), weight: each.weight })));

const comingBackReading = (inputs: FactInputs, reading: OwnReading): ComingBack => ({
  ...outlook(inputs.grounds.later(), reading),
  returnChance: inputs.returnChance,
  value: pauseValue(inputs, AS_IT_STANDS, reading),
});

interface Measured {
  readonly reservation: number;
  /** What the offer is worth. */
  readonly offer: number;
}

/** Certainty equivalents are reckoned with the party's own range of points as its tolerance of risk, as nobody has stated another. */
function reservationReading({ sight, bounds }: Grounds, { reservation, offer }: Measured, band: Band | null): ReservationReading {
  const { value, seat } = sight;
  const { noAgreement } = seat.brief;
  const source = noAgreement === undefined ? "worstOutcome" : noAgreement.kind === "alternatives" ? "alternatives" : "stated";
  const range = bounds === null ? 0 : bounds.best - bounds.worst;
  const read = alternativesReading(value, seat.party, { riskTolerance: range > 0 ? range : null, offer });
  return { value: reservation, band, source, alternatives: read.kind === "ok" ? read.value : null };
}

/** Fewer than so many equally likely draws are few. */
const FEW = 5;

function cautions({ sight, effective, drawn }: Grounds, facts: VerdictFacts): readonly VerdictCaution[] {
  const { seat, counterparts, view } = sight;
  const hasBegun = sight.history.some(({ kind }) => kind === "offered");
  return [
    ...counterparts.flatMap((party): VerdictCaution[] => (hasEstimate(seat, party) ? [] : [{ kind: "noEstimate", party }])),
    ...(seat.brief.noAgreement === undefined ? [{ kind: "noReservation" } as const] : []),
    ...(drawn.length >= FEW && effective < FEW ? [{ kind: "fewExplain", effective } as const] : []),
    ...(CONDITIONS.agreementLikely(facts) && hasBegun && asksForPause(facts)
      ? [{ kind: "modelPredictsAgreement", check: ["sequencing", "undeclared", "leverage", "mandate", "audiences"] } as const]
      : []),
    ...(CONDITIONS.acceptable(facts) && facts.comingBack > facts.value
      ? [{ kind: "pauseWorthMore", pause: facts.comingBack, offer: facts.value } as const]
      : []),
    ...(view.protocol?.kind === "alternatingOffers" ? [] : [{ kind: "otherProtocol" } as const]),
  ];
}
