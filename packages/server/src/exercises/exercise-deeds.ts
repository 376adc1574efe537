import { randomUUID } from "node:crypto";
import { failed, ok, type Result } from "@detente/engine";
import { PROBLEMS } from "../contract/problem-codes.ts";
import type { Problem } from "../contract/problem.ts";
import type { Transaction } from "../database/database.ts";
import type { JobData, Jobs } from "../jobs/jobs.ts";
import { audit } from "../store/audit-store.ts";
import {
  addDeed,
  beginOldestDeed,
  countOpenDeeds,
  type DeedToDo,
  endDeed,
  keepDeedAt,
  readDeed,
  readOpenDeeds,
} from "../store/exercise-deed-store.ts";
import { readExercise, readExerciseTables, type StoredExercise } from "../store/exercise-store.ts";
import { type DeedMeans, type DeedOfTeacher, type DeedOnAll, deedAtTable } from "./deed-at-table.ts";
import { type ShownDeed, shownDeed } from "./shown-deed.ts";

interface Means extends DeedMeans {
  readonly jobs: Jobs;
}

interface Asked {
  readonly exercise: StoredExercise;
  readonly deed: DeedOnAll;
  /** Numbers; undefined: all. */
  readonly tables: readonly number[] | undefined;
}

const ENGINE = { kind: "engine" } as const;
const QUEUE = "exercise-deed";
/** Exercises that one process is at, at the same time. */
const AT_ONCE = 2;
/** Tables of one exercise at the same time: their actions share transactions. */
const ABREAST = 8;
/** From then on, what breaks at a table has come of it. */
const LAST_TRY = 4;
const MOST_OPEN = 8;
/** Of one look for those whose job was lost. */
const MOST_LOOKED_AT = 200;

const placeOf = (deed: string): string => `exercise-deed/${deed}`;

/**
 * What a teacher does at all tables: kept with the tables that it is meant for, and done by a job, table by table, each with what came of it. A
 * job that is taken up by another process goes on where nothing has come of it yet. Deeds of one exercise are done in the order in which
 * they were asked.
 */
export class ExerciseDeeds {
  readonly #means: Means;
  #stop = async (): Promise<void> => {};

  constructor(means: Means) {
    this.#means = means;
  }

  /** In a transaction as the engine that holds the exercise. */
  async ask(transaction: Transaction, { exercise, deed, tables }: Asked): Promise<Result<ShownDeed, Problem>> {
    if ((await countOpenDeeds(transaction, exercise.id)) >= MOST_OPEN) return TOO_MANY;
    const id = randomUUID();
    const numbers = (await readExerciseTables(transaction, exercise.id)).map(({ number }) => number);
    const meant = numbers.filter((number) => tables?.includes(number) !== false);
    const sealed = this.#means.sealers.server.seal(placeOf(id), JSON.stringify(deed));
    await addDeed(transaction, { id, exercise: exercise.id, kind: deed.kind, sealed, tables: meant });
    const facts = { exercise: exercise.id, exerciseDeed: id, kind: deed.kind, tables: meant.length };
    await audit(transaction, { deed: "exerciseDeed", by: exercise.by, table: null, facts });
    await this.#send(transaction, { id, exercise: exercise.id });
    const kept = await readDeed(transaction, exercise.id, id);
    if (kept === null) throw new Error("Expected the deed that was just written");
    return ok(shownDeed(kept));
  }

  /** Does what is asked in any process, until it is closed. */
  async play(): Promise<void> {
    this.#stop = await this.#means.jobs.work(QUEUE, (data, signal) => this.#take(data, signal), { atOnce: AT_ONCE });
  }

  /** Sends anew what was lost, as where a database was restored without its queue. */
  lookAround(): Promise<void> {
    return this.#means.database.transact(ENGINE, async (transaction) => {
      const open = await readOpenDeeds(transaction, MOST_LOOKED_AT);
      const lacking = await this.#means.jobs.lacking(
        transaction,
        QUEUE,
        open.map(({ id }) => id),
      );
      for (const each of open) if (lacking.includes(each.id)) await this.#send(transaction, each);
    });
  }

  close(): Promise<void> {
    return this.#stop();
  }

  #send(transaction: Transaction, { id, exercise }: { readonly id: string; readonly exercise: string }): Promise<void> {
    return this.#means.jobs.send(transaction, QUEUE, { exercise }, { once: id });
  }

  /** All that is to be done in an exercise, the oldest first: whoever comes with a later deed does what an earlier one has left. */
  async #take({ exercise }: JobData, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const next = await this.#means.database.transact(ENGINE, async (transaction) => {
        const found = await readExercise(transaction, String(exercise));
        const toDo = found === null ? null : await beginOldestDeed(transaction, found.id);
        return found === null || toDo === null ? null : { exercise: found, toDo };
      });
      if (next === null) return;
      await this.#do(next, signal);
    }
  }

  async #do({ exercise, toDo }: { readonly exercise: StoredExercise; readonly toDo: DeedToDo }, signal: AbortSignal): Promise<void> {
    const { id, askedAt } = toDo;
    // Sealed by ask, and opened with its place: nobody else can have written it.
    const deed = JSON.parse(this.#means.sealers.server.open(placeOf(id), toDo.sealed)) as DeedOnAll;
    // As the teacher, whose name no action holds.
    const asked = { id, exercise, deed, askedAt, teacher: { person: exercise.by, name: "" } };
    const left = toDo.left.values();
    const troubles: unknown[] = [];
    const goThrough = async (): Promise<void> => {
      for (const number of left) {
        signal.throwIfAborted();
        await this.#at(asked, { number, isLast: toDo.tries >= LAST_TRY }).catch((error: unknown) => troubles.push(error));
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, goThrough));
    // Tried again by the queue, where nothing has come of it.
    if (troubles.length > 0) throw new AggregateError(troubles, `A deed broke at ${troubles.length} tables`);
    await this.#means.database.transact(ENGINE, (transaction) => endDeed(transaction, id));
  }

  /** What breaks at one table breaks there alone. */
  async #at(asked: DeedOfTeacher, { number, isLast }: { readonly number: number; readonly isLast: boolean }): Promise<void> {
    const broken = { table: number, result: "refused", code: "broken", detail: PROBLEMS.broken.title } as const;
    const came = await deedAtTable(this.#means, asked, number).catch((error: unknown) => {
      if (!isLast) throw error;
      return broken;
    });
    const gone = { table: number, result: "refused", code: "notFound", detail: PROBLEMS.notFound.title } as const;
    // Where something had come of it before, that stays.
    await this.#means.database.transact(ENGINE, (transaction) => keepDeedAt(transaction, asked.id, came ?? gone));
  }
}

const TOO_MANY = failed({ code: "tooMany", detail: "Your earlier deeds are not done yet. Wait for them." } as const);
