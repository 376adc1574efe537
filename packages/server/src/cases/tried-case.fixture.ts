import { readFileSync } from "node:fs";
import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Caller } from "../services.ts";
import { none, type Process, type SeatedTable, value } from "../tables/seated-people.fixture.ts";

const TRIES = [
  "importCase",
  "listCaseOfUs",
  "readCaseOfUs",
  "versionsOfUs",
  "caseFileOfUs",
  "briefsOfExample",
  "dropCaseOfUs",
  "shareCaseOfUs",
  "holdersOfUs",
  "unshareOfUs",
] as const;
type CaseTry = (typeof TRIES)[number];

export const isCaseTry = (what: string): what is CaseTry => TRIES.some((each) => each === what);

const TEXT = readFileSync(new URL("../../../../cases/job-offer/job-offer.yaml", import.meta.url), "utf8");

/** Hashes by table. */
const made = new Map<string, Promise<string>>();

/** On the shelf of the head of the United States, and shared with its adviser: another case at each table. */
async function caseOfUs({ cases }: Process, { table, people }: SeatedTable): Promise<string> {
  const text = TEXT.replace(/^title:.*$/m, `title: The case of ${table}`);
  const { hash } = value(
    await cases.import(people.us, { params: {}, ...none, body: { name: "case.yaml", text, evaluations: "asWritten" } }),
  ).case;
  value(await cases.share(people.us, { ...none, params: { hash }, body: { person: people.usAdviser.person, briefs: [] } }));
  return hash;
}

/** Somebody tries it; what was dropped or is shared no more is put back. */
export async function triedCase(
  process: Process,
  { table, caller }: { readonly table: SeatedTable; readonly caller: Caller },
  what: CaseTry,
): Promise<Result<unknown, Problem>> {
  const { cases } = process;
  const { people } = table;
  const known = made.get(table.table) ?? caseOfUs(process, table);
  made.set(table.table, known);
  const hash = await known;
  const ofCase = { ...none, params: { hash } };
  switch (what) {
    case "importCase": {
      const done = await cases.import(caller, { params: {}, ...none, body: { name: "case.yaml", text: "{}", evaluations: "asWritten" } });
      return done.kind === "failed" && done.failure.code === "badCase" ? ok(null) : done;
    }
    case "listCaseOfUs": {
      const listed = await cases.list(caller, { params: {}, ...none, query: { limit: 200, versions: "all" } });
      if (listed.kind === "failed") return listed;
      return listed.value.cases.some((each) => each.hash === hash) ? ok(null) : failed({ code: "notFound" });
    }
    case "readCaseOfUs":
      return cases.read(caller, ofCase);
    case "versionsOfUs":
      return cases.versions(caller, { ...ofCase, query: { limit: 50 } });
    case "caseFileOfUs":
      return cases.file(caller, { ...ofCase, query: { format: "yaml", briefs: "own", part: "domain" } });
    case "briefsOfExample": {
      const example = value(await process.tables.read(people.us, { ...none, params: { table: table.table } })).caseHash;
      const file = await cases.file(caller, {
        ...none,
        params: { hash: example },
        query: { format: "yaml", briefs: "own", part: "domain" },
      });
      if (file.kind === "failed") return file;
      const { content } = file.value;
      return typeof content === "string" && content.includes("\nbriefs:") ? ok(null) : failed({ code: "notFound" });
    }
    case "holdersOfUs":
      return cases.holders(caller, { ...ofCase, query: { limit: 50 } });
    case "shareCaseOfUs": {
      const done = await cases.share(caller, { ...ofCase, body: { person: table.table, briefs: [] } });
      return done.kind === "failed" && done.failure.detail === "There is no such person." ? ok(null) : done;
    }
    case "dropCaseOfUs":
    case "unshareOfUs": {
      const done =
        what === "dropCaseOfUs"
          ? await cases.drop(caller, ofCase)
          : await cases.unshare(caller, { ...none, params: { hash, person: table.people.usAdviser.person } });
      if (done.kind === "ok") await caseOfUs(process, table);
      return done;
    }
  }
}
