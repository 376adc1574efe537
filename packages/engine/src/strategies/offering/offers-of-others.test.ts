import { expect, test } from "vitest";
import { T2 } from "../../analysis/published-tables.fixture.ts";
import { own } from "../../lib/own.ts";
import { outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import { entriesOf } from "../opponent-models/course.ts";
import { alternating, Table } from "../table.fixture.ts";
import { NO_OFFERS, type OffersOfOthers, withEvent } from "./offers-of-others.ts";

test("offers stand at the times at which they were made, also those of one that passes most of its turns or consents in between", () => {
  const table = new Table(T2, { ...alternating(T2, 20), required: alternating(T2, 20).parties.slice(1) });
  const [us, passing, talking] = table.setup.parties;
  if (us === undefined || passing === undefined || talking === undefined) throw new Error("Expected three parties");
  const seat = table.seatOf(us);
  const times: number[] = [];
  let memory: OffersOfOthers = NO_OFFERS;
  const outcome = outcomeOf(outcomeSpace(T2.issues), [0, 1, 2]);
  const offer = { deed: { kind: "offer", outcome } } as const;
  for (let round = 0; round < 12; round++) {
    table.move(us, offer);
    const speaks = round % 3 === 2;
    if (speaks) times.push(table.view(passing).relativeTime);
    table.move(passing, speaks ? offer : { deed: { kind: "reject" } });
    table.move(talking, offer);
  }
  for (const event of table.events) memory = withEvent(memory, event, seat);
  const course = own(memory.byParty, passing);
  expect(course && entriesOf(course).map(({ time }) => time)).toEqual(times);
  expect(times).toEqual([2, 5, 8, 11].map((round) => round / 20));
});
