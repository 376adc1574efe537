/** Of six outcomes: what comes of it can be reckoned by hand. The buyer's points melt to four fifths over the talks. */
export const CLASS_CASE = `detente: 1
title: A cart
language: en
parties: [{ id: seller, name: Seller }, { id: buyer, name: Buyer }]
issues:
  - { id: price, name: Price, options: [{ id: low, name: Low }, { id: mid, name: Middling }, { id: high, name: High }] }
  - { id: when, name: When, options: [{ id: now, name: Now }, { id: later, name: Later }] }
briefs:
  seller:
    preferences: { points: { price: { options: { low: 0, mid: 30, high: 60 } }, when: { options: { now: 10, later: 0 } } } }
    reservationValue: 20
  buyer:
    preferences:
      points: { price: { options: { low: 70, mid: 40, high: 0 } }, when: { options: { now: 0, later: 20 } } }
      discount: 0.8
    reservationValue: 15
`;

/** The same numbers once more. */
export const POINTS: readonly (readonly [outcome: { readonly price: string; readonly when: string }, seller: number, buyer: number])[] = [
  [{ price: "low", when: "now" }, 10, 70],
  [{ price: "low", when: "later" }, 0, 90],
  [{ price: "mid", when: "now" }, 40, 40],
  [{ price: "mid", when: "later" }, 30, 60],
  [{ price: "high", when: "now" }, 70, 0],
  [{ price: "high", when: "later" }, 60, 20],
];
export const RESERVATIONS = [20, 15] as const;
export const DISCOUNTS = [1, 0.8] as const;
