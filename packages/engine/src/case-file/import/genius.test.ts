import { expect, test } from "vitest";
import type { Outcome } from "../../model/combination.ts";
import { optionId } from "../../model/ids.ts";
import type { TextFile } from "../problem.ts";
import type { Evaluations } from "./evaluations.ts";
import { importGenius, type ImportedCase } from "./genius.ts";
import { boatBuyer, boatDomain, boatSeller, dialBoxes, dialDomain, dialOther } from "./sample-files.ts";
import { briefOf, optionsTwin, utilityTwin } from "./utility-twin.ts";

const boat = (evaluations: Evaluations, seller: TextFile = boatSeller, domain: TextFile = boatDomain) =>
  importGenius({ domain, profiles: [seller, boatBuyer], evaluations });

function accepted(result: ReturnType<typeof importGenius>): ImportedCase {
  if (result.kind === "failed") throw new Error(JSON.stringify(result.failure, null, 1));
  return result.value;
}

/** Problems after one change in a file, as "code line: the word at the place". */
function told(file: TextFile, from: string, to: string): string[] {
  expect(file.text).toContain(from);
  const changed = { ...file, text: file.text.replace(from, to) };
  const result = file === boatDomain ? boat("normalised", boatSeller, changed) : boat("normalised", changed);
  const problems = result.kind === "failed" ? result.failure : result.value.warnings;
  const expected = ["continuous-issue"];
  return problems
    .filter(({ code }) => !expected.includes(code))
    .map(
      ({ code, line, column }) => `${code} ${line}: ${/^<?[\w.-]*/.exec(changed.text.split("\n")[line - 1]?.slice(column - 1) ?? "")?.[0]}`,
    );
}

/** Options by their place on each issue. */
function outcome({ case: { issues } }: ImportedCase, ...places: readonly number[]): Outcome {
  return Object.fromEntries(issues.map((issue, i) => [issue.id, optionsTwin(issue)[places[i] ?? 0] ?? optionId("")]));
}

function utility(imported: ImportedCase, party: number, ...places: readonly number[]): number {
  const id = imported.case.parties[party]?.id;
  if (id === undefined) throw new Error("Expected the party");
  return utilityTwin(imported.case, id, outcome(imported, ...places));
}

test("issues keep their full names, get ids, and those within objectives a group", () => {
  const { issues, groups, title, parties } = accepted(boat("normalised")).case;
  expect(issues.map(({ id, name, kind, group }) => ({ id, name, kind, group }))).toEqual([
    { id: "sails-oars", name: "Sails & oars", kind: "choice", group: undefined },
    { id: "days", name: "Days", kind: "range", group: undefined },
    { id: "price", name: "Price", kind: "range", group: "money" },
  ]);
  expect(groups).toEqual([{ id: "money", name: "Money" }]);
  expect(title).toBe("Boat");
  expect(parties).toEqual([
    { id: "seller", name: "seller" },
    { id: "buyer", name: "buyer" },
  ]);
});

test("normalised divides evaluations by the issue's largest, starts integer lines at the lower bound and holds them between 0 and 1", () => {
  const imported = accepted(boat("normalised"));
  // Days 10 + 8: 0.2 + 8 × 0.05; days 50: 2.2, held at 1. Price 1.0 + 10 × 0.1 = 2: 1 - 0.5/1.5.
  expect(utility(imported, 0, 0, 8, 10)).toBeCloseTo(0.5 * (2 / 8) + 0.25 * 0.6 + 0.25 * (1 - 0.5 / 1.5), 12);
  expect(utility(imported, 0, 2, 40, 5)).toBeCloseTo(0.5 + 0.25 * 1 + 0.25 * 1, 12);
  expect(utility(imported, 1, 1, 40, 0)).toBeCloseTo(0.4 * 0.25 + 0.4 * 0.5, 12);
  expect(briefOf(imported.case, imported.case.parties[0]?.id ?? expect.fail()).preferences.kind).toBe("weighted");
});

test("as written multiplies weights and evaluations and draws every line from zero", () => {
  const imported = accepted(boat("asWritten"));
  expect(utility(imported, 0, 0, 8, 10)).toBeCloseTo(0.5 * 2 + 0.25 * (0.05 * 18 + 0.2) + 0.25 * (1 - 0.5 / 1.5), 12);
  expect(utility(imported, 0, 2, 40, 5)).toBeCloseTo(0.5 * 8 + 0.25 * 2.7 + 0.25, 12);
  expect(utility(imported, 1, 1, 40, 0)).toBeCloseTo(0.4 * 1 + 0.2 * (-0.025 * 50 + 1) + 0.4 * 0.5, 12);
  expect(imported.warnings.map((each) => each.code)).toContain("reservation-scale");
});

test("weights that do not sum to 1 are divided by their sum in the normalised reading", () => {
  const buyer = { ...boatBuyer, text: boatBuyer.text.replace('index="3" value="0.4"', 'index="3" value="1.4"') };
  const imported = accepted(importGenius({ domain: boatDomain, profiles: [boatSeller, buyer], evaluations: "normalised" }));
  expect(utility(imported, 1, 0, 0, 0)).toBeCloseTo((0.4 * 1 + 0.2 * 1 + 1.4 * 0.5) / 2, 12);
});

test("a continuous issue becomes 21 points, which is warned of", () => {
  const { case: stated, warnings } = accepted(boat("normalised"));
  expect(stated.issues[2]).toMatchObject({ kind: "range", range: { from: 1, to: 3, step: 0.1 } });
  expect(warnings).toEqual([
    expect.objectContaining({
      severity: "warning",
      code: "continuous-issue",
      file: "Boat-domain.xml",
      line: 11,
      column: 9,
      path: "issue Price",
    }),
  ]);
});

test("a discount between 0 and 1 is kept, 1 and 0 mean none, and a reservation value stays on its scale", () => {
  const { case: stated } = accepted(boat("normalised"));
  const [seller, buyer] = stated.parties.map((party) => briefOf(stated, party.id));
  expect(seller?.preferences.discount).toBe(0.9);
  expect(seller?.noAgreement).toEqual({ kind: "reservationValue", reservationValue: 0.3 });
  expect(buyer?.preferences.discount).toBeUndefined();
  expect(buyer?.noAgreement).toEqual({ kind: "reservationValue", reservationValue: 0 });
  const undiscounted = { ...boatSeller, text: boatSeller.text.replace('discount_factor value="0.9"', 'discount_factor value="0.0"') };
  const free = accepted(boat("normalised", undiscounted)).case;
  expect(briefOf(free, free.parties[0]?.id ?? expect.fail()).preferences.discount).toBeUndefined();
  expect(told(boatSeller, 'discount_factor value="0.9"', 'discount_factor value="1.5"')).toEqual(["bad-discount 21: 1.5"]);
});

test("of an item that comes twice the last evaluation counts, and file and line are named", () => {
  const twice = boatSeller.text.replace(
    'value="none" evaluation="8"/>',
    'value="none" evaluation="8"/>\n<item value="none" evaluation="10"/>',
  );
  const { warnings, ...imported } = accepted(boat("normalised", { ...boatSeller, text: twice }));
  expect(warnings).toContainEqual(
    expect.objectContaining({
      code: "duplicate-item",
      file: "Boat-seller.xml",
      line: 7,
      column: 14,
      path: "issue Sails & oars, item none",
    }),
  );
  expect(utility({ ...imported, warnings }, 0, 1, 40, 5)).toBeCloseTo(0.5 * 0.6 + 0.5, 12);
});

test("what is doubtful in a profile is a warning with its line", () => {
  expect(told(boatSeller, 'weight index="1" value="0.5"', 'weight index="1" value="0.6"')).toEqual(["weights-above-one 11: 0.6"]);
  expect(told(boatSeller, ' evaluation="6"', "")).toEqual(["missing-evaluation 5: <item"]);
  expect(told(boatSeller, '      <item index="2" value="sails" evaluation="6"/>\n', "")).toEqual(["missing-evaluation 3: <issue"]);
  expect(told(boatSeller, 'value="sails"', 'value="sail"')).toEqual(["unknown-item 5: sail", "missing-evaluation 3: <issue"]);
  expect(told(boatSeller, 'evaluation="2"', 'evaluation="-2"')).toEqual(["negative-evaluation 4: -2"]);
  expect(told(boatSeller, '<weight index="2" value="0.25"/>', "")).toEqual(["missing-weight 8: <issue"]);
  expect(told(boatSeller, 'name="Days"', 'name="Time"')).toEqual(["issue-name-differs 8: Time"]);
  expect(told(boatSeller, 'upperbound="50"', 'upperbound="60"')).toEqual(["bounds-differ 8: <issue"]);
});

test("what cannot be read in a profile is an error with its line", () => {
  expect(told(boatSeller, 'evaluation="6"', 'evaluation="six"')).toEqual(["bad-number 5: six"]);
  expect(told(boatSeller, 'evaluation="6"', 'evaluation="NaN"')).toEqual(["bad-number 5: NaN"]);
  expect(told(boatSeller, 'slope="0.05"', 'slope="1e999"')).toEqual(["bad-number 9: 1e999"]);
  expect(told(boatSeller, 'value="0.5"', 'value="-0.5"')).toEqual(["negative-weight 11: -0.5"]);
  expect(told(boatSeller, 'ftype="triangular"', 'ftype="faratin"')).toEqual(["unsupported-evaluator 16: faratin"]);
  expect(told(boatSeller, 'index="2" name="Days"', 'index="9" name="Nights"')[0]).toBe("unknown-issue 8: Nights");
  expect(told(boatSeller, 'reservation value="0.3"', 'reservation value=""')).toEqual(["bad-number 22: "]);
  expect(told(boatSeller, "</objective>\n  </objective>", "</objective>")[0]).toBe("xml-malformed 22: ");
});

test("what cannot be read in a domain is an error with its line", () => {
  expect(told(boatDomain, 'lowerbound="10"', 'lowerbound="60"')).toContain("bad-bounds 9: 60");
  expect(told(boatDomain, 'upperbound="50"', 'upperbound="5000000"')).toContain("bad-bounds 9: 10");
  expect(told(boatDomain, '<range upperbound="3" lowerbound="1"/>', "")).toContain("missing-bounds 11: <issue");
  expect(told(boatDomain, "<negotiation_template>", "<template>")).toContain("xml-malformed 15: ");
  expect(told(boatDomain, 'index="2" vtype', 'index="1" vtype')).toContain("duplicate-index 9: <issue");
});

test("fewer than two profiles are refused", () => {
  const result = importGenius({ domain: boatDomain, profiles: [boatSeller], evaluations: "normalised" });
  expect(result.kind === "failed" && result.failure.map((each) => each.code)).toContain("too-few-profiles");
});

test("all problems of all files are told at once", () => {
  const bad = (file: TextFile): TextFile => ({
    ...file,
    text: file.text.replace('value="none" evaluation="', 'value="none" evaluation="x'),
  });
  const result = importGenius({ domain: boatDomain, profiles: [bad(boatSeller), bad(boatBuyer)], evaluations: "normalised" });
  const errors = result.kind === "failed" ? result.failure.filter((each) => each.severity === "error") : [];
  expect(errors.map((each) => each.file)).toEqual(["Boat-seller.xml", "Boat-buyer.xml"]);
});

test("boxes become interactions, divided by the largest utility or as written", () => {
  const read = (evaluations: Evaluations) => accepted(importGenius({ domain: dialDomain, profiles: [dialBoxes, dialOther], evaluations }));
  const [normalised, written] = [read("normalised"), read("asWritten")];
  // Inside the first box and outside the excluded one; in neither; only the excluded one and the box without bounds.
  expect(utility(written, 0, 2, 2)).toBe(10 + 40 + 4);
  expect(utility(written, 0, 4, 0)).toBe(40 + 4);
  expect(utility(written, 0, 0, 2)).toBe(4);
  expect(utility(normalised, 0, 2, 2)).toBeCloseTo(54 / 50, 12);
  expect(utility(normalised, 1, 2, 2)).toBeCloseTo(54 / 100, 12);
  expect(normalised.warnings.map((each) => `${each.code} ${each.line}`)).toEqual(["xml-late-declaration 2"]);
});

test("sums of boxes are read, their minimum or maximum is refused", () => {
  const minimum = { ...dialBoxes, text: dialBoxes.text.replace('aggregation="sum"', 'aggregation="min"') };
  const result = importGenius({ domain: dialDomain, profiles: [minimum, dialOther], evaluations: "normalised" });
  expect(
    result.kind === "failed" && result.failure.filter((each) => each.severity === "error").map((each) => `${each.code} ${each.line}`),
  ).toEqual(["unsupported-aggregation 4"]);
});
