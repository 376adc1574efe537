import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Caller, Tokens } from "../services.ts";
import { none, type SeatedTable, value } from "../tables/seated-people.fixture.ts";

const TRIES = ["makeToken", "listTokenOfUs", "revokeTokenOfUs"] as const;
type TokenTry = (typeof TRIES)[number];

export const isTokenTry = (what: string): what is TokenTry => TRIES.some((each) => each === what);

/** Ids by table, of tokens of the head of the United States. */
const made = new Map<string, Promise<string>>();

/** Somebody tries it; a token that was revoked is made anew. */
export async function triedToken(
  tokens: Tokens,
  { table, caller }: { readonly table: SeatedTable; readonly caller: Caller },
  what: TokenTry,
): Promise<Result<unknown, Problem>> {
  const asked = { params: {}, ...none };
  const ofUs = async () => value(await tokens.make(table.people.us, { ...asked, body: { name: "Of us", rights: "read" } })).id;
  const known = made.get(table.table) ?? ofUs();
  made.set(table.table, known);
  const token = await known;
  switch (what) {
    case "makeToken": {
      // Whoever may is told that it cannot be over already.
      const done = await tokens.make(caller, { ...asked, body: { name: "n", rights: "all", until: "2020-01-01T00:00:00.000Z" } });
      return done.kind === "failed" && done.failure.code === "badRequest" ? ok(null) : done;
    }
    case "listTokenOfUs": {
      const listed = value(await tokens.list(caller, asked));
      return listed.tokens.some(({ id }) => id === token) ? ok(null) : failed({ code: "notFound" });
    }
    case "revokeTokenOfUs": {
      const done = await tokens.revoke(caller, { ...none, params: { token } });
      if (done.kind === "ok") made.set(table.table, ofUs());
      return done;
    }
  }
}
