import { expect, test } from "vitest";
import { randomCase } from "../../analysis/random-case.fixture.ts";
import { toNumber } from "../../lib/rational.ts";
import type { Brief, Case } from "../../model/case.ts";
import { compileCase } from "../../model/compiled-case.ts";
import { issueId, optionId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { readings } from "../../model/perspective.ts";
import { type OwnUtility, ownUtility } from "./own-utility.ts";

const ownOf = (value: Case, brief: Brief): OwnUtility | null =>
  ownUtility({ space: outcomeSpace(value.issues), unknowns: value.unknowns, constraints: value.constraints, brief });

test("on 60 random cases, a party's own utility is the one that the analysis compiles", () => {
  let stated = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const value = randomCase(seed);
    const held = readings(value, { kind: "everyBrief" });
    if (held.kind === "failed") throw new Error(held.failure.code);
    const compiled = compileCase(value, held.value);
    for (const [p, { id }] of value.parties.entries()) {
      const brief = value.briefs[id];
      const own = brief && ownOf(value, brief);
      if (!own) continue;
      const utility = compiled.utilities[p];
      expect(own.utility).toEqual(utility);
      const reservation = utility && toNumber({ num: utility.reservation, den: utility.unitsPerPoint });
      if (brief.noAgreement !== undefined) stated++;
      expect(own.reservation).toBe(brief.noAgreement === undefined ? own.inverse.worst : reservation);
    }
  }
  expect(stated).toBeGreaterThan(60);
});

const value = {
  ...randomCase(3),
  constraints: [{ kind: "forbid", id: "c", name: "Not both", forbid: { [issueId("i0")]: [optionId("o0")] } }],
} as const;
const brief: Brief = {
  preferences: { kind: "points", interactions: [], issues: { [issueId("i0")]: { kind: "options", options: { [optionId("o0")]: 1 } } } },
  redLines: [],
  probabilities: {},
  steps: {},
  estimates: {},
};

test("the same brief gives the same object, though its lists be copied", () => {
  const inputs = { space: outcomeSpace(value.issues), unknowns: value.unknowns, constraints: value.constraints, brief };
  expect(ownUtility(inputs)).toBe(ownUtility({ ...inputs, unknowns: [...value.unknowns], constraints: [...value.constraints] }));
  expect(ownUtility({ ...inputs, constraints: [] })).not.toBe(ownUtility(inputs));
});

test("no discount is a discount of 1", () => {
  expect(ownOf(value, brief)?.discount).toBe(1);
  expect(ownOf(value, { ...brief, preferences: { ...brief.preferences, discount: 0.8 } })?.discount).toBe(0.8);
});

test("null where the party's red lines leave nothing", () => {
  expect(ownOf(value, { ...brief, redLines: [{ kind: "forbid", id: "all", name: "Nothing at all", forbid: {} }] })).toBeNull();
});
