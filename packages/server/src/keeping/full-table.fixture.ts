import { createHash } from "node:crypto";
import type { CommitmentAction } from "@detente/engine";
import { edited, set } from "../briefs/delegation.fixture.ts";
import { kept } from "../files/kept-file.fixture.ts";
import { agreedTable, EXEMPTIONS, HALT, put, recordInForce } from "../records/agreed-table.fixture.ts";
import { actNow, DPRK, DRAFT, none, open, type Process, type SeatedTable, US, value } from "../tables/seated-people.fixture.ts";

const PDF = "%PDF-1.7 Satellite picture – 위성";

/**
 * A table with everything that there is: an agreed session and one that is under way on a track, what was said in every audience, edited
 * briefs, files for all and for one side, a record in force with evidence and a dispute, one that waits for a yes, bots in an own and in a
 * lent seat, and people who came and went.
 */
export async function fullTable(process: Process): Promise<SeatedTable> {
  const table = await agreedTable(process);
  const { people } = table;
  const at = { ...none, params: { table: table.table } };
  value(await edited(process, people.us, { table: table.table, party: US, changes: [set("/notes", "Nur für uns – 只给我们")] }));
  const second = value(
    await process.sessions.create(people.facilitator, { ...at, body: { name: "Experts \u2028 2", track: "stockholm-january" } }),
  ).id;
  const talks = { ...table, session: second };
  value(await actNow(process, talks, { who: "facilitator", deed: open(20) }));
  value(await actNow(process, talks, { who: "us", deed: { kind: "message", to: "delegation", text: "Ünter uns – 你好" } }));
  value(await actNow(process, talks, { who: "dprk", deed: { kind: "message", to: "caucus", text: "To the mediator" } }));
  value(await actNow(process, talks, { who: "us", deed: { kind: "offer", outcome: DRAFT, message: "To be erased" } }));
  value(await actNow(process, talks, { who: "facilitator", deed: { kind: "message", to: "table", text: "Ten minutes" } }));
  value(await process.sessions.create(people.facilitator, { ...at, body: { name: "Not opened", track: null } }));
  await recordOf(process, table);
  const extra = await process.seats.give(people.facilitator, { ...at, body: { person: people.stranger.person, is: { role: "observer" } } });
  value(await process.seats.take(people.facilitator, { ...none, params: { table: table.table, seat: value(extra).id } }));
  const seats = value(await process.seats.list(people.facilitator, at)).seats;
  const lent = seats.find(({ is }) => is.role === "head" && is.party === DPRK)?.id ?? "";
  value(
    await process.bots.service.sitIn(people.facilitator, {
      ...none,
      params: { table: table.table, seat: lent },
      body: { strategy: "steady", pace: 30, seed: 5 },
    }),
  );
  return talks;
}

async function recordOf(process: Process, table: SeatedTable): Promise<void> {
  const record = await recordInForce(process, table);
  await kept(process, table, { who: "dprk", name: "위성.pdf", text: PDF, isFor: "delegation" });
  await kept(process, table, { who: "us", name: "ours.txt", text: "ours ".repeat(54_000), type: "text/plain", isFor: "delegation" });
  await kept(process, table, { who: "us", name: "empty.txt", text: "", type: "text/plain" });
  const reference = `sha256:${createHash("sha256").update(PDF).digest("hex")}`;
  const actions: readonly ["us" | "dprk", CommitmentAction][] = [
    ["dprk", { kind: "evidenceSubmitted", by: DPRK, stipulation: HALT, text: "A picture", reference }],
    ["us", { kind: "disputed", by: US, stipulation: HALT, evidence: 1, reason: "It is old" }],
    ["dprk", { kind: "accountFiled", by: DPRK, stipulation: HALT, text: "It was so.", source: reference }],
    ["us", { kind: "accountFiled", by: US, stipulation: EXEMPTIONS, text: "Not yet." }],
  ];
  for (const [who, action] of actions) value(await put(process, table, { who, record: record.id, action }));
}
