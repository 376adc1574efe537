import type { Result } from "../lib/result.ts";
import { aspirationMet } from "./acceptance/aspiration-met.ts";
import { combi } from "./acceptance/combi.ts";
import { constant } from "./acceptance/constant.ts";
import { expected } from "./acceptance/expected.ts";
import { footDraggingMet } from "./acceptance/foot-dragging-met.ts";
import { gap } from "./acceptance/gap.ts";
import { microConsent } from "./acceptance/micro-consent.ts";
import { negmasNaiveConsent } from "./acceptance/negmas-naive-consent.ts";
import { next } from "./acceptance/next.ts";
import { prev } from "./acceptance/prev.ts";
import { randomConsent } from "./acceptance/random-consent.ts";
import { time } from "./acceptance/time.ts";
import { zeuthenConsent } from "./acceptance/zeuthen-consent.ts";
import { floorSeeking } from "./attentive/floor-seeking.ts";
import { bayesian, hardheaded } from "./attentive/hardheaded.ts";
import { human } from "./attentive/human.ts";
import { tradeOff } from "./attentive/trade-off.ts";
import { zeuthen } from "./attentive/zeuthen.ts";
import { composedStrategy } from "./classics/composed-strategy.ts";
import { footDragging } from "./classics/foot-dragging.ts";
import { micro } from "./classics/micro.ts";
import { negmasNaiveTitForTat } from "./classics/negmas-naive-tit-for-tat.ts";
import { random } from "./classics/random.ts";
import { aspiration, boulware, conceder, linear } from "./classics/time-based.ts";
import { titForTat } from "./classics/tit-for-tat.ts";
import { tough } from "./classics/tough.ts";
import { houseStrategies } from "./house-strategies.ts";
import { accommodating } from "./offering/accommodating.ts";
import { aspiration as aspirationOffers } from "./offering/aspiration.ts";
import { floorSeeking as floorSeekingOffers } from "./offering/floor-seeking.ts";
import { footDraggingOffers } from "./offering/foot-dragging.ts";
import { humanOffers } from "./offering/human.ts";
import { microOffers } from "./offering/micro.ts";
import { naiveTitForTatOffers } from "./offering/negmas-naive-tit-for-tat.ts";
import { randomOffers } from "./offering/random-offers.ts";
import { titForTatOffers } from "./offering/tit-for-tat.ts";
import { tough as toughOffers } from "./offering/tough.ts";
import { tradeOff as tradeOffOffers } from "./offering/trade-off.ts";
import { zeuthenOffers } from "./offering/zeuthen.ts";
import { MODEL_ENTRIES } from "./opponent-models/model-entries.ts";
import { type NamedEntry, namedEntries } from "./registry/named-entries.ts";
import type { RegistryLists } from "./registry/registry-lists.ts";
import { strategyFrom } from "./registry/strategy-from.ts";
import type { StrategyProblem } from "./registry/strategy-problem.ts";
import { steadyEntry } from "./steady/steady-entry.ts";
import type { Strategy } from "./strategy.ts";
import { impasse } from "./walking-away/impasse.ts";
import { lateLeave } from "./walking-away/late-leave.ts";
import { randomLeave } from "./walking-away/random-leave.ts";

const COMPARING = [next, prev, constant, time, gap, combi, expected, randomConsent];
const KEEPING_TO_AN_OFFERING_POLICY = [aspirationMet, microConsent, footDraggingMet, negmasNaiveConsent, zeuthenConsent];

/** Those who look at what the counterpart wants. */
const ATTENTIVE = [hardheaded, bayesian, floorSeeking, tradeOff, zeuthen, human];
const UNATTENTIVE_OFFERS = [
  aspirationOffers,
  toughOffers,
  randomOffers,
  microOffers,
  titForTatOffers,
  footDraggingOffers,
  naiveTitForTatOffers,
];
const ATTENTIVE_OFFERS = [accommodating, floorSeekingOffers, tradeOffOffers, zeuthenOffers, humanOffers];

/** All that can be named, with formulas, sources and parameters. */
export const REGISTRY: RegistryLists = {
  strategies: [
    steadyEntry,
    aspiration,
    boulware,
    linear,
    conceder,
    tough,
    random,
    micro,
    titForTat,
    footDragging,
    negmasNaiveTitForTat,
    ...ATTENTIVE,
    composedStrategy,
  ],
  offering: [...UNATTENTIVE_OFFERS, ...ATTENTIVE_OFFERS],
  acceptance: [...COMPARING, ...KEEPING_TO_AN_OFFERING_POLICY],
  model: MODEL_ENTRIES,
  walkAway: [impasse, lateLeave, randomLeave],
};

/**
 * The strategy that a text names: "boulware", "aspiration(e=0.5)",
 * "composed(offering=aspiration(e=0.2), acceptance=combi(T=0.99), model=frequency)". Its own name leaves out what is at its default.
 */
export function strategyOf(text: string): Result<Strategy<unknown>, StrategyProblem> {
  const strategy = strategyFrom(REGISTRY, text);
  if (strategy.kind === "ok") houseStrategies.add(strategy.value);
  return strategy;
}

/** What a text names, strategies and parts alike, with the parameters that it sets: to be shown, not played. */
export const entriesOf = (text: string): Result<readonly NamedEntry[], StrategyProblem> => namedEntries(REGISTRY, text);
