import type { Verdict } from "@detente/engine";
import { caseLabels } from "../../case-labels.ts";
import { plainText } from "../../plain-text.ts";
import type { AdviceNames } from "../advice-names.ts";
import type { ShownVerdict } from "./shown-verdict.ts";

/** What a verdict calls things. */
export interface VerdictNames extends AdviceNames {
  readonly unknown: (id: string) => string;
  readonly state: (unknown: string, state: string) => string;
  readonly track: (id: string) => string;
}

/** Points are printed with as many decimals as the figures of the verdict need, party by party. */
export function verdictNames({ verdict, value }: Pick<ShownVerdict, "verdict" | "value">): VerdictNames {
  const { parties, unknowns, tracks } = value;
  const figures = parties.map(({ id }) => (id === verdict.party ? ownFigures(verdict) : theirFigures(verdict, id)));
  const named = (list: readonly { readonly id: string; readonly name: string }[], id: string): string =>
    plainText(list.find((each) => each.id === id)?.name ?? id);
  return {
    labels: caseLabels(value, figures),
    parties: parties.map(({ id }) => id),
    unknown: (id) => named(unknowns, id),
    state: (unknown, state) => named(unknowns.find(({ id }) => id === unknown)?.states ?? [], state),
    track: (id) => named(tracks, id),
  };
}

/** Scales begin at 0, so that packages worth much the same do not ask for more decimals than others. */
const ownFigures = ({ offer, reservation, counterOffers }: Verdict): readonly number[] => [
  0,
  offer.value,
  reservation.value,
  ...counterOffers.map(({ value }) => value),
];

const theirFigures = ({ counterOffers }: Verdict, party: string): readonly number[] => [
  0,
  ...counterOffers.flatMap(({ counterparts }) => counterparts.flatMap((each) => (each.party === party ? [each.value] : []))),
];
