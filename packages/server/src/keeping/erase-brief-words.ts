import { type Brief, partyId } from "@detente/engine";
import { type DocumentChange, documentOfOwnBrief } from "@detente/engine/case-file";
import { type KeptEdit, withoutWords } from "../briefs/without-words.ts";
import { parsedCase } from "../cases/parsed-case.ts";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { placeOfBrief } from "../store/brief-event-store.ts";
import { readTableBasis } from "../store/table-basis-store.ts";

interface Erasing {
  readonly table: string;
  readonly sealer: Sealer;
  /** Uuid. */
  readonly person: string;
}

/** Seals the edits of briefs anew without what only this person wrote. The table must be held. Whether there was anything. As the engine. */
export async function eraseBriefWords(transaction: Transaction, { table, sealer, person }: Erasing): Promise<boolean> {
  const { sql } = transaction;
  const own = sql.selectFrom("brief_event").where("table_id", "=", table).where("by_person", "=", person);
  const parties = await own.select("party").distinct().orderBy("party").execute();
  const basis = await readTableBasis(transaction, table);
  if (basis === null || parties.length === 0) return false;
  // Under which key an edit was made is for whoever repeats the request, and nobody does.
  await sql.updateTable("brief_event").set({ key: null }).where("table_id", "=", table).where("by_person", "=", person).execute();
  const value = parsedCase(basis.caseHash, basis.caseKept);
  let isErased = false;
  for (const { party } of parties) {
    const rows = await sql
      .selectFrom("brief_event")
      .select(["seq", "by_person", "sealed"])
      .where("table_id", "=", table)
      .where("party", "=", party)
      .orderBy("seq")
      .execute();
    const edits = rows.map(({ seq, by_person, sealed }): KeptEdit => {
      // Sealed by the stores of briefs, and opened with its place.
      const read = JSON.parse(sealer.open(placeOfBrief(table, party, seq), sealed)) as Omit<KeptEdit, "by"> | Brief;
      return "changes" in read
        ? { by: by_person, ...read }
        : { by: by_person, changes: null, document: documentOfOwnBrief(value, partyId(party), read) };
    });
    const without = withoutWords(edits, person);
    for (const [k, { changes, ...rest }] of (without ?? []).entries()) {
      const seq = rows[k]?.seq;
      if (seq === undefined || changes === null || (JSON.stringify(changes) === JSON.stringify(edits[k]?.changes) && !("document" in rest)))
        continue;
      const kept: { readonly changes: readonly DocumentChange[]; readonly document?: unknown } = {
        changes,
        ...("document" in rest && { document: rest.document }),
      };
      const sealed = sealer.seal(placeOfBrief(table, party, seq), JSON.stringify(kept));
      await sql
        .updateTable("brief_event")
        .set({ sealed })
        .where("table_id", "=", table)
        .where("party", "=", party)
        .where("seq", "=", seq)
        .execute();
      isErased = true;
    }
  }
  return isErased;
}
