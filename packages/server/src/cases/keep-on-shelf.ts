import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { audit } from "../store/audit-store.ts";
import { lastVersion, putHolder, readShelfSize } from "../store/case-holder-store.ts";
import { readShelved, type ShelvedCase } from "../store/shelf-store.ts";
import type { ReadCase } from "./desk/desk-job.ts";
import { importCase } from "./import-case.ts";

interface Keeping {
  /** Uuid. */
  readonly person: string;
  readonly name: string;
  /** Hash of the case that it is the next version of. */
  readonly replaces: string | undefined;
  /** Of the server. */
  readonly sealer: Sealer;
}

/** Puts a case that was read on a shelf, as a case of its own or as the next version of one. */
export async function keepOnShelf(transaction: Transaction, read: ReadCase, keeping: Keeping): Promise<Result<ShelvedCase, Problem>> {
  const { person, name, replaces, sealer } = keeping;
  const { hash } = read;
  const before = replaces === undefined ? null : (await readShelved(transaction, person, replaces))?.holding;
  if (before === undefined || (before === null && replaces !== undefined))
    return failed({ code: "notFound", path: "body.replaces", detail: "The case that this would replace is not on your shelf." });
  const there = (await readShelved(transaction, person, hash))?.holding ?? null;
  if (before !== null && there !== null && there.lineage !== before.lineage)
    return failed({
      code: "alreadyThere",
      detail: "This case is on your shelf already, as another case than the one that it would replace.",
    });
  if (there === null && !(await hasRoom(transaction, person)))
    return failed({ code: "noRoom", detail: `A shelf holds ${MOST_CASES} cases of one's own, and 200 MB of them. Drop some first.` });
  await importCase(transaction, read, { caseId: caseIdOf(read.title), sealer, by: person });
  const lineage = before?.lineage ?? there?.lineage ?? crypto.randomUUID();
  const version = before === null && there !== null ? there.version : await nextVersion(transaction, { person, lineage, there });
  await putHolder(transaction, { hash, person, givenBy: null, caseId: caseIdOf(name), lineage, version });
  await audit(transaction, { deed: "caseImported", by: person, table: null, facts: { caseHash: hash } });
  const kept = await readShelved(transaction, person, hash);
  if (kept === null) throw new Error("Expected the case that was put on the shelf");
  return ok(kept);
}

const MOST_CASES = 1_000;
const MOST_CHARACTERS = 200 * 1024 * 1024;

async function hasRoom(transaction: Transaction, person: string): Promise<boolean> {
  const { cases, characters } = await readShelfSize(transaction, person);
  return cases < MOST_CASES && characters < MOST_CHARACTERS;
}

/** What is the newest already stays as it is, so that the same import twice is the same as once. */
async function nextVersion(
  transaction: Transaction,
  { person, lineage, there }: { readonly person: string; readonly lineage: string; readonly there: ShelvedCase["holding"] },
): Promise<number> {
  const last = await lastVersion(transaction, person, lineage);
  return there !== null && there.version === last ? last : last + 1;
}

const LONGEST_ID = 80;

/** A name that a file can have anywhere, without folder and ending. */
export const caseIdOf = (name: string): string =>
  name
    .replace(/^.*[/\\]/s, "")
    .replace(/\.(?:ya?ml|json|xml)$/i, "")
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, "-")
    .replaceAll(/^[-.]+|[-.]+$/g, "")
    .slice(0, LONGEST_ID) || "case";
