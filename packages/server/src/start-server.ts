import { randomBytes } from "node:crypto";
import { failed, ok, type Result } from "@detente/engine";
import { adviceService } from "./advice/advice-service.ts";
import { openDesk } from "./advice/open-desk.ts";
import { createApp } from "./app.ts";
import { briefService } from "./briefs/brief-service.ts";
import { BotCalls } from "./bots/bot-calls.ts";
import { openBots } from "./bots/open-bots.ts";
import { caseService } from "./cases/case-service.ts";
import { CaseDesk } from "./cases/desk/case-desk.ts";
import { type ExampleFile, loadExamples } from "./cases/load-examples.ts";
import type { Database } from "./database/database.ts";
import { openTasks } from "./jobs/open-tasks.ts";
import { classRoutes } from "./exercises/class-routes.ts";
import { exerciseService } from "./exercises/exercise-service.ts";
import { keepingService } from "./keeping/keeping-service.ts";
import { tableFileService } from "./keeping/table-file-service.ts";
import { listen } from "./listen.ts";
import { logOf } from "./log-of.ts";
import type { LogLines } from "./log-settings.ts";
import { openDatabase } from "./open-database.ts";
import { regularly } from "./regularly.ts";
import { peopleRoutes } from "./routes/people-routes.ts";
import { keepingRoutes } from "./routes/keeping-routes.ts";
import { TableSealers } from "./secrets/table-sealers.ts";
import type { Services } from "./services.ts";
import { ErasedWords } from "./sessions/erased-words.ts";
import { Live } from "./sessions/live.ts";
import { fileService } from "./files/file-service.ts";
import { RecordKeeper } from "./records/record-keeper.ts";
import { recordService } from "./records/record-service.ts";
import { SessionKeeper } from "./sessions/session-keeper.ts";
import { sessionService } from "./sessions/session-service.ts";
import type { Settings } from "./settings.ts";
import { consoleLink } from "./sign-in/console-link.ts";
import { peopleSignIn } from "./sign-in/people-sign-in.ts";
import { singlePersonSignIn } from "./sign-in/single-person.ts";
import { auditService } from "./tables/audit-service.ts";
import { seatLinkService } from "./tables/seat-link-service.ts";
import { seatService } from "./tables/seat-service.ts";
import { tableService } from "./tables/table-service.ts";

export interface RunningServer {
  /** Where people reach it. */
  readonly url: string;
  /** Address of a page that makes whoever opens it first somebody who may open tables. A secret; null: none was made. */
  readonly consoleLink: string | null;
  /** Ends the streams, lets requests under way finish, and closes the database. */
  readonly stop: () => Promise<void>;
}

interface Starting {
  readonly settings: Settings;
  readonly examples: readonly ExampleFile[];
  readonly log: LogLines;
}

/** Milliseconds. Between two looks for what other processes wrote, should a notice be lost. */
const LOOK_AROUND = 2_000;
const TICK = 1_000;
/** Between two looks for bots whose turn was lost. */
const LOOK_AT_BOTS = 20_000;
/** Between two looks for streams whose sign-in is over by itself. */
const LOOK_AT_SIGN_INS = 30_000;

/** A server that listens, or why it cannot, in plain words. */
export async function startServer({ settings, examples, log }: Starting): Promise<Result<RunningServer, string>> {
  const opened = await openDatabase(settings);
  if (opened.kind === "failed") return opened;
  const { database, key, closeDoor } = opened.value;
  try {
    const served = await serve(database, { settings, examples, log, sealers: new TableSealers(key) });
    if (served.kind === "failed") {
      await closeDoor();
      return served;
    }
    const { url, consoleLink: link, stop } = served.value;
    return ok({ url, consoleLink: link, stop: async () => void (await Promise.all([closeDoor(), stop()])) });
  } catch (error) {
    await closeDoor();
    await database.close();
    throw error;
  }
}

interface Serving extends Starting {
  readonly sealers: TableSealers;
}

const newSeed = (): number => randomBytes(4).readUInt32BE();
const salt = (): string => randomBytes(16).toString("hex");

async function serve(database: Database, { settings, examples, log, sealers }: Serving): Promise<Result<RunningServer, string>> {
  await loadExamples(database, sealers.server, examples);
  const live = new Live();
  const keeper = new SessionKeeper(sealers);
  const tasks = await openTasks({ database, sealer: sealers.server, log: logOf(settings, log) });
  const calls = new BotCalls(tasks.jobs);
  const draw = () => newSeed() / 2 ** 32;
  const sessions = await sessionService({ database, keeper, live, salt, draw, bots: calls });
  const seats = await seatService({ database, live });
  const briefDesk = new CaseDesk();
  const briefs = await briefService({ database, sealers, desk: briefDesk });
  const records = await recordService({ database, sealers, keeper: new RecordKeeper(sealers), salt });
  const signIn = settings.signIn.kind === "people" ? await peopleSignIn({ database, settings }) : await singlePersonSignIn(database);
  const [desk, caseDesk] = [openDesk(), new CaseDesk()];
  const { jobs } = tasks;
  const { changed } = seats;
  const bots = openBots({ database, sealers, keeper, sessions, desk, jobs, calls, changed, newSeed, log: logOf(settings, log) });
  const { seats: botSeats } = bots;
  const exercises = exerciseService({ database, sealers, keeper, live, desk, sessions, botSeats, changed, newSeed });
  const services: Services = {
    signIns: signIn.signIns,
    cases: caseService({ database, sealer: sealers.server, desk: caseDesk }),
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
    advice: adviceService({ database, sealers, desk }),
    tournaments: tasks.tournaments,
    simulations: tasks.simulations,
    isReady: () => answers(database),
  };
  const classes = signIn.guests === null ? [] : classRoutes({ ...signIn.guests, sealer: sealers.server });
  const words = await ErasedWords.heardBy(database, keeper);
  const kept = keepingRoutes(
    keepingService({ database, sealers, words, changed, mode: settings.signIn.kind }),
    tableFileService({ database, sealers, desk: caseDesk }),
  );
  const routes = [...signIn.routes, ...classes, ...peopleRoutes(services, settings), ...kept];
  const app = await createApp({ settings, services, log, routes });
  const listening = await listen(app, settings);
  await tasks.play(settings.workers ?? 1);
  await bots.play();
  const rest = regularly([
    { every: LOOK_AROUND, work: () => Promise.all([sessions.catchUp(), briefs.catchUp(), records.catchUp()]) },
    { every: TICK, work: () => Promise.all([sessions.tick(), bots.tick()]) },
    { every: LOOK_AT_BOTS, work: bots.lookAround },
    { every: LOOK_AT_SIGN_INS, work: signIn.lookAround },
  ]);
  const stop = async (): Promise<void> => {
    rest();
    await bots.close();
    await tasks.close();
    exercises.close();
    await sessions.close();
    await records.close();
    await briefs.close();
    await seats.close();
    await app.close();
    await desk.close();
    await caseDesk.close();
    await briefDesk.close();
    await database.close();
  };
  if (listening.kind === "ok") {
    const path = await consoleLink(database, settings);
    return ok({ url: listening.value, consoleLink: path && `${listening.value}${path}`, stop });
  }
  await stop();
  return failed(`${listening.failure.variable} ${listening.failure.message}`);
}

async function answers(database: Database): Promise<boolean> {
  try {
    return await database.transact({ kind: "nobody" }, async () => true);
  } catch {
    return false;
  }
}
