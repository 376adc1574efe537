import type { AskedSimulation, AskedTournament } from "./contract/task-parts.ts";
import type { Cases } from "./services/cases.ts";
import type { Exercises } from "./services/exercises.ts";
import type { Audits, Bots, SeatLinks, Seats, SignIns, Tables, Tokens } from "./services/people.ts";
import type { Files, Records } from "./services/records.ts";
import type { Advice, Briefs, Sessions } from "./services/talks.ts";
import type { Tasks } from "./services/tasks.ts";

export type { Cases } from "./services/cases.ts";
export type { Exercises } from "./services/exercises.ts";
export type { Audits, Bots, SeatLinks, Seats, SignIns, Tables, Tokens } from "./services/people.ts";
export type { Reader, Watch } from "./services/reader.ts";
export type { Files, Records, WatchingRecord } from "./services/records.ts";
export type { Caller } from "./services/service.ts";
export type { Advice, Briefs, Sessions, Watching } from "./services/talks.ts";
export type { Tasks } from "./services/tasks.ts";

/** What the routes need, and do not do themselves. Handlers take a request apart, ask one of these, and put the answer together. */
export interface Services {
  readonly signIns: SignIns;
  readonly tokens: Tokens;
  readonly cases: Cases;
  readonly tables: Tables;
  readonly seats: Seats;
  readonly seatLinks: SeatLinks;
  readonly audits: Audits;
  readonly bots: Bots;
  readonly exercises: Exercises;
  readonly briefs: Briefs;
  readonly sessions: Sessions;
  readonly advice: Advice;
  readonly tournaments: Tasks<AskedTournament>;
  readonly simulations: Tasks<AskedSimulation>;
  readonly records: Records;
  readonly files: Files;
  /** Whether the database answers. Never throws. */
  readonly isReady: () => Promise<boolean>;
}
