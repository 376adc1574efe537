import { improve } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { expect, test } from "vitest";
import { CAR_CASE } from "./car-case.fixture.ts";
import { improvementText } from "./improvement-text.ts";
import { outcomeArgument } from "./outcome-argument.ts";

function textFor(outcome: string, file = CAR_CASE, settings = { width: 120, colour: false, unicode: true }): string {
  const parsed = parseCase({ name: "car.yaml", text: file });
  if (parsed.kind === "failed") throw new Error("the fixture is not a case");
  const given = outcomeArgument(outcome, parsed.value.case);
  if (given.kind === "failed") throw new Error(given.failure.join());
  const improvement = improve(parsed.value.case, given.value, { kind: "everyBrief" });
  if (improvement.kind === "failed") throw new Error(improvement.failure.code);
  return improvementText(improvement.value, parsed.value.case, settings);
}

// The numbers were worked out by hand.
test("a wasteful outcome is bettered, with what each gives and gets on every issue that changes", () => {
  expect(textFor("price=5000,tyres=no,handover=month")).toBe(`A second-hand car
This outcome gives, in points: Seller 65, Buyer 33.33
11 outcomes are at least as good for everyone and better for somebody.
Of the Pareto frontier, 4 points are among them.

The best by the product of gains over this outcome
  gains: Seller +7.5, Buyer +10.67
  Price: Seller +31.5, Buyer -29.33
    from 5000 EUR
    to 5900 EUR
  Winter tyres included: Seller -10, Buyer +15
    from no
    to yes
  Handover: Seller -14, Buyer +25
    from In a month
    to Today
`);
});

test("an outcome that cannot be bettered is said to be one", () => {
  expect(textFor("price=6000,tyres=no,handover=month")).toBe(`A second-hand car
This outcome gives, in points: Seller 100, Buyer 0
On the stated preferences, nothing is better for somebody and worse for nobody.
`);
});

test("names cannot do anything to the terminal", () => {
  const text = textFor("price=5000,tyres=no,handover=month", CAR_CASE.replace("name: Handover", 'name: "Hand\\e[2Jover"'));
  expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
});

test("no line is wider than the screen, and without Unicode nothing but ASCII is printed", () => {
  const long = CAR_CASE.replace("name: In a month", `name: In a month – ${"or so ".repeat(20)}`);
  const text = textFor("price=5000,tyres=no,handover=month", long, { width: 60, colour: false, unicode: false });
  expect(Math.max(...text.split("\n").map((each) => each.length))).toBeLessThanOrEqual(60);
  expect(text).toMatch(/^[\x20-\x7e\n]*$/u);
});
