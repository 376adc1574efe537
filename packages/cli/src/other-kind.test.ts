import { expect, test } from "vitest";
import { CAR_CASE } from "./car-case.fixture.ts";
import { otherKind } from "./other-kind.ts";

test.each([
  ['{\n  "detente": "game",\n', "is a game file, not a case (detente replay, assess and counter read it)"],
  ['{"detente":"journal","format":1,', "is the journal of a tournament, not a case (detente replay and tournament --resume read it)"],
  ['{"detente":"record","format":1,', "is a record of commitments, not a case (detente track and record verify read it)"],
  ['{"detente": "tournament"', 'is a file of Detente of another kind ("tournament"), not a case'],
  [
    '\n<?xml version="1.0"?><negotiation_template>',
    "is XML or a web page, not a case (detente import genius makes a case of Genius files)",
  ],
])("%j is said to be what it is", (text, words) => {
  expect(otherKind(text)).toBe(words);
});

test.each([CAR_CASE, "", "title: <b>", '{"detente": 1}', '{"a": {"detente": "game"}}'])("%j may be meant as a case", (text) => {
  expect(otherKind(text)).toBeNull();
});
