import { sql as text } from "kysely";
import type { PartyId, SessionEvent } from "@detente/engine";
import type { Database } from "../database/database.ts";
import type { Desks } from "../desk/open-desks.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import { openJobs } from "../jobs/open-jobs.ts";
import { none, type Process, ROLES, type SeatedTable, startProcess, type Sitter, value } from "../tables/seated-people.fixture.ts";
import type { Caller } from "../services.ts";
import { personOf } from "../store/person-store.ts";

/** A process in which bots play. */
export interface PlayingProcess extends Process {
  readonly jobs: JobQueue;
  /** What went wrong in jobs. */
  readonly errors: readonly unknown[];
}

export async function startPlaying(database: Database, desks: Desks): Promise<PlayingProcess> {
  const errors: unknown[] = [];
  const jobs = await openJobs({ database, onError: (error) => void errors.push(error) });
  const process = await startProcess(database, { jobs, desks });
  await process.bots.play();
  return {
    ...process,
    jobs,
    errors,
    close: async () => {
      await process.close();
      await jobs.close();
    },
  };
}

const person = (database: Database, name: string): Promise<Caller> =>
  database.transact({ kind: "engine" }, async (transaction) => {
    const made = await personOf(transaction, { issuer: "https://issuer.example", subject: `${name}/${crypto.randomUUID()}`, name });
    return { person: made.id, name };
  });

/** A table on Hanoi with a facilitator, and the people named; one session. */
export async function tableWith(process: Process, sitters: readonly (keyof typeof ROLES)[]): Promise<SeatedTable> {
  const { database, cases, tables, seats, sessions } = process;
  const facilitator = await person(database, "facilitator");
  const { cases: listed } = value(await cases.list(facilitator, { params: {}, ...none, query: { limit: 50, versions: "newest" } }));
  const caseHash = listed.find(({ caseId }) => caseId === "hanoi-2019")?.hash ?? "";
  const table = value(await tables.create(facilitator, { params: {}, ...none, body: { title: "Hanoi", caseHash } })).id;
  const people: Partial<Record<Sitter, Caller>> = { facilitator };
  for (const who of sitters) {
    const caller = await person(database, who);
    people[who] = caller;
    value(await seats.give(facilitator, { ...none, params: { table }, body: { person: caller.person, is: ROLES[who] } }));
  }
  const session = value(await sessions.create(facilitator, { ...none, params: { table }, body: { name: "Summit", track: null } })).id;
  // Whoever asks for somebody who was not named sees it at once.
  return { table, session, people: people as SeatedTable["people"] };
}

interface AskedBot {
  readonly party: PartyId;
  readonly strategy: string;
  readonly pace?: number;
  readonly seed?: number;
}

export const seatBot = async ({ bots }: Process, { table, people }: SeatedTable, { party, strategy, pace = 0, seed = 1 }: AskedBot) =>
  value(await bots.service.seat(people.facilitator, { ...none, params: { table }, body: { party, strategy, pace, seed } }));

/** All that happened in a session, as the facilitator sees it, once it is so far. */
export async function once(
  process: Process,
  { session, people }: SeatedTable,
  isThere: (events: readonly SessionEvent[]) => boolean,
): Promise<readonly SessionEvent[]> {
  const { promise, resolve } = Promise.withResolvers<readonly SessionEvent[]>();
  const events: SessionEvent[] = [];
  const watch = value(
    await process.sessions.watch(
      people.facilitator,
      { session, after: {} },
      {
        tell: (message) => {
          if (message.kind !== "happened") return;
          events.push(...message.events);
          if (isThere(events)) resolve([...events]);
        },
        end: () => undefined,
      },
    ),
  );
  const found = await promise;
  watch.stop();
  return found;
}

export const hasEnded = (events: readonly SessionEvent[]): boolean =>
  events.some(({ kind }) => kind === "agreed" || kind === "endedWithoutAgreement");

/** Moves alone, as they are told to the table: what two runs of the same talks have in common, whenever they take place. */
export const movesOf = (events: readonly SessionEvent[]): readonly unknown[] =>
  events.flatMap((event): readonly unknown[] => {
    switch (event.kind) {
      case "offered":
        return [{ party: event.party, outcome: event.outcome }];
      case "accepted":
      case "rejected":
      case "walkedAway":
      case "voted":
        return [{ party: event.party, did: event.kind }];
      case "agreed":
        return [{ agreed: event.outcome }];
      default:
        return [];
    }
  });

/** Whether an event of a kind is of a party. */
export const whose =
  (party: PartyId, kind: SessionEvent["kind"]) =>
  (event: SessionEvent): boolean =>
    event.kind === kind && "party" in event && event.party === party;

/** How often bots were called in a session. */
export async function botCalls({ database }: Process, { session }: SeatedTable): Promise<number> {
  const { rows } = await database.transact({ kind: "engine" }, ({ sql }) =>
    text<{
      readonly count: number;
    }>`select count(*)::int as count from detente_jobs.job where name = 'bot-turn' and data->>'session' = ${session}`.execute(sql),
  );
  return rows[0]?.count ?? 0;
}

/** Once no turn of the session is to be made now. */
export async function whenIdle({ database }: Process, { session }: SeatedTable): Promise<void> {
  for (;;) {
    const { rows } = await database.transact({ kind: "engine" }, ({ sql }) =>
      text`select from detente_jobs.job where name = 'bot-turn' and data->>'session' = ${session} and state < 'completed' and start_after <= now()`.execute(
        sql,
      ),
    );
    if (rows.length === 0) return;
  }
}
