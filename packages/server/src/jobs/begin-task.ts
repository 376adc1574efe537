import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Transaction } from "../database/database.ts";
import type { WrongPart } from "../problems/wrong-parts.ts";
import { isGuest } from "../sign-in/guest.ts";
import { audit } from "../store/audit-store.ts";
import { readCaseBriefs } from "../store/case-brief-store.ts";
import { readCase } from "../store/case-store.ts";
import { addTask, holdTasksOf, partsOf, readTaskOfKey } from "../store/task-store.ts";
import { readTaskAccount, roomProblem, type TaskAccount } from "./task-limits.ts";
import { placeOf } from "./task-places.ts";
import type { TaskMeans } from "./task-means.ts";
import type { AskedTask, PlannedTask, ShelfCase } from "./thread-order.ts";

interface Beginning {
  readonly task: AskedTask;
  /** Uuid. */
  readonly by: string;
  /** Null: asked again, it begins another. */
  readonly key: string | null;
}

/** Games of a part: so few that a killed worker loses little and people see it go on, so many that to begin a part costs little beside it. */
const LEAST_PART = 25;
const LARGEST_PART = 250;
const PARTS = 24;

/** Begins a task of a person's own cases and those that come with the program, or tells all that is wrong with it at once. */
export async function beginTask(means: TaskMeans, beginning: Beginning): Promise<Result<Begun, Problem>> {
  // Before what takes long; it is asked again when the task is kept.
  const known = await means.database.transact({ kind: "engine" }, (transaction) =>
    knownBefore(means, transaction, { ...beginning, games: 0 }),
  );
  if (known !== null) return known;
  const shelf = await readShelf(means, beginning);
  const cases = shelf.flatMap((each) => (each.kind === "ok" ? [each.value] : []));
  const missing = shelf.flatMap((each) => (each.kind === "failed" ? [each.failure] : []));
  const order = { kind: "plan", task: beginning.task, cases: missing.length > 0 ? [] : cases } as const;
  const planned = await means.threads.ask(order, beginning.by);
  if (planned.kind === "failed") return planned;
  const wrong = [...missing, ...(planned.value.kind === "wrong" ? planned.value.wrong : [])];
  if (planned.value.kind === "wrong" || wrong.length > 0) return failed({ code: "badRequest", wrong });
  return keep(means, beginning, planned.value.task);
}

interface Begun {
  readonly id: string;
}

/** The task that was begun with this key, or why there can be no other; null: there can. */
async function knownBefore(
  { sealer }: TaskMeans,
  transaction: Transaction,
  { task, by, key, games }: Beginning & { readonly games: number },
): Promise<Result<Begun, Problem> | null> {
  if (await isGuest(transaction, by))
    return failed({ code: "notAllowed", detail: "Who came by a link to a seat begins no tournaments or simulations." });
  const before = key === null ? null : await readTaskOfKey(transaction, by, key);
  if (before !== null) {
    const isSame = sealer.open(placeOf.asked(before.id), before.asked) === JSON.stringify(task.asked);
    return isSame ? ok({ id: before.id }) : failed({ code: "keyUsedOtherwise" });
  }
  const account = await readTaskAccount(transaction, by);
  const detail = roomProblem(account, games);
  return detail === null ? null : failed({ code: "tooManyTasks", detail, facts: factsOf(account) });
}

const factsOf = ({ use, most }: TaskAccount): Readonly<Record<string, number>> => ({
  ...use,
  mostUnderWay: most.underWay,
  mostKept: most.kept,
  mostGames: most.games,
});

async function readShelf({ database, sealer }: TaskMeans, { task, by }: Beginning): Promise<readonly Result<ShelfCase, WrongPart>[]> {
  const hashes = task.kind === "tournament" ? task.asked.cases : [task.asked.case];
  const path = (k: number): string => (task.kind === "tournament" ? `body.cases.${k}` : "body.case");
  // As the person: nobody plays a case that is not theirs to see.
  const found = await database.transact({ kind: "person", person: by }, (transaction) =>
    inTurn(hashes, (hash) => readCase(transaction, hash)),
  );
  return database.transact({ kind: "engine" }, (transaction) =>
    inTurn(hashes, async (hash, k) => {
      const known = found[k];
      if (known === null || known === undefined) return failed({ path: path(k), detail: "There is no such case, or not for you." });
      const isAmbiguous = found.some((each) => each !== null && each.caseId === known.caseId && each.hash !== hash);
      const briefs = await readCaseBriefs(transaction, { hash, sealer }, by);
      return ok({
        hash,
        name: isAmbiguous ? `${known.caseId}-${hash.slice(0, 8)}` : known.caseId,
        kept: known.kept,
        briefs: Object.fromEntries(briefs.map(({ party, brief }) => [party, brief])),
      });
    }),
  );
}

/** A transaction has one connection. */
async function inTurn<From, To>(list: readonly From[], give: (item: From, k: number) => Promise<To>): Promise<readonly To[]> {
  const given: To[] = [];
  for (const [k, item] of list.entries()) given.push(await give(item, k));
  return given;
}

function keep(means: TaskMeans, beginning: Beginning, { games, play }: PlannedTask): Promise<Result<Begun, Problem>> {
  const { database, sealer, taskJobs } = means;
  const { task, by, key } = beginning;
  const id = crypto.randomUUID();
  const partSize = Math.min(LARGEST_PART, Math.max(LEAST_PART, Math.ceil(games / PARTS)));
  const sealed = { asked: sealer.seal(placeOf.asked(id), JSON.stringify(task.asked)), settings: sealer.seal(placeOf.play(id), play) };
  return database.transact({ kind: "engine" }, async (transaction) => {
    await holdTasksOf(transaction, by);
    const known = await knownBefore(means, transaction, { ...beginning, games });
    if (known !== null) return known;
    await addTask(transaction, { id, kind: task.kind, by, key, title: task.asked.title, games, partSize, ...sealed });
    await taskJobs.begin(transaction, id, partsOf(games, partSize));
    await audit(transaction, { deed: "jobStarted", by, table: null, facts: { job: id, kind: task.kind } });
    return ok({ id });
  });
}
