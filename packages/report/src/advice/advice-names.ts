import type { PartyId } from "@detente/engine";
import type { Labels } from "../labels.ts";

/** What the sections of advice call things. `parties` in the order of the labels. */
export interface AdviceNames {
  readonly labels: Labels;
  readonly parties: readonly PartyId[];
}

/** Points of a party, with as many decimals as its scale needs. */
export const pointsText = ({ labels, parties }: AdviceNames, party: PartyId, value: number): string =>
  labels.points(parties.indexOf(party), value);

/** The same with its sign: "+3", "−2", "0". */
export function changeText(names: AdviceNames, party: PartyId, value: number): string {
  const text = pointsText(names, party, value);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** "–" for what is not known. */
export const changeOrNone = (names: AdviceNames, party: PartyId, value: number | null): string =>
  value === null ? "–" : changeText(names, party, value);
