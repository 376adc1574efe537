import { expect, test } from "vitest";
import { contracts } from "./all-contracts.fixture.ts";

test("every route that is asked as a seat takes which of several is meant", async () => {
  const asSeat = (await contracts()).filter(({ who }) => who === "seated" || who === "facilitator");
  expect(asSeat.length).toBeGreaterThan(15);
  expect(asSeat.filter(({ query }) => !("seat" in query.shape)).map(({ id }) => id)).toEqual([]);
});
