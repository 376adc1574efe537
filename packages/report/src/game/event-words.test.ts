import { type Fact, issueId, optionId, partyId, type SessionEvent } from "@detente/engine";
import { expect, test } from "vitest";
import { labelsOf } from "../labels.ts";
import { eventWords } from "./event-words.ts";
import { ONE_GAME } from "./played.fixture.ts";

const labels = labelsOf(ONE_GAME.analysis);
const candidate = partyId("candidate");
const outcome = { [issueId("salary")]: optionId("62000") };
const AT = "2026-01-05T00:00:00.000Z";

const words = (fact: Fact): string => {
  const event: SessionEvent = { ...fact, audience: "table", seq: 1, at: AT };
  return eventWords(event, labels);
};

test.each<[Fact, RegExp]>([
  [{ kind: "optedIn", party: candidate }, /^Candidate opts in to a post-settlement round$/],
  [{ kind: "optedOut", party: candidate }, /^Candidate opts out of the post-settlement round$/],
  [
    { kind: "improvementProposed", outcome, until: AT },
    /^The facilitator proposes an improvement, to be answered before 2026-01-05T00:00:00.000Z: Yearly salary: /,
  ],
  [{ kind: "nothingProposed" }, /^The facilitator says that there will be no proposal$/],
  [{ kind: "improvementAnswered", party: candidate, answer: "no" }, /^Candidate answers no to the improvement$/],
  [{ kind: "agreed", outcome, replaces: 7 }, /^The parties all agree to an improvement, in place of their agreement$/],
  [{ kind: "agreed", outcome, offer: 7 }, /^The parties agree on offer 7$/],
])("%j is told in words", (fact, expected) => {
  expect(words(fact)).toMatch(expected);
});
