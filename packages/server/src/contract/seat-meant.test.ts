import { expect, test } from "vitest";
import type { RouteContract } from "./route-contract.ts";

/** Whatever stands in a file of contracts and is one: a file that is added is looked at without being listed. */
const found = Object.values(import.meta.glob<Readonly<Record<string, unknown>>>("./*-contract{,s}.ts", { eager: true }))
  .flatMap((file) => Object.values(file))
  .filter((each) => typeof each === "object" && each !== null && "method" in each && "path" in each)
  // What has both is a contract.
  .map((each) => each as RouteContract);

test("every route that is asked as a seat takes which of several is meant", () => {
  const asSeat = found.filter(({ who }) => who === "seated" || who === "facilitator");
  expect(asSeat.length).toBeGreaterThan(15);
  expect(asSeat.filter(({ query }) => !("seat" in query.shape)).map(({ id }) => id)).toEqual([]);
});
