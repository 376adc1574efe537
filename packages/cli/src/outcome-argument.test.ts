import { parseCase } from "@detente/engine/case-file";
import { expect, test } from "vitest";
import { CAR_CASE } from "./car-case.fixture.ts";
import { outcomeArgument } from "./outcome-argument.ts";

function outcome(text: string) {
  const parsed = parseCase({ name: "car.yaml", text: CAR_CASE });
  if (parsed.kind === "failed") throw new Error("the fixture is not a case");
  return outcomeArgument(text, parsed.value.case);
}

test("an outcome is an option for every issue, in any order", () => {
  expect(outcome("handover=now, price=5500,tyres=no")).toEqual({ kind: "ok", value: { price: "5500", tyres: "no", handover: "now" } });
});

test("numbers and yes-or-no may be written as people write them", () => {
  expect(outcome("price=5500.00,tyres=true,handover=now")).toMatchObject({ value: { price: "5500", tyres: "yes" } });
});

test("everything that is wrong is said at once", () => {
  expect(outcome("prise=1,price=high,tyres=,tyres=no")).toEqual({
    kind: "failed",
    failure: [
      'no issue "prise"; the issues are price, tyres, handover',
      'issue price has no option "high"; it has the numbers from 4000 to 6000 by 100',
      'issue tyres has no option ""; it has no, yes',
      "issue tyres is there twice",
      "no option for handover",
    ],
  });
});

test("no outcome at all misses every issue", () => {
  expect(outcome("")).toEqual({ kind: "failed", failure: ["no option for price, tyres, handover"] });
});
