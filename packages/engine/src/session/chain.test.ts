import { describe, expect, test } from "vitest";
import { canonicalJson } from "../lib/canonical-json.ts";
import { partyId } from "../model/ids.ts";
import { type Audience, partyAudience } from "./audience.ts";
import { type ChainFault, chainFaults, type ChainToVerify, firstHead, type Link, link } from "./chain.ts";
import { type Chain, chainOf, SESSION, sha256 } from "./chain.fixture.ts";
import { outcome, table } from "./table.fixture.ts";

/** A session with three private events of the buyer between those of the table. */
const t = table();
for (const text of ["One.", "Two.", "Three."]) t.act("buyer", { kind: "message", to: "delegation", text });
t.act("buyer", { kind: "offer", outcome: outcome("20 now no"), message: "Our last word." });
t.act("seller", { kind: "message", to: "delegation", text: "Their last word?" });
t.act("seller", { kind: "accept", offer: 1 });

const TABLE = chainOf(t.events, "table");
const BUYER = chainOf(t.events, partyAudience(partyId("buyer")));

function faults(chain: Chain, more: Partial<ChainToVerify> = {}): readonly string[] {
  const found: readonly ChainFault[] = chainFaults(sha256, { session: SESSION, audience: "table", ...chain, ...more });
  return found.map(({ code, seq }) => `${code} ${seq}`);
}

const without = ({ links, disclosed }: Chain, seq: number): Chain => ({
  links: links.filter((each) => each.seq !== seq),
  disclosed: new Map([...disclosed].filter(([each]) => each !== seq)),
});

const changed = ({ links, disclosed }: Chain, seq: number, more: Partial<Link>): Chain => ({
  links: links.map((each) => (each.seq === seq ? { ...each, ...more } : each)),
  disclosed,
});

test("a whole log has no fault, and each audience's verifies alone", () => {
  expect(TABLE.links.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(faults(TABLE)).toEqual([]);
  expect(faults(BUYER, { audience: partyAudience(partyId("buyer")) })).toEqual([]);
  expect(faults({ links: [], disclosed: new Map() })).toEqual([]);
});

test("a log with a gap has one, and what follows is not linked to what is there", () => {
  expect(faults(without(TABLE, 2))).toEqual(["gap 2", "brokenLink 2", "gap 3", "brokenLink 3", "alteredEvent 3", "unlinkedEvent 4"]);
});

describe("an altered event is found", () => {
  const known = TABLE.disclosed.get(2) ?? expect.fail("it was disclosed");

  test.each([
    ["its content", { event: { ...known.event, message: "Our first word." } }],
    ["its salt", { salt: "another" }],
    ["its time", { event: { ...known.event, at: "2019-02-27T08:00:00.000Z" } }],
  ])("by %s", (_, more) => {
    // One text is changed within an event.
    const altered = { ...known, ...more } as typeof known;
    expect(faults({ ...TABLE, disclosed: new Map([...TABLE.disclosed, [2, altered]]) })).toEqual(["alteredEvent 2"]);
  });

  test("also where the link was made to commit to an event of another place", () => {
    const first = TABLE.disclosed.get(1) ?? expect.fail("it was disclosed");
    const before = TABLE.links[0]?.head ?? "";
    const forged = { ...link(sha256, before, first), seq: 2 };
    const head = sha256(canonicalJson([before, "table", 2, forged.at, forged.commitment]));
    const chain = { links: [...TABLE.links.slice(0, 1), { ...forged, head }], disclosed: new Map([[2, first]]) };
    expect(faults(chain)).toEqual(["alteredEvent 2"]);
  });
});

test("a broken link is found, and the one after it", () => {
  expect(faults(changed(TABLE, 2, { commitment: sha256("something else") }))).toEqual(["brokenLink 2", "alteredEvent 2"]);
  expect(faults(changed(TABLE, 2, { head: sha256("something else") }))).toEqual(["brokenLink 2", "brokenLink 3"]);
  expect(faults(changed(TABLE, 3, { at: "2019-02-27T08:00:00.000Z" }))).toEqual(["brokenLink 3", "alteredEvent 3"]);
});

test("a cut tail is noticed by whoever holds a receipt", () => {
  const head = TABLE.links[3]?.head ?? "";
  const cut = without(TABLE, 4);
  expect(faults(cut)).toEqual([]);
  expect(faults(cut, { receipt: { seq: 4, head } })).toEqual(["cutTail 4"]);
  expect(faults(TABLE, { receipt: { seq: 4, head } })).toEqual([]);
  expect(faults(TABLE, { receipt: { seq: 3, head } })).toEqual(["cutTail 3"]);
  expect(faults(TABLE, { receipt: { seq: 0, head: firstHead(sha256, SESSION, "table") } })).toEqual([]);
  expect(faults(TABLE, { receipt: { seq: 0, head } })).toEqual(["cutTail 0"]);
});

test("a log rewritten from some place on does not lead to the receipt", () => {
  const other = table();
  other.act("buyer", { kind: "offer", outcome: outcome("30 now yes") });
  const rewritten = chainOf(other.events, "table");
  expect(faults(rewritten)).toEqual([]);
  expect(faults(rewritten, { receipt: { seq: 2, head: TABLE.links[1]?.head ?? "" } })).toEqual(["cutTail 2"]);
});

test("an erased payload leaves the log whole", () => {
  const erased = { links: TABLE.links, disclosed: new Map([...TABLE.disclosed].filter(([seq]) => seq !== 2)) };
  expect(faults(erased)).toEqual([]);
  expect(JSON.stringify(erased.links)).not.toContain("last word");
});

test("an event without a link is found", () => {
  expect(faults({ ...TABLE, links: TABLE.links.slice(0, 3) })).toEqual(["unlinkedEvent 4"]);
});

describe("no link fits in another log", () => {
  test.each<[string, Audience, string]>([
    ["of another audience", partyAudience(partyId("seller")), SESSION],
    ["of the table", "table", SESSION],
    ["of another session", partyAudience(partyId("buyer")), "boat-2"],
  ])("%s", (_, audience, session) => {
    expect(faults(BUYER, { audience, session })).toContain("brokenLink 1");
  });

  test("not even in the middle, under the audience of its new place", () => {
    const [first, second] = TABLE.links;
    const stranger = BUYER.links[1];
    if (first === undefined || second === undefined || stranger === undefined) throw new Error("these links exist");
    const spliced = { links: [first, { ...stranger, audience: "table" as const }], disclosed: new Map() };
    expect(faults(spliced)).toEqual(["brokenLink 2"]);
  });
});

test("equal events have links that show nothing of it, as long as their salts differ", () => {
  const event = t.events[0] ?? expect.fail("it was opened");
  const [one, other] = ["a", "b"].map((salt) => link(sha256, "", { event, salt }).commitment);
  expect(one).not.toBe(other);
});

test("a log that went through JSON is committed to in the same way", () => {
  expect(canonicalJson(JSON.parse(JSON.stringify(t.events)))).toBe(canonicalJson(t.events));
});
