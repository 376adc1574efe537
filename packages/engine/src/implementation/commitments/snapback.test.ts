import { describe, expect, test } from "vitest";
import { keeping, relieved, relievedUnder, TERMS, withSnapback } from "./record.fixture.ts";

const SHOWN = { kind: "evidenceSubmitted", text: "A report" } as const;
const NOTIFIED = { kind: "snapbackNotified", reason: "The seals are broken" } as const;

describe("a snapback", () => {
  test("[K19] is notified by those whom the terms name, of what was begun, and one clock runs at a time", () => {
    const record = keeping();
    expect(record.refused("2025-02-03 09:00 south halt", NOTIFIED).code).toBe("noSnapback");
    expect(record.refused("2025-02-03 09:00 south relief", NOTIFIED).code).toBe("notBegun");
    const begun = relieved();
    for (const by of ["north", "council"])
      expect(begun.refused(`2025-02-07 09:00 ${by} relief`, NOTIFIED)).toEqual({
        code: "notYourPlace",
        path: "by",
        facts: { whose: "south" },
      });
    expect(begun.refused("2025-02-07 09:00 south relief", { ...NOTIFIED, because: "nothing" }).code).toBe("unknownStipulation");
    begun.act("2025-02-07 09:00 south relief", { ...NOTIFIED, because: "halt" });
    expect(begun.refused("2025-02-08 09:00 south relief", NOTIFIED)).toEqual({
      code: "clockRuns",
      path: "stipulation",
      facts: { runsOutAt: "2025-03-10T00:00:00.000Z" },
    });
    expect(begun.of("2025-02-08 09:00", "relief").standing).toBe("accepted");
  });

  test("[K20] thirty days after a notice of 28 August 2025 end at midnight Greenwich after 27 September", () => {
    const record = relievedUnder(TERMS);
    record.act("2025-08-28 14:30 south relief", NOTIFIED);
    expect(record.at("2025-08-28 14:30").clocks).toEqual([
      {
        stipulation: "relief",
        by: "south",
        notifiedAt: "2025-08-28T14:30:00.000Z",
        runsOutAt: "2025-09-28T00:00:00.000Z",
        onSilence: "measuresReturn",
        deciders: ["council"],
        lost: 0.5,
      },
    ]);
  });

  test.each([
    ["Europe/Vienna", "2025-03-29 22:59", 1, "2025-03-30T22:00:00.000Z"],
    ["Europe/Vienna", "2025-03-29 23:00", 1, "2025-03-31T22:00:00.000Z"],
    ["America/New_York", "2025-10-03 12:00", 30, "2025-11-03T05:00:00.000Z"],
    ["Pacific/Kiritimati", "2025-03-01 10:00", 1, "2025-03-03T10:00:00.000Z"],
    ["Pacific/Pago_Pago", "2025-03-01 10:00", 1, "2025-03-02T11:00:00.000Z"],
  ])("[K20] in %s a clock notified at %s for %d days ends at %s", (zone, at, days, runsOutAt) => {
    const record = relievedUnder(withSnapback({ zone, days }));
    record.act(`${at} south relief`, NOTIFIED);
    expect(record.at(at).clocks[0]?.runsOutAt).toBe(runsOutAt);
  });

  test("[K21] silence brings the measures back at that instant, where so agreed, and nobody has to say anything", () => {
    const record = relievedUnder(TERMS);
    record.act("2025-08-28 14:30 south relief", NOTIFIED);
    expect(record.of("2025-09-27T23:59:59.999Z", "relief")).toMatchObject({ standing: "overdue", snappedBackAt: null });
    expect(record.of("2025-09-28T00:00:00.000Z", "relief")).toMatchObject({
      standing: "snappedBack",
      snappedBackAt: "2025-09-28T00:00:00.000Z",
    });
    expect(record.at("2025-09-28T00:00:00.000Z").clocks).toEqual([]);
    expect(record.of("2026-01-01 00:00", "dismantle")).toMatchObject({ standing: "locked", gate: { missing: ["relief"] } });
    expect(record.events.at(-1)?.kind).toBe("snapbackNotified");
  });

  test("[K21] silence keeps the relief, where that was agreed, and another notice may follow", () => {
    const record = relievedUnder(withSnapback({ onSilence: "reliefStays" }));
    record.act("2025-08-28 14:30 south relief", NOTIFIED);
    expect(record.of("2025-09-28T00:00:00.000Z", "relief")).toMatchObject({ standing: "overdue", snappedBackAt: null });
    expect(
      record.refused("2025-09-28T00:00:00.000Z council relief", {
        kind: "snapbackDecided",
        outcome: "measuresReturn",
        reason: "Now",
      }),
    ).toEqual({
      code: "noClock",
      path: "stipulation",
      facts: { ranOutAt: "2025-09-28T00:00:00.000Z" },
    });
    record.act("2025-09-28T00:00:00.000Z south relief", NOTIFIED);
  });

  test("[K22] a decider decides either way, at once and against what silence would say", () => {
    for (const [outcome, standing, onSilence] of [
      ["reliefStays", "overdue", "measuresReturn"],
      ["measuresReturn", "snappedBack", "reliefStays"],
    ] as const) {
      const record = relievedUnder(withSnapback({ onSilence }));
      const decided = { kind: "snapbackDecided", outcome, reason: "A vote" } as const;
      expect(record.refused("2025-08-28 10:00 council relief", decided)).toEqual({ code: "noClock", path: "stipulation", facts: {} });
      record.act("2025-08-28 14:30 south relief", NOTIFIED);
      expect(record.refused("2025-09-01 09:00 south relief", decided).facts).toEqual({ whose: "council" });
      record.act("2025-09-27T23:59:59.999Z council relief", decided);
      expect(record.of("2025-09-27T23:59:59.999Z", "relief").standing).toBe(standing);
      expect(record.of("2026-09-28 00:00", "relief").standing).toBe(standing);
      expect(record.at("2025-09-27T23:59:59.999Z").clocks).toEqual([]);
    }
  });

  test("[K23] who notified withdraws, and may notify again", () => {
    const record = relievedUnder(
      withSnapback({ mayTrigger: [...(TERMS.stipulations[1]?.snapback?.mayTrigger ?? []), "council" as never] }),
    );
    record.act("2025-08-28 14:30 south relief", NOTIFIED);
    const withdrawn = { kind: "snapbackWithdrawn", reason: "Settled" } as const;
    expect(record.refused("2025-08-29 09:00 council relief", withdrawn)).toEqual({
      code: "notYourPlace",
      path: "by",
      facts: { whose: "south" },
    });
    record.act("2025-08-29 09:00 south relief", withdrawn);
    expect(record.of("2025-10-01 00:00", "relief").snappedBackAt).toBeNull();
    expect(record.refused("2025-10-01 09:00 south relief", withdrawn).code).toBe("noClock");
    record.act("2025-10-01 09:00 council relief", NOTIFIED);
  });

  test("[K24] from the sunset on nobody notifies; a clock that runs by then runs on", () => {
    const record = relievedUnder(TERMS);
    expect(record.refused("2025-10-18 00:00 south relief", NOTIFIED)).toEqual({
      code: "sunsetPassed",
      path: "at",
      facts: { sunsetAt: "2025-10-18T00:00:00.000Z" },
    });
    record.act("2025-10-17T23:59:59.999Z south relief", NOTIFIED);
    expect(record.of("2025-11-16T23:59:59.999Z", "relief").standing).toBe("overdue");
    expect(record.of("2025-11-17 00:00", "relief").standing).toBe("snappedBack");
  });

  test("[K25] when the measures have returned it is over, but for accounts and scores", () => {
    const record = relievedUnder(TERMS);
    record.act("2025-08-28 14:30 south relief", NOTIFIED);
    const refused = { code: "hasSnappedBack", path: "stipulation", facts: { snappedBackAt: "2025-09-28T00:00:00.000Z" } };
    const late = "2025-09-28 00:00";
    for (const [by, action] of [
      ["south", SHOWN],
      ["south", NOTIFIED],
      ["south", { kind: "snapbackWithdrawn", reason: "Too late" }],
      ["council", { kind: "snapbackDecided", outcome: "reliefStays", reason: "Too late" }],
      ["north", { kind: "waived", reason: "Too late" }],
    ] as const)
      expect(record.refused(`${late} ${by} relief`, action)).toEqual(refused);
    record.act(`${late} north relief`, { kind: "accountFiled", text: "We kept our word" });
    record.act(`${late} monitor relief`, { kind: "coded", score: 1, reason: "In force for seven months" });
    expect(record.of(late, "relief").score).toBe(1);
  });

  test("[K18] of what is waived while a clock runs nothing returns when the clock would have run out", () => {
    const record = relievedUnder(TERMS);
    record.act("2025-02-05 09:00 south relief", NOTIFIED);
    record.act("2025-02-06 09:00 north relief", { kind: "waived", reason: "No longer wanted" });
    for (const at of ["2025-02-06 09:00", "2025-06-01 00:00"]) {
      expect(record.at(at).clocks).toEqual([]);
      expect(record.of(at, "relief")).toMatchObject({ standing: "waived", snappedBackAt: null, fulfilledAt: "2025-02-06T09:00:00.000Z" });
    }
  });
});
