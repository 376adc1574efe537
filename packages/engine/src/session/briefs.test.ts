import { describe, expect, test } from "vitest";
import type { Brief } from "../model/case.ts";
import { type IssueId, issueId } from "../model/ids.ts";
import type { ChoiceIssue, Issue } from "../model/issue.ts";
import type { Deed, IssueMapping } from "./action.ts";
import { amend, BOAT, briefOf, mapping, WORDY } from "./amendments.fixture.ts";
import { outcome, type Table, table } from "./table.fixture.ts";

const openFloor = { protocol: { kind: "openFloor" } } as const;
const { price, delivery, warranty } = BOAT;
const offer = (words: string): Deed => ({ kind: "offer", outcome: outcome(words) });

describe("[A3] a party revises its own brief", () => {
  test("[A3] which is its own event, and nobody else's", () => {
    const t = table();
    const revised = { ...briefOf(t, "buyer"), notes: "We need it by May." };
    expect(t.act("buyer", { kind: "reviseBrief", brief: revised, briefHash: "b2" })).toMatchObject([
      { kind: "briefRevised", audience: "party/buyer", briefHash: "b2" },
    ]);
    expect(briefOf(t, "buyer").notes).toBe("We need it by May.");
    for (const who of ["seller", "mediator", "observer"]) expect(JSON.stringify(t.view(who))).not.toContain("by May");
    expect(t.refused("facilitator", { kind: "reviseBrief", brief: revised })).toBe("notYourPlace");
  });

  test("[A3] and ends its overrides: they were of the lines as they were", () => {
    const t = table(openFloor);
    t.act("buyer", { kind: "overrideRedLine", redLine: "dear", reason: "For once." });
    t.act("buyer", { kind: "reviseBrief", brief: briefOf(t, "buyer") });
    expect(t.refused("buyer", offer("40 now yes"))).toBe("crossesRedLine");
  });

  test.each<[string, object]>([
    ["brief.notes", { notes: 5 }],
    ["brief.notes", { notes: "x".repeat(10_001) }],
    ["brief.preferences", { preferences: null }],
    ["brief.preferences.kind", { preferences: { kind: "words", issues: {}, interactions: [] } }],
    ["brief.preferences.issues", { preferences: { kind: "points", issues: { price: 5 }, interactions: [] } }],
    ["brief.preferences.issues", { preferences: { kind: "points", issues: { price: { kind: "curve", curve: [] } }, interactions: [] } }],
    [
      "brief.preferences.issues",
      { preferences: { kind: "points", issues: { price: { kind: "line", curve: [{ at: 1, worth: 1 }] } }, interactions: [] } },
    ],
    [
      "brief.preferences.issues",
      { preferences: { kind: "weighted", issues: { price: { kind: "options", options: {} } }, interactions: [] } },
    ],
    ["brief.preferences.discount", { preferences: { kind: "points", issues: {}, interactions: [], discount: 2 } }],
    ["brief.preferences.discount", { preferences: { kind: "points", issues: {}, interactions: [], discount: 0 } }],
    ["brief.preferences.interactions", { preferences: { kind: "points", issues: {} } }],
    ["brief.preferences.interactions.0", { preferences: { kind: "points", issues: {}, interactions: [{ when: {}, given: {} }] } }],
    ["brief.noAgreement", { noAgreement: { kind: "reservationValue", reservationValue: { low: 2, likely: 1, high: 3 } } }],
    ["brief.noAgreement", { noAgreement: { kind: "alternatives", alternatives: [{ name: "Wait", kind: "hope" }] } }],
    [
      "brief.preferences.issues",
      { preferences: { kind: "points", issues: { price: { kind: "curve", curve: [{ at: 1, worth: "much" }] } }, interactions: [] } },
    ],
    ["brief.noAgreement", { noAgreement: { kind: "alternatives", alternatives: [null] } }],
    ["brief.noAgreement", { noAgreement: { kind: "alternatives", alternatives: [] } }],
    ["brief.noAgreement.reservationValue", { noAgreement: { kind: "reservationValue", reservationValue: Number.NaN } }],
    ["brief.redLines", { redLines: {} }],
    ["brief.redLines.0.forbid.colour", { redLines: [{ kind: "forbid", id: "a", name: "A", forbid: { colour: ["red"] } }] }],
    ["brief.probabilities", { probabilities: { rain: 0.5 } }],
    ["brief.estimates", { estimates: [] }],
    ["brief.estimates.seller", { estimates: { seller: 5 } }],
    ["brief.estimates.seller.redLines", { estimates: { seller: { preferences: { kind: "points", issues: {}, interactions: [] } } } }],
  ])("[A3] what is no brief is refused at %s (%#)", (path, wrong) => {
    const t = table();
    const revised = { ...briefOf(t, "buyer"), ...wrong } as Brief;
    expect(t.refusal("buyer", { kind: "reviseBrief", brief: revised })).toMatchObject({ code: "badBrief", path });
  });

  test("[A3] nor is one that nests without end", () => {
    const t = table();
    let value: unknown = 1;
    for (let depth = 0; depth < 120; depth++) value = { name: "Wait", kind: "choices", choices: [value] };
    const noAgreement = { kind: "alternatives", alternatives: [value] } as never;
    const refusal = t.refusal("buyer", { kind: "reviseBrief", brief: { ...briefOf(t, "buyer"), noAgreement } });
    expect(refusal.code).toBe("badBrief");
    expect(refusal.path).toMatch(/^brief\.noAgreement\.alternatives\.0\.choices\.0/);
  });

  test("[A3] every brief of a case is one", () => {
    const full = table({ value: WORDY, ...openFloor });
    expect(full.kinds("buyer", { kind: "reviseBrief", brief: briefOf(full, "buyer") })).toEqual(["briefRevised"]);
  });
});

describe("[A4] briefs follow the mapping", () => {
  const amended = (map: IssueMapping, issues: readonly Issue[]): Table => {
    const t = table({ value: WORDY, ...openFloor });
    t.act("facilitator", amend(issues, map));
    return t;
  };
  const when: ChoiceIssue = { kind: "choice", id: issueId("when"), name: "When", options: [{ id: "at-once" as never, name: "At once" }] };

  test("[A4] preferences, red lines and estimates under new names", () => {
    const wait: ChoiceIssue = { ...when, options: [...when.options, { id: "wait" as never, name: "Wait" }] };
    const t = amended(mapping({ delivery: { issue: "when", options: { now: "at-once", later: "wait" } } }), [price, wait, warranty]);
    const { preferences, redLines, estimates } = briefOf(t, "buyer");
    expect(preferences).toMatchObject({
      issues: { when: { options: { "at-once": 5 } } },
      interactions: [{ when: { when: ["at-once"] } }, {}],
    });
    expect(redLines).toMatchObject([
      { forbid: { when: ["wait"], warranty: ["no"] } },
      { forbid: { when: ["wait"] } },
      { if: { price: { from: 30 } }, then: { warranty: ["yes"] } },
      { if: { price: ["10"] }, then: { when: ["at-once"], warranty: ["no"] } },
    ]);
    expect(estimates).toMatchObject({ seller: { redLines: [{ forbid: { when: ["at-once"], warranty: ["yes"] } }] } });
    expect(t.refused("buyer", { kind: "offer", outcome: { price: "20", when: "wait", warranty: "no" } as never })).toBe("crossesRedLine");
  });

  test("[A4] a line or an interaction that named an issue which is gone is gone too; what it demanded of it is not demanded", () => {
    const t = amended(mapping({ delivery: null }), [price, warranty]);
    const { preferences, redLines, estimates } = briefOf(t, "buyer");
    expect(redLines.map(({ id }) => id)).toEqual(["dear", "now"]);
    expect(redLines[1]).toMatchObject({ then: { warranty: ["no"] } });
    expect(preferences.interactions.map(({ name }) => name)).toEqual(["Price alone"]);
    expect(Object.keys(preferences.issues)).toEqual(["price", "warranty"]);
    expect(estimates).toMatchObject({ seller: { redLines: [] } });
    expect(t.kinds("buyer", { kind: "offer", outcome: { price: "20", warranty: "no" } as never })).toEqual(["offered"]);
  });

  test("[A4] where all that a line demanded is gone and the issue stays, its premise alone crosses it", () => {
    const t = amended(mapping({ delivery: { issue: "when", options: { now: null, later: "at-once" } } }), [price, when, warranty]);
    expect(briefOf(t, "buyer").redLines).toMatchObject([
      { id: "soon", forbid: { when: ["at-once"], warranty: ["no"] } },
      { id: "late" },
      { id: "dear" },
      { id: "now", kind: "forbid", forbid: { price: ["10"] } },
    ]);
  });

  test("[A4] a premise that is gone demands nothing", () => {
    const t = amended(mapping({ price: null }), [delivery, warranty]);
    expect(briefOf(t, "buyer").redLines.map(({ id }) => id)).toEqual(["soon", "late"]);
  });

  test("[A4] until the party revises its brief", () => {
    const t = amended(mapping({ delivery: null }), [price, warranty]);
    t.act("buyer", { kind: "reviseBrief", brief: { ...briefOf(t, "buyer"), redLines: [] } });
    expect(t.kinds("buyer", { kind: "offer", outcome: { price: "30", warranty: "no" } as Record<IssueId, never> })).toEqual(["offered"]);
  });
});
