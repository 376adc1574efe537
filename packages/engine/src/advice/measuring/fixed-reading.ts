import type { Alternative } from "../../model/alternative.ts";
import type { Brief, Estimate, NoAgreement, Probabilities } from "../../model/case.ts";
import type { Preferences, Worth } from "../../model/preferences.ts";
import type { Quantity } from "../../model/quantity.ts";

/** The figure taken for a stated number. Asked once for each, in the order of the file. */
export type FigureOf = (quantity: Quantity) => number;

/** A brief or an estimate with every number fixed to one figure. Its steps are left as they are. */
export function fixedReading<Reading extends Brief | Estimate>(reading: Reading, figure: FigureOf): Reading {
  const { noAgreement } = reading;
  return {
    ...reading,
    preferences: fixedPreferences(reading.preferences, figure),
    ...(noAgreement && { noAgreement: fixedNoAgreement(noAgreement, figure) }),
    probabilities: fixedProbabilities(reading.probabilities, figure),
  };
}

function fixedPreferences(preferences: Preferences, figure: FigureOf): Preferences {
  const interactions = preferences.interactions.map((each) => ({ ...each, adjust: figure(each.adjust) }));
  return preferences.kind === "weighted"
    ? {
        ...preferences,
        issues: mapped(preferences.issues, (worth) => ({ ...fixedWorth(worth, figure), weight: figure(worth.weight) })),
        interactions,
      }
    : { ...preferences, issues: mapped(preferences.issues, (worth) => fixedWorth(worth, figure)), interactions };
}

const fixedWorth = (worth: Worth, figure: FigureOf): Worth =>
  worth.kind === "curve"
    ? { kind: "curve", curve: worth.curve.map(({ at, worth: height }) => ({ at, worth: figure(height) })) }
    : { kind: "options", options: mapped(worth.options, figure) };

function fixedNoAgreement(noAgreement: NoAgreement, figure: FigureOf): NoAgreement {
  return noAgreement.kind === "reservationValue"
    ? { ...noAgreement, reservationValue: figure(noAgreement.reservationValue) }
    : { ...noAgreement, alternatives: noAgreement.alternatives.map((each) => fixedAlternative(each, figure)) };
}

function fixedAlternative(alternative: Alternative, figure: FigureOf): Alternative {
  const cost = alternative.cost === undefined ? {} : { cost: figure(alternative.cost) };
  switch (alternative.kind) {
    case "value":
      return { ...alternative, ...cost, value: figure(alternative.value) };
    case "choices":
      return { ...alternative, ...cost, choices: alternative.choices.map((each) => fixedAlternative(each, figure)) };
    case "chances":
      return {
        ...alternative,
        ...cost,
        chances: alternative.chances.map(({ probability, then }) => ({
          probability: figure(probability),
          // The engine divides by their sum, so drawn probabilities need not add up to 1.
          then: fixedAlternative(then, figure),
        })),
      };
  }
}

const fixedProbabilities = (probabilities: Probabilities, figure: FigureOf): Probabilities =>
  mapped(probabilities, (states) => mapped(states, figure));

/** A record with its values exchanged. Keys that stand for nothing are dropped. */
function mapped<Key extends string, From, To>(
  record: Readonly<Partial<Record<Key, From>>>,
  to: (value: From) => To,
): Readonly<Record<Key, To>> {
  const entries = Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, to(value as From)] as const]));
  // The keys of a plain record are exactly those of its type.
  return Object.fromEntries(entries) as Readonly<Record<Key, To>>;
}
