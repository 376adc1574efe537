import type { VerdictWord } from "./verdict-word.ts";

/** What the rule looks at. All points are the party's own, at this time. */
export interface VerdictFacts {
  readonly value: number;
  readonly reservation: number;
  /** Of its utilities over all admissible outcomes, the best less the reservation value. */
  readonly range: number;
  readonly crossesLine: boolean;
  readonly breaksConstraint: boolean;
  readonly goingOn: number;
  /** How far that can be off for so few play-outs: one standard deviation of the mean. */
  readonly goingOnError: number;
  /** Value of a pause; that of no agreement where nobody need ask: where nothing stands in the way, and going on pays. */
  readonly comingBack: number;
  readonly zopa: number;
  readonly isBlocked: boolean;
  readonly mayOffer: boolean;
  readonly hasCounterOffer: boolean;
}

/** What is too little to go by, as a share of the range: play-outs are few. */
const NOTICEABLE = 0.01;
/** From where on something is called likely. */
const LIKELY = 0.5;

/** The conditions of the rule, each with its formula. */
export const CONDITIONS = {
  /** crosses no red line in force ∧ breaks no constraint ∧ value ≥ reservation value */
  acceptable: (f) => !f.crossesLine && !f.breaksConstraint && f.value >= f.reservation,
  /** value ≥ expected value of going on now + what that can be off for so few play-outs: one can still accept later */
  asGoodAsGoingOn: (f) => f.value >= f.goingOn + f.goingOnError,
  /** expected value of going on now > reservation value + 1 % of the range */
  goingOnPays: (f) => f.goingOn > f.reservation + NOTICEABLE * f.range,
  /** no time, groundwork or mandate to settle anything now, or a counterpart that stalls */
  blocked: (f) => f.isBlocked,
  /** estimated chance that some package is better for all than no agreement ≥ 0.5 */
  agreementLikely: (f) => f.zopa >= LIKELY,
  /** value of a pause > the greater of going on and no agreement, + 1 % of the range */
  comingBackPays: (f) => f.comingBack > Math.max(f.goingOn, f.reservation) + NOTICEABLE * f.range,
  /** the party may make offers now */
  mayOffer: (f) => f.mayOffer,
  /** some package crosses no line and beats no agreement for all, by the estimates */
  hasCounterOffer: (f) => f.hasCounterOffer,
} as const satisfies Readonly<Record<string, (facts: VerdictFacts) => boolean>>;

export type ConditionName = keyof typeof CONDITIONS;

export interface VerdictRow {
  readonly word: VerdictWord;
  readonly when: readonly (ConditionName | `not ${ConditionName}`)[];
}

/** Whether what a pause would bring is asked at all. */
export const asksForPause = (facts: VerdictFacts): boolean => facts.isBlocked || !CONDITIONS.goingOnPays(facts);

/**
 * The rule, whole: the first row whose conditions all hold gives the word.
 *
 * Pause is row 4: the offer is not acceptable as it stands, an agreement is still likely, something keeps the talks from being brought to
 * an end now, and going on now is worth less than coming back. And it is row 7, where nothing keeps them from it, but the time that is left
 * is too short for it to be likely: the rows before have seen to it that the offer is not acceptable, and that going on does not pay.
 */
export const VERDICT_RULE: readonly VerdictRow[] = [
  { word: "accept", when: ["acceptable", "asGoodAsGoingOn"] },
  { word: "counter", when: ["not blocked", "goingOnPays", "mayOffer", "hasCounterOffer"] },
  { word: "keepTalking", when: ["not blocked", "goingOnPays"] },
  { word: "pause", when: ["not acceptable", "agreementLikely", "blocked", "comingBackPays"] },
  { word: "keepTalking", when: ["goingOnPays"] },
  { word: "accept", when: ["acceptable"] },
  { word: "pause", when: ["agreementLikely", "comingBackPays"] },
  { word: "walkAway", when: [] },
];

/** The first row that applies, from 0; the last always does. */
export function rowFor(facts: VerdictFacts): number {
  return VERDICT_RULE.findIndex(({ when }) => when.every((name) => isMet(name, facts)));
}

function isMet(name: VerdictRow["when"][number], facts: VerdictFacts): boolean {
  // A name with "not " before it is a name of a condition with "not " before it.
  return name.startsWith("not ") ? !CONDITIONS[name.slice(4) as ConditionName](facts) : CONDITIONS[name as ConditionName](facts);
}
