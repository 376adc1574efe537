import { expect, test } from "vitest";
import { partyId } from "../model/ids.ts";
import { redLinesCrossed } from "./red-lines-crossed.ts";
import { sessionCase } from "./session-case.ts";
import { CASE, outcome } from "./table.fixture.ts";

const BOAT = sessionCase(CASE);
const crossed = (party: string, words: string) => redLinesCrossed(BOAT, partyId(party), outcome(words)).map(({ id }) => id);

test("every red line that an outcome crosses is named, and only the party's own", () => {
  expect(crossed("buyer", "40 now yes")).toEqual(["dear"]);
  expect(crossed("buyer", "30 now no")).toEqual(["bare"]);
  expect(crossed("buyer", "30 now yes")).toEqual([]);
  expect(crossed("seller", "40 now yes")).toEqual([]);
});

test("no line is crossed by what is no outcome, nor by a party whose brief nobody holds", () => {
  expect(crossed("buyer", "45 now yes")).toEqual([]);
  expect(crossed("bank", "40 now yes")).toEqual([]);
});
