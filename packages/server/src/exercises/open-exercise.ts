import { failed, ok, type Result } from "@detente/engine";
import { parsedCase } from "../cases/parsed-case.ts";
import { type createExercise } from "../contract/exercise-contracts.ts";
import { MOST_TABLES } from "../contract/exercise-parts.ts";
import type { Problem } from "../contract/problem.ts";
import type { Input } from "../contract/route-contract.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { isGuest } from "../sign-in/guest.ts";
import { namedStrategy } from "../strategies/named-strategy.ts";
import { audit, auditAll } from "../store/audit-store.ts";
import { readCase } from "../store/case-store.ts";
import { addRoster } from "../store/exercise-people-store.ts";
import {
  addExercise,
  addExerciseTables,
  type PartyPlaces,
  holdExercisesOf,
  readExercise,
  readExerciseUse,
  type StoredExercise,
} from "../store/exercise-store.ts";
import { addSessions } from "../store/session-store.ts";
import { untilKept } from "../store/until-kept.ts";
import { openTables } from "../tables/open-tables.ts";
import { accountOf, exerciseRoomProblem } from "./exercise-account.ts";
import { newExerciseCode, tagOfCode } from "./exercise-code.ts";
import { botsPlace } from "./seat-bots.ts";

type Body = Input<typeof createExercise>["body"];

export interface OpenedExercise {
  readonly exercise: StoredExercise;
  readonly tables: number;
  /** Told this once; null: there is none. */
  readonly code: string | null;
}

interface Means {
  readonly database: Database;
  readonly sealers: TableSealers;
}

/** An exercise with all its tables and their sessions, in one transaction. */
export async function openExercise({ database, sealers }: Means, person: string, body: Body): Promise<Result<OpenedExercise, Problem>> {
  if (await database.transact({ kind: "engine" }, (transaction) => isGuest(transaction, person))) return GUESTS_DO_NOT;
  // Read as the person: nobody opens tables on a case that is not theirs to see.
  const found = await database.transact({ kind: "person", person }, (transaction) => readCase(transaction, body.caseHash));
  if (found === null) return failed({ code: "notFound" });
  const planned = plan(
    body,
    parsedCase(found.hash, found.kept).parties.map(({ id }) => id),
  );
  if (planned.kind === "failed") return planned;
  const { seats, count } = planned.value;
  return untilKept(database, async (transaction) => {
    // It may have been dropped since by the last who had it.
    if ((await readCase(transaction, body.caseHash)) === null) return failed({ code: "notFound" } as const);
    await holdExercisesOf(transaction, person);
    const account = accountOf(await readExerciseUse(transaction, person));
    const full = exerciseRoomProblem(account, count);
    if (full !== null) return failed(full);
    const id = crypto.randomUUID();
    const code = body.joinCode ? newExerciseCode() : null;
    const { title, caseHash } = body;
    await addExercise(transaction, {
      id,
      title,
      caseHash,
      seats,
      by: person,
      setup: body.setup,
      others: body.roster?.others ?? "welcome",
      sealedBots: body.bots === null ? null : sealers.server.seal(botsPlace(id), JSON.stringify(body.bots)),
      codeTag: code === null ? null : tagOfCode(sealers.server, code),
    });
    await addRoster(transaction, id, body.roster?.names ?? []);
    await openAll(transaction, sealers, { id, body, count, person });
    await audit(transaction, { deed: "exerciseOpened", by: person, table: null, facts: { exercise: id, caseHash, tables: count } });
    const exercise = await readExercise(transaction, id);
    if (exercise === null) throw new Error("Expected the exercise that was just written");
    return ok({ exercise, tables: count, code });
  });
}

interface Opening {
  readonly id: string;
  readonly body: Body;
  readonly count: number;
  readonly person: string;
}

async function openAll(transaction: Transaction, sealers: TableSealers, { id, body, count, person }: Opening): Promise<void> {
  const { title, caseHash, setup } = body;
  const titles = Array.from({ length: count }, (_, k) => `${title} – ${k + 1}`.slice(0, 200));
  const tables = (await openTables(transaction, sealers, { titles, caseHash, by: person })).map(({ table }) => table.id);
  const sessions = await addSessions(transaction, tables, { name: title, track: setup.track ?? null });
  const rows = tables.map((table, k) => ({ number: k + 1, table, session: sessions[k] ?? "" }));
  await auditAll(
    transaction,
    rows.map(({ table, session }) => ({ deed: "sessionAdded" as const, by: person, table, facts: { session } })),
  );
  await addExerciseTables(transaction, id, rows);
}

/** How many tables, with how many people; or what is wrong with that. */
function plan(
  { setup, seats, tables, bots }: Body,
  parties: readonly string[],
): Result<{ readonly seats: readonly PartyPlaces[]; readonly count: number }, Problem> {
  const odd = setup.parties.find((party) => !parties.includes(party));
  if (odd !== undefined) return wrong("body.setup.parties", `The case has no party ${odd}.`);
  if (hasHalfLetters(setup)) return wrong("body.setup", "A text in it has half a letter.");
  const given: readonly PartyPlaces[] = seats ?? setup.parties.map((party) => ({ party, people: 1 }));
  const stray = given.find(({ party }) => !setup.parties.some((each) => each === party));
  if (stray !== undefined) return wrong("body.seats", `The party ${stray.party} is not in the setup.`);
  if (new Set(given.map(({ party }) => party)).size < given.length) return wrong("body.seats", "Name each party once.");
  const size = given.reduce((sum, { people }) => sum + people, 0);
  if (size === 0) return wrong("body.seats", "Nobody would sit anywhere.");
  const named = bots === null ? null : namedStrategy(bots.strategy);
  if (named?.kind === "failed") return wrong("body.bots.strategy", named.failure);
  const count = "count" in tables ? tables.count : Math.ceil(tables.people / size);
  return count > MOST_TABLES ? wrong("body.tables", `An exercise has at most ${MOST_TABLES} tables.`) : ok({ seats: given, count });
}

/** Half of a surrogate pair, which no column of JSON takes. */
function hasHalfLetters(value: object): boolean {
  let has = false;
  JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each === "string" && !each.isWellFormed()) has = true;
    return each;
  });
  return has;
}

const wrong = (path: string, detail: string) => failed({ code: "badRequest", wrong: [{ path, detail }] } as const);
const GUESTS_DO_NOT = failed({ code: "notAllowed", detail: "Who came by a link or a code opens no exercises." } as const);
