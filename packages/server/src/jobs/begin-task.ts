import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { WrongPart } from "../problems/wrong-parts.ts";
import { audit } from "../store/audit-store.ts";
import { readCaseBriefs } from "../store/case-brief-store.ts";
import { readCase } from "../store/case-store.ts";
import { addTask, countTasks, partsOf, readTaskOfKey } from "../store/task-store.ts";
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

/** Of one person. */
const MOST_UNDER_WAY = 5;
const MOST_KEPT = 500;
/** Games of a part: so few that a killed worker loses little and people see it go on, so many that to begin a part costs little beside it. */
const LEAST_PART = 25;
const LARGEST_PART = 250;
const PARTS = 24;

/** Begins a task of a person's own cases and those that come with the program, or tells all that is wrong with it at once. */
export async function beginTask(means: TaskMeans, beginning: Beginning): Promise<Result<{ readonly id: string }, Problem>> {
  const shelf = await readShelf(means, beginning);
  const known = shelf.flatMap((each) => (each.kind === "ok" ? [each.value] : []));
  const missing = shelf.flatMap((each) => (each.kind === "failed" ? [each.failure] : []));
  const planned = await means.threads.ask({ kind: "plan", task: beginning.task, cases: missing.length > 0 ? [] : known });
  if (planned.kind === "wrong" || missing.length > 0)
    return failed({ code: "badRequest", wrong: [...missing, ...(planned.kind === "wrong" ? planned.wrong : [])] });
  return keep(means, beginning, planned.task);
}

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

function keep(
  means: TaskMeans,
  { task, by, key }: Beginning,
  { games, play }: PlannedTask,
): Promise<Result<{ readonly id: string }, Problem>> {
  const { database, sealer, taskJobs } = means;
  const id = crypto.randomUUID();
  const asked = JSON.stringify(task.asked);
  const partSize = Math.min(LARGEST_PART, Math.max(LEAST_PART, Math.ceil(games / PARTS)));
  const sealed = { asked: sealer.seal(placeOf.asked(id), asked), settings: sealer.seal(placeOf.play(id), play) };
  return database.transact({ kind: "engine" }, async (transaction) => {
    const { underWay, all } = await countTasks(transaction, by);
    const before = key === null ? null : await readTaskOfKey(transaction, by, key);
    if (before !== null) {
      const isSame = sealer.open(placeOf.asked(before.id), before.asked) === asked;
      return isSame ? ok({ id: before.id }) : failed({ code: "keyUsedOtherwise" });
    }
    if (underWay >= MOST_UNDER_WAY)
      return failed({ code: "tooManyTasks", detail: `Wait until one of your ${underWay} has ended, or cancel one.` });
    if (all >= MOST_KEPT) return failed({ code: "tooManyTasks", detail: `Erase some of your ${all} that have ended.` });
    await addTask(transaction, { id, kind: task.kind, by, key, title: task.asked.title, games, partSize, ...sealed });
    await taskJobs.begin(transaction, id, partsOf(games, partSize));
    await audit(transaction, { deed: "jobStarted", by, table: null, facts: { job: id, kind: task.kind } });
    return ok({ id });
  });
}
