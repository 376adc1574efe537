/** The smallest useful case: two parties, three issues, a ZOPA. */
export const CAR_CASE = `detente: 1
title: A second-hand car
language: en
parties:
  - { id: seller, name: Seller }
  - { id: buyer, name: Buyer }
issues:
  - id: price
    name: Price
    range: { from: 4000, to: 6000, step: 100, unit: EUR }
  - id: tyres
    name: Winter tyres included
    yesNo: true
  - id: handover
    name: Handover
    options:
      - { id: now, name: Today }
      - { id: month, name: In a month }
positions:
  - { id: first-ask, name: First asking price, party: seller, outcome: { price: 5900, tyres: no, handover: now } }
briefs:
  seller:
    preferences:
      weighted:
        price: { weight: 70, curve: [{ at: 4000, worth: 0 }, { at: 6000, worth: 100 }] }
        tyres: { weight: 10, options: { no: 100, yes: 0 } }
        handover: { weight: 20, options: { now: 30, month: 100 } }
    reservationValue: 40
  buyer:
    preferences:
      points:
        price: { curve: [{ at: 4000, worth: 60 }, { at: 5500, worth: 20 }, { at: 6000, worth: 0 }] }
        tyres: { options: { no: 0, yes: 15 } }
        handover: { options: { now: 25, month: 0 } }
    reservationValue: { low: 20, likely: 30, high: 35 }
`;
