import type { Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Input, Output, RouteContract } from "../contract/route-contract.ts";
import type { TaskMessage } from "../contract/task-parts.ts";
import type {
  createTournament,
  endTournament,
  listTournamentGames,
  listTournaments,
  readTournament,
  readTournamentResults,
  readTournamentTable,
  replayTournamentGame,
  watchTournament,
} from "../contract/tournament-contracts.ts";
import type { Reader, Watch } from "./reader.ts";
import type { Caller } from "./service.ts";

/** Tournaments, or simulations: what they are asked to be differs, and nothing else. */
export interface Tasks<Asked> {
  readonly create: (
    caller: Caller,
    asked: Parts<typeof createTournament> & { readonly body: Asked },
  ) => Promise<Result<Output<typeof createTournament>, Problem>>;
  readonly list: TaskService<typeof listTournaments>;
  readonly read: (
    caller: Caller,
    asked: Parts<typeof readTournament>,
  ) => Promise<Result<Omit<Output<typeof readTournament>, "asked"> & { readonly asked: Asked }, Problem>>;
  readonly watch: (caller: Caller, asked: Parts<typeof watchTournament>, reader: Reader<TaskMessage>) => Promise<Result<Watch, Problem>>;
  readonly results: TaskService<typeof readTournamentResults>;
  readonly games: TaskService<typeof listTournamentGames>;
  readonly table: TaskService<typeof readTournamentTable>;
  readonly replay: TaskService<typeof replayTournamentGame>;
  readonly end: TaskService<typeof endTournament>;
}

/** Part by part, so that the routes of tournaments and those of simulations, which ask for the same, are taken for the same. */
type Parts<Contract extends RouteContract> = { readonly [Part in "params" | "query" | "headers"]: Input<Contract>[Part] };

type TaskService<Contract extends RouteContract> = (caller: Caller, asked: Parts<Contract>) => Promise<Result<Output<Contract>, Problem>>;
