import { InvalidArgumentError } from "commander";
import { expect, test } from "vitest";
import { partyNumber, wholeNumber } from "./number-argument.ts";

test("a whole number is taken within its limits, in plain digits only", () => {
  const parse = wholeNumber(0, 10);
  expect([parse("0"), parse("10")]).toEqual([0, 10]);
  for (const text of ["", " 1", "-1", "11", "1.5", "1e1", "0x1", "NaN"]) expect(() => parse(text)).toThrow(InvalidArgumentError);
});

test("party numbers are gathered, and the last one for a party counts", () => {
  expect(partyNumber("b=-3.5e1", partyNumber("b=2", partyNumber("a=.5")))).toEqual({ a: 0.5, b: -35 });
  for (const text of ["", "a", "=3", "a=", "a=x", "a=Infinity", "a=1e999", "a=1=2", "a=0x10"])
    expect(() => partyNumber(text)).toThrow(InvalidArgumentError);
});

test("a party may be called like something every object has", () => {
  expect(Object.entries(partyNumber("__proto__=1"))).toEqual([["__proto__", 1]]);
});
