import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Database } from "../database/database.ts";
import { DatabaseLost } from "../database/sql-errors.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { freeKey, keepAnswer, type PersonKey, takeKey } from "../store/kept-answer-store.ts";

interface Means {
  readonly database: Database;
  /** Of the server: an answer may hold what opens a seat, and is told once. */
  readonly sealer: Sealer;
}

interface Keyed extends PersonKey {
  /** What is asked for, to the last part: under the same key nothing else is. */
  readonly asked: string;
}

const ENGINE = { kind: "engine" } as const;

/** Answers that are given again, for a day, where the same person asks the same under the same key; so that it is done once. */
export class KeptAnswers {
  readonly #means: Means;

  constructor(means: Means) {
    this.#means = means;
  }

  /** What is refused is not kept: under the same key it may be tried again. Answers are values of JSON. */
  async once({ asked, ...given }: Keyed, work: () => Promise<Result<unknown, Problem>>): Promise<Result<unknown, Problem>> {
    const { database, sealer } = this.#means;
    const place = `kept_answer/${given.person}/${given.key}`;
    const digest = sealer.tag(place, asked);
    const known = await database.transact(ENGINE, (transaction) => takeKey(transaction, given, digest));
    if (known !== null) {
      if (!Buffer.from(known.digest).equals(digest)) return failed({ code: "keyUsedOtherwise" });
      // Sealed below, and opened with its place: nobody else can have written it.
      return known.sealed === null ? UNKNOWN : ok(JSON.parse(sealer.open(place, known.sealed)) as unknown);
    }
    const answer = await this.#tried(given, work);
    if (answer.kind === "ok") {
      const sealed = sealer.seal(place, JSON.stringify(answer.value));
      await database.transact(ENGINE, (transaction) => keepAnswer(transaction, given, sealed));
    } else await database.transact(ENGINE, (transaction) => freeKey(transaction, given));
    return answer;
  }

  async #tried(given: PersonKey, work: () => Promise<Result<unknown, Problem>>): Promise<Result<unknown, Problem>> {
    try {
      return await work();
    } catch (error) {
      // Where it may have been done all the same, nobody does it again.
      if (!(error instanceof DatabaseLost && error.mayBeKept))
        await this.#means.database.transact(ENGINE, (transaction) => freeKey(transaction, given)).catch(() => undefined);
      throw error;
    }
  }
}

const UNKNOWN = failed({
  code: "busy",
  detail: "What was asked under this key is not answered yet, or its answer was lost. Ask again later, or look whether it was done.",
} as const);
