import { canonicalJson, failed, ok, recordHeader, type Result, type Terms } from "@detente/engine";
import { parsedCase } from "../cases/parsed-case.ts";
import type { Problem } from "../contract/problem.ts";
import type { beginRecord } from "../contract/record-contracts.ts";
import type { Input } from "../contract/route-contract.ts";
import type { Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { sha256 } from "../sessions/hash.ts";
import { audit } from "../store/audit-store.ts";
import { addConsent } from "../store/record-people-store.ts";
import { addRecord } from "../store/record-store.ts";
import { readBasis } from "../store/session-basis-store.ts";
import { readLog } from "../store/session-log.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import type { Seat } from "../tables/seat.ts";
import { type NewTerms, termsAsGiven, termsOfAgreement } from "./new-terms.ts";
import { isHeadOf } from "./speaks-for.ts";

interface Means {
  readonly sealers: TableSealers;
  readonly salt: () => string;
}

type Source = Input<typeof beginRecord>["body"]["from"];

/** Begins a record, with the yes of whoever begins it where it is the head of a party that the terms name. Gives its id. */
export async function beginNewRecord(
  transaction: Transaction,
  { sealers, salt: newSalt }: Means,
  { seat, from }: { readonly seat: Seat; readonly from: Source },
): Promise<Result<string, Problem>> {
  const { table, person: by } = seat;
  const found = await readTableBasis(transaction, table);
  if (found === null) return failed({ code: "notFound" });
  const sealer = sealers.of(table, found.wrappedKey);
  const made = from.kind === "terms" ? termsAsGiven(from.terms) : await fromSession(transaction, sealers, { table, from });
  if (made.kind === "failed") return made;
  const { basis } = made.value;
  // As the file has them: what is not in canonical form would read back as something else.
  const terms = JSON.parse(canonicalJson(made.value.terms.terms)) as Terms;
  const [id, salt] = [crypto.randomUUID(), newSalt()];
  const { head: termsHead } = recordHeader(sha256, terms, salt);
  await addRecord(transaction, { id, table, termsHead, opening: { terms, salt, basis }, sealer, by });
  await audit(transaction, { deed: "recordAdded", by, table, facts: { record: id } });
  const own = terms.parties.find((party) => isHeadOf(seat, party.id));
  if (own !== undefined) await addConsent(transaction, id, { party: own.id, by, position: 1 });
  return ok(id);
}

async function fromSession(
  transaction: Transaction,
  sealers: TableSealers,
  { table, from }: { readonly table: string; readonly from: Extract<Source, { readonly kind: "agreement" }> },
): Promise<Result<NewTerms, Problem>> {
  const basis = await readBasis(transaction, from.session);
  if (basis === null || basis.table !== table) return failed({ code: "notFound", detail: "There is no such session at the table." });
  const log = await readLog(transaction, { session: from.session, sealer: sealers.of(table, basis.wrappedKey) }, 0);
  const seen = log.filter(({ link }) => link.audience === "table");
  return termsOfAgreement(from, { log: seen, base: parsedCase(basis.caseHash, basis.caseKept) });
}
