import { describe, expect, test } from "vitest";
import { partyId } from "../model/ids.ts";
import { type Audience, partyAudience } from "./audience.ts";
import { chainOf, SESSION, sha256 } from "./chain.fixture.ts";
import { exportFaults, type KeptLog, type Receipt, type SessionExport, sessionExport } from "./session-export.ts";
import { outcome, table, viewer } from "./table.fixture.ts";

const t = table({ protocol: { kind: "singleText", search: { kind: "hillClimbing" } } });
t.act("buyer", { kind: "message", to: "delegation", text: "Thirty, if need be." });
t.act("seller", { kind: "message", to: "caucus", text: "Twenty, if need be." });
t.act("mediator", { kind: "putText", outcome: outcome("20 now no"), draw: 0.5 });
t.act("seller", { kind: "vote", text: 1, vote: { is: "accept", strength: "weak" } });
t.act("buyer", { kind: "message", to: "delegation", text: "Or thirty-one." });
t.act("buyer", { kind: "vote", text: 1, vote: { is: "accept", strength: "weak" } });

const audiences = [...new Set(t.events.map(({ audience }) => audience))];
const LOGS: readonly KeptLog[] = audiences.map((audience) => ({ audience, ...chainOf(t.events, audience) }));
const exportFor = (who: string): SessionExport => JSON.parse(JSON.stringify(sessionExport(SESSION, viewer(who), LOGS)));

function faults(exported: SessionExport, receipts: readonly Receipt[] = []): readonly string[] {
  return exportFaults(sha256, exported, receipts).map((fault) => `${fault.audience} ${fault.code}${"seq" in fault ? ` ${fault.seq}` : ""}`);
}

const receipt = (audience: Audience, seq: number): Receipt => ({
  audience,
  seq,
  head: LOGS.find((log) => log.audience === audience)?.links[seq - 1]?.head ?? "",
});

test.each<[string, readonly string[]]>([
  ["buyer", ["table", "party/buyer", "caucus/buyer"]],
  ["seller", ["table", "caucus/seller"]],
  ["mediator", ["table", "caucus/seller", "mediator", "caucus/buyer"]],
  ["observer", ["table"]],
  ["facilitator", audiences],
])("the export for %s holds the logs of its audiences, and verifies alone", (who, expected) => {
  const exported = exportFor(who);
  expect(exported.logs.map(({ audience }) => audience)).toEqual(expected);
  expect(faults(exported)).toEqual([]);
});

test("nothing of others is in it, not even how much there is", () => {
  const secretive = t.events.filter(({ audience }) => audience !== partyAudience(partyId("buyer")));
  const without = audiences.map((audience) => ({ audience, ...chainOf(secretive, audience) }));
  expect(sessionExport(SESSION, viewer("seller"), without)).toEqual(sessionExport(SESSION, viewer("seller"), LOGS));
  expect(JSON.stringify(exportFor("seller"))).not.toMatch(/party\/buyer|Thirty|draw/);
});

describe("a fault is found, and in which log", () => {
  const [common, own, caucus] = exportFor("buyer").logs;
  if (common === undefined || own === undefined || caucus === undefined) throw new Error("the buyer has three logs");
  const withLogs = (...logs: SessionExport["logs"]): SessionExport => ({ ...exportFor("buyer"), logs });

  test("an event that was changed", () => {
    const [first, ...others] = own.disclosed;
    if (first === undefined) throw new Error("the buyer spoke");
    const changed = { ...own, disclosed: [{ ...first, event: { ...first.event, text: "Forty." } as typeof first.event }, ...others] };
    expect(faults(withLogs(common, changed, caucus))).toEqual(["party/buyer alteredEvent 1"]);
  });

  test("an event that was erased is none", () => {
    expect(faults(withLogs(common, { ...own, disclosed: own.disclosed.slice(1) }, caucus))).toEqual([]);
  });

  test("a log of another audience, or of another session", () => {
    const [, stranger] = exportFor("seller").logs;
    expect(faults(withLogs(common, own, caucus, stranger ?? common))).toEqual(["caucus/seller notForViewer"]);
    expect(faults({ ...withLogs(common), session: "boat-2" })).toContain("table brokenLink 1");
    expect(faults(withLogs(common, common))).toEqual(["table twice"]);
  });

  test("a log that ends before a receipt, or is not there", () => {
    const cut = { ...own, links: own.links.slice(0, 1), disclosed: own.disclosed.slice(0, 1) };
    expect(faults(withLogs(common, cut, caucus))).toEqual([]);
    const receipts = [receipt("table", 2), receipt(own.audience, 1), receipt(own.audience, 2), receipt(caucus.audience, 1)];
    expect(faults(withLogs(common, cut, caucus), receipts)).toEqual(["party/buyer cutTail 2"]);
    expect(faults(withLogs(common, own), receipts)).toEqual(["caucus/buyer missingLog"]);
    expect(faults(exportFor("buyer"), receipts)).toEqual([]);
  });
});
