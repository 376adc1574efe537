import { failed, ok, type PartyId, type Result } from "@detente/engine";
import { parsedCase } from "../cases/parsed-case.ts";
import type { Problem } from "../contract/problem.ts";
import { readBriefs } from "../store/brief-store.ts";
import { readSeatMeant } from "../store/seat-store.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import { type CaseOfSide, caseOfSide } from "./case-of-side.ts";
import { ownSide } from "./own-side.ts";
import type { AskedSide, SideMeans } from "./side-of-session.ts";

export interface SideOfTable extends CaseOfSide {
  readonly table: string;
  /** Of the public part of the case. */
  readonly caseHash: string;
  readonly party: PartyId;
  /** ISO time of the database. */
  readonly at: string;
}

/** What a side knows at a table before any session: the case, and its brief as it is now. Read as sideOfSession reads. */
export async function sideOfTable(
  { database, sealers }: SideMeans,
  table: string,
  asked: AskedSide,
): Promise<Result<SideOfTable, Problem>> {
  const settled = await database.transact({ kind: "engine" }, async (transaction) => {
    const side = ownSide(await readSeatMeant(transaction, table, asked), asked.as, asked.path);
    const basis = side.kind === "failed" ? null : await readTableBasis(transaction, table);
    if (side.kind === "failed") return side;
    return basis === null ? failed({ code: "notFound" } as const) : ok({ ...side.value, basis });
  });
  if (settled.kind === "failed") return settled;
  const { seat, party, basis } = settled.value;
  const sealer = sealers.of(table, basis.wrappedKey);
  return database.transact({ kind: "person", person: seat.person, seat: seat.id }, async (transaction) => {
    const value = parsedCase(basis.caseHash, basis.caseKept);
    const briefs = await readBriefs(transaction, { table, sealer, value }, null);
    const own = caseOfSide(value, { party, briefs, path: asked.path });
    return own.kind === "failed" ? own : ok({ ...own.value, table, caseHash: basis.caseHash, party, at: transaction.at });
  });
}
