import { failed, ok, type Result } from "@detente/engine";
import { DATA_TYPE, type eraseEventTexts, type eraseMe, type readMyData } from "../contract/keeping-contracts.ts";
import type { Problem } from "../contract/problem.ts";
import type { Input, Output } from "../contract/route-contract.ts";
import type { Database } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { Caller } from "../services.ts";
import type { ErasedWords } from "../sessions/erased-words.ts";
import { tellOver } from "../sign-in/sign-ins-over.ts";
import { later } from "../sign-in/later.ts";
import { audit } from "../store/audit-store.ts";
import { eraseTexts } from "../store/erase-texts.ts";
import { readSeatMeantInSession } from "../store/seat-store.ts";
import { readBasis } from "../store/session-basis-store.ts";
import { accessProblem } from "../tables/access.ts";
import type { SeatsChanged } from "../tables/seats-changed.ts";
import { erasePerson } from "./erase-person.ts";
import { personData } from "./person-data/person-data.ts";
import { wordsOfOthers } from "./words-of-others.ts";

interface Means {
  readonly database: Database;
  readonly sealers: TableSealers;
  readonly words: ErasedWords;
  readonly changed: SeatsChanged;
  readonly mode: "singlePerson" | "people";
}

type Does<Contract extends typeof eraseEventTexts | typeof readMyData | typeof eraseMe> = (
  caller: Caller,
  asked: Input<Contract>,
) => Promise<Result<Output<Contract>, Problem>>;

/** What people may have given to them, and have erased. */
export interface Keeping {
  readonly eraseEvent: Does<typeof eraseEventTexts>;
  readonly data: Does<typeof readMyData>;
  readonly eraseMe: Does<typeof eraseMe>;
}

export const keepingService = ({ database, sealers, words, changed, mode }: Means): Keeping => ({
  eraseEvent: async ({ person }, { params: { session, audience, seq }, query: { seat } }) => {
    const done = await database.transact({ kind: "engine" }, async (transaction) => {
      const problem = accessProblem(await readSeatMeantInSession(transaction, session, { person, seat }), "eraseTexts");
      const basis = await readBasis(transaction, session);
      if (problem !== null || basis === null) return failed(problem ?? ({ code: "notFound" } as const));
      const sealer = sealers.of(basis.table, basis.wrappedKey);
      const isKept = await wordsOfOthers(transaction, { table: basis.table, sealer, person: null });
      const { found, erased } = await eraseTexts(transaction, { session, sealer, which: { audience, seq }, isKept });
      if (found === 0) return failed({ code: "notFound", detail: "There is no such event." } as const);
      if (erased === 0) return failed({ code: "notAllowed", detail: "This event holds no words that can be erased." } as const);
      await audit(transaction, { deed: "textsErased", by: person, table: basis.table, facts: { session, person: null } });
      await words.tell(transaction, [basis.table]);
      return ok([basis.table]);
    });
    if (done.kind === "failed") return done;
    words.forget(done.value);
    return ok(null);
  },

  data: async ({ person }) =>
    ok({ name: "my-data.jsonl", mediaType: DATA_TYPE, content: { size: null, bytes: personData({ database, sealers, person }) } }),

  eraseMe: async ({ person, signedInAt }) => {
    if (mode === "singlePerson") return ALONE;
    const done = await database.transact({ kind: "engine" }, async (transaction) => {
      const isRecent = signedInAt !== undefined && signedInAt >= later(transaction.at, -RECENT_SECONDS);
      const erased = isRecent ? await erasePerson(transaction, sealers, person) : SIGN_IN_AGAIN;
      if (erased.kind === "ok") {
        await changed.tell(transaction, erased.value.seats);
        await tellOver(transaction, erased.value.tokens);
        await words.tell(transaction, erased.value.tables);
      }
      return erased;
    });
    if (done.kind === "failed") return done;
    words.forget(done.value.tables);
    return ok(null);
  },
});

/** Whoever finds a browser open has not just signed in with it. */
const RECENT_SECONDS = 10 * 60;
const SIGN_IN_AGAIN = failed({ code: "signInAgain", detail: "Sign in, and ask again within ten minutes." } as const);
const ALONE = failed({ code: "notAllowed", detail: "The server runs for you alone: stop it, and remove its data folder." } as const);
