import { describe, expect, test } from "vitest";
import { stipulationId } from "../../model/ids.ts";
import { changed, keeping, relieved, relievedUnder, TERMS, withSnapback } from "./record.fixture.ts";
import type { Due, Stipulation } from "./terms.ts";

const SHOWN = { kind: "evidenceSubmitted", text: "A report" } as const;
const ACCEPTED = { kind: "accepted", evidence: 1 } as const;
const NOTIFIED = { kind: "snapbackNotified", reason: "The seals are broken" } as const;

describe("when something is due", () => {
  test.each<[string, Due, string]>([
    ["an instant", { kind: "instant", at: "2025-03-01T12:00:00.000Z" }, "2025-03-01T12:00:00.000Z"],
    ["an afternoon", { kind: "civil", date: "2025-06-30", time: "17:00", zone: "America/New_York" }, "2025-06-30T21:00:00.000Z"],
    ["the end of a day", { kind: "civil", date: "2025-10-18", time: "24:00", zone: "Europe/Vienna" }, "2025-10-18T22:00:00.000Z"],
    ["days from the agreement on", { kind: "days", days: 90, zone: "UTC" }, "2025-04-02T00:00:00.000Z"],
    [
      "days by the clocks of a place where the year began earlier",
      { kind: "days", days: 90, zone: "Asia/Seoul" },
      "2025-04-01T15:00:00.000Z",
    ],
  ])("[K14] it is due at %s", (_, due, dueAt) => {
    const record = keeping(changed("halt", { due }));
    expect(record.of("2025-01-02 00:00", "halt").dueAt).toBe(dueAt);
  });

  test("[K14] days count from the gate, and there is no due time while it is shut", () => {
    const record = keeping();
    expect(record.of("2025-03-20 09:00", "relief").dueAt).toBeNull();
    record.act("2025-03-20 09:00 north halt", SHOWN);
    // In Vienna it is 21 March by then, and summer time ten days later.
    record.act("2025-03-20 23:30 inspectors halt", ACCEPTED);
    expect(record.of("2025-03-20 23:30", "relief").dueAt).toBe("2025-03-31T22:00:00.000Z");
  });

  test("[K15] in time is before the end of the day in Vienna, whatever day it is elsewhere", () => {
    for (const [at, standing] of [
      ["2025-03-29T22:59:59.999Z", "accepted"],
      ["2025-03-29T23:00:00.000Z", "late"],
    ] as const) {
      const record = keeping();
      record.act(`${at} north halt`, SHOWN);
      record.act("2025-05-01 09:00 inspectors halt", ACCEPTED);
      expect(record.of("2025-05-01 09:00", "halt").standing).toBe(standing);
    }
  });

  test("[K15] the verifier's time does not count against the owner, but a second try does", () => {
    const record = keeping();
    record.act("2025-03-29 09:00 north halt", SHOWN);
    expect(record.of("2025-04-15 09:00", "halt").standing).toBe("submitted");
    record.act("2025-04-15 10:00 inspectors halt", { kind: "disputed", evidence: 1, reason: "Unreadable" });
    record.act("2025-04-15 11:00 north halt", SHOWN);
    expect(record.of("2025-04-15 11:00", "halt").standing).toBe("overdue");
    record.act("2025-04-15 12:00 inspectors halt", { kind: "accepted", evidence: 2 });
    expect(record.of("2025-04-15 12:00", "halt").standing).toBe("late");
  });

  test("[K16] it is overdue from the instant on, and not before", () => {
    const record = keeping();
    record.act("2025-02-03 09:00 north halt", { kind: "started" });
    expect(record.of("2025-03-29T22:59:59.999Z", "halt").standing).toBe("due");
    expect(record.at("2025-03-29T22:59:59.999Z").nextDue).toEqual(["halt"]);
    expect(record.of("2025-03-29T23:00:00.000Z", "halt").standing).toBe("overdue");
    expect(record.at("2025-03-29T23:00:00.000Z").nextDue).toEqual([]);
  });

  test("[K17] the end of a day is that of the zone's own day: of 23 hours, of 25, on either side of the date line, or skipped", () => {
    const dueAt = (date: string, time: string, zone: string) =>
      keeping(changed("halt", { due: { kind: "civil", date, time, zone } })).of("2025-01-02 00:00", "halt").dueAt;
    expect(dueAt("2025-03-30", "24:00", "Europe/Vienna")).toBe("2025-03-30T22:00:00.000Z");
    expect(dueAt("2025-10-26", "24:00", "Europe/Vienna")).toBe("2025-10-26T23:00:00.000Z");
    expect(dueAt("2025-10-26", "02:30", "Europe/Vienna")).toBe("2025-10-26T01:30:00.000Z");
    expect(dueAt("2025-03-30", "02:30", "Europe/Vienna")).toBe("2025-03-30T01:00:00.000Z");
    expect(dueAt("2025-10-18", "24:00", "Pacific/Kiritimati")).toBe("2025-10-18T10:00:00.000Z");
    expect(dueAt("2025-10-18", "24:00", "Etc/GMT+12")).toBe("2025-10-19T12:00:00.000Z");
    expect(dueAt("2011-12-30", "24:00", "Pacific/Apia")).toBe("2011-12-30T10:00:00.000Z");
  });
});

describe("a score", () => {
  test("[K26] follows from what has happened", () => {
    const record = relieved();
    const scores: (number | null)[] = [];
    const note = () => scores.push(record.of("2025-02-07 12:00", "dismantle").derivedScore);
    const act = (by: string, action: Parameters<typeof record.act>[1]) => {
      record.act(`2025-02-07 12:00 ${by} dismantle`, action);
      note();
    };
    note();
    act("north", { kind: "started" });
    const part = { ...SHOWN, parts: 1 } as const;
    act("north", part);
    act("inspectors", ACCEPTED);
    act("north", part);
    act("inspectors", { kind: "accepted", evidence: 2 });
    act("north", SHOWN);
    act("inspectors", { kind: "disputed", evidence: 3, reason: "No" });
    act("inspectors", { kind: "accepted", evidence: 3 });
    expect(scores).toEqual([0, 1, 1, 1, 1, 2, 2, 2, 3]);
  });

  test("[K26] evidence of all that remains is worth 2 until it is disputed, and 3 once it is accepted", () => {
    const record = keeping();
    record.act("2025-02-03 09:00 north halt", SHOWN);
    expect(record.of("2025-02-03 09:00", "halt").derivedScore).toBe(2);
    record.act("2025-02-03 10:00 south halt", { kind: "disputed", evidence: 1, reason: "No" });
    expect(record.of("2025-02-03 10:00", "halt").derivedScore).toBe(1);
    record.act("2025-02-03 11:00 inspectors halt", ACCEPTED);
    expect(record.of("2025-02-03 11:00", "halt").derivedScore).toBe(3);
  });

  test.each([
    [0, 3],
    [0.3, 2],
    [0.5, 1],
    [1, 0],
  ])("[K26] of a full score a snapback that loses %d leaves %d", (lost, score) => {
    const record = relievedUnder(withSnapback({ lost }));
    record.act("2025-02-05 09:00 south relief", SHOWN);
    record.act("2025-02-05 09:00 inspectors relief", ACCEPTED);
    record.act("2025-02-06 09:00 south relief", NOTIFIED);
    expect(record.of("2026-01-01 00:00", "relief")).toMatchObject({ standing: "snappedBack", derivedScore: score });
  });

  test("[K27] a coder's score counts in its place until the next, with who and why; the derived one is still told", () => {
    const record = relieved();
    const coded = { kind: "coded", score: 1, reason: "Seals alone are not a halt" } as const;
    for (const by of ["inspectors", "north"])
      expect(record.refused(`2025-02-07 09:00 ${by} halt`, coded)).toEqual({
        code: "notYourPlace",
        path: "by",
        facts: { whose: "monitor" },
      });
    record.act("2025-02-07 09:00 monitor halt", coded);
    expect(record.of("2025-02-07 09:00", "halt")).toMatchObject({
      score: 1,
      derivedScore: 3,
      standing: "accepted",
      coding: { by: "monitor", at: "2025-02-07T09:00:00.000Z", score: 1, reason: "Seals alone are not a halt" },
    });
    record.act("2025-02-08 09:00 monitor halt", { ...coded, score: 2, reason: "The rods are out as well" });
    expect(record.of("2025-02-08 09:00", "halt").score).toBe(2);
  });

  test("[K28] a theme is implemented by its scores over three times the number of those that count", () => {
    const record = relieved();
    record.act("2025-02-07 09:00 monitor relief", { kind: "coded", score: 2, reason: "Banks still wait" });
    const { themes, overall } = record.at("2025-02-07 09:00");
    expect(themes).toEqual([
      { id: "arms", share: 3 / 6, levels: [1, 0, 0, 1], waived: 0 },
      { id: "trade", share: 2 / 6, levels: [1, 0, 1, 0], waived: 0 },
    ]);
    expect(overall).toEqual({ share: 5 / 12, levels: [2, 0, 1, 1], waived: 0 });
  });

  test("[K28] where nothing counts there is no share", () => {
    const [halt] = TERMS.stipulations;
    if (halt === undefined) throw new Error("Expected a stipulation");
    const record = keeping({ ...TERMS, stipulations: [halt] });
    expect(record.at("2025-02-03 09:00").themes[1]).toEqual({ id: "trade", share: null, levels: [0, 0, 0, 0], waived: 0 });
    record.act("2025-02-03 09:00 south halt", { kind: "waived", reason: "No longer needed" });
    expect(record.at("2025-02-03 09:00").overall).toEqual({ share: null, levels: [0, 0, 0, 0], waived: 1 });
    record.act("2025-02-03 10:00 monitor halt", { kind: "coded", score: 1, reason: "It had begun" });
    expect(record.at("2025-02-03 10:00").overall).toEqual({ share: 1 / 3, levels: [0, 1, 0, 0], waived: 0 });
  });
});

test("what comes next is told in the order of its time", () => {
  const due = (date: string): Due => ({ kind: "civil", date, time: "24:00", zone: "UTC" });
  const stipulations = ["2025-05-01", "2025-03-01", "2025-04-01"].map((date, k) => ({
    ...(TERMS.stipulations[0] as Stipulation),
    id: stipulationId(`s${k}`),
    due: due(date),
  }));
  expect(keeping({ ...TERMS, stipulations }).at("2025-03-15 00:00").nextDue).toEqual(["s2", "s0"]);
});

test("a time before the last event is no time to read at", () => {
  expect(() => relieved().at("2025-02-01 00:00")).toThrow("Expected a time not before");
});
