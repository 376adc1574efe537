import { randomBytes } from "node:crypto";
import { adviceService } from "./advice/advice-service.ts";
import { briefService } from "./briefs/brief-service.ts";
import { BotCalls } from "./bots/bot-calls.ts";
import { openBots } from "./bots/open-bots.ts";
import { CASES_IN_MEMORY } from "./cases/parsed-case.ts";
import { caseService } from "./cases/case-service.ts";
import type { Database } from "./database/database.ts";
import { openDesks } from "./desk/open-desks.ts";
import { openTasks } from "./jobs/open-tasks.ts";
import { classRoutes } from "./exercises/class-routes.ts";
import { ExerciseDeeds } from "./exercises/exercise-deeds.ts";
import { exerciseService } from "./exercises/exercise-service.ts";
import { keepingService } from "./keeping/keeping-service.ts";
import { tableFileService } from "./keeping/table-file-service.ts";
import { logOf } from "./log-of.ts";
import type { LogLines } from "./log-settings.ts";
import { peopleRoutes } from "./routes/people-routes.ts";
import { keepingRoutes } from "./routes/keeping-routes.ts";
import type { TableSealers } from "./secrets/table-sealers.ts";
import type { Services } from "./services.ts";
import { ErasedWords } from "./sessions/erased-words.ts";
import { Live } from "./sessions/live.ts";
import { fileService } from "./files/file-service.ts";
import { RecordKeeper } from "./records/record-keeper.ts";
import { recordService } from "./records/record-service.ts";
import { SessionKeeper } from "./sessions/session-keeper.ts";
import { sessionService } from "./sessions/session-service.ts";
import type { Settings } from "./settings.ts";
import { peopleSignIn } from "./sign-in/people-sign-in.ts";
import { singlePersonSignIn } from "./sign-in/single-person.ts";
import { tokenService } from "./sign-in/token-service.ts";
import { auditService } from "./tables/audit-service.ts";
import { seatLinkService } from "./tables/seat-link-service.ts";
import { seatService } from "./tables/seat-service.ts";
import { tableService } from "./tables/table-service.ts";
import type { RegularWork } from "./regularly.ts";
import type { ServedRoute } from "./routes/served-route.ts";

export interface OpenServices {
  readonly services: Services;
  /** All there are for people. */
  readonly routes: readonly ServedRoute[];
  /** To be done as long as the server runs. */
  readonly works: readonly RegularWork[];
  /** Begins what this process does without being asked: jobs, and the moves of bots. */
  readonly play: () => Promise<void>;
  /** Ends what is under way and what is read live. Requests are still answered. */
  readonly quieten: () => Promise<void>;
  /** Ends the threads, once nobody asks any more. */
  readonly close: () => Promise<void>;
}

interface Means {
  readonly database: Database;
  readonly sealers: TableSealers;
  readonly settings: Settings;
  readonly log: LogLines;
}

/** Milliseconds. Between two looks for what other processes wrote, should a notice be lost. */
const LOOK_AROUND = 2_000;
const TICK = 1_000;
/** Between two looks for bots whose turn was lost. */
const LOOK_AT_BOTS = 20_000;
/** Between two looks for jobs of tasks that were lost. */
const LOOK_AT_TASKS = 10_000;
/** Between two looks for deeds at all tables whose job was lost. */
const LOOK_AT_DEEDS = 10_000;
/** Between two looks for streams whose sign-in is over by itself. */
const LOOK_AT_SIGN_INS = 30_000;

const newSeed = (): number => randomBytes(4).readUInt32BE();
const salt = (): string => randomBytes(16).toString("hex");

/** Everything that routes ask, put together. */
export async function openServices({ database, sealers, settings, log }: Means): Promise<OpenServices> {
  const live = new Live();
  const keeper = new SessionKeeper(sealers);
  const tasks = await openTasks({ database, sealer: sealers.server, log: logOf(settings, log) });
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
  const bots = openBots({ database, sealers, keeper, sessions, desk, jobs, calls, changed, newSeed, log: logOf(settings, log) });
  const { seats: botSeats } = bots;
  const deeds = new ExerciseDeeds({ database, sealers, keeper, sessions, botSeats, newSeed, jobs });
  const exercises = exerciseService({ database, sealers, keeper, live, desk, deeds, botSeats, changed, newSeed });
  const advice = adviceService({ database, sealers, desk });
  const services: Services = {
    signIns: signIn.signIns,
    tokens: tokenService(database),
    cases: caseService({ database, sealer: sealers.server, desk: desks.cases }),
    tables: tableService({ database, sealers }),
    seats,
    seatLinks: seatLinkService({ database, changed }),
    audits: auditService(database),
    bots: bots.service,
    exercises,
    briefs,
    sessions,
    records,
    files: fileService({ database, sealers }),
    advice,
    tournaments: tasks.tournaments,
    simulations: tasks.simulations,
    isReady: () => answers(database),
  };
  const classes = signIn.guests === null ? [] : classRoutes({ ...signIn.guests, sealer: sealers.server });
  const words = await ErasedWords.heardBy(database, [keeper, briefs.memory, records.memory, advice.memory, CASES_IN_MEMORY]);
  const kept = keepingRoutes(
    keepingService({ database, sealers, words, changed, mode: settings.signIn.kind }),
    tableFileService({ database, sealers, desk: desks.cases }),
  );
  const routes = [...signIn.routes, ...classes, ...peopleRoutes(services, settings), ...kept];
  return {
    services,
    routes,
    works: [
      { every: LOOK_AROUND, work: () => Promise.all([sessions.catchUp(), briefs.catchUp(), records.catchUp()]) },
      { every: TICK, work: () => Promise.all([sessions.tick(), bots.tick()]) },
      { every: LOOK_AT_BOTS, work: bots.lookAround },
      { every: LOOK_AT_TASKS, work: tasks.lookAround },
      { every: LOOK_AT_DEEDS, work: () => deeds.lookAround() },
      { every: LOOK_AT_SIGN_INS, work: signIn.lookAround },
    ],
    play: async () => {
      await tasks.play(settings.workers ?? 1);
      await bots.play();
      await deeds.play();
    },
    quieten: async () => {
      await deeds.close();
      await bots.close();
      await tasks.close();
      exercises.close();
      await sessions.close();
      await records.close();
      await briefs.close();
      await seats.close();
    },
    close: () => desks.close(),
  };
}

async function answers(database: Database): Promise<boolean> {
  try {
    return await database.transact({ kind: "nobody" }, async () => true);
  } catch {
    return false;
  }
}
