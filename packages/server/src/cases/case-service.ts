import { failed, ok } from "@detente/engine";
import type { Database } from "../database/database.ts";
import { cursorIn, pageOf, wrongCursor } from "../lists/page-of.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { Cases } from "../services.ts";
import { isGuest } from "../sign-in/guest.ts";
import { readOwnCaseBriefs } from "../store/case-brief-store.ts";
import { readCase } from "../store/case-store.ts";
import { readLineage, readShelf, readShelved } from "../store/shelf-store.ts";
import { untilKept } from "../store/until-kept.ts";
import { caseProblem, faultsOf } from "./case-problem.ts";
import { caseShelf } from "./case-shelf.ts";
import type { CaseDesk } from "./desk/case-desk.ts";
import { keepOnShelf } from "./keep-on-shelf.ts";
import { shownCase } from "./shown-case.ts";

interface Means {
  readonly database: Database;
  /** Of the server. */
  readonly sealer: Sealer;
  readonly desk: CaseDesk;
}

const MEDIA_TYPES = {
  yaml: "application/yaml; charset=utf-8",
  json: "application/json; charset=utf-8",
  genius: "application/xml; charset=utf-8",
  geniusweb: "application/json; charset=utf-8",
} as const;
const ENDINGS = { yaml: "yaml", json: "json", genius: "xml", geniusweb: "json" } as const;

/** What is only looked at is read as the person who asks: what the database shows that person is what there is. */
export function caseService({ database, sealer, desk }: Means): Cases {
  return {
    ...caseShelf(database),

    list: ({ person }, { query: { after, limit, versions } }) =>
      database.transact({ kind: "person", person }, async (transaction) => {
        if (after !== undefined && (await readCase(transaction, after)) === null) return wrongCursor();
        const found = await readShelf(transaction, { person, which: versions }, { after: after ?? null, most: limit + 1 });
        const { items, next } = pageOf(found, limit, ({ hash }) => hash);
        return ok({ cases: items.map(shownCase), next });
      }),

    read: ({ person }, { params: { hash } }) =>
      database.transact({ kind: "person", person }, async (transaction) => {
        const [found, shelved] = [await readCase(transaction, hash), await readShelved(transaction, person, hash)];
        return found === null || shelved === null ? failed({ code: "notFound" }) : ok({ ...shownCase(shelved), text: found.text });
      }),

    versions: ({ person }, { params: { hash }, query: { after, limit } }) =>
      database.transact({ kind: "person", person }, async (transaction) => {
        const cursor = cursorIn(after, /^(\d{1,9})\.([0-9a-f]{64})$/);
        if (cursor.kind === "failed") return cursor;
        const [version = "", last = ""] = cursor.value ?? [];
        const found = await readShelved(transaction, person, hash);
        if (found === null) return failed({ code: "notFound" });
        if (found.holding === null) return ok({ cases: [shownCase(found)], next: null });
        const { lineage } = found.holding;
        const behind = cursor.value === null ? null : ([Number(version), last] as const);
        const { items, next } = pageOf(
          await readLineage(transaction, { person, lineage }, { after: behind, most: limit + 1 }),
          limit,
          (each) => `${each.holding?.version ?? 0}.${each.hash}`,
        );
        return ok({ cases: items.map(shownCase), next });
      }),

    import: async ({ person }, { body: { name, text, files = [], evaluations, replaces } }) => {
      if (await database.transact({ kind: "engine" }, (transaction) => isGuest(transaction, person)))
        return failed({ code: "notAllowed", detail: "Who came by a link to a seat imports no cases." });
      const given = text === undefined ? files : [{ name, text }];
      const answer = await desk.ask({ kind: "read", files: given, evaluations }, person);
      if (answer.kind === "faulty" || answer.kind === "gaveUp") return failed(caseProblem(answer));
      if (answer.kind !== "read") throw new Error(`Expected a case that was read, got ${answer.kind}`);
      const { case: read } = answer;
      const kept = await untilKept(database, (transaction) => keepOnShelf(transaction, read, { person, name, replaces, sealer }));
      return kept.kind === "failed" ? kept : ok({ case: shownCase(kept.value), warnings: faultsOf(read.warnings) });
    },

    file: async ({ person }, { params: { hash }, query: { format, briefs, part } }) => {
      const found = await database.transact({ kind: "person", person }, async (transaction) => {
        const shelved = await readShelved(transaction, person, hash);
        const stored = await readCase(transaction, hash);
        const own = briefs === "none" ? [] : await readOwnCaseBriefs(transaction, { hash, sealer }, person);
        return stored === null || shelved === null ? null : { ...stored, caseId: shelved.caseId, own };
      });
      if (found === null) return failed({ code: "notFound" });
      const { kept, own, caseId } = found;
      const job = {
        kind: "write",
        hash,
        kept,
        briefs: Object.fromEntries(own.map((each) => [each.party, each.brief])),
        format,
        part,
      } as const;
      const answer = await desk.ask(job, person);
      if (answer.kind === "faulty" || answer.kind === "gaveUp" || answer.kind === "noPart") return failed(caseProblem(answer));
      if (answer.kind !== "written") throw new Error(`Expected a case that was written, got ${answer.kind}`);
      const suffix = format === "yaml" || format === "json" ? "" : `-${part}`;
      return ok({ name: `${caseId}${suffix}.${ENDINGS[format]}`, mediaType: MEDIA_TYPES[format], content: answer.text });
    },
  };
}
