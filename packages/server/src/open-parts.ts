import { adviceService } from "./advice/advice-service.ts";
import { BotCalls } from "./bots/bot-calls.ts";
import { openBots } from "./bots/open-bots.ts";
import { briefService } from "./briefs/brief-service.ts";
import { CASES_IN_MEMORY } from "./cases/parsed-case.ts";
import type { Database } from "./database/database.ts";
import { openDesks } from "./desk/open-desks.ts";
import { ExerciseDeeds } from "./exercises/exercise-deeds.ts";
import { exerciseService } from "./exercises/exercise-service.ts";
import { openTasks } from "./jobs/open-tasks.ts";
import { logOf } from "./log-of.ts";
import type { LogLines } from "./log-settings.ts";
import { RecordKeeper } from "./records/record-keeper.ts";
import { recordService } from "./records/record-service.ts";
import type { TableSealers } from "./secrets/table-sealers.ts";
import { ErasedWords } from "./sessions/erased-words.ts";
import { Live } from "./sessions/live.ts";
import { SessionKeeper } from "./sessions/session-keeper.ts";
import { sessionService } from "./sessions/session-service.ts";
import type { Settings } from "./settings.ts";
import { peopleSignIn } from "./sign-in/people-sign-in.ts";
import { singlePersonSignIn } from "./sign-in/single-person.ts";
import { seatService } from "./tables/seat-service.ts";
import { randomBytes } from "node:crypto";

export interface PartMeans {
  readonly database: Database;
  readonly sealers: TableSealers;
  readonly settings: Settings;
  readonly log: LogLines;
}

/** What of a server has a life of its own: it keeps something in memory, hears what other processes tell, or acts by itself. */
export type Parts = Awaited<ReturnType<typeof openParts>>;

const newSeed = (): number => randomBytes(4).readUInt32BE();
const salt = (): string => randomBytes(16).toString("hex");

/** Those that others need come first. */
export async function openParts({ database, sealers, settings, log: lines }: PartMeans) {
  const log = logOf(settings, lines);
  const live = new Live();
  const keeper = new SessionKeeper(sealers);
  const tasks = await openTasks({ database, sealer: sealers.server, log: log });
  const calls = new BotCalls(tasks.jobs);
  const draw = () => newSeed() / 2 ** 32;
  const sessions = await sessionService({ database, keeper, live, salt, draw, bots: calls });
  const seats = await seatService({ database, live });
  const desks = openDesks();
  const briefs = await briefService({ database, sealers, desk: desks.cases });
  const records = await recordService({ database, sealers, keeper: new RecordKeeper(sealers), salt });
  const signIn = settings.signIn.kind === "people" ? await peopleSignIn({ database, settings }) : await singlePersonSignIn(database);
  const { advice: desk } = desks;
  const { jobs } = tasks;
  const { changed } = seats;
  const bots = openBots({ database, sealers, keeper, sessions, desk, jobs, calls, changed, newSeed, log: log });
  const { seats: botSeats } = bots;
  const deeds = new ExerciseDeeds({ database, sealers, keeper, sessions, botSeats, newSeed, jobs });
  const exercises = exerciseService({ database, sealers, keeper, live, desk, deeds, botSeats, changed, newSeed });
  const advice = adviceService({ database, sealers, desk });
  const words = await ErasedWords.heardBy(database, [keeper, briefs.memory, records.memory, advice.memory, CASES_IN_MEMORY]);
  return { desks, tasks, sessions, seats, briefs, records, signIn, bots, deeds, exercises, advice, words };
}
