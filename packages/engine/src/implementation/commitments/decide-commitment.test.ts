import { describe, expect, test } from "vitest";
import { commitmentsAt } from "./commitments-at.ts";
import { decideCommitment } from "./decide-commitment.ts";
import { foldCommitments } from "./evolve-commitment.ts";
import { compiled, keeping, relieved, TERMS } from "./record.fixture.ts";

const SHOWN = { kind: "evidenceSubmitted", text: "A report" } as const;
const ACCEPTED = { kind: "accepted", evidence: 1 } as const;
const BECAUSE = { reason: "For cause" } as const;

test("[K1] the same events give the same state, and deciding changes nothing", () => {
  const record = relieved();
  const before = JSON.stringify(record.state());
  record.refused("2025-02-07 09:00 north halt", SHOWN);
  expect(JSON.stringify(record.state())).toBe(before);
  const again = foldCommitments(compiled(), JSON.parse(JSON.stringify(record.events)));
  expect(again).toEqual(record.state());
  expect(commitmentsAt(record.terms, again, "2025-04-01T00:00:00.000Z")).toEqual(record.at("2025-04-01 00:00"));
});

describe("[K2] an action whose parts are not what they should be is refused", () => {
  test.each([
    ["a kind that is none", { kind: "constructor" }, "kind"],
    ["a number for a text", { ...SHOWN, text: 7 }, "text"],
    ["no text where one is needed", { kind: "waived" }, "reason"],
    ["evidence 0", { kind: "accepted", evidence: 0 }, "evidence"],
    ["half a piece of evidence", { kind: "accepted", evidence: 0.5 }, "evidence"],
    ["a score beyond the scale", { kind: "coded", score: 4, ...BECAUSE }, "score"],
    ["another outcome", { kind: "snapbackDecided", outcome: "perhaps", ...BECAUSE }, "outcome"],
    ["more than the kind says", { kind: "started", at: "2020-01-01T00:00:00.000Z" }, "at"],
    ["nothing where a note may be", { kind: "started", note: undefined }, "note"],
    ["no name", { kind: "started", by: 3 }, "by"],
  ])("[K2] %s", (_, parts, path) => {
    const refusal = keeping().refused("2025-02-03 09:00 north halt", parts as never);
    expect(refusal).toEqual({ code: "badAction", path, facts: {} });
  });

  test("[K2] no object at all", () => {
    const { terms, state } = keeping();
    // What other programs may send.
    for (const action of [null, undefined, [], "started"])
      expect(decideCommitment(terms, state(), action as never, "2025-02-03T09:00:00.000Z")).toMatchObject({
        failure: { code: "badAction" },
      });
  });
});

test("[K3] events are numbered through the record, and time does not run back", () => {
  const record = relieved();
  expect(record.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  expect(record.events[1]).toEqual({
    ...ACCEPTED,
    seq: 2,
    at: "2025-02-03T12:00:00.000Z",
    by: "inspectors",
    stipulation: "halt",
  });
  expect(record.refused("2025-02-06 08:59 north dismantle", { kind: "started" })).toMatchObject({ code: "timeRunsBack" });
  expect(keeping().refused("2024-12-31 23:59 north halt", SHOWN)).toMatchObject({ code: "beforeAgreement" });
  expect(record.refused("2025-02-30T09:00:00.000Z north dismantle", SHOWN)).toMatchObject({ code: "badTime" });
  record.act("2025-02-06 09:00 north dismantle", { kind: "started" });
});

test("[K4] a text is neither blank nor longer than a page or two", () => {
  const record = keeping();
  expect(record.refused("2025-02-03 09:00 north halt", { ...SHOWN, text: " \n" })).toEqual({
    code: "textEmpty",
    path: "text",
    facts: {},
  });
  expect(record.refused("2025-02-03 09:00 north halt", { ...SHOWN, text: "x".repeat(10_001) }).code).toBe("badAction");
  record.act("2025-02-03 09:00 north halt", { ...SHOWN, text: "x".repeat(10_000) });
});

test("[K5] who is not named in the terms puts nothing on record, and of nothing else", () => {
  const record = keeping();
  expect(record.refused("2025-02-03 09:00 east halt", SHOWN)).toEqual({
    code: "unknownActor",
    path: "by",
    facts: { actor: "east" },
  });
  expect(record.refused("2025-02-03 09:00 constructor halt", SHOWN).code).toBe("unknownActor");
  expect(record.refused("2025-02-03 09:00 north toString", SHOWN).code).toBe("unknownStipulation");
});

describe("gates", () => {
  test("[K7] it is locked until what its gate names is fulfilled, and the refusal says what is missing", () => {
    const record = keeping();
    const missing = { code: "isLocked", path: "stipulation", facts: { missing: "halt" } };
    expect(record.refused("2025-02-03 08:00 south relief", { kind: "started" })).toEqual(missing);
    expect(record.refused("2025-02-03 08:00 south relief", SHOWN)).toEqual(missing);
    expect(record.of("2025-02-03 08:00", "relief")).toMatchObject({
      standing: "locked",
      gate: { isOpen: false, opensAt: null, missing: ["halt"] },
    });
    record.act("2025-02-03 09:00 north halt", SHOWN);
    expect(record.refused("2025-02-03 10:00 south relief", SHOWN)).toEqual(missing);
    record.act("2025-02-03 12:00 inspectors halt", ACCEPTED);
    expect(record.of("2025-02-03 12:00", "relief")).toMatchObject({
      standing: "due",
      gate: { isOpen: true, opensAt: "2025-02-03T12:00:00.000Z" },
    });
    record.act("2025-02-03 12:00 south relief", SHOWN);
  });

  test("[K7] and until the time that it names has come, by the clocks of its zone", () => {
    const record = keeping();
    const opensAt = "2025-01-31T15:00:00.000Z";
    expect(record.refused("2025-01-31T14:59:59.999Z south liaison", SHOWN)).toEqual({
      code: "isLocked",
      path: "stipulation",
      facts: { opensAt },
    });
    expect(record.of("2025-01-31T14:59:59.999Z", "liaison")).toMatchObject({
      standing: "locked",
      gate: { isOpen: false, opensAt, missing: [] },
    });
    record.act(`${opensAt} south liaison`, SHOWN);
  });

  test("[K8] a gate shuts again when what it waited for is fulfilled no longer; what had begun goes on", () => {
    const record = relieved();
    record.act("2025-02-07 09:00 inspectors halt", { kind: "disputed", evidence: 1, reason: "A seal is broken" });
    expect(record.of("2025-02-07 09:00", "relief")).toMatchObject({ standing: "accepted", gate: { isOpen: false, missing: ["halt"] } });
    record.act("2025-02-07 10:00 inspectors relief", { kind: "disputed", evidence: 1, reason: "One port still asks" });
    expect(record.refused("2025-02-07 11:00 north dismantle", { kind: "started" }).facts).toEqual({ missing: "relief" });
    record.act("2025-02-08 09:00 south relief", { kind: "evidenceSubmitted", text: "That port as well" });
    record.act("2025-02-08 10:00 inspectors relief", { kind: "accepted", evidence: 2 });
    record.act("2025-02-08 11:00 north dismantle", { kind: "started" });
  });
});

describe("evidence", () => {
  test("[K9] the owner begins, once", () => {
    const record = keeping();
    expect(record.refused("2025-02-03 09:00 south halt", { kind: "started" })).toEqual({
      code: "notYourPlace",
      path: "by",
      facts: { whose: "north" },
    });
    record.act("2025-02-03 09:00 north halt", { kind: "started", note: "The rods are out" });
    expect(record.of("2025-02-03 09:00", "halt")).toMatchObject({ standing: "due", startedAt: "2025-02-03T09:00:00.000Z", score: 1 });
    expect(record.refused("2025-02-03 10:00 north halt", { kind: "started" }).code).toBe("alreadyStarted");
  });

  test("[K10] the owner submits evidence, of all that is left or of some parts, and of no more than are", () => {
    const record = relieved();
    expect(record.refused("2025-02-07 09:00 inspectors dismantle", SHOWN).code).toBe("notYourPlace");
    record.act("2025-02-07 09:00 north dismantle", { ...SHOWN, parts: 1 });
    expect(record.refused("2025-02-07 10:00 north dismantle", { ...SHOWN, parts: 4 })).toEqual({
      code: "tooManyParts",
      path: "parts",
      facts: { parts: 4, left: 3 },
    });
    record.act("2025-02-07 10:00 north dismantle", SHOWN);
    expect(record.of("2025-02-07 10:00", "dismantle")).toMatchObject({
      startedAt: "2025-02-07T09:00:00.000Z",
      parts: { all: 4, submitted: 4, accepted: 0 },
    });
    expect(record.refused("2025-02-07 10:00 north dismantle", SHOWN)).toEqual({
      code: "tooManyParts",
      path: "",
      facts: { parts: 1, left: 0 },
    });
  });

  test("[K10] what was disputed may be shown anew, and then not be accepted twice", () => {
    const record = keeping();
    record.act("2025-02-03 09:00 north halt", SHOWN);
    record.act("2025-02-03 10:00 south halt", { kind: "disputed", evidence: 1, ...BECAUSE });
    record.act("2025-02-03 11:00 north halt", SHOWN);
    record.act("2025-02-03 12:00 inspectors halt", { kind: "accepted", evidence: 2 });
    expect(record.refused("2025-02-03 13:00 inspectors halt", ACCEPTED).code).toBe("tooManyParts");
    expect(record.refused("2025-02-03 13:00 north halt", SHOWN).code).toBe("isFulfilled");
  });

  test("[K11] only the verifier accepts, also what was disputed", () => {
    const record = keeping();
    record.act("2025-02-03 09:00 north halt", SHOWN);
    for (const by of ["north", "south", "council"])
      expect(record.refused(`2025-02-03 10:00 ${by} halt`, ACCEPTED).code).toBe("notYourPlace");
    expect(record.refused("2025-02-03 10:00 inspectors halt", { kind: "accepted", evidence: 2 })).toEqual({
      code: "noSuchEvidence",
      path: "evidence",
      facts: { evidence: 2, last: 1 },
    });
    record.act("2025-02-03 10:00 south halt", { kind: "disputed", evidence: 1, ...BECAUSE });
    record.act("2025-02-03 11:00 inspectors halt", ACCEPTED);
    expect(record.refused("2025-02-03 12:00 inspectors halt", ACCEPTED).code).toBe("alreadyAccepted");
    expect(record.of("2025-02-03 12:00", "halt").standing).toBe("accepted");
  });

  test("[K12] any other party disputes what is not accepted; the verifier takes an acceptance back", () => {
    const record = keeping();
    record.act("2025-02-03 09:00 north halt", SHOWN);
    const disputed = { kind: "disputed", evidence: 1, ...BECAUSE } as const;
    for (const by of ["north", "council"]) expect(record.refused(`2025-02-03 10:00 ${by} halt`, disputed).code).toBe("notYourPlace");
    record.act("2025-02-03 10:00 south halt", disputed);
    expect(record.refused("2025-02-03 11:00 south halt", disputed).code).toBe("alreadyDisputed");
    expect(record.of("2025-02-03 11:00", "halt")).toMatchObject({
      standing: "disputed",
      evidence: [{ disputes: [{ by: "south", reason: "For cause" }] }],
    });
    record.act("2025-02-03 12:00 inspectors halt", ACCEPTED);
    expect(record.refused("2025-02-03 13:00 south halt", disputed).code).toBe("alreadyAccepted");
    record.act("2025-02-03 14:00 inspectors halt", disputed);
    expect(record.of("2025-02-03 14:00", "halt")).toMatchObject({ standing: "disputed", fulfilledAt: null });
  });

  test("[K13] it is fulfilled when all its parts are accepted", () => {
    const record = relieved();
    for (const [k, parts] of [1, 2, 1].entries()) {
      expect(record.of("2025-02-07 09:00", "dismantle").fulfilledAt).toBeNull();
      record.act("2025-02-07 09:00 north dismantle", { ...SHOWN, parts });
      record.act("2025-02-07 09:00 inspectors dismantle", { kind: "accepted", evidence: k + 1 });
    }
    expect(record.of("2025-02-07 09:00", "dismantle")).toMatchObject({
      standing: "accepted",
      fulfilledAt: "2025-02-07T09:00:00.000Z",
      score: 3,
    });
  });
});

test("[K18] a waiver takes all to whom it is owed, and then nothing remains to be done", () => {
  const [east, west] = ["east", "west"];
  const parties = [...TERMS.parties, { id: east as never, name: "East" }, { id: west as never, name: "West" }];
  const record = keeping({ ...TERMS, parties });
  expect(record.refused("2025-02-03 09:00 north halt", { kind: "waived", ...BECAUSE })).toEqual({
    code: "notYourPlace",
    path: "by",
    facts: { whose: "south, east, west" },
  });
  record.act("2025-02-03 09:00 south halt", { kind: "waived", ...BECAUSE });
  expect(record.refused("2025-02-03 09:00 south halt", { kind: "waived", ...BECAUSE }).code).toBe("alreadyWaived");
  record.act("2025-02-03 10:00 west halt", { kind: "waived", ...BECAUSE });
  expect(record.of("2025-02-03 10:00", "halt")).toMatchObject({ standing: "due", waivedBy: ["south", "west"] });
  record.act("2025-02-03 11:00 east halt", { kind: "waived", ...BECAUSE });
  expect(record.of("2025-02-03 11:00", "halt")).toMatchObject({ standing: "waived", fulfilledAt: "2025-02-03T11:00:00.000Z", score: null });
  expect(record.refused("2025-02-03 12:00 north halt", SHOWN).code).toBe("isWaived");
  expect(record.of("2025-02-03 12:00", "relief").standing).toBe("due");
  expect(record.at("2025-02-03 12:00").themes[0]).toMatchObject({ id: "arms", waived: 1, levels: [1, 0, 0, 0], share: 0 });
  expect(relieved().refused("2025-02-07 12:00 south halt", { kind: "waived", ...BECAUSE }).code).toBe("isFulfilled");
});

test("[K29] each party files its accounts, of a stipulation or of an event that concerns it", () => {
  const record = relieved();
  record.act("2025-02-07 09:00 north halt", { kind: "accountFiled", text: "We halted in good faith" });
  record.act("2025-02-07 09:00 south halt", { kind: "accountFiled", text: "The seals came late", event: 1, source: "press-7" });
  const account = { kind: "accountFiled", text: "x" } as const;
  expect(record.refused("2025-02-07 10:00 south halt", { ...account, event: 3 })).toEqual({
    code: "unknownEvent",
    path: "event",
    facts: { event: 3 },
  });
  expect(record.refused("2025-02-07 10:00 south halt", { ...account, event: 99 }).code).toBe("unknownEvent");
  expect(record.refused("2025-02-07 10:00 inspectors halt", account).code).toBe("notYourPlace");
});

test("[K30] accounts stand side by side; none changes anything, and none is replaced", () => {
  const record = relieved();
  const before = record.at("2025-02-07 12:00");
  for (const [by, text] of [
    ["north", "Done as agreed"],
    ["south", "Done late"],
    ["north", "Done as agreed, and early"],
  ] as const)
    record.act(`2025-02-07 09:00 ${by} halt`, { kind: "accountFiled", text, event: 1 });
  const after = record.at("2025-02-07 12:00");
  expect(after.stipulations[0]?.accounts.map(({ party, accounts }) => [party, accounts.map(({ text, event }) => [text, event])])).toEqual([
    [
      "north",
      [
        ["Done as agreed", 1],
        ["Done as agreed, and early", 1],
      ],
    ],
    ["south", [["Done late", 1]]],
  ]);
  const bare = (reading: typeof after) => ({ ...reading, stipulations: reading.stipulations.map((each) => ({ ...each, accounts: [] })) });
  expect(bare(after)).toEqual(bare(before));
});
