import type { Brief, Rule } from "../model/case.ts";
import { issueId } from "../model/ids.ts";
import type { ChoiceIssue, Issue } from "../model/issue.ts";
import type { Deed, IssueMapping } from "./action.ts";
import { CASE, caseOf, type Table } from "./table.fixture.ts";
import type { PartyView } from "./view.ts";

const [price, delivery, warranty] = CASE.issues;
if (price === undefined || delivery === undefined || warranty === undefined) throw new Error("the boat has three issues");

/** The issues of the boat. */
export const BOAT: { readonly price: Issue; readonly delivery: Issue; readonly warranty: Issue } = { price, delivery, warranty };

/** A new one. */
export const colour: ChoiceIssue = {
  kind: "choice",
  id: issueId("colour"),
  name: "Colour",
  options: [{ id: "red" as never, name: "Red" }],
};

export const amend = (issues: readonly Issue[], map: IssueMapping = {}, constraints: readonly Rule[] = []): Deed => ({
  kind: "amend",
  issues,
  constraints,
  mapping: map,
});

/** Ids, as a test writes them. */
export function mapping(words: Readonly<Record<string, unknown>>): IssueMapping {
  // Some are meant to be none.
  return words as IssueMapping;
}

export function briefOf(t: Table, who: string): Brief {
  const { brief } = t.view(who) as PartyView;
  if (brief === null) throw new Error(`${who} has no brief`);
  return brief;
}

/** Briefs that say all that a brief can say. */
export const WORDY = caseOf(`
detente: 1
title: A boat and more
language: en
parties: [{ id: buyer, name: Buyer }, { id: seller, name: Seller }]
issues:
  - { id: price, name: Price, range: { from: 10, to: 40, step: 10 } }
  - { id: delivery, name: Delivery, options: [{ id: now, name: Now }, { id: later, name: Later }] }
  - { id: warranty, name: Warranty, yesNo: true }
unknowns:
  - { id: rain, name: Rain, states: [{ id: wet, name: Wet }, { id: dry, name: Dry }] }
briefs:
  buyer:
    notes: In confidence.
    preferences:
      weighted:
        price: { weight: { low: 1, likely: 2, high: 3 }, curve: [{ at: 10, worth: 9 }, { at: 40, worth: { low: 0, likely: 1, high: 2 } }] }
        delivery: { weight: 1, options: { now: 5 } }
        warranty: { weight: 1, options: { yes: 5 } }
      interactions:
        - { name: Both, when: { delivery: now, warranty: yes }, given: { rain: wet }, adjust: -2 }
        - { name: Price alone, when: { price: { from: 30 } }, adjust: 1 }
      discount: 0.9
    alternatives:
      - { name: Another boat, cost: 1, chances: [{ probability: 0.5, name: Found, value: 9 }, { probability: 0.5, name: None, choices: [{ name: Swim, value: 1 }] }] }
    redLines:
      - { id: soon, name: Soon and sound, forbid: { delivery: later, warranty: no } }
      - { id: late, name: Late, forbid: { delivery: later } }
      - { id: dear, name: Dear only sound, if: { price: { from: 30 } }, then: { warranty: yes } }
      - { id: now, name: Cheap only now, if: { price: 10 }, then: { delivery: now, warranty: no } }
    probabilities: { rain: { wet: 0.4, dry: 0.6 } }
    estimates:
      seller:
        preferences: { points: { price: { curve: [{ at: 10, worth: 0 }, { at: 40, worth: 9 }] }, delivery: {options: {now: 1}}, warranty: {options: {no: 1}} } }
        reservationValue: 2
        redLines: [{ id: his, name: His, forbid: { delivery: now, warranty: yes } }]
`);
