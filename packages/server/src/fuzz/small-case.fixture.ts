/** A case of two parties that is quickly computed, and has of everything: briefs, estimates, a red line, steps, something unknown. */
export const smallCase = (title: string): string => `detente: 1
title: ${title}
language: en
parties: [{ id: us, name: Us }, { id: dprk, name: Them }]
issues:
  - { id: price, name: Price, options: [{ id: low, name: Low }, { id: mid, name: Middling }, { id: high, name: High }] }
  - { id: tyres, name: Tyres, yesNo: true }
steps:
  - { id: halt, name: A halt, party: dprk, days: 14, evidence: A text, verifier: The committee, undo: A test }
  - { id: relief, name: Relief, party: us, days: 30, evidence: A list, verifier: The committee, undo: An order }
unknowns:
  - { id: sites, name: Sites, states: [{ id: none, name: None }, { id: one, name: One }] }
briefs:
  us:
    notes: What only this side is told
    preferences: { points: { price: { options: { low: 100, mid: 60, high: 0 } }, tyres: { options: { yes: 15, no: 0 } } } }
    reservationValue: 20
    redLines: [{ id: dear, name: Not so dear, forbid: { price: high } }]
    probabilities: { sites: { none: 0.7, one: 0.3 } }
    steps: { halt: { value: 6, lost: 0.9 }, relief: { cost: 3, lost: 0.5 } }
    breakingCost: 4
    estimates:
      dprk:
        preferences: { points: { price: { options: { low: 0, mid: 50, high: 90 } }, tyres: { options: { yes: 0, no: 20 } } } }
        reservationValue: 25
        steps: { halt: { cost: 1, lost: 0.9 }, relief: { value: 7 } }
        breakingCost: 3
  dprk:
    preferences: { points: { price: { options: { low: 0, mid: 50, high: 90 } }, tyres: { options: { yes: 0, no: 20 } } } }
    reservationValue: 25
    steps: { halt: { cost: 1, lost: 0.9 }, relief: { value: 7, lost: 0.2 } }
    breakingCost: 3
    estimates:
      us:
        preferences: { points: { price: { options: { low: 100, mid: 60, high: 0 } }, tyres: { options: { yes: 15, no: 0 } } } }
        reservationValue: 20
        steps: { halt: { value: 5 }, relief: { cost: 2 } }
        breakingCost: 4
`;

/** One of its outcomes, across nobody's red lines. */
export const FAIR = { price: "mid", tyres: "yes" } as const;
export const [DEAR, CHEAP] = [
  { price: "high", tyres: "no" },
  { price: "low", tyres: "yes" },
] as const;
