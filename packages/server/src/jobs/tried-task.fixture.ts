import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Caller, Services } from "../services.ts";
import { none, type Process, type SeatedTable, value } from "../tables/seated-people.fixture.ts";

const DEEDS = ["create", "list", "read", "watch", "results", "games", "table", "replay", "end"] as const;
export type TaskTry = `${(typeof DEEDS)[number]}${"Tournament" | "Simulation"}OfUs`;
type Kind = "Tournament" | "Simulation";
type TaskServices = Pick<Services, "tournaments" | "simulations">;

const TRY = /^(create|list|read|watch|results|games|table|replay|end)(Tournament|Simulation)OfUs$/;

export const isTaskTry = (what: string): what is TaskTry => TRY.test(what);

/** Ids by table and kind. */
const made = new Map<string, Promise<string>>();

const NOBODYS = "0".repeat(64);
const asked = { params: {}, ...none } as const;
const usual = { title: "One", protocol: "alternatingOffers", rounds: 1, roundTime: "completed", seed: 1 } as const;

function begun(
  { tournaments, simulations }: TaskServices,
  { caller, kind, hash }: { readonly caller: Caller; readonly kind: Kind; readonly hash: string },
) {
  if (kind === "Simulation") return simulations.create(caller, { ...asked, body: { ...usual, case: hash, seats: ["tough"], games: 1 } });
  const many = { openings: "first", selfPlay: "included", repetitions: 1 } as const;
  return tournaments.create(caller, { ...asked, body: { ...usual, ...many, cases: [hash], strategies: ["tough"] } });
}

interface Trying {
  readonly process: Process;
  readonly tasks: TaskServices;
  readonly table: SeatedTable;
  readonly caller: Caller;
}

/** Somebody tries it with a task of the head of the United States, which nobody plays; one that was ended is begun anew. */
export async function triedTask({ process, tasks, table, caller }: Trying, what: TaskTry): Promise<Result<unknown, Problem>> {
  const [, deed = "", named = ""] = TRY.exec(what) ?? [];
  const kind = named === "Simulation" ? "Simulation" : "Tournament";
  const service = kind === "Simulation" ? tasks.simulations : tasks.tournaments;
  const key = `${table.table} ${kind}`;
  const ofUs = async (): Promise<string> => {
    const { cases } = value(await process.cases.list(table.people.us, { ...asked, query: { limit: 50, versions: "newest" } }));
    const hash = cases.find(({ caseId }) => caseId === "hanoi-2019")?.hash ?? "";
    return value(await begun(tasks, { caller: table.people.us, kind, hash })).id;
  };
  const known = made.get(key) ?? ofUs();
  made.set(key, known);
  const task = await known;
  const ofTask = { ...none, params: { task } };
  const orNotFinished = <Value>(done: Result<Value, Problem>): Result<unknown, Problem> =>
    done.kind === "failed" && done.failure.code === "notFinished" ? ok(null) : done;
  switch (deed) {
    case "create": {
      const done = await begun(tasks, { caller, kind, hash: NOBODYS });
      return done.kind === "failed" && done.failure.code === "badRequest" ? ok(null) : done;
    }
    case "list": {
      const listed = value(await service.list(caller, { ...asked, query: { limit: 200 } }));
      return listed.tasks.some(({ id }) => id === task) ? ok(null) : failed({ code: "notFound" });
    }
    case "read":
      return service.read(caller, ofTask);
    case "watch": {
      const watch = await service.watch(caller, { ...ofTask, headers: {} }, { tell: () => undefined, end: () => undefined });
      if (watch.kind === "ok") watch.value.stop();
      return watch;
    }
    case "results":
      return orNotFinished(await service.results(caller, ofTask));
    case "games":
      return orNotFinished(await service.games(caller, { ...ofTask, query: { limit: 50 } }));
    case "table":
      return orNotFinished(await service.table(caller, ofTask));
    case "replay":
      return orNotFinished(await service.replay(caller, { ...none, params: { task, number: 0 } }));
    default: {
      const done = await service.end(caller, ofTask);
      if (done.kind === "ok") {
        // Ended, it would be kept; asked again, it is erased.
        value(await service.end(caller, ofTask));
        made.set(key, ofUs());
      }
      return done;
    }
  }
}
