import type { Alternative } from "../model/alternative.ts";
import type { Brief, Estimate, NoAgreement } from "../model/case.ts";
import type { IssueId, PartyId, StateId } from "../model/ids.ts";
import type { Worth } from "../model/preferences.ts";
import { isRange, type Quantity, type Range } from "../model/quantity.ts";
import type { InputName } from "./analysis.ts";

/** A number that the briefs state as a range. */
export interface UncertainInput {
  readonly name: InputName;
  readonly range: Range;
}

/** Every range that the readings hold, in the order of the file. `readings` and `parties` go together. */
export function uncertainInputs(parties: readonly PartyId[], readings: readonly (Brief | Estimate)[]): UncertainInput[] {
  return readings.flatMap((reading, p) => {
    const party = parties[p];
    return party === undefined ? [] : inputsOf(party, reading);
  });
}

type Place = Omit<InputName, "low" | "likely" | "high">;

function inputsOf(party: PartyId, reading: Brief | Estimate): UncertainInput[] {
  const found: UncertainInput[] = [];
  const note = (quantity: Quantity, place: Place): void => {
    if (!isRange(quantity) || quantity.low === quantity.high) return;
    found.push({ name: { ...place, low: quantity.low, likely: quantity.likely, high: quantity.high }, range: quantity });
  };
  const { preferences } = reading;
  if (preferences.kind === "weighted") {
    for (const [issue, worth] of entriesOf(preferences.issues)) {
      if (worth) note(worth.weight, { party, kind: "weight", issue, detail: "" });
    }
  }
  for (const [issue, worth] of entriesOf<IssueId, Worth>(preferences.issues))
    if (worth) noteWorth(worth, { party, kind: "worth", issue, detail: "" }, note);
  for (const [k, interaction] of preferences.interactions.entries()) {
    note(interaction.adjust, { party, kind: "interaction", issue: null, detail: interaction.name ?? String(k + 1) });
  }
  if (reading.noAgreement) noteNoAgreement(reading.noAgreement, { party, kind: "reservation", issue: null, detail: "" }, note);
  for (const [unknown, states] of entriesOf(reading.probabilities)) {
    for (const [state, probability] of entriesOf<StateId, Quantity>(states ?? {})) {
      if (probability !== undefined) note(probability, { party, kind: "probability", issue: null, detail: `${unknown} ${state}` });
    }
  }
  return found;
}

type Note = (quantity: Quantity, place: Place) => void;

function noteWorth(worth: Worth, place: Place, note: Note): void {
  if (worth.kind === "curve") for (const point of worth.curve) note(point.worth, { ...place, detail: String(point.at) });
  else for (const [option, quantity] of entriesOf(worth.options)) if (quantity !== undefined) note(quantity, { ...place, detail: option });
}

function noteNoAgreement(noAgreement: NoAgreement, place: Place, note: Note): void {
  if (noAgreement.kind === "reservationValue") note(noAgreement.reservationValue, place);
  else for (const alternative of noAgreement.alternatives) noteAlternative(alternative, place, note);
}

function noteAlternative(alternative: Alternative, place: Place, note: Note): void {
  const here = { ...place, detail: place.detail === "" ? alternative.name : `${place.detail}, ${alternative.name}` };
  if (alternative.cost !== undefined) note(alternative.cost, { ...here, detail: `${here.detail}, cost` });
  switch (alternative.kind) {
    case "value":
      note(alternative.value, here);
      return;
    case "choices":
      for (const branch of alternative.choices) noteAlternative(branch, here, note);
      return;
    case "chances":
      for (const branch of alternative.chances) {
        note(branch.probability, { ...here, detail: `${here.detail}, probability of ${branch.then.name}` });
        noteAlternative(branch.then, here, note);
      }
  }
}

/** Entries of a record with its own key type, which Object.entries widens to string. */
function entriesOf<Key extends string, Value>(record: Readonly<Partial<Record<Key, Value>>>): [Key, Value | undefined][] {
  // The keys of a plain record are exactly those of its type.
  return Object.entries(record) as [Key, Value | undefined][];
}
