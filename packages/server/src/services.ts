import type { Result } from "@detente/engine";
import type { readAuditLog } from "./contract/audit-contracts.ts";
import type { letBotSitIn, listBots, seatBot, takeBot } from "./contract/bot-contracts.ts";
import type { changeBrief, LiveBriefMessage, readBrief, readBriefHistory } from "./contract/brief-contracts.ts";
import type {
  dropCase,
  exportCase,
  importCase,
  listCaseHolders,
  listCases,
  listCaseVersions,
  readCase,
  shareCase,
  unshareCase,
} from "./contract/case-contracts.ts";
import type {
  actOnAll,
  changeJoining,
  createExercise,
  ExerciseMessage,
  exportDebrief,
  joinExercise,
  listExercises,
  openDebrief,
  pairExercise,
  readDebrief,
  readExercise,
  readPlace,
  watchExercise,
} from "./contract/exercise-contracts.ts";
import type { eraseFile, listFiles, readFile, uploadFile } from "./contract/file-contracts.ts";
import type { Ended } from "./contract/parts.ts";
import type { askCounterOffers, askGuard, askReading, askVerdict } from "./contract/advice-contracts.ts";
import type { askAnalysis, askExchangePlan, askVerification } from "./contract/table-advice-contracts.ts";
import type { Problem } from "./contract/problem.ts";
import type {
  actInRecord,
  beginRecord,
  consentToRecord,
  exportRecord,
  listRecordEvents,
  listRecords,
  nameRecordBody,
  readRecord,
  RecordMessage,
} from "./contract/record-contracts.ts";
import type { Input, Output, RouteContract } from "./contract/route-contract.ts";
import type { listSeatLinks, makeSeatLink, revokeSeatLink } from "./contract/seat-link-contracts.ts";
import type { changeSeat, giveSeat, listSeats, takeSeat } from "./contract/seat-contracts.ts";
import type { Seqs } from "./contract/seqs.ts";
import type { act, createSession, exportSession, LiveMessage, readSession } from "./contract/session-contracts.ts";
import type { AskedSimulation, AskedTournament, TaskMessage } from "./contract/task-parts.ts";
import type { createTable, listTables, readTable } from "./contract/table-contracts.ts";
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
} from "./contract/tournament-contracts.ts";

/** Who asks, once that is known. */
export interface Caller {
  /** Uuid. */
  readonly person: string;
  readonly name: string;
}

/** What the routes need, and do not do themselves. Handlers take a request apart, ask one of these, and put the answer together. */
export interface Services {
  readonly signIns: SignIns;
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

/** Does what a route asks for, for this caller: as its contract says, or a problem. Who may what is decided here. */
export type Service<Contract extends RouteContract> = (
  caller: Caller,
  asked: Input<Contract>,
) => Promise<Result<Output<Contract>, Problem>>;

/** The same for what takes time: `gone` is aborted when nobody waits for the answer any more. */
export type PatientService<Contract extends RouteContract> = (
  caller: Caller,
  asked: Input<Contract>,
  gone: AbortSignal,
) => Promise<Result<Output<Contract>, Problem>>;

export interface SignIns {
  /** Who the cookies of a request stand for; null: nobody. In single-person mode that one person, whatever the cookies. */
  readonly callerOf: (cookies: Readonly<Record<string, string | undefined>>) => Promise<Caller | null>;
  /** Whom a bearer token stands for, the means of clients that are programs; null: nobody, as long as there are no such tokens. */
  readonly callerOfToken: (token: string) => Promise<Caller | null>;
  /**
   * Tells once when what these cookies stand for is over, whichever process ended it; what they stand for may be over already. The function
   * that it gives ends the telling.
   */
  readonly whenOver: (cookies: Readonly<Record<string, string | undefined>>, told: () => void) => () => void;
}

export interface Cases {
  readonly list: Service<typeof listCases>;
  readonly read: Service<typeof readCase>;
  readonly import: Service<typeof importCase>;
  readonly versions: Service<typeof listCaseVersions>;
  readonly file: Service<typeof exportCase>;
  readonly drop: Service<typeof dropCase>;
  readonly share: Service<typeof shareCase>;
  readonly holders: Service<typeof listCaseHolders>;
  readonly unshare: Service<typeof unshareCase>;
}

export interface Tables {
  readonly create: Service<typeof createTable>;
  readonly list: Service<typeof listTables>;
  readonly read: Service<typeof readTable>;
}

export interface Seats {
  readonly list: Service<typeof listSeats>;
  readonly give: Service<typeof giveSeat>;
  readonly change: Service<typeof changeSeat>;
  readonly take: Service<typeof takeSeat>;
}

export interface SeatLinks {
  readonly make: Service<typeof makeSeatLink>;
  readonly list: Service<typeof listSeatLinks>;
  readonly revoke: Service<typeof revokeSeatLink>;
}

export interface Bots {
  readonly list: Service<typeof listBots>;
  readonly seat: Service<typeof seatBot>;
  readonly sitIn: Service<typeof letBotSitIn>;
  readonly take: Service<typeof takeBot>;
}

export interface Exercises {
  readonly create: Service<typeof createExercise>;
  readonly list: Service<typeof listExercises>;
  readonly join: Service<typeof joinExercise>;
  readonly read: Service<typeof readExercise>;
  readonly watch: (caller: Caller, asked: Input<typeof watchExercise>, reader: Reader<ExerciseMessage>) => Promise<Result<Watch, Problem>>;
  readonly place: Service<typeof readPlace>;
  readonly changeJoining: Service<typeof changeJoining>;
  readonly pair: Service<typeof pairExercise>;
  readonly act: Service<typeof actOnAll>;
  readonly debrief: PatientService<typeof readDebrief>;
  readonly debriefFile: PatientService<typeof exportDebrief>;
  readonly openDebrief: Service<typeof openDebrief>;
}

export interface Audits {
  readonly read: Service<typeof readAuditLog>;
}

export interface Briefs {
  readonly read: Service<typeof readBrief>;
  readonly history: Service<typeof readBriefHistory>;
  readonly change: Service<typeof changeBrief>;
  readonly watch: (caller: Caller, asked: WatchingBrief, reader: Reader<LiveBriefMessage>) => Promise<Result<Watch, Problem>>;
}

export interface WatchingBrief {
  /** Uuid. */
  readonly table: string;
  readonly party: string;
  /** Which of the caller's seats is meant. */
  readonly seat: string | undefined;
  /** Number of the last edit that was read; null: it begins here. */
  readonly after: number | null;
}

export interface Sessions {
  readonly create: Service<typeof createSession>;
  readonly read: Service<typeof readSession>;
  readonly act: Service<typeof act>;
  readonly watch: (caller: Caller, asked: Watching, reader: Reader) => Promise<Result<Watch, Problem>>;
  readonly export: Service<typeof exportSession>;
}

/** For the side of whoever asks, from what that side sees alone. */
export interface Advice {
  readonly verdict: PatientService<typeof askVerdict>;
  readonly counterOffers: PatientService<typeof askCounterOffers>;
  readonly guard: PatientService<typeof askGuard>;
  readonly reading: PatientService<typeof askReading>;
  readonly analysis: PatientService<typeof askAnalysis>;
  readonly exchangePlan: PatientService<typeof askExchangePlan>;
  readonly verification: PatientService<typeof askVerification>;
}

export interface Records {
  readonly begin: Service<typeof beginRecord>;
  readonly list: Service<typeof listRecords>;
  readonly read: Service<typeof readRecord>;
  readonly consent: Service<typeof consentToRecord>;
  readonly act: Service<typeof actInRecord>;
  readonly events: Service<typeof listRecordEvents>;
  readonly watch: (caller: Caller, asked: WatchingRecord, reader: Reader<RecordMessage>) => Promise<Result<Watch, Problem>>;
  readonly export: Service<typeof exportRecord>;
  readonly nameBody: Service<typeof nameRecordBody>;
}

export interface WatchingRecord {
  /** Uuid. */
  readonly record: string;
  /** Uuid of the seat that is meant; undefined: the one that was given first. */
  readonly seat: string | undefined;
  /** Number of the last event that the reader has; null: it begins here. */
  readonly after: number | null;
}

export interface Files {
  readonly upload: Service<typeof uploadFile>;
  readonly list: Service<typeof listFiles>;
  readonly read: Service<typeof readFile>;
  readonly erase: Service<typeof eraseFile>;
}

export interface Watching {
  /** Uuid. */
  readonly session: string;
  /** Uuid of the seat that is meant; undefined: the one that was given first. */
  readonly seat?: string | undefined;
  /** How far the reader is; null: it begins here, and is told the view first. */
  readonly after: Seqs | null;
}

/** Where the messages of one stream go. The route writes them out, beats while nothing happens, and cuts off readers that do not read. */
export interface Reader<Message = LiveMessage> {
  readonly tell: (message: Message | Ended) => void;
  /** Called by the service after the last message, as when a seat was taken away. */
  readonly end: () => void;
}

/** A stream that was begun. */
export interface Watch {
  /** Called once, when the reader has gone, or was cut off. */
  readonly stop: () => void;
}

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
