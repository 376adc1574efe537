import { type Alternative, type Brief, type Case, type NoAgreement, own, type PartyId, type Prepared } from "@detente/engine";
import type { Said } from "./entry.ts";

/** The case with the brief that the person has come to, in place of what the party had. */
export function preparedCase(value: Case, { party, said, prepared }: Preparation): Case {
  const before = own(value.briefs, party);
  const noAgreement = noAgreementOf(said);
  const { noAgreement: _, ...kept } = before ?? EMPTY;
  const brief: Brief = {
    ...kept,
    preferences: {
      ...prepared.preferences,
      ...(before?.preferences.discount === undefined ? {} : { discount: before.preferences.discount }),
    },
    ...(noAgreement === null ? {} : { noAgreement }),
    redLines: [...kept.redLines.filter(({ id }) => !said.redLines.some((each) => each.id === id)), ...said.redLines],
  };
  return { ...value, briefs: { ...value.briefs, [party]: brief } };
}

export interface Preparation {
  readonly party: PartyId;
  readonly said: Said;
  readonly prepared: Prepared;
}

const EMPTY: Brief = {
  preferences: { kind: "weighted", issues: {}, interactions: [] },
  redLines: [],
  probabilities: {},
  steps: {},
  estimates: {},
};

/** What no agreement is worth, as far as it was said; null where it was not. */
export function noAgreementOf({ alternatives }: Said): NoAgreement | null {
  const measured = alternatives.flatMap(({ name, worth }): Alternative[] =>
    worth === null || worth === undefined ? [] : [{ kind: "value", name, value: worth }],
  );
  return measured.length === 0 ? null : { kind: "alternatives", alternatives: measured };
}

/** What a former brief had in points of its own scale, and what becomes of it. One sentence each. */
export function leftFromBefore(before: Brief | undefined, said: Said): readonly string[] {
  if (before === undefined) return [];
  const hasSteps = Object.keys(before.steps).length > 0 || before.breakingCost !== undefined;
  return [
    ...(before.preferences.interactions.length > 0
      ? [
          "Options that were worth more or less together are left out: they were in points of the former scale, and nothing was asked about them.",
        ]
      : []),
    ...(before.noAgreement !== undefined && noAgreementOf(said) === null
      ? ["What no agreement is worth is left out: it was in points of the former scale. Until you say it, your worst outcome stands in."]
      : []),
    ...(hasSteps ? ["What steps, and breaking off, are worth is kept as it stood, in points of the former scale: look at it."] : []),
    ...(before.redLines.length > 0 ? ["The red lines, probabilities and estimates that the brief had are kept."] : []),
  ];
}
