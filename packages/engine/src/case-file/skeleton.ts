/** A small complete case with remarks, to start one's own from. Parses without warnings. */
export const skeleton = `# A case file. The public part comes first, then one private brief a party.
# docs/case-file.md lists everything that a case file may hold.
detente: 1                      # version of the format
title: A second-hand car
language: en
summary: A dealer and a commuter talk about a car.

# Who sits at the table. Ids are used in the rest of the file; names are what people read.
parties:
  - { id: seller, name: Seller }
  - { id: buyer, name: Buyer }

# What is to be settled. Each issue has a range of numbers, or yes and no, or options.
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

# Combinations that cannot be, for everybody. Leave this out if there are none.
constraints:
  - { id: tyres-later, name: The tyres arrive in a month, forbid: { tyres: yes, handover: now } }

# Packages that were put forward: \`detente assess --as buyer\` looks at the last of another party.
positions:
  - { id: first-ask, name: First ask of the seller, party: seller, outcome: { price: 5900, tyres: no, handover: month } }

# What each party alone is told.
briefs:
  seller:
    preferences:
      # Each worth counts by its share of the weights; these sum to 100.
      weighted:
        price: { weight: 70, curve: [{ at: 4000, worth: 0 }, { at: 6000, worth: 100 }] }
        tyres: { weight: 10, options: { no: 100, yes: 0 } }
        handover: { weight: 20, options: { now: 30, month: 100 } }
    # What no agreement is worth to the seller, on the same scale.
    reservationValue: 40
  buyer:
    notes: The old car still runs, but not for long.
    preferences:
      # Or: worths that are simply added up.
      points:
        price: { curve: [{ at: 4000, worth: 60 }, { at: 6000, worth: 0 }] }
        tyres: { options: { no: 0, yes: 15 } }
        handover: { options: { now: 25, month: 0 } }
    # Any number may be a range.
    reservationValue: { low: 20, likely: 30, high: 35 }
    # This party will not accept an outcome across a red line, whatever it is worth.
    redLines:
      - { id: budget, name: Not above the budget, forbid: { price: { from: 5600 } } }
    # What this party believes of the others; \`detente analyse --as buyer\` computes with it.
    estimates:
      seller:
        preferences:
          points:
            price: { curve: [{ at: 4000, worth: 0 }, { at: 6000, worth: { low: 50, likely: 70, high: 90 } }] }
            tyres: { options: { no: 10, yes: 0 } }
            handover: { options: { now: 0, month: 10 } }
        reservationValue: { low: 25, likely: 35, high: 50 }
`;
