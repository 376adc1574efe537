import { expect, test } from "vitest";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import { T1 } from "../../analysis/published-tables.fixture.ts";
import type { Brief, Case, RedLine } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import { issueId, optionId, type PartyId, partyId } from "../../model/ids.ts";
import { postSettlementProposal } from "./post-settlement-proposal.ts";

const outcome = (options: readonly number[]): Outcome => Object.fromEntries(options.map((o, i) => [issueId(`i${i}`), optionId(`o${o}`)]));
const all = (value: Case): readonly PartyId[] => value.parties.map(({ id }) => id);

function proposal(value: Case, options: readonly number[], parties = all(value)): Outcome | null {
  const found = postSettlementProposal({ value, agreed: outcome(options), parties });
  if (found.kind === "failed") throw new Error(found.failure.code);
  return found.value;
}

function withLines(value: Case, party: string, redLines: readonly RedLine[]): Case {
  const brief: Brief = value.briefs[partyId(party)] ?? expect.fail();
  return { ...value, briefs: { ...value.briefs, [partyId(party)]: { ...brief, redLines } } };
}

// Published reference values: worth (70, 20), (49, 44), (52, 49) and (30, 80).
test.each([
  [
    [0, 2, 2],
    [2, 1, 2],
  ],
  [
    [1, 0, 1],
    [0, 1, 2],
  ],
  [
    [2, 2, 0],
    [0, 1, 2],
  ],
  [[2, 0, 0], null],
])("instead of %j, %j is put", (agreed, better) => {
  expect(proposal(T1, agreed)).toEqual(better === null ? null : outcome(better));
});

test("what crosses a red line of any party is not put, though another improvement is", () => {
  const line: RedLine = {
    kind: "forbid",
    id: "l",
    name: "Never",
    forbid: { [issueId("i0")]: [optionId("o2")], [issueId("i2")]: [optionId("o2")] },
  };
  for (const party of ["p0", "p1"]) {
    const value = withLines(T1, party, [line]);
    expect(proposal(value, [0, 2, 2])).toEqual(outcome([1, 1, 2]));
  }
});

test("a line that evidence has lifted is no reason against", () => {
  const line: RedLine = { kind: "forbid", id: "l", name: "Not yet", forbid: { [issueId("i0")]: [optionId("o2")] } };
  const until = { given: { seen: ["yes"] }, probability: 0.5 } as unknown as NonNullable<RedLine["until"]>; // ids as a file writes them
  // As above.
  const unknowns = [
    {
      id: "seen",
      name: "Seen",
      states: [
        { id: "yes", name: "Yes" },
        { id: "no", name: "No" },
      ],
    },
  ] as unknown as Case["unknowns"];
  const held = (probability: number): Case => {
    const value = withLines({ ...T1, unknowns }, "p0", [{ ...line, until }]);
    const brief = value.briefs[partyId("p0")] ?? expect.fail();
    // As above.
    const probabilities = { seen: { yes: probability, no: 1 - probability } } as unknown as Brief["probabilities"];
    return { ...value, briefs: { ...value.briefs, [partyId("p0")]: { ...brief, probabilities } } };
  };
  expect(proposal(held(0.6), [0, 2, 2])).toEqual(outcome([2, 1, 2]));
  expect(proposal(held(0.4), [0, 2, 2])).not.toEqual(outcome([2, 1, 2]));
});

test("only the briefs of those who opted in are looked at, and needed", () => {
  const three = pointsCase(
    [
      [
        [1, 1, 9],
        [2, 2, 0],
      ],
    ],
    [0, 0, 0],
  );
  expect(proposal(three, [0])).toBeNull();
  expect(proposal(three, [0], [partyId("p0"), partyId("p1")])).toEqual(outcome([1]));
  const { p2: _, ...briefs } = three.briefs as Record<string, Brief>;
  expect(proposal({ ...three, briefs }, [0], [partyId("p0"), partyId("p1")])).toEqual(outcome([1]));
  expect(postSettlementProposal({ value: { ...three, briefs }, agreed: outcome([0]), parties: all(three) })).toEqual({
    kind: "failed",
    failure: { code: "missingBrief", party: "p2" },
  });
});

test("where one party can gain nothing, the others' product counts, of as many as can gain", () => {
  const value = pointsCase(
    [
      [
        [5, 0, 0],
        [5, 9, 1],
        [5, 4, 4],
        [5, 40, 0],
        [5, 0, 40],
      ],
    ],
    [0, 0, 0],
  );
  expect(proposal(value, [0])).toEqual(outcome([2]));
});

test("among equals the one that changes fewest issues is put", () => {
  const free = pointsCase(
    [
      [
        [0, 0],
        [2, 3],
        [1, 1],
      ],
      [
        [0, 0],
        [2, 1],
      ],
    ],
    [0, 0],
  );
  const both = { [issueId("i0")]: [optionId("o1")], [issueId("i1")]: [optionId("o1")] };
  const value: Case = { ...free, constraints: [{ kind: "forbid", id: "c", name: "Not both", forbid: both }] };
  expect(proposal(value, [0, 0])).toEqual(outcome([1, 0]));
});

test("equals are told by exact products: tenths of three parties multiply alike in any order", () => {
  const free = pointsCase(
    [
      [
        [0, 0, 0],
        [0.3, 0.2, 0.1],
        [5.1, 5.2, 5.3],
      ],
      [
        [0, 0, 0],
        [-5, -5, -5],
      ],
    ],
    [0, 0, 0],
  );
  const alone = { [issueId("i0")]: [optionId("o2")], [issueId("i1")]: [optionId("o0")] };
  const value: Case = { ...free, constraints: [{ kind: "forbid", id: "c", name: "Not alone", forbid: alone }] };
  expect(proposal(value, [0, 0])).toEqual(outcome([1, 0]));
});

test("what is agreed against a constraint, or across a line that was overridden, is bettered all the same", () => {
  const value = withLines(T1, "p1", [{ kind: "forbid", id: "l", name: "Overridden", forbid: { [issueId("i2")]: [optionId("o2")] } }]);
  expect(proposal(value, [0, 2, 2])).toEqual(outcome([2, 1, 1]));
});
